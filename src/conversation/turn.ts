/** One turn: events decided on, put into words, and everything that it does in one commit. */
import type { OfficerDeed } from '../core/decision.ts';
import { judge } from '../core/judge.ts';
import { judgmentCard } from '../core/judgment-card.ts';
import { ENGINE, judgmentJson, type JudgmentTold } from '../core/judgment-json.ts';
import { stageOf, type Effect, type Moment } from '../core/dialogue.ts';
import { recordOf } from '../core/record.ts';
import type { Reply } from '../core/reply.ts';
import { labelOf, sayAnswer } from '../core/said.ts';
import { say } from '../core/text.ts';
import { word } from '../core/wording.ts';
import { fill, WORDS } from '../core/words.ts';
import type { Content } from '../core/content.ts';
import type { Received, Thread } from '../message.ts';
import { newCode, hashOfCode } from '../resume-code.ts';
import { destroyCase } from '../store/cases.ts';
import { addCode } from '../store/codes.ts';
import type { Statement } from '../store/database.ts';
import { addMessage } from '../store/outbox.ts';
import { type Deed, officerActed } from '../review/officer.ts';
import { openReview } from '../store/reviews.ts';
import { addTurn } from '../store/turns.ts';
import type { SubmittedMatter, World } from '../world.ts';
import { enact, forget, placeIn, remember, statusOf, type TurnEvents } from './standing.ts';

/** Where a turn happens: a case at a seq, and the threads that are to hear of it. */
export interface Scene {
  readonly caseId: string;
  /** Whose it is, where the channel knows. */
  readonly owner: string | null;
  readonly content: Content;
  /** undefined: the case begins with this turn */
  readonly moment: Moment | undefined;
  readonly seq: number;
  readonly since: number;
  readonly inboundId: string;
  /** where it came from, as `channel:address`, or `review` */
  readonly from: string;
  /** threads to which the replies are sent; a web page or terminal reads its turns instead */
  readonly to: readonly Thread[];
  readonly at: number;
  /** Statements that go before and after in the same commit: the case's row, a thread's binding, a review's claim. */
  readonly before?: readonly Statement[];
  readonly after?: readonly Statement[];
}

/** Channels to which replies are sent; the others read them. */
export const isSentTo = ({ channel }: Thread): boolean => channel === 'slack';

const DAY = 86_400_000;
/** A matter at the desk takes longer than a self-check: a code that was taken meanwhile still leads back to its result. */
const CODE_AT_DESK = 60 * DAY;

const codeLifetimeAt = ({ settings }: World, moment: Moment): number =>
  ['submitted', 'claimed', 'decided'].includes(statusOf(moment))
    ? Math.max(settings.codeLifetime, CODE_AT_DESK)
    : settings.codeLifetime;

/** Decides, words and commits. Throws `Conflict` where somebody else was first: read again and decide again. */
export async function takeTurn(world: World, scene: Scene, events: TurnEvents): Promise<Received> {
  const { caseId, content, at } = scene;
  const enacted = enact(content, scene.moment, events);
  if (enacted === undefined) throw new Error(`case ${caseId} has no beginning`);
  const { moment, effects } = enacted;
  const seq = scene.seq + 1;
  const code = effects.some(({ type }) => type === 'issueCode') ? newCode() : undefined;
  const lifetime = codeLifetimeAt(world, moment);
  const desk = await deskAfter(world, scene, moment, effects);
  const particulars = {
    desk,
    hotline: world.settings.hotline,
    codeDays: Math.round(lifetime / DAY),
    isForgotten: !scene.to.some(isSentTo),
    noReviewer: stageOf(moment) === 'consenting' && (await world.reviewersOf?.(matterOf(scene, moment))) === 0,
  };
  const replies = word(content, effects, moment, { ...particulars, code });
  // A code is a key: it is shown, and never kept with what was said.
  const kept = code === undefined ? replies : word(content, effects, moment, { ...particulars, code: undefined });
  const status = statusOf(moment);
  const judgment = judgmentShown(content, moment, replies);
  const outgoing = scene.to.filter(isSentTo);
  const { lang } = moment.context;

  const said = { kind: 'replies', caseId, seq, lang, status };
  const bodyOf = (replies: readonly Reply[]) => ({
    ...said,
    replies,
    ...(code === undefined ? {} : { afterwards: { ...said, replies: kept } }),
  });

  const statements: Statement[] = [
    ...(scene.before ?? []),
    ...addTurn(
      {
        caseId,
        seq,
        inboundId: scene.inboundId,
        thread: scene.from,
        event: events,
        replies: kept,
        judgment: judgment ?? null,
        engine: ENGINE,
        at,
      },
      status,
    ),
    ...(code === undefined ? [] : addCode({ hash: hashOfCode(code), caseId, expiresAt: at + lifetime })),
    ...outgoing.flatMap((thread, n) =>
      addMessage({
        caseId,
        seq,
        n,
        channel: thread.channel,
        address: thread.address,
        body: bodyOf(replies),
        dueAt: at,
      }),
    ),
    ...(await deeds(world, scene, moment, effects, { seq, n: outgoing.length })),
    ...(scene.after ?? []),
  ];
  await world.db.commit(statements);
  if (status === 'destroyed') forget(world, caseId);
  else
    remember(world, caseId, {
      seq,
      moment,
      since:
        scene.moment !== undefined && placeIn(content, scene.moment) === placeIn(content, moment) ? scene.since : seq,
    });
  world.bell.ring(caseId);
  return { caseId, seq, status, replies, ...(judgment === undefined ? {} : { judgment }), repeated: false };
}

/** Where it stands at the desk, for turns that tell of it. */
async function deskAfter(world: World, { caseId, at }: Scene, moment: Moment, effects: readonly Effect[]) {
  if (effects.some(({ type }) => type === 'openReview')) return world.atDesk?.(caseId, undefined);
  const acts = effects.flatMap((effect) => (effect.type === 'act' ? [effect.params] : []));
  const appealed = acts.find(({ type }) => type === 'appealed');
  const isTold = effects.some((effect) => effect.type === 'tell' && effect.params.say === 'progress');
  if (appealed?.type === 'appealed') return world.atDesk?.(caseId, [{ ...appealed, by: { kind: 'officer' }, at }]);
  return isTold && moment.context.submissions > 0 ? world.atDesk?.(caseId, []) : undefined;
}

function judgmentShown(content: Content, moment: Moment, replies: readonly Reply[]): JudgmentTold | undefined {
  if (stageOf(moment) !== 'judged' || !replies.some(({ card }) => card?.kind === 'judgment')) return undefined;
  const { answers, today } = moment.context;
  // The whole tree is long, and asked for by itself.
  const { tree: _tree, ...judgment } = judgmentJson(content, answers, today, judge(content, answers, today));
  return judgment;
}

const matterOf = ({ caseId, owner, content }: Scene, { context }: Moment): SubmittedMatter => ({
  caseId,
  unit: context.unit ?? '',
  excluded: context.excluded ?? '',
  owner,
  text: JSON.stringify(recordOf(content, context)),
});

/** For the desk. A look that was asked again: the answers behind what the assistant now comes to, in words, and what that is. */
function toldToDesk({ content }: Scene, { context }: Moment, deed: OfficerDeed): Deed {
  if (deed.type !== 'reanswered') return deed;
  const { ask, questions } = deed;
  const { answers, lang } = context;
  if (questions.length === 0) return { type: 'answered', ask, text: say(WORDS.askGoneTold, lang) };
  const lines = questions.map((id) => {
    const answer = answers[id];
    const said =
      answer === undefined
        ? say(WORDS.noLonger, lang)
        : answer.kind === 'account'
          ? answer.text
          : sayAnswer(content, id, answer, lang);
    return fill(say(WORDS.answersWord, lang), { label: labelOf(content, id, lang), answer: said });
  });
  const judged = judge(content, answers, context.today);
  return {
    type: 'answered',
    ask,
    text: lines.join('\n'),
    judgment: judgmentCard(content, context).card.headline,
    possible: judged.settled ? [judged.outcome] : judged.possible,
  };
}

/** What the effects do to the store. */
async function deeds(
  world: World,
  scene: Scene,
  moment: Moment,
  effects: readonly Effect[],
  { seq, n }: { seq: number; n: number },
): Promise<readonly Statement[]> {
  const { caseId, content, at } = scene;
  const statements: Statement[] = [];
  const acts: Deed[] = [];
  for (const effect of effects) {
    const { type } = effect;
    if (type === 'openReview') {
      const matter = matterOf(scene, moment);
      const { unit, excluded } = matter;
      const review = world.newId();
      statements.push(
        ...openReview({ id: review, caseId, unit, excluded, record: recordOf(content, moment.context), at }),
      );
      statements.push(...((await world.noticesOf?.(matter, { review, caseId, seq, n, at })) ?? []));
    } else if (type === 'withdrawReview') {
      acts.push({ type: 'withdrawn' });
    } else if (effect.type === 'act') {
      acts.push(toldToDesk(scene, moment, effect.params));
    } else if (type === 'destroy') {
      statements.push(...destroyCase(caseId));
    }
  }
  return [...statements, ...(await officerActed(world.db, caseId, acts, at))];
}
