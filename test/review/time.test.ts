/** What time does to a matter: deadlines in working days, a silent holder, reminders, a holiday notice that comes late. */
import { expect, test } from 'vitest';
import { reviewerActed } from '../../src/conversation.ts';
import type { LimitName } from '../../src/core/matter-clocks.ts';
import { calendarOf, NO_NOTICE, type Notice } from '../../src/office/calendar.ts';
import { STANDARD_HOURS } from '../../src/office/hours.ts';
import { STANDARD_OFFICE } from '../../src/office/load-office.ts';
import type { Office } from '../../src/office/office.ts';
import { act } from '../../src/review/act.ts';
import { ask } from '../../src/review/ask.ts';
import type { Desk } from '../../src/review/desk.ts';
import { declare } from '../../src/review/interests.ts';
import { listReviews, readReview } from '../../src/review/queue.ts';
import { isRefused } from '../../src/review/refused.ts';
import { tick } from '../../src/review/tick.ts';
import { admit, type User } from '../../src/review/users.ts';
import { disableUser } from '../../src/store/users.ts';
import { submitted } from '../conversation/person.ts';
import { aWorld, closeAfterEach, type TestWorld } from '../conversation/world.ts';

closeAfterEach();

const china = (moment: string): number => Date.parse(`${moment}+08:00`);

function anOffice(lengths: Partial<Record<LimitName, number>>, notice: Notice = NO_NOTICE): Office {
  const limits = Object.fromEntries(
    Object.entries(lengths).map(([limit, workingDays]) => [limit, { workingDays, rule: '本办公室规定' }]),
  );
  return { ...STANDARD_OFFICE, calendar: calendarOf(STANDARD_HOURS, notice), limits, heads: ['负责人'] };
}

/** Monday 2026-11-23, noon; nobody has acted yet. */
async function aDesk(office: Office): Promise<{
  desk: Desk & { world: TestWorld };
  id: string;
  officer: Awaited<ReturnType<typeof submitted>>;
  one: User;
  head: User;
  setOffice(next: Office): void;
  notices(address: string): Promise<readonly string[]>;
}> {
  const world = await aWorld();
  let now = office;
  const desk = { world, office: () => now, reviewerActed };
  const user = async (name: string, role: 'reviewer' | 'senior'): Promise<User> => {
    const admitted = await admit(world, { name, unit: '某市纪委监委', role, slackUser: name });
    if (isRefused(admitted)) throw new Error(admitted.refused);
    return admitted.user;
  };
  const [one, head] = [await user('经办', 'reviewer'), await user('负责人', 'senior')];
  const officer = await submitted(world);
  const [line] = await listReviews(desk, one, { shelf: 'all', order: 'due', search: '' });
  return {
    desk,
    id: line?.id ?? '',
    officer,
    one,
    head,
    setOffice: (next) => {
      now = next;
    },
    notices: async (address) =>
      (await world.db.query('select body from outbox where address = $1 order by due_at, id', [address])).map(
        ({ body }) => (JSON.parse(String(body)) as { notice?: string }).notice ?? 'opened',
      ),
  };
}

const at = (world: TestWorld, moment: string): void => {
  world.clock.now = china(moment);
};

const dueOf = async (desk: Desk, user: User, id: string, limit: LimitName) => {
  const view = await readReview(desk, user, id);
  return isRefused(view) ? undefined : view.deadlines.find((each) => each.limit === limit);
};

test('without a rule of the office there is no deadline', async () => {
  const { desk, id, one } = await aDesk(STANDARD_OFFICE);
  await act(desk, one, id, { type: 'accepted' });
  await act(desk, one, id, { type: 'claimed' });
  const view = await readReview(desk, one, id);
  expect(view).toMatchObject({ stage: 'claimed', deadlines: [] });
});

test('the first day does not count; the last ends when the office closes', async () => {
  const { desk, id, one } = await aDesk(anOffice({ accept: 3 }));
  expect(await dueOf(desk, one, id, 'accept')).toMatchObject({
    dueAt: china('2026-11-26T17:30'),
    rule: '本办公室规定',
    late: false,
    provisional: false,
  });
  at(desk.world, '2026-11-26T17:31');
  expect(await dueOf(desk, one, id, 'accept')).toMatchObject({ late: true });
});

test('a holiday notice that is published late moves the deadline', async () => {
  const { desk, id, one, setOffice } = await aDesk(anOffice({ accept: 3 }));
  setOffice(anOffice({ accept: 3 }, new Map([['2026-11-25', 'off' as const]])));
  expect(await dueOf(desk, one, id, 'accept')).toMatchObject({ dueAt: china('2026-11-27T17:30') });
});

test('while the officer is asked the clock of the desk stands', async () => {
  const { desk, id, one, officer, notices } = await aDesk(anOffice({ decide: 5, answer: 2, silence: 2 }));
  await act(desk, one, id, { type: 'accepted' });
  await act(desk, one, id, { type: 'claimed' });
  at(desk.world, '2026-11-24T09:00');
  await ask(desk, one, id, { text: '由哪个会议决定？' });
  const standing = await dueOf(desk, one, id, 'decide');
  expect(standing).not.toHaveProperty('dueAt');
  expect(await dueOf(desk, one, id, 'answer')).toMatchObject({ who: 'officer', dueAt: china('2026-11-26T17:30') });
  // A week offline, then the answer: the matter is still with the same person, who was not silent, and who hears that none came.
  at(desk.world, '2026-12-01T09:00');
  expect([await tick(desk), await tick(desk)]).toEqual([2, 0]);
  expect([await notices('经办'), await notices('负责人')]).toEqual([
    expect.arrayContaining(['unanswered']),
    expect.arrayContaining(['lateOfOthers']),
  ]);
  await officer.say('办公会决定，有纪要。');
  expect(await dueOf(desk, one, id, 'decide')).toMatchObject({ dueAt: china('2026-12-07T17:30') });
  expect(await readReview(desk, one, id)).toMatchObject({ stage: 'claimed', held: 'me' });
});

test('a silent holder gives it back, is reminded before, and the head hears of what is late', async () => {
  const { desk, id, one, head, notices } = await aDesk(anOffice({ silence: 5, claim: 3 }));
  await act(desk, one, id, { type: 'accepted' });
  await act(desk, one, id, { type: 'claimed' });
  at(desk.world, '2026-11-30T10:00');
  expect([await tick(desk), await tick(desk)]).toEqual([1, 0]);
  expect(await notices('经办')).toContain('soon');
  at(desk.world, '2026-11-30T18:00');
  expect(await tick(desk)).toBe(1);
  expect(await readReview(desk, head, id)).toMatchObject({ stage: 'accepted', held: 'nobody' });
  at(desk.world, '2026-12-04T09:00');
  expect([await tick(desk), await tick(desk)]).toEqual([1, 0]);
  expect(await notices('负责人')).toContain('lateOfOthers');
});

test('what was returned and not supplemented ends, and the officer may submit again', async () => {
  const { desk, id, one, officer } = await aDesk(anOffice({ answer: 3 }));
  await act(desk, one, id, { type: 'returned', reason: '没有写清依据的文件' });
  at(desk.world, '2026-11-27T09:00');
  expect(await tick(desk)).toBe(1);
  expect(await readReview(desk, one, id)).toMatchObject({ stage: 'expired', next: 'nobody' });
  await officer.command('person');
  await officer.say('某区住建局');
  await officer.say('没有');
  const { status } = await officer.command('yes');
  expect(status).toBe('submitted');
});

test.each<[string, (desk: Desk, user: User) => Promise<unknown>]>([
  ['an account is closed', (desk, user) => desk.world.db.commit(disableUser(user.id))],
  ['an interest is declared', (desk, user) => declare(desk, user, { kind: 'unit', value: '某区住建局' })],
])('a matter goes back by itself when %s', async (_, happens) => {
  const { desk, id, one, head } = await aDesk(anOffice({}));
  await act(desk, one, id, { type: 'accepted' });
  await act(desk, one, id, { type: 'claimed' });
  await happens(desk, one);
  expect(await tick(desk)).toBe(1);
  expect(await readReview(desk, head, id)).toMatchObject({ stage: 'accepted', held: 'nobody' });
});
