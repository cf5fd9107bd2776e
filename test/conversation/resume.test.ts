/** Left here and taken up there, by a code that works once: it is a key. */
import { describe, expect, test } from 'vitest';
import { casesOf, receive, standing, turnsOf, voidCode } from '../../src/conversation.ts';
import type { Received } from '../../src/message.ts';
import { codeIn } from '../../src/resume-code.ts';
import { turnsAfter } from '../../src/store/turns.ts';
import { arrived, LIN, type Person, person, questionOf, submitted, textOf } from './person.ts';
import { STANDPOINTS } from './stages.ts';
import { aWorld, closeAfterEach, DAY, type TestWorld } from './world.ts';

closeAfterEach();

async function codeOf(officer: Person): Promise<string> {
  const code = codeIn(textOf(await officer.command('code')));
  if (code === undefined) throw new Error('no code was given');
  return code;
}

/** Somebody half-way, with their code. */
async function halfWay(world: TestWorld): Promise<{ officer: Person; code: string; caseId: string }> {
  const officer = await arrived(world);
  await officer.answer(LIN, '领域');
  return { officer, code: await codeOf(officer), caseId: officer.last.caseId };
}

const isRefused = (received: Received): boolean => textOf(received).includes('这个继续码不能用');

describe('a code', () => {
  test('takes the matter up in a thread where nothing was said before', async () => {
    const world = await aWorld();
    const { code, caseId } = await halfWay(world);
    const there = await person(world).say(code);
    expect(there.caseId).toBe(caseId);
    expect(textOf(there)).toContain('接上了');
    expect(questionOf(there)?.question).toBe('领域');
  });

  test('takes it up in another channel, where it is from then on its user’s', async () => {
    const world = await aWorld();
    const { code, caseId } = await halfWay(world);
    const officer = person(world, { thread: { channel: 'slack', address: 'D1' }, owner: 'slack:T1:U1' });
    await officer.say(code);
    expect((await casesOf(world, 'slack:T1:U1')).map((known) => known.caseId)).toEqual([caseId]);
  });

  test('both places go on with the one matter', async () => {
    const world = await aWorld();
    const { officer, code } = await halfWay(world);
    const other = person(world);
    await other.say(code);
    await other.tap('领域=工程建设和采购');
    expect(questionOf(await officer.say('继续'))?.question).toBe('经过');
  });

  test('both places at the same moment: each message has its turn', async () => {
    const world = await aWorld();
    const { officer, code, caseId } = await halfWay(world);
    const other = person(world);
    await other.say(code);
    const said = await Promise.all([officer.say('工程'), other.say('帮助'), officer.say('跳过'), other.say('进度')]);
    expect(new Set(said.map(({ seq }) => seq)).size).toBe(4);
    const turns = await turnsAfter(world.db, caseId, 0);
    expect(turns.map(({ seq }) => seq)).toEqual(turns.map((_, at) => at + 1));
  });

  test.each([
    ['in lower case', (code: string) => code.toLowerCase()],
    ['with spaces', (code: string) => code.replaceAll('-', ' ')],
    ['without hyphens', (code: string) => code.replaceAll('-', '')],
    [
      'full-width',
      (code: string) => code.replace(/[0-9A-Z-]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    ],
    ['in a sentence', (code: string) => `我的继续码是 ${code}。`],
    ['with O for 0 and l for 1', (code: string) => code.replaceAll('0', 'O').replaceAll('1', 'l')],
  ])('may be typed %s', async (_, typed) => {
    const world = await aWorld();
    const { code, caseId } = await halfWay(world);
    expect((await person(world).say(typed(code))).caseId).toBe(caseId);
  });

  test('works once', async () => {
    const world = await aWorld();
    const { code, caseId } = await halfWay(world);
    await person(world).say(code);
    const second = await person(world).say(code);
    expect(isRefused(second)).toBe(true);
    expect(second.caseId).not.toBe(caseId);
  });

  test('works once, typed in two places at the same moment', async () => {
    const world = await aWorld();
    const { code, caseId } = await halfWay(world);
    const both = await Promise.all([person(world).say(code), person(world).say(code)]);
    expect(both.filter((received) => received.caseId === caseId)).toHaveLength(1);
    expect(both.filter(isRefused)).toHaveLength(1);
  });

  test('of a matter at the desk outlives it: sixty days, and whoever comes back is told that it is used up', async () => {
    const world = await aWorld();
    const officer = await submitted(world);
    expect(textOf(officer.last)).toContain('关掉这里，这台设备就不记得这件事了');
    const received = await officer.command('code');
    expect(textOf(received)).toContain('60天内有效');
    world.clock.now += 60 * DAY - 1;
    const back = textOf(await person(world).say(codeIn(textOf(received)) ?? ''));
    expect(back).toContain('刚才的继续码已经用掉');
    const inSlack = await submitted(world, { thread: { channel: 'slack', address: 'D1' } });
    expect(textOf(inSlack.last), 'the thread stays').not.toContain('不记得这件事');
  });

  test('works until it expires', async () => {
    const world = await aWorld();
    const { code, caseId } = await halfWay(world);
    world.clock.now += 7 * DAY - 1;
    expect((await person(world).say(code)).caseId).toBe(caseId);
  });

  test('does not work after it has expired', async () => {
    const world = await aWorld();
    const { code } = await halfWay(world);
    world.clock.now += 7 * DAY;
    expect(isRefused(await person(world).say(code))).toBe(true);
  });

  test('that was never given out is refused, and so is one of a destroyed matter', async () => {
    const world = await aWorld();
    expect(isRefused(await person(world).say('LK-0000-0000-0000-0000'))).toBe(true);
    const { officer, code } = await halfWay(world);
    await officer.command('delete');
    await officer.command('yes');
    expect(isRefused(await person(world).say(code))).toBe(true);
  });

  test('of a submitted matter leads to where it waits', async () => {
    const world = await aWorld();
    const officer = await submitted(world);
    const there = await person(world).say(await codeOf(officer));
    expect(there.status).toBe('submitted');
  });

  test('typed in its own thread is used up and changes nothing else', async () => {
    const world = await aWorld();
    const { officer, code, caseId } = await halfWay(world);
    expect(textOf(await officer.say(code))).toContain('接上了');
    expect(officer.last.caseId).toBe(caseId);
    expect(isRefused(await officer.say(code))).toBe(true);
    expect(questionOf(officer.last)?.question).toBe('领域');
  });
});

describe('the thread in which a code is typed', () => {
  test('that has only been greeted takes it, and the empty matter is gone', async () => {
    const world = await aWorld();
    const { code, caseId } = await halfWay(world);
    const officer = await arrived(world);
    expect((await officer.say(code)).caseId).toBe(caseId);
    expect(await world.db.query('select id from cases', [])).toEqual([{ id: caseId }]);
  });

  test('that has an unfinished matter keeps it, and the code still works elsewhere', async () => {
    const world = await aWorld();
    const { code, caseId } = await halfWay(world);
    const officer = await arrived(world);
    await officer.say('容错');
    const own = officer.last.caseId;
    const refused = await officer.say(code);
    expect(refused.caseId).toBe(own);
    expect(textOf(refused)).toContain('还有一件没有做完的自查');
    expect(questionOf(refused)?.question).toBe('谁在问');
    expect((await person(world).say(code)).caseId).toBe(caseId);
  });

  test('whose matter has been decided takes it, and the decided one is kept', async () => {
    const world = await aWorld();
    const { code, caseId } = await halfWay(world);
    const officer = await STANDPOINTS.decided(world);
    const decided = officer.last.caseId;
    expect((await officer.say(code)).caseId).toBe(caseId);
    expect(await turnsAfter(world.db, decided, 0)).not.toHaveLength(0);
  });

  test('is bound from then on', async () => {
    const world = await aWorld();
    const { code, caseId } = await halfWay(world);
    const officer = person(world);
    await officer.say(code);
    expect(await standing(world, officer.thread)).toMatchObject({ caseId });
  });
});

describe('a code is a key', () => {
  test('it stands nowhere in the database, in no way of writing', async () => {
    const world = await aWorld();
    const { code } = await halfWay(world);
    await person(world).say(code);
    for (const written of [code, code.replaceAll('-', ''), code.slice(3, 12), code.toLowerCase()])
      expect(await world.filesWith(written)).toEqual([]);
  });

  test('it is shown once: a page that shows the talk again shows that there was one', async () => {
    const world = await aWorld();
    const { officer, code } = await halfWay(world);
    const shown = JSON.stringify(await turnsOf(world, officer.thread, 0));
    expect(shown).not.toContain(code);
    expect(shown).toContain('已隐藏');
  });

  test('it has eighty bits, and no two are alike', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    const codes = new Set<string>();
    for (let n = 0; n < 20; n++) codes.add(await codeOf(officer));
    expect(codes.size).toBe(20);
    for (const code of codes) expect(code).toMatch(/^LK(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
  });

  test('one that was seen in a public place is void', async () => {
    const world = await aWorld();
    const { code } = await halfWay(world);
    expect(await voidCode(world, `@liukan ${code}`)).toBe(true);
    expect(isRefused(await person(world).say(code))).toBe(true);
  });

  test('what is no code in a public place is left alone', async () => {
    const world = await aWorld();
    const { code, caseId } = await halfWay(world);
    expect(await voidCode(world, '大家好')).toBe(false);
    expect(await voidCode(world, 'LK-0000-0000-0000-0000')).toBe(false);
    expect((await person(world).say(code)).caseId).toBe(caseId);
  });

  test('used in private, then repeated in public, it is still no error', async () => {
    const world = await aWorld();
    const { code } = await halfWay(world);
    await person(world).say(code);
    expect(await voidCode(world, code)).toBe(true);
  });

  test('the message that took it up is answered the same when it is delivered again', async () => {
    const world = await aWorld();
    const { code } = await halfWay(world);
    const message = { id: 'Ev1', thread: { channel: 'slack', address: 'D1' } as const, text: code };
    const first = await receive(world, message);
    expect(await receive(world, message)).toEqual({ ...first, repeated: true });
  });
});
