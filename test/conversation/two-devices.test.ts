/** What two devices, two requests at once or a fresh start could otherwise get past consent and the record. */
import { describe, expect, test } from 'vitest';
import { consent, destroy, receive } from '../../src/conversation.ts';
import type { RecordCard } from '../../src/core/reply.ts';
import { arrived, consenting, judged, type Person, person } from './person.ts';
import { aWorld, closeAfterEach, type TestWorld } from './world.ts';

closeAfterEach();

const reviews = (world: TestWorld) => world.db.query('select stage from reviews', []);

/** The code that the latest reply shows. */
const codeOf = ({ last }: Person): string => {
  const code = last.replies.map(({ text }) => /LK-[0-9A-Z-]+/.exec(text)?.[0]).find((found) => found !== undefined);
  if (code === undefined) throw new Error('no code was shown');
  return code;
};

/** The same consultation on a second device. */
async function second(world: TestWorld, first: Person): Promise<Person> {
  await first.command('code');
  const other = person(world);
  await other.say(codeOf(first));
  return other;
}

describe('consent', () => {
  test('on one device does not send what another device was shown', async () => {
    const world = await aWorld();
    const [first] = [await judged(world)];
    const other = await second(world, first);
    await first.command('person');
    await first.say('某区住建局');
    await first.say('没有');
    await other.command('person');
    await other.say('另一个单位');
    await other.say('没有');
    for (const text of ['同意', 'yes', '1']) await first.say(text);
    await first.tap(':yes');
    await consent(world, first.thread, 'api');
    expect(await reviews(world)).toEqual([]);
    await other.say('同意');
    expect(await reviews(world)).toEqual([{ stage: 'submitted' }]);
  });

  test('by the card in another language is out of date', async () => {
    const world = await aWorld();
    const officer = await consenting(world);
    const { seq } = officer.last;
    await officer.command('english');
    await officer.send({ choice: ':yes', seq });
    expect(await reviews(world)).toEqual([]);
  });

  test('that races with a deletion never confirms the deletion', async () => {
    const world = await aWorld();
    for (let round = 0; round < 10; round++) {
      const officer = await consenting(world);
      const { thread, last } = officer;
      await Promise.all([
        receive(world, { id: `delete${round}`, thread, choice: ':delete' }),
        consent(world, thread, `consent${round}`),
      ]);
      const rows = await world.db.query('select status from cases where id = $1', [last.caseId]);
      expect(rows).toHaveLength(1);
    }
  });
});

test('deleting again changes nothing and begins nothing', async () => {
  const world = await aWorld();
  const officer = await judged(world);
  expect((await destroy(world, officer.thread)).status).toBe('destroyed');
  const [again, also] = await Promise.all([destroy(world, officer.thread), destroy(world, officer.thread)]);
  expect([again.status, also.status]).toEqual(['destroyed', 'destroyed']);
  expect((await consent(world, officer.thread, 'late')).status).toBe('destroyed');
  expect(await world.db.query('select id from cases', [])).toEqual([]);
});

describe('starting over after a judgment', () => {
  test('loses nothing of what was seen: answers not given again are named, with the judgment seen', async () => {
    const world = await aWorld();
    const officer = await judged(world, { 地区: '湖北', 动机: '为本人或亲友' });
    await officer.command('restart');
    await officer.command('yes');
    await officer.tap('事项=被不实举报，想澄清正名');
    await officer.command('person');
    await officer.say('某区住建局');
    await officer.say('没有');
    const card = officer.last.replies.at(-1)?.card as RecordCard;
    const lines = card.sections.find(({ id }) => id === 'changes')?.lines.join('\n') ?? '';
    expect(lines).toContain('原为“为本人或亲友”');
    expect(lines).toContain('不予容错');
  });

  test('leaves no blank that a code of another consultation may take the place of', async () => {
    const world = await aWorld();
    const officer = await judged(world);
    const { caseId } = officer.last;
    await officer.command('restart');
    await officer.command('yes');
    const other = await arrived(world);
    await other.command('code');
    await officer.say(codeOf(other));
    expect(officer.last.caseId).toBe(caseId);
    expect(await world.db.query('select id from cases where id = $1', [caseId])).toHaveLength(1);
  });
});
