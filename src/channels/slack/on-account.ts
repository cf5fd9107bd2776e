/** The window with the free account was submitted. */
import { accountBlock, accountInput, originOf } from './account.ts';
import { ownerOf, threadAddress } from './addresses.ts';
import type { Desk } from './desk.ts';
import { hear } from './hear.ts';
import { submissionPayload } from './payloads.ts';
import { settleAt } from './settle.ts';
import { both, words } from './words.ts';

/** Block id → what is wrong with it; the window then stays open and nothing is lost. */
export type Problems = Record<string, string>;

export async function accountWritten(body: unknown, desk: Desk): Promise<Problems | undefined> {
  const read = submissionPayload.safeParse(body);
  const origin = read.success ? originOf(read.data.view.private_metadata) : undefined;
  if (!read.success || !origin) return undefined;
  const { team, user, view } = read.data;
  const text = (view.state.values[accountBlock]?.[accountInput]?.value ?? '').trim();
  if (text === '') return { [accountBlock]: both(words.writeSomething) };
  const id = `slack:${view.id}`;
  if (desk.answered.get(id)) return undefined;
  const thread = { channel: 'slack', address: threadAddress(origin.team, origin.channel) } as const;
  try {
    const standing = await desk.conversation.standing(thread);
    // what was typed meanwhile in the direct messages may have led to another question: this is no answer to that one
    if (standing?.caseId !== origin.caseId || standing.seq !== origin.seq)
      return { [accountBlock]: both(words.windowOutdated) };
    await hear(desk, {
      // a window closes when it is submitted: it is submitted once
      id,
      thread,
      owner: ownerOf(team.id, user.id),
      text,
    });
    desk.answered.set(id, true);
    desk.later.run('the card of the account stays as it was', () =>
      settleAt(desk.api, origin.channel, origin.ts, `→ ${words.write.zh} · ${words.write.en}`),
    );
    return undefined;
  } catch (cause) {
    desk.log.error(`Slack: an account was not kept (${cause instanceof Error ? cause.name : 'unknown'})`);
    return { [accountBlock]: both(words.notKept) };
  }
}
