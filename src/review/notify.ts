/** Who is told that a review was opened. A direct message each: a channel could not keep a matter from one of its members. */
import type { Statement } from '../store/database.ts';
import { addMessage } from '../store/outbox.ts';
import { allUsers, type User } from '../store/users.ts';
import type { World } from '../world.ts';
import { isRecused, type Matter } from './recusal.ts';

/** The turn that opens the review: its outbox rows are numbered by `n`, and those here begin with `n`. */
export interface OpeningTurn {
  readonly caseId: string;
  readonly seq: number;
  readonly n: number;
  readonly at: number;
}

/** Without names, unit or account: a messenger's administrator reads it too. */
const opened = '有一件新的审核件待领取，请到审核台查看。这条消息不含当事人、单位和内容。';

/** The reviewers who may take the matter up. None: nobody would ever see it, which the officer should hear before consenting. */
export async function reviewersFor({ db }: Pick<World, 'db'>, matter: Matter): Promise<readonly User[]> {
  return (await allUsers(db)).filter((user) => !user.disabled && user.role === 'reviewer' && !isRecused(user, matter));
}

/** Rows for the commit that opens the review. `consoleUrl`: where the console is, if the office has configured its address. */
export async function noticesFor(
  world: Pick<World, 'db'>,
  matter: Matter,
  turn: OpeningTurn,
  consoleUrl?: string,
): Promise<Statement[]> {
  const addresses = (await reviewersFor(world, matter)).flatMap(({ slackUser }) =>
    slackUser === null ? [] : [slackUser],
  );
  return addresses.flatMap((address, index) =>
    addMessage({
      caseId: turn.caseId,
      seq: turn.seq,
      n: turn.n + index,
      channel: 'slack',
      address,
      body: { kind: 'notice', lang: 'zh', text: opened, ...(consoleUrl !== undefined && { url: consoleUrl }) },
      dueAt: turn.at,
    }),
  );
}
