/** A reviewer tapped a button on a message about a matter. What it does is on the disk before Slack has its acknowledgement. */
import type { Text } from '../../core/text.ts';
import { fill } from '../../core/words.ts';
import { openAsking } from './ask-window.ts';
import type { Desk } from './desk.ts';
import { aboutOf, type About } from './notices.ts';
import { type Action, type Tap, tapPayload } from './payloads.ts';
import { type Came, redraw } from './redraw.ts';
import { both, words } from './words.ts';
import { deskWords } from './words-desk.ts';

export async function deskTapped(body: unknown, desk: Desk): Promise<void> {
  const read = tapPayload.safeParse(body);
  if (!read.success) return desk.log.warn('Slack: a tap could not be read');
  const tap = read.data;
  for (const action of tap.actions) {
    // the same tap, delivered again; two taps on one button are told apart, and what they do is done once all the same
    const id = `slack:${tap.team.id}:${tap.channel.id}:${tap.message.ts}:${action.action_id}:${action.action_ts}`;
    if (desk.answered.get(id)) continue;
    try {
      await dealtWith(tap, action, desk);
      desk.answered.set(id, true);
    } catch (cause) {
      // Slack does not send a tap again: the person must
      tell(tap, words.notKept, desk);
      throw cause;
    }
  }
}

async function dealtWith(tap: Tap, action: Action, desk: Desk): Promise<void> {
  const about = aboutOf(action.value);
  const came = about && (await outcome(tap, action, about, desk));
  if (came === 'asking') return;
  const at = { channel: tap.channel.id, ts: tap.message.ts };
  desk.later.run('a message to a reviewer stays as it was', () => redraw(desk, at, about, came));
}

/** What the tap came to; undefined where there is no such matter for this person. */
async function outcome(tap: Tap, action: Action, about: About, desk: Desk): Promise<Came | 'asking' | undefined> {
  const { reviewing, later } = desk;
  const { review } = about;
  const user = tap.user.id;
  switch (action.action_id) {
    case 'liukan:desk:claim': {
      const done = await reviewing.claim(user, review);
      return done && { ...done, did: deskWords.claimed };
    }
    case 'liukan:desk:remind': {
      const done = await reviewing.remind(user, review);
      return done && { ...done, did: remindedAt(done.at ?? 0) };
    }
    case 'liukan:desk:ask': {
      const asking = await reviewing.asking(user, review);
      if (asking === undefined || !('looks' in asking)) return asking && { ...asking, did: deskWords.asked };
      // Slack lets a window be opened for three seconds only
      later.run('no window for a question', () =>
        openAsking(tap, about, asking.looks, desk).catch((cause: unknown) => {
          tell(tap, deskWords.noWindow, desk);
          throw cause;
        }),
      );
      return 'asking';
    }
    default:
      return undefined;
  }
}

const CHINA = 8 * 3_600_000;

/** 2026-09-28 09:00, in China. */
const clockOf = (at: number): string => new Date(at + CHINA).toISOString().slice(0, 16).replace('T', ' ');

const remindedAt = (at: number): Text => ({
  zh: fill(deskWords.reminded.zh, { at: clockOf(at) }),
  en: fill(deskWords.reminded.en, { at: clockOf(at) }),
});

const tell = (tap: Tap, text: Text, { api, later }: Desk): void =>
  later.run('a reviewer was not told', () =>
    api.chat.postEphemeral({ channel: tap.channel.id, user: tap.user.id, text: both(text) }),
  );
