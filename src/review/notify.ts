/** Who is told of a matter. A direct message each: a channel could not keep a matter from one of its members. */
import type { Database, Statement } from '../store/database.ts';
import { addMessage } from '../store/outbox.ts';
import type { User } from '../store/users.ts';
import type { SubmittedMatter, World } from '../world.ts';
import { colleaguesFor } from './desk.ts';

/** The turn that opens the review: its outbox rows are numbered by `n`, and those here begin with `n`. */
export interface OpeningTurn {
  readonly caseId: string;
  readonly seq: number;
  readonly n: number;
  readonly at: number;
}

/** Without names, unit or account: a messenger's administrator reads it too. */
export const NOTICES = {
  opened: '有一件新的审核件待受理，请到审核台查看。这条消息不含当事人、单位和内容。',
  accepted: '有一件审核件待领取，请到审核台查看。',
  answered: '您办理的一件审核件，当事人已经回答，请到审核台查看。',
  second: '有一件审核件需要第二人意见，请到审核台查看。',
  seconded: '您提出的审核结论，第二人已经表示意见，请到审核台查看。',
  reported: '您办理的一件审核件，当事人报告了纠错进展，请到审核台查看。',
  attached: '您办理的一件审核件，当事人添加了附件，请到审核台查看。',
  appealed: '有一件申诉待领取，请到审核台查看。',
  handedOver: '有一件审核件交给您办理，请到审核台查看。',
  soon: '您办理的一件审核件快到期了，请到审核台查看。',
  late: '您办理的一件审核件已经超期，请到审核台查看。',
  lateOfOthers: '队列里有审核件已经超期，请到审核台查看。',
} as const;
export type NoticeName = keyof typeof NOTICES;

export interface Told {
  readonly users: readonly User[];
  readonly notice: NoticeName;
  /** The id of the review, so that a button can open it; never shown. */
  readonly review?: string;
  readonly url?: string | undefined;
  /** Of a reminder, which is told once. */
  readonly id?: string;
}

/** The reviewers who may take the matter up. None: nobody would ever see it, which the officer should hear before consenting. */
export const reviewersFor = ({ db }: Pick<World, 'db'>, matter: SubmittedMatter): Promise<readonly User[]> =>
  colleaguesFor(db, { ...matter, formerly: [] });

/** Rows for the commit of what they are told of. */
export const rowsFor = (turn: OpeningTurn, { users, notice, review, url, id }: Told): Statement[] =>
  users
    .flatMap(({ slackUser }) => (slackUser === null ? [] : [slackUser]))
    .flatMap((address, index) =>
      addMessage({
        id: id ?? `${turn.caseId}:${turn.seq}:${turn.n + index}`,
        caseId: turn.caseId,
        seq: turn.seq,
        n: turn.n + index,
        channel: 'slack',
        address,
        body: {
          kind: 'notice',
          lang: 'zh',
          text: NOTICES[notice],
          ...(review === undefined ? {} : { review, notice }),
          ...(url === undefined ? {} : { url }),
        },
        dueAt: turn.at,
      }),
    );

/** Rows for the commit that opens the review. `url`: where the console is, if the office has configured its address. */
export async function noticesFor(
  { db }: { readonly db: Database },
  matter: SubmittedMatter,
  turn: OpeningTurn,
  url?: string,
): Promise<Statement[]> {
  return rowsFor(turn, { users: await reviewersFor({ db }, matter), notice: 'opened', url });
}
