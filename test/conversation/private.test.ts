/** What is private stays so: not stored, destroyed to the last byte, invisible to everybody until consent. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { HOME } from '../../src/config.ts';
import { casesOf, destroy, standing, turnsOf } from '../../src/conversation.ts';
import { arrived, consenting, judged, LIN, person, questionOf, submitted, textOf } from './person.ts';
import { aReviewer } from './reviewer.ts';
import { type Standpoint, standpoints, STANDPOINTS } from './stages.ts';
import { aWorld, closeAfterEach, type TestWorld } from './world.ts';

closeAfterEach();

const ACCOUNT = '那年汛期我们在河堤上守了三个通宵';
const UNIT = '某某河道管理站';
const EXCLUDED = '站里管钱的老周';

/** Where words are kept as they are written: for the record, or for the reviewer, whom one may write to at any time. */
const LINES = ['naming', 'excluding', 'writing', 'reporting', 'appealing', 'submitted', 'claimed', 'decided'] as const;

/** Where a matter was sent already. */
const SENT: readonly Standpoint[] = [
  ...(['submitted', 'confirmingWithdrawal', 'claimed', 'writing', 'reasking', 'rereading'] as const),
  ...(['decided', 'reporting', 'appealing'] as const),
];

describe('what was not understood is not stored', () => {
  test.each(standpoints)('%s', async (standpoint) => {
    const world = await aWorld();
    const officer = await STANDPOINTS[standpoint](world);
    const words = '西瓜芝麻绿豆';
    const { replies } = await officer.say(words);
    expect(replies.length).toBeGreaterThan(0);
    if (standpoint === 'asking an account' || LINES.some((line) => line === standpoint))
      expect(await world.filesWith(words)).not.toEqual([]);
    else expect(await world.filesWith(words)).toEqual([]);
  });

  test('not even as a first message', async () => {
    const world = await aWorld();
    await person(world).say('西瓜芝麻绿豆');
    expect(await world.filesWith('西瓜芝麻绿豆')).toEqual([]);
  });

  test('and not the words by which an option was chosen', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    await officer.answer(LIN, '动机');
    await officer.say('说到底就是工作需要啊');
    expect(officer.last.replies.at(-1)?.text).toContain('对吗');
    await officer.say('是');
    expect(await world.filesWith('说到底就是')).toEqual([]);
  });
});

describe('distress', () => {
  test.each(standpoints)('%s: is answered with the hotline, and not stored', async (standpoint) => {
    const world = await aWorld({ settings: { hotline: '400-161-9995', codeLifetime: 1 } });
    const officer = await STANDPOINTS[standpoint](world);
    const received = await officer.say('压力太大，我真的不想活了，家里人不知道');
    expect(textOf(received)).toContain('400-161-9995');
    expect(questionOf(received)).toBeUndefined(); // no next question is pressed on them
    expect(await world.filesWith('压力太大')).toEqual([]);
  });

  test.each([
    '不想活',
    '我想死',
    '要轻生',
    '寫了遺書',
    'I want to die',
    'I might kill myself',
    '不如一了百了',
    '想结束自己的生命',
  ])('「%s」 is heard as it', async (words) => {
    const world = await aWorld();
    expect(textOf(await person(world).say(words))).toContain('12356');
  });

  test('the matter waits, and goes on where it was', async () => {
    const world = await aWorld();
    const officer = await STANDPOINTS.consenting(world);
    const card = officer.last.replies.at(-1);
    await officer.say('活不下去了');
    expect((await officer.say('继续')).replies.at(-1)).toEqual(card);
    expect(await world.db.query('select id from reviews', [])).toEqual([]);
  });

  test('a yes after it confirms nothing by mistake: what is asked is shown first', async () => {
    const world = await aWorld();
    const officer = await STANDPOINTS['asking a look'](world);
    await officer.say('活不下去了');
    expect(questionOf(await officer.say('继续'))?.question).toBe('决策');
  });
});

describe('a secret', () => {
  const SECRETS = [
    '绝密★五年 某工程坐标',
    '按照机密文件第三号办的',
    '涉及国家秘密的项目',
    '秘密★十年',
    '這是機密文件',
    'this is TOP SECRET material',
  ];

  test.each(SECRETS)('「%s」 is not stored as an account', async (words) => {
    const world = await aWorld();
    const officer = await STANDPOINTS['asking an account'](world);
    const received = await officer.say(words);
    expect(textOf(received)).toContain('不得涉密');
    expect(questionOf(received)?.question).toBe('经过');
    expect(await world.filesWith(words)).toEqual([]);
  });

  test.each(LINES)('is not stored as a line: %s', async (standpoint) => {
    const world = await aWorld();
    const officer = await STANDPOINTS[standpoint](world);
    expect(textOf(await officer.say('绝密级某某基地'))).toContain('不得涉密');
    expect(await world.filesWith('绝密级某某基地')).toEqual([]);
  });

  test.each(['本件不涉密，只是普通采购', '没有涉及国家秘密', '不涉及国家秘密。后来补办了手续'])(
    '「%s」 is no secret',
    async (words) => {
      const world = await aWorld();
      const officer = await STANDPOINTS['asking an account'](world);
      expect(textOf(await officer.say(words))).not.toContain('不得涉密：请去掉');
    },
  );
});

/** A matter with everything in it that a person may write. */
async function told(world: TestWorld) {
  return consenting(world, {
    facts: { ...LIN, 经过: ACCOUNT },
    unit: UNIT,
    excluded: EXCLUDED,
    owner: 'slack:T1:U777',
    thread: { channel: 'slack', address: 'D777' },
  });
}

describe('a self-check that is deleted', () => {
  test('leaves no byte of what was said or judged in the files', async () => {
    const world = await aWorld();
    const officer = await told(world);
    for (const words of [ACCOUNT, UNIT, EXCLUDED]) expect(await world.filesWith(words)).not.toEqual([]);
    await officer.command('delete');
    await officer.command('yes');
    expect(officer.last.status).toBe('destroyed');
    for (const words of [ACCOUNT, UNIT, EXCLUDED, officer.last.caseId])
      expect(await world.filesWith(words)).toEqual([]);
    for (const table of ['cases', 'turns', 'outbox', 'codes', 'reviews', 'acts', 'drafts', 'looks'])
      expect(await world.db.query(`select * from ${table}`, [])).toEqual([]);
  });

  test('is no longer among one’s own', async () => {
    const world = await aWorld();
    const officer = await told(world);
    await officer.command('delete');
    await officer.command('yes');
    expect(await casesOf(world, 'slack:T1:U777')).toEqual([]);
    expect(await standing(world, officer.thread)).toBeUndefined();
    expect(await turnsOf(world, officer.thread, 0)).toBeUndefined();
  });

  test('leaves others as they are', async () => {
    const world = await aWorld();
    const other = await judged(world, { ...LIN, 经过: '别人的经过' });
    const officer = await told(world);
    await officer.command('delete');
    await officer.command('yes');
    expect(await world.filesWith('别人的经过')).not.toEqual([]);
    expect((await turnsOf(world, other.thread, 0))?.status).toBe('judged');
  });

  test('by the channel’s own button is asked and confirmed in one', async () => {
    const world = await aWorld();
    const officer = await told(world);
    expect((await destroy(world, officer.thread)).status).toBe('destroyed');
    expect(await world.filesWith(ACCOUNT)).toEqual([]);
  });

  test('after it was submitted, by the same button, is withdrawn and destroyed', async () => {
    const world = await aWorld();
    const officer = await told(world);
    await officer.command('yes');
    await (await aReviewer(world)).sees();
    expect((await destroy(world, officer.thread)).status).toBe('destroyed');
    for (const words of [ACCOUNT, UNIT, EXCLUDED]) expect(await world.filesWith(words)).toEqual([]);
    for (const table of ['cases', 'turns', 'outbox', 'reviews', 'acts', 'looks'])
      expect(await world.db.query(`select * from ${table}`, []), table).toEqual([]);
  });

  test('once a reviewer has it, stays, and the person is told why', async () => {
    const world = await aWorld();
    const officer = await told(world);
    await officer.command('yes');
    await (await aReviewer(world)).claim();
    const received = await destroy(world, officer.thread);
    expect(received.status).toBe('claimed');
    expect(textOf(received)).toContain('不能再撤回');
    expect(await world.filesWith(ACCOUNT)).not.toEqual([]);
  });
});

describe('a withdrawn matter', () => {
  test('leaves no byte of the record; the self-check is the person’s own again', async () => {
    const world = await aWorld();
    const officer = await told(world);
    await officer.command('yes');
    const reviewer = await aReviewer(world);
    await officer.command('delete');
    await officer.command('yes');
    expect(officer.last.status).toBe('judged');
    expect(await reviewer.sees()).toEqual([]);
    expect(await world.db.query('select stage, record, excluded from reviews', [])).toEqual([
      { stage: 'withdrawn', record: null, excluded: '' },
    ]);
  });

  test('nor of what was asked, answered and written while a reviewer had it', async () => {
    const world = await aWorld();
    const officer = await told(world);
    await officer.command('yes');
    const reviewer = await aReviewer(world);
    await reviewer.claim();
    await reviewer.ask({ text: '由哪个会议决定？' });
    await officer.say('站长办公会');
    await reviewer.act({ type: 'released', reason: '河道的事由水利口办理' });
    await officer.command('delete');
    await officer.command('yes');
    expect(officer.last.status).toBe('judged');
    expect(await reviewer.sees()).toEqual([]);
    expect(await world.filesWith('由水利口办理')).toEqual([]);
    const acts = await world.db.query('select act from acts', []);
    expect(acts.map(({ act }) => JSON.parse(String(act)).type)).toEqual(['withdrawn']);
    await officer.command('delete');
    await officer.command('yes');
    for (const words of ['站长办公会', '由哪个会议决定', ACCOUNT]) expect(await world.filesWith(words)).toEqual([]);
  });
});

describe('an unsent self-check is invisible', () => {
  const exported = (world: TestWorld, id: string) =>
    promisify(execFile)(process.execPath, [join(HOME, 'src/cli.ts'), 'export', id], {
      env: { ...process.env, LIUKAN_DATABASE: world.file },
    });

  test.each(standpoints.filter((standpoint) => standpoint !== 'gone' && !SENT.includes(standpoint)))(
    '%s: no review, nothing to be listed',
    async (standpoint) => {
      const world = await aWorld();
      await STANDPOINTS[standpoint](world);
      expect(await world.db.query('select * from reviews', [])).toEqual([]);
      expect(await (await aReviewer(world)).sees()).toEqual([]);
    },
  );

  test('to the export, which tells an unsent one and an unknown one alike', async () => {
    const world = await aWorld();
    const officer = await consenting(world);
    const refusal = async (id: string): Promise<string> => {
      const { code, stdout, stderr } = await exported(world, id).then(
        () => ({ code: 0, stdout: '', stderr: '' }),
        (error: { code: number; stdout: string; stderr: string }) => error,
      );
      expect([code, stdout]).toEqual([1, '']);
      return stderr.replaceAll(id, 'ID').replace(/\(node:.*\n.*\n/g, '');
    };
    expect(await refusal(officer.last.caseId)).toBe(await refusal('id0'));
  });

  test('no function of the store lists the cases', async () => {
    const cases = await import('../../src/store/cases.ts');
    expect(Object.keys(cases).sort()).toEqual(['caseById', 'casesOfOwner', 'createCase', 'destroyCase', 'setOwner']);
  });

  test('another person’s list does not have it', async () => {
    const world = await aWorld();
    await told(world);
    expect(await casesOf(world, 'slack:T1:U1')).toEqual([]);
    expect(await casesOf(world, '')).toEqual([]);
  });
});

test('the ids of destroyed messages that are kept say nothing of what the channel put into them', async () => {
  const world = await aWorld();
  const officer = person(world);
  await officer.send({ id: 'Ev-张三-13800000000', text: '1' });
  expect(await world.filesWith('张三')).toEqual([]);
  expect(await world.filesWith('13800000000')).toEqual([]);
});

test('a submitted one is seen by a reviewer who may, and by nobody whom the officer excluded', async () => {
  const world = await aWorld();
  await submitted(world, { unit: '某区住建局', excluded: '李四' });
  expect(await (await aReviewer(world)).sees()).toHaveLength(1);
  expect(await (await aReviewer(world, { name: '李四' })).sees()).toEqual([]);
  expect(await (await aReviewer(world, { unit: '某区住建局' })).sees()).toEqual([]);
});
