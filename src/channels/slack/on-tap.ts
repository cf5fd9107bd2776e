/** Something was tapped on a card in the direct messages. */
import { COMMANDS } from '../../core/commands.ts';
import { WORDS } from '../../core/words.ts';
import type { Inbound } from '../../message.ts';
import { openAccount } from './account.ts';
import { ownerOf, threadAddress } from './addresses.ts';
import { answeredBy, nothingChosen } from './answer.ts';
import { type CardId, cardIdOf } from './card-id.ts';
import type { Desk } from './desk.ts';
import { hear } from './hear.ts';
import { type Action, type Tap, tapPayload } from './payloads.ts';
import { settle } from './settle.ts';
import { both, words } from './words.ts';

export async function tapped(body: unknown, desk: Desk): Promise<void> {
  const read = tapPayload.safeParse(body);
  if (!read.success) return desk.log.warn('Slack: a tap could not be read');
  const tap = read.data;
  for (const action of tap.actions) {
    try {
      await (action.action_id === 'liukan:write' ? write(tap, action, desk) : answer(tap, action, desk));
    } catch (cause) {
      // Slack does not send a tap again: the person must
      desk.later.run('a tap was not kept', () => tell(tap, both(words.notKept), desk));
      throw cause;
    }
  }
}

async function answer(tap: Tap, action: Action, desk: Desk): Promise<void> {
  const answered = answeredBy(tap, action);
  if (!answered) return;
  if (answered === nothingChosen) {
    desk.later.run('nothing was chosen', () => tell(tap, both(words.chooseFirst), desk));
    return;
  }
  const { card, choice, label } = answered;
  const inbound = inboundOf(tap, action);
  const standing = await desk.conversation.standing(inbound.thread);
  if (!standing && choice !== COMMANDS.fresh.value) return gone(tap, desk);
  const here = !standing || standing.caseId === card.caseId;
  const received = await hear(desk, { ...inbound, ...(here ? { choice, seq: card.seq } : stale) });
  const isStale = received.replies.some(({ text }) => text === WORDS.stale.zh || text === WORDS.stale.en);
  if (received.status === 'destroyed') return;
  desk.later.run('the card tapped stays as it was', () =>
    settle(desk.api, tap.channel.id, tap.message, isStale ? outdated : `→ ${label}`),
  );
}

/** The window for the account opens from the card that now stands, and from no other. */
async function write(tap: Tap, action: Action, desk: Desk): Promise<void> {
  const card = cardIdOf(action.block_id);
  if (!card) return;
  const inbound = inboundOf(tap, action);
  const standing = await desk.conversation.standing(inbound.thread);
  if (!standing) gone(tap, desk);
  else if (same(standing, card)) desk.later.run('no window for the account', () => openAccount(tap, card, desk));
  else await hear(desk, { ...inbound, ...stale });
}

const same = (one: CardId, other: CardId): boolean => one.caseId === other.caseId && one.seq === other.seq;

/** A tap on a card older than every turn: answered with 已经过期 and the card that now stands, whatever it said. */
const stale = { choice: COMMANDS.no.value, seq: 0 };

const inboundOf = (tap: Tap, action: Action): Inbound => ({
  // the same tap, delivered again, has the same time and place
  id: `slack:${tap.team.id}:${tap.channel.id}:${tap.message.ts}:${action.action_id}:${action.action_ts}`,
  thread: { channel: 'slack', address: threadAddress(tap.team.id, tap.channel.id) },
  owner: ownerOf(tap.team.id, tap.user.id),
});

/** A card of a matter that was destroyed. */
const gone = (tap: Tap, desk: Desk): void =>
  desk.later.run('a card of the past', () =>
    Promise.all([tell(tap, both(WORDS.gone), desk), settle(desk.api, tap.channel.id, tap.message, outdated)]),
  );

const tell = (tap: Tap, text: string, { api }: Desk) =>
  api.chat.postEphemeral({ channel: tap.channel.id, user: tap.user.id, text });

const outdated = '⌛';
