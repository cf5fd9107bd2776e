/** 明天再提醒: on the next working day of the office, when it opens, and only if it is still needed and may still be told. */
import { beforeAll, expect, test } from 'vitest';
import { act } from '../../src/review/act.ts';
import { addInterest } from '../../src/store/interests.ts';
import { tick } from '../../src/review/tick.ts';
import type { User } from '../../src/store/users.ts';
import { STANDARD_OFFICE } from '../../src/office/load-office.ts';
import { aMatter, answerTo, reviewer } from './desk-people.ts';
import { elementsOf, labelOf, read } from './person.ts';
import { rig } from './rig.ts';

const at = rig();
const label = '明天再提醒 Remind me tomorrow';
const users: User[] = [];
const set = (moment: string): void => {
  at.office.clock.now = () => Date.parse(`${moment}+08:00`);
};
const reminders = async (name: string): Promise<number> => {
  await at.office.delivered();
  return (await at.person(name).seen()).filter((message) => read(message).includes('您要求提醒的')).length;
};

beforeAll(async () => {
  for (const name of ['zhao', 'sun', 'zhou']) users.push(await reviewer(at, at.person(name)));
});

test('on the eve of a holiday: when the office opens after it, once, with buttons', async () => {
  set('2026-09-24T17:00'); // Thursday; Friday to Sunday are the holiday of 中秋
  const { id } = await aMatter(at);
  const zhao = at.person('zhao');
  const shown = await zhao.showing(label);
  const done = await answerTo(at, zhao, await zhao.tapped(label, shown));
  expect(done).toContain('2026-09-28 09:00');
  expect(await answerTo(at, zhao, await zhao.tapped(label, shown))).toBe(done);
  expect(elementsOf(await zhao.reads('2026-09-28')).map(labelOf)).toEqual(['受理并领取 Accept and claim', '打开 Open']);
  set('2026-09-28T08:59');
  expect(await reminders('zhao')).toBe(0);
  set('2026-09-28T09:00');
  expect(await reminders('zhao')).toBe(1);
  const reminder = await zhao.reads('您要求提醒的');
  expect(elementsOf(reminder).map(labelOf)).toEqual(['受理并领取 Accept and claim', label, '打开 Open']);

  // over the long holiday; meanwhile one stands aside, and one takes it
  set('2026-09-30T23:30');
  const at8 = '2026-10-08 09:00';
  for (const name of ['zhao', 'sun', 'zhou']) {
    const person = at.person(name);
    expect(await answerTo(at, person, await person.tapped(label))).toContain(at8);
  }
  const [, sun] = users;
  await at.office.world.db.commit(
    addInterest({ id: 'i1', userId: sun?.id ?? '', kind: 'unit', value: '住建局', at: 1 }),
  );
  await zhao.tap('受理并领取 Accept and claim', reminder);
  await zhao.reads('您已领取');
  set('2026-10-07T12:00');
  await at.office.delivered();
  set('2026-10-08T09:00');
  expect(await reminders('zhao')).toBe(2); // it waits for its holder
  expect(await reminders('sun')).toBe(0);
  expect(await reminders('zhou')).toBe(0);
  expect(elementsOf(await zhao.reads('您要求提醒的')).map(labelOf)).toEqual(['提问 Ask', label, '打开 Open']);
  expect(id).not.toBe('');
});

test('on a Friday: on Monday; not if it waits for the officer by then', async () => {
  set('2026-11-20T10:00');
  const zhao = at.person('zhao');
  const { id } = await aMatter(at);
  const [user] = users;
  if (user === undefined) throw new Error('nobody');
  await act(at.office.desk, user, id, { type: 'accepted' });
  await act(at.office.desk, user, id, { type: 'claimed' });
  await at.office.delivered();
  const before = await reminders('zhao');
  expect(await answerTo(at, zhao, await zhao.tapped(label, await notice(id)))).toContain('2026-11-23 09:00');
  await act(at.office.desk, user, id, { type: 'asked', ask: { id: 'q1', text: '为什么？', questions: [] } });
  set('2026-11-23T09:00');
  expect(await reminders('zhao')).toBe(before);
});

/** The notice of a matter as it was when it was opened: whoever holds it may be reminded of it too. */
const notice = async (id: string) => {
  const zhao = at.person('zhao');
  return zhao.until((message) => JSON.stringify(message.blocks).includes(`liukan-notice:${id}`));
};

test('what is late in one turn is told to every head of the queue', async () => {
  set('2026-11-23T09:00');
  const { id } = await aMatter(at);
  const heads = users.filter((_, n) => n !== 1).map(({ name }) => name);
  const limits = { accept: { workingDays: 1, rule: '本办公室规定' } };
  const desk = { ...at.office.desk, office: () => ({ ...STANDARD_OFFICE, limits, heads }) };
  set('2026-11-27T17:00');
  await tick(desk);
  const told = await at.office.world.db.query(`select address from outbox where body like $1 and body like '%late%'`, [
    `%${id}%`,
  ]);
  expect(told).toHaveLength(2);
});
