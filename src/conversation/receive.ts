/**
 * receive(): one message in, one sensible reply out. Read, decide, one commit; a loser of a race reads again.
 * The life of a message is drawn in docs/architecture.md.
 */
import { createHash } from 'node:crypto';
import { interpretChoice, interpretText, isSecret } from '../core/interpret.ts';
import { begin, type Stage, stageOf } from '../core/dialogue.ts';
import type { CaseEvent } from '../core/case.ts';
import type { Content } from '../core/content.ts';
import { readCommand } from '../core/commands.ts';
import { placeFrom } from '../core/places.ts';
import { PLACE } from '../core/policy.ts';
import type { Reply } from '../core/reply.ts';
import { say, type Lang } from '../core/text.ts';
import { WORDS } from '../core/words.ts';
import { commandChoice } from '../core/question-card.ts';
import type { Inbound, Received, Thread } from '../message.ts';
import { contentForNew } from '../pinned.ts';
import { clean, plain } from '../plain.ts';
import { codeIn, hashOfCode } from '../resume-code.ts';
import { caseById, createCase, destroyCase, setOwner } from '../store/cases.ts';
import { codeByHash, takeCode } from '../store/codes.ts';
import { isKept, putContent } from '../store/contents.ts';
import { Conflict, type Statement } from '../store/database.ts';
import { bindThread, threadOf } from '../store/threads.ts';
import { seen, turnsAfter } from '../store/turns.ts';
import type { World } from '../world.ts';
import { isBlank, type Standing, standingOf, statusOf } from './standing.ts';
import { isSentTo, takeTurn, type Scene } from './turn.ts';

/** The first message of a conversation may say where the matter happened, if the page that embeds the chat knows. */
export type Message = Inbound & {
  readonly region?: string;
  /** Where the case must still stand for this to count: a yes that was decided on a moment ago. Elsewhere it is out of date. */
  readonly onlyIn?: Stage;
};

/** An id that says nothing of what the channel put into it: it outlives a destroyed matter. */
const keyOf = (id: string): string => createHash('sha256').update(id).digest('hex');

/** "Today" is data of the event: the day in China. */
export const todayIn = (now: number): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);

const TRIES = 3;

/** The latest message under way in each thread. */
const underWay = new WeakMap<World['db'], Map<string, Promise<unknown>>>();

/**
 * In: a message. Out: what it did, after the commit. A message whose id was applied before gets what was answered then.
 * Messages of one thread are taken in turn: who types five lines in a hurry is heard in that order. Others may still be
 * first (another device, a reviewer, another process): throws with the case's id after three lost races, and the store's
 * own faults; nothing is half done.
 */
export async function receive(world: World, message: Message): Promise<Received> {
  const threads = underWay.get(world.db) ?? new Map<string, Promise<unknown>>();
  underWay.set(world.db, threads);
  const key = JSON.stringify([message.thread.channel, message.thread.address]);
  const received = (threads.get(key) ?? Promise.resolve()).then(() => receiveRacing(world, message));
  const done = received.catch(() => {});
  threads.set(key, done);
  try {
    return await received;
  } finally {
    if (threads.get(key) === done) threads.delete(key);
  }
}

async function receiveRacing(world: World, message: Message): Promise<Received> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await receiveOnce(world, message);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      if (attempt < TRIES) continue;
      const bound = await threadOf(world.db, message.thread.channel, message.thread.address);
      throw new Conflict(error.what, `case ${bound?.caseId ?? '(none yet)'}: others were first ${TRIES} times`, {
        cause: error,
      });
    }
  }
}

async function receiveOnce(world: World, message: Message): Promise<Received> {
  const inboundId = keyOf(message.id);
  const before = await seen(world.db, inboundId);
  if (before !== undefined) return repeat(world, before, message.lang ?? 'zh');

  const thread = await threadOf(world.db, message.thread.channel, message.thread.address);
  const bound = thread?.caseId ?? null;
  const standing = bound === null ? undefined : await standingOf(world, bound);
  const code = message.text === undefined ? undefined : codeIn(message.text);
  if (code !== undefined) return resume(world, message, inboundId, standing, hashOfCode(code));
  if (standing === undefined) {
    // A button of a matter that has been destroyed begins no other; somebody who asks for another, or writes, does.
    const isLate = message.onlyIn !== undefined || (message.seq !== undefined && !asksForAnother(message));
    if (isLate && message.choice !== undefined) return goneFor(message.lang ?? 'zh');
    return open(world, message, inboundId, bound);
  }
  if (mayBeginAnother(standing, message.thread) && asksForAnother(message))
    return open(world, { ...message, text: '' }, inboundId, bound);
  const meant = meaningOf(world, message, standing);
  const isHere = meant.type !== 'agreed' || (await wasShownHere(world, message, standing));
  return takeTurn(world, sceneOf(world, message, inboundId, standing), [isHere ? meant : { type: 'stale' }]);
}

/** The same message again: what was said then is said again. */
async function repeat(
  world: World,
  before: NonNullable<Awaited<ReturnType<typeof seen>>>,
  lang: Lang,
): Promise<Received> {
  const found = before.caseId === null ? undefined : await caseById(world.db, before.caseId);
  if (before.caseId === null || found === undefined) return { ...goneFor(lang), repeated: true };
  return {
    caseId: before.caseId,
    seq: before.seq,
    status: found.status as Received['status'],
    replies: before.replies as readonly Reply[],
    repeated: true,
  };
}

const goneFor = (lang: Lang): Received => ({
  caseId: '',
  seq: 0,
  status: 'destroyed',
  replies: [destroyedReply(lang)],
  repeated: false,
});

const destroyedReply = (lang: Lang): Reply => ({
  text: say(WORDS.gone, lang),
  choices: [commandChoice('fresh', lang)],
  card: { kind: 'notice', tone: 'info' },
});

const sceneOf = (world: World, message: Inbound, inboundId: string, standing: Standing): Scene => ({
  caseId: standing.case.id,
  owner: standing.case.owner,
  content: standing.content,
  moment: standing.moment,
  seq: standing.case.seq,
  since: standing.since,
  inboundId,
  from: `${message.thread.channel}:${message.thread.address}`,
  to: [message.thread],
  at: world.now(),
});

type Meant = Exclude<CaseEvent, { type: 'opened' }>;

/** Consent counts only in the thread in which the record was shown: another device may have shown another one before. */
async function wasShownHere(world: World, { thread }: Message, standing: Standing): Promise<boolean> {
  if (stageOf(standing.moment) !== 'consenting') return true;
  const [shown] = await turnsAfter(world.db, standing.case.id, standing.since - 1);
  return shown?.thread === `${thread.channel}:${thread.address}`;
}

/** What a message means where the case stands. */
function meaningOf(world: World, message: Message, { moment, content, since }: Standing): Meant {
  const heard = { content, state: moment.context, stage: stageOf(moment), today: todayIn(world.now()) };
  if (message.choice !== undefined) {
    const isOld = message.seq !== undefined && message.seq < since && turnsOnItsCard(message.choice);
    const isElsewhere = message.onlyIn !== undefined && message.onlyIn !== heard.stage;
    return isOld || isElsewhere ? { type: 'stale' } : interpretChoice(message.choice, heard);
  }
  return interpretText(plain(message.text ?? ''), clean(message.text ?? ''), heard);
}

/** 为什么 or 帮助 may be asked from any card; an answer or a yes belongs to the card that it was tapped on. */
const turnsOnItsCard = (choice: string): boolean =>
  !choice.startsWith(':') || [':yes', ':no', ':keep', ':unknown', ':skip', ':back'].includes(choice);

const asksForAnother = ({ text, choice }: Message): boolean => readCommand(choice ?? plain(text ?? '')) === 'fresh';

/** A finished matter makes room for another. One under review too, where the messenger still delivers its decision. */
function mayBeginAnother({ moment }: Standing, thread: Thread): boolean {
  const status = statusOf(moment);
  return (
    status === 'decided' ||
    status === 'destroyed' ||
    (isSentTo(thread) && (status === 'submitted' || status === 'claimed'))
  );
}

/** A consultation begins: the greeting and the first question, and what the first words already say. */
async function open(
  world: World,
  message: Message,
  inboundId: string,
  was: string | null,
  also: readonly Meant[] = [],
): Promise<Received> {
  const caseId = world.newId();
  const at = world.now();
  const lang = message.lang ?? 'zh';
  const content = await contentForNew(world);
  const isNew = !(await isKept(world.db, content.hash)); // a megabyte, which need not be written for every talk
  return takeTurn(
    world,
    {
      caseId,
      owner: message.owner ?? null,
      content,
      moment: undefined,
      seq: 0,
      since: 0,
      inboundId,
      from: `${message.thread.channel}:${message.thread.address}`,
      to: [message.thread],
      at,
      before: [
        ...(isNew ? putContent({ hash: content.hash, body: content, createdAt: at }) : []),
        ...createCase({ id: caseId, content: content.hash, lang, status: 'asking', owner: message.owner ?? null, at }),
        ...bindThread({ ...message.thread, caseId, was, at }),
      ],
    },
    [{ type: 'opened', lang }, ...firstWords(world, content, message), ...also],
  );
}

/** What the first message says besides good day: a matter, a cry for help, the place. What is not understood is passed over. */
function firstWords(world: World, content: Content, { text = '', lang = 'zh', region }: Message): readonly Meant[] {
  const today = todayIn(world.now());
  const [moment] = begin(content, lang);
  const meant = interpretText(plain(text), clean(text), {
    content,
    state: moment.context,
    stage: stageOf(moment),
    today,
  });
  const place = region === undefined || isSecret(region) ? undefined : placeFrom(plain(region));
  return [
    ...(meant.type === 'unclear' || meant.type === 'agreed' || meant.type === 'refused' ? [] : [meant]),
    ...(place === undefined
      ? []
      : [{ type: 'answered' as const, question: PLACE, answer: { kind: 'place' as const, place }, today }]),
  ];
}

/** A code typed anywhere binds this thread to its case, once. An unfinished self-check here is not lost for it; a blank one is. */
async function resume(
  world: World,
  message: Message,
  inboundId: string,
  here: Standing | undefined,
  hash: string,
): Promise<Received> {
  const at = world.now();
  const code = await codeByHash(world.db, hash);
  const works = code !== undefined && code.usedAt === null && code.expiresAt > at;
  const there = works ? await standingOf(world, code.caseId) : undefined;
  const refuse = (because: 'void' | 'occupied'): Promise<Received> => {
    const refused = { type: 'codeRefused' as const, because };
    if (here === undefined) return open(world, { ...message, text: '' }, inboundId, null, [refused]);
    return takeTurn(world, sceneOf(world, message, inboundId, here), [refused]);
  };
  if (there === undefined) return refuse('void');
  const isSame = here?.case.id === there.case.id;
  const blank = here !== undefined && isBlank(here);
  if (here !== undefined && !isSame && !blank && !mayBeginAnother(here, message.thread)) return refuse('occupied');
  const before: Statement[] = [
    ...takeCode(hash, at),
    ...(isSame ? [] : bindThread({ ...message.thread, caseId: there.case.id, was: here?.case.id ?? null, at })),
    // Begun on the web page and taken up in a messenger, it is from now on among that person's own.
    ...(there.case.owner === null && message.owner !== undefined ? setOwner(there.case.id, message.owner) : []),
  ];
  const after = blank && !isSame ? destroyCase(here.case.id) : [];
  const scene = sceneOf(world, message, inboundId, there);
  return takeTurn(world, { ...scene, owner: scene.owner ?? message.owner ?? null, before, after }, [
    { type: 'resumed', by: 'code' },
  ]);
}
