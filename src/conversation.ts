/** The conversation, as channels and the review desk are handed it. Every function resolves after the commit. */
import { askedQuestions, currentQuestion, type CaseEvent } from './core/case.ts';
import { COMMANDS } from './core/commands.ts';
import type { ReviewerEvent } from './core/decision.ts';
import { advance, hears, type Stage, stageOf, Unheard } from './core/dialogue.ts';
import { judge } from './core/judge.ts';
import { progressOf } from './core/question-card.ts';
import type { Reply } from './core/reply.ts';
import { labelOf, sayAnswer } from './core/said.ts';
import { say, type Lang } from './core/text.ts';
import { OUTCOME_WORDS, WORDS } from './core/words.ts';
import { receive } from './conversation/receive.ts';
import { isBlank, standingOf, statusOf, type Standing, type TurnEvents } from './conversation/standing.ts';
import { isSentTo, takeTurn } from './conversation/turn.ts';
import type { ChannelName, Inbound, Received, Status, Thread, TurnView } from './message.ts';
import { casesOfOwner, destroyCase } from './store/cases.ts';
import { codeByHash, takeCode } from './store/codes.ts';
import { Conflict, type Statement } from './store/database.ts';
import { bindThread, threadOf, threadsOfCase } from './store/threads.ts';
import { turnsAfter } from './store/turns.ts';
import type { World } from './world.ts';
import { codeIn, hashOfCode } from './resume-code.ts';

export { receive };

async function standingAt(world: World, thread: Thread): Promise<Standing | undefined> {
  const bound = await threadOf(world.db, thread.channel, thread.address);
  return bound?.caseId == null ? undefined : standingOf(world, bound.caseId);
}

/** Which consultation a thread speaks of, and its latest turn; undefined for none. */
export async function standing(world: World, thread: Thread): Promise<{ caseId: string; seq: number } | undefined> {
  const found = await standingAt(world, thread);
  return found === undefined ? undefined : { caseId: found.case.id, seq: found.case.seq };
}

/** Turns with a greater seq than `after`, and where the thread stands; undefined when it has no consultation (any more). */
export async function turnsOf(
  world: World,
  thread: Thread,
  after: number,
): Promise<{ caseId: string; seq: number; status: Status; turns: readonly TurnView[] } | undefined> {
  const found = await standingAt(world, thread);
  if (found === undefined) return undefined;
  const { content, moment } = found;
  const { lang } = moment.context;
  const known = await turnsAfter(world.db, found.case.id, Math.max(0, after - 1)); // with the one before: what its buttons said
  const turns = known.filter(({ seq }) => seq > after);
  return {
    caseId: found.case.id,
    seq: found.case.seq,
    status: statusOf(moment),
    turns: turns.map(({ seq, event, replies, at }): TurnView => {
      const shown = known.find((before) => before.seq === seq - 1)?.replies as readonly Reply[] | undefined;
      const said = saidOf(content, event as TurnEvents, lang, shown ?? []);
      return { seq, ...(said === undefined ? {} : { said }), replies: replies as readonly Reply[], at };
    }),
  };
}

/** What the person did in a turn, in words, for the page that shows it again; `shown`: what stood there. What was not understood was not kept. */
function saidOf(
  content: Standing['content'],
  events: TurnEvents,
  lang: Lang,
  shown: readonly Reply[],
): string | undefined {
  const event = events.find(({ type }) => type !== 'opened');
  if (event === undefined) return undefined;
  const command = (name: keyof typeof COMMANDS): string => say(COMMANDS[name].label, lang);
  /** A consent stands in the very words of its button: 同意提交, not 是. */
  const button = (name: 'yes' | 'no' | 'delete'): string =>
    shown.flatMap(({ choices = [] }) => choices).findLast(({ value }) => value === COMMANDS[name].value)?.label ??
    command(name);
  switch (event.type) {
    case 'answered':
      return event.answer.kind === 'account'
        ? event.answer.text
        : sayAnswer(content, event.question, event.answer, lang);
    case 'wrote':
      return event.text;
    case 'readBack':
      return sayAnswer(content, event.question, event.answer, lang);
    case 'named':
      return event.unit;
    case 'excluded':
      return event.excluded === '' ? say(WORDS.nobody, lang) : event.excluded;
    case 'revisit':
      return event.questions.map((id) => labelOf(content, id, lang)).join(say(WORDS.listSeparator, lang));
    case 'agreed':
      return button('yes');
    case 'refused':
      return button('no');
    case 'delete':
      return button('delete');
    case 'kept':
      return command('keep');
    case 'spoke':
      return event.lang === 'en' ? COMMANDS.english.label.en : COMMANDS.chinese.label.zh;
    case 'why':
    case 'back':
    case 'restart':
    case 'help':
    case 'progress':
    case 'details':
    case 'tree':
    case 'show':
    case 'person':
    case 'code':
    case 'report':
    case 'appeal':
      return command(event.type);
    case 'opened':
    case 'codeRefused':
    case 'resumed':
    case 'unclear':
    case 'stale':
    case 'distress':
    case 'secret':
    case 'claimed':
    case 'released':
    case 'decided':
      return undefined;
  }
}

/** A person's own consultations, latest first. */
export async function casesOf(
  world: World,
  owner: string,
): Promise<
  readonly {
    caseId: string;
    status: Status;
    createdAt: number;
    updatedAt: number;
    progress: string;
    outcome?: string;
  }[]
> {
  const lines = [];
  for (const { id, createdAt, updatedAt } of await casesOfOwner(world.db, owner)) {
    const standing = await standingOf(world, id);
    if (standing === undefined) continue;
    const { content, moment } = standing;
    const state = moment.context;
    const complete = currentQuestion(content, { ...state, revisiting: [] }) === undefined;
    const judgment =
      complete && askedQuestions(content, state).length > 0 ? judge(content, state.answers, state.today) : undefined;
    lines.push({
      caseId: id,
      status: statusOf(moment),
      createdAt,
      updatedAt,
      progress: progressOf(content, state, currentQuestion(content, state)).label,
      ...(judgment?.settled === true ? { outcome: say(OUTCOME_WORDS[judgment.outcome], state.lang) } : {}),
    });
  }
  return lines;
}

/**
 * From now on the thread speaks of this consultation of its owner's; its current card is shown again.
 * Throws where the consultation is not theirs: a channel offers only those of `casesOf`.
 */
export async function continueCase(world: World, inbound: Inbound, caseId: string): Promise<Received> {
  const standing = await standingOf(world, caseId);
  if (standing === undefined || inbound.owner === undefined || standing.case.owner !== inbound.owner)
    throw new Error(`case ${caseId} is not a consultation of this person`);
  const here = await standingAt(world, inbound.thread);
  if (here?.case.id === caseId)
    return receive(world, { id: inbound.id, thread: inbound.thread, choice: COMMANDS.show.value });
  const blank = here !== undefined && isBlank(here);
  return actOn(
    world,
    caseId,
    { type: 'resumed' },
    {
      inboundId: `${inbound.id}:continue`,
      from: inbound.thread,
      before: bindThread({ ...inbound.thread, caseId, was: here?.case.id ?? null, at: world.now() }),
      after: blank ? destroyCase(here.case.id) : [],
    },
  );
}

/** What 删除 and its confirmation do: a self-check is destroyed; a submitted matter is withdrawn first, if nobody has claimed it. */
export async function destroy(world: World, thread: Thread): Promise<Received> {
  const tap = (choice: string, onlyIn?: Stage) =>
    receive(world, { id: world.newId(), thread, choice, ...(onlyIn === undefined ? {} : { onlyIn }) });
  // Deleted before: deleting again changes nothing, and begins nothing.
  let received = await tap(COMMANDS.delete.value, (await standingAt(world, thread)) === undefined ? 'gone' : undefined);
  for (let round = 0; round < 2 && received.status !== 'destroyed'; round++) {
    const standing = await standingAt(world, thread);
    const stage = standing === undefined ? 'gone' : stageOf(standing.moment);
    if (stage !== 'confirmingDelete' && stage !== 'confirmingWithdrawal') return received;
    received = await tap(COMMANDS.yes.value, stage);
    if (stage === 'confirmingWithdrawal') await tap(COMMANDS.delete.value);
  }
  return received;
}

/**
 * Consents to the record that was shown in this thread. Where none stands there, leads to it instead: nothing is sent that
 * the person has not seen. An answer that is being asked for (the unit, who must not see it) is not given in passing.
 */
export async function consent(world: World, thread: Thread, inboundId: string): Promise<Received> {
  const standing = await standingAt(world, thread);
  const stage = standing === undefined ? undefined : stageOf(standing.moment);
  const tap = (choice: string, onlyIn?: Stage) =>
    receive(world, { id: inboundId, thread, choice, ...(onlyIn === undefined ? {} : { onlyIn }) });
  if (stage === 'consenting') return tap(COMMANDS.yes.value, 'consenting');
  if (stage === undefined) return tap(COMMANDS.show.value, 'gone');
  return tap(stage === 'naming' || stage === 'excluding' ? COMMANDS.show.value : COMMANDS.person.value);
}

/**
 * A reviewer's act on a matter, with the desk's own statements in the same commit. Throws `Conflict` where another was first, and
 * `Unheard` where the officer's dialogue has no place for it: so the desk and the dialogue never part.
 */
export async function reviewerActed(
  world: World,
  caseId: string,
  event: ReviewerEvent,
  extra: readonly Statement[],
): Promise<void> {
  await actOn(world, caseId, event, { inboundId: world.newId(), from: undefined, before: extra, after: [] });
}

/** A code that was seen in a public place is void from then on. True where there was one. */
export async function voidCode(world: World, text: string): Promise<boolean> {
  const code = codeIn(text);
  if (code === undefined) return false;
  const hash = hashOfCode(code);
  if ((await codeByHash(world.db, hash)) === undefined) return false;
  await world.db.commit(takeCode(hash, world.now())).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error;
  });
  return true;
}

interface Act {
  readonly inboundId: string;
  /** The thread it came from; an act from outside goes to every thread in which the matter was ever talked of. */
  readonly from: Thread | undefined;
  readonly before: readonly Statement[];
  readonly after: readonly Statement[];
}

/** Three tries where the officer writes at the same moment; a loser on anything else is told. */
async function actOn(
  world: World,
  caseId: string,
  event: Exclude<CaseEvent, { type: 'opened' }>,
  act: Act,
): Promise<Received> {
  for (let attempt = 1; ; attempt++) {
    const standing = await standingOf(world, caseId);
    if (standing === undefined) throw new Conflict('cases', `case ${caseId} is gone`);
    if (act.from === undefined && !hears(advance(standing.content, standing.moment, event)[1]))
      throw new Unheard(`case ${caseId} stands at ${stageOf(standing.moment)}: no place for what was ${event.type}`);
    try {
      return await takeTurn(
        world,
        {
          caseId,
          owner: standing.case.owner,
          content: standing.content,
          moment: standing.moment,
          seq: standing.case.seq,
          since: standing.since,
          inboundId: act.inboundId,
          from: act.from === undefined ? 'review' : `${act.from.channel}:${act.from.address}`,
          to: act.from === undefined ? await threadsEverOf(world, caseId) : [act.from],
          at: world.now(),
          before: act.before,
          after: act.after,
        },
        [event],
      );
    } catch (error) {
      if (!(error instanceof Conflict) || error.what !== 'cases' || attempt === 3) throw error;
    }
  }
}

/** Threads bound to the case now, and those it was talked of in before they turned to another. */
async function threadsEverOf(world: World, caseId: string): Promise<readonly Thread[]> {
  const bound = (await threadsOfCase(world.db, caseId)).map(({ channel, address }) => ({
    channel: channel as ChannelName,
    address,
  }));
  const spoken = (await turnsAfter(world.db, caseId, 0)).flatMap(({ thread }) => {
    const at = thread.indexOf(':');
    return at < 0 ? [] : [{ channel: thread.slice(0, at) as ChannelName, address: thread.slice(at + 1) }];
  });
  return [
    ...new Map(
      [...bound, ...spoken].filter(isSentTo).map((thread) => [`${thread.channel}:${thread.address}`, thread]),
    ).values(),
  ];
}
