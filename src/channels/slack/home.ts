/** The App Home: my consultations, and what is private about them. */
import type { types } from '@slack/bolt';
import { COMMANDS } from '../../core/commands.ts';
import type { Text } from '../../core/text.ts';
import type { Status } from '../../message.ts';
import { ownerOf, threadAddress } from './addresses.ts';
import { aside, headline, label, paragraph } from './blocks.ts';
import type { CaseLine, Desk } from './desk.ts';
import { hear } from './hear.ts';
import { type Action, homeOpenedPayload, homeTapPayload } from './payloads.ts';
import { asMarkup, clip } from './text.ts';
import { both, statusWords, words } from './words.ts';

const newAction = 'liukan:home:new';

/** One self-check at a time: another is begun when this one is done with. */
const unfinished: ReadonlySet<Status> = new Set(['asking', 'judged', 'submitting']);

/** Slack allows 100 blocks in a view; each consultation takes two. */
const shown = 30;

export async function homeOpened(body: unknown, desk: Desk): Promise<void> {
  const read = homeOpenedPayload.safeParse(body);
  if (!read.success || read.data.event.tab !== 'home') return;
  await publish(read.data.team_id, read.data.event.user, desk);
}

/** 「继续」 or 「开始自查」: the answer is in the direct messages, and the page is drawn again. */
export async function homeTapped(body: unknown, desk: Desk): Promise<void> {
  const read = homeTapPayload.safeParse(body);
  if (!read.success) return;
  const { team, user, actions } = read.data;
  for (const action of actions) {
    const id = `slack:${team.id}:${user.id}:home:${action.action_id}:${action.action_ts}`;
    if (desk.answered.get(id)) continue;
    const kept = await applied(id, team.id, user.id, action, desk).then(
      () => true,
      (cause: unknown) =>
        desk.log.error(
          `Slack: a tap on the App Home was not kept (${cause instanceof Error ? cause.name : 'unknown'})`,
        ),
    );
    if (kept) desk.answered.set(id, true);
    desk.later.run('the App Home stays as it was', () =>
      publish(team.id, user.id, desk, kept ? words.homeGoneOn : words.notKept),
    );
  }
}

async function applied(id: string, team: string, user: string, action: Action, desk: Desk): Promise<void> {
  const address = threadAddress(team, await desk.directMessages.with(user));
  const inbound = { id, thread: { channel: 'slack', address }, owner: ownerOf(team, user) } as const;
  if (action.action_id === newAction) await hear(desk, { ...inbound, choice: COMMANDS.fresh.value });
  else if (action.value) await desk.conversation.continueCase(inbound, action.value);
}

async function publish(team: string, user: string, { conversation, api }: Desk, note?: Text): Promise<void> {
  const cases = await conversation.casesOf(ownerOf(team, user));
  await api.views.publish({ user_id: user, view: homeView(cases, note && both(note)) });
}

/** The language of each consultation may differ, so the page speaks both. */
function homeView(cases: readonly CaseLine[], note: string | undefined): types.HomeView {
  const left = cases.length - shown;
  return {
    type: 'home',
    blocks: [
      ...headline(both(words.homeTitle, ' · ')),
      ...(note ? paragraph(note) : []),
      ...(cases.some(({ status }) => unfinished.has(status))
        ? aside(both(words.homeUnfinished))
        : [[{ type: 'actions', elements: [button(newAction, both(words.homeNew, ' · '), 'new', 'primary')] }]]),
      ...paragraph(both(cases.length > 0 ? words.homeMine : words.homeNone)),
      ...cases.slice(0, shown).map(caseLine),
      ...(left > 0 ? aside(`… ${left}`) : []),
      [{ type: 'divider' }],
      ...paragraph(both(words.homePrivate)),
    ].flat() as types.KnownBlock[],
  };
}

function caseLine({ caseId, status, progress, outcome, createdAt, updatedAt }: CaseLine): types.KnownBlock[] {
  const parts = [both(statusWords[status], ' '), outcome ?? progress];
  return [
    {
      type: 'section',
      text: { type: 'mrkdwn', text: `*${asMarkup(clip(parts.filter(Boolean).join(' · '), 500))}*`, verbatim: true },
      accessory: button(`liukan:home:continue:${caseId}`, both(words.homeContinue, ' '), caseId),
    },
    {
      type: 'context',
      elements: [{ type: 'mrkdwn', text: `${dated(createdAt)} → ${dated(updatedAt)}`, verbatim: true }],
    },
  ];
}

const button = (action_id: string, text: string, value: string, style?: 'primary'): types.Button => ({
  type: 'button',
  action_id,
  text: label(text),
  value,
  ...(style && { style }),
});

/** Slack writes it in the reader's own time zone. */
const dated = (at: number): string =>
  `<!date^${Math.floor(at / 1000)}^{date_num} {time}|${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC>`;
