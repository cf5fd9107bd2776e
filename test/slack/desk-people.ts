/** Reviewers and matters for the tests of the desk in Slack. */
import { admit, type NewUser } from '../../src/review/users.ts';
import { isRefused } from '../../src/review/refused.ts';
import { actsOf, reviewsOfCase } from '../../src/store/reviews.ts';
import type { User } from '../../src/store/users.ts';
import { LIN, type Person as Officer, submitted } from '../conversation/person.ts';
import type { Person } from './person.ts';
import type { Rig } from './rig.ts';
import { settled } from './person.ts';
import type { Delivery } from './wire.ts';
import type { Json } from './workspace.ts';

/** Nothing of these may reach a reviewer's direct messages: unit, account, who is excluded, who reviews. */
export const secrets = /某区住建局|背街小巷|张避嫌|孙科|赵科|周科|某市纪委监委|wang|zhao|sun|zhou/;

export async function reviewer(at: Rig, person: Person, more: Partial<NewUser> = {}): Promise<User> {
  const name = { zhao: '赵科', sun: '孙科', zhou: '周科' }[person.name] ?? person.name;
  const admitted = await admit(at.office.world, {
    name,
    unit: '某市纪委监委',
    role: 'reviewer',
    slackUser: person.id,
    ...more,
  });
  if (isRefused(admitted)) throw new Error(admitted.refused);
  return admitted.user;
}

/** A matter that this officer submits in Slack, or somebody on the web; its id, and the officer's thread. */
export async function aMatter(at: Rig, person?: Person): Promise<{ readonly id: string; readonly officer: Officer }> {
  const { world } = at.office;
  const officer = await submitted(world, {
    ...(person && {
      thread: { channel: 'slack', address: `${at.workspace.team}:${await person.dm()}` },
      owner: `slack:${at.workspace.team}:${person.id}`,
    }),
    unit: '某区住建局',
    excluded: '张避嫌',
    facts: { ...LIN, 经过: '为了加快背街小巷改造，开会定的。' },
  });
  await at.office.delivered();
  const [review] = await reviewsOfCase(world.db, officer.last.caseId);
  if (review === undefined) throw new Error('nothing was submitted');
  return { id: review.id, officer };
}

export const actsDone = async (at: Rig, id: string): Promise<readonly string[]> =>
  (await actsOf(at.office.world.db, id)).map(({ type }) => type);

/** A tap, or a window submitted: how it was answered, and what became of the message; without the time and place of it. */
export async function answerTo(at: Rig, person: Person, delivery: Delivery): Promise<string> {
  const updates = () => at.workspace.called('chat.update');
  const before = updates().length;
  const { status, body } = await person.send(delivery);
  const [update = {}] = await settled(() => (updates().length > before ? updates().slice(before) : undefined));
  const { channel: _, ts: __, ...shown } = update;
  return JSON.stringify({ status, body, shown });
}

/** All that the app ever sent to these people. */
export async function sentTo(at: Rig, ...people: readonly Person[]): Promise<readonly Json[]> {
  const channels = await Promise.all(people.map((person) => person.dm()));
  const ids = people.map(({ id }) => id);
  return at.workspace.calls
    .filter(
      ({ method, args }) =>
        method === 'views.open' ||
        channels.includes(String(args.channel)) ||
        ids.includes(String(args.user ?? args.users ?? args.user_id)),
    )
    .map(({ method, args }) => ({ method, ...args }));
}
