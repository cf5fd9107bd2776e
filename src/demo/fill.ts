/**
 * Thirty invented matters in every state, so that a newcomer sees the desk alive. Every one is talked, submitted and dealt with
 * through the same doors as a real one; only the clock is moved. Units and words are invented, and say so.
 */
import { answersFrom } from '../content/answers.ts';
import type { Content } from '../core/content.ts';
import type { Answers } from '../core/facts.ts';
import type { Deed } from '../core/matter-acts.ts';
import { act } from '../review/act.ts';
import { ask } from '../review/ask.ts';
import type { Desk } from '../review/desk.ts';
import type { Draft } from '../review/draft.ts';
import { judge } from '../core/judge.ts';
import type { Outcome } from '../core/policy.ts';
import { dayInChina } from '../core/working-time.ts';
import { refreshFigures } from '../review/figures.ts';
import { readReview } from '../review/queue.ts';
import { isRefused } from '../review/refused.ts';
import { second, sign } from '../review/sign.ts';
import type { User } from '../review/users.ts';
import { possibleOutcomes, standingOf } from '../review/record.ts';
import { enact } from '../review/tick.ts';
import { actsOf, reviewsOfCase } from '../store/reviews.ts';
import { officerAt, type Officer } from './officer.ts';

/** Up to where a matter is taken. */
const WAYS = [
  'submitted',
  'submitted',
  'submitted',
  'accepted',
  'accepted',
  'accepted',
  'returned',
  'expired',
  'claimed',
  'claimed',
  'asking',
  'asking',
  'answered',
  'reasked',
  'seconding',
  'seconding',
  'decided',
  'decided',
  'told',
  'told',
  'correcting',
  'reported',
  'confirmed',
  'followingUp',
  'followingUp',
  'closed',
  'closed',
  'cleared',
  'appealed',
  'withdrawn',
] as const;
type Way = (typeof WAYS)[number];

export interface People {
  readonly reviewers: readonly User[];
  readonly senior: User;
}

/** A clock that the demonstration moves. */
export interface Clock {
  now: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long each act lets wait, in days: from the least, a day more for every other matter, up to so many days more. */
const WAITS: Partial<Record<Deed['type'], readonly [least: number, more: number]>> = {
  accepted: [1, 4],
  claimed: [1, 3],
  told: [2, 4],
  closed: [7, 5],
};
/** Working out a decision. */
const DECIDING = [14, 13] as const;

/** Fills an empty store. `clock.now` begins some weeks ago and ends at `until`. Out: how many matters. */
export async function fill(desk: Desk, people: People, clock: Clock, until: number): Promise<number> {
  const factsFor = factsOf(desk.world.content, until);
  const begun = clock.now;
  for (const [at, way] of WAYS.entries()) {
    // Those that went furthest began first.
    clock.now = begun + ((WAYS.length - 1 - at) * (until - begun - 2 * DAY)) / WAYS.length;
    await play(desk, people, clock, way, at, factsFor(at));
  }
  clock.now = until;
  await refreshFigures(desk);
  return WAYS.length;
}

/** The first that is decided, and how many of these the judgment finds tolerable; of the others it finds that they are barred. */
const [DECIDED, TOLERABLE] = [WAYS.indexOf('decided'), 7];

/** How many of the tolerable are decided otherwise: enough that the clause is told to the policy officer. */
const OVERRULED = 5;

/**
 * The facts of complete examples: of those that are decided, such as rest on the same two clauses, so that the figures have
 * something to show; of all others, spread over the packs.
 */
function factsOf(content: Content, until: number): (at: number) => Answers {
  const complete = content.packs.flatMap(({ examples }) =>
    examples.flatMap(({ facts }) => {
      const { answers } = answersFrom(content.flow, facts);
      return content.flow.looks.every(({ questions: [main] }) => main !== undefined && answers[main.id] !== undefined)
        ? [answers]
        : [];
    }),
  );
  const every = Math.max(1, Math.floor(complete.length / WAYS.length));
  const spread = complete.filter((_, at) => at % every === 0);
  const today = new Date(until).toISOString().slice(0, 10);
  /** Those that the same clause decides, of the clause that decides most. */
  const alike = (outcome: Outcome): readonly Answers[] => {
    const byClause = Map.groupBy(complete, (answers) => {
      const judgment = judge(content, answers, today);
      return judgment.settled && judgment.outcome === outcome ? judgment.reliedOn[0]?.clauses[0]?.id : undefined;
    });
    byClause.delete(undefined);
    return [...byClause.values()].toSorted((a, b) => b.length - a.length)[0] ?? complete;
  };
  const [tolerable, barred] = [alike('tolerated'), alike('barred')];
  return (at) => {
    const from = at < DECIDED ? spread : at < DECIDED + TOLERABLE ? tolerable : barred;
    return from[at % from.length] ?? {};
  };
}

async function play(desk: Desk, people: People, clock: Clock, way: Way, at: number, facts: Answers): Promise<void> {
  const officer = officerAt(desk.world, `demo-${at}`);
  await officer.answer({ ...facts });
  await officer.tap(':person');
  await officer.say(`演示单位${at + 1}`);
  await officer.tap(':skip');
  const { caseId } = await officer.tap(':yes');
  const id = (await reviewsOfCase(desk.world.db, caseId)).at(-1)?.id;
  if (id === undefined) throw new Error(`demonstration matter ${at} was not submitted`);
  const holder = people.reviewers[at % people.reviewers.length];
  const other = people.reviewers[(at + 1) % people.reviewers.length];
  if (holder === undefined || other === undefined) throw new Error('the demonstration needs reviewers');
  const later = (hours: number): void => {
    clock.now += hours * HOUR;
  };
  const act_ = async (deed: Deed, user = holder): Promise<void> => {
    const [least, more] = WAITS[deed.type] ?? [0, 1];
    later(3 + 24 * (least + (at % more)));
    must(await act(desk, user, id, deed));
  };
  const isOverruled = at >= DECIDED && at < DECIDED + OVERRULED;
  const deciding = DECIDING[0] + ((at * 5) % DECIDING[1]);
  await steps({ desk, id, officer, holder, other, do: act_, later, facts, isOverruled, deciding }, way);
}

interface Playing {
  readonly desk: Desk;
  readonly id: string;
  readonly officer: Officer;
  readonly holder: User;
  readonly other: User;
  readonly facts: Answers;
  /** Decided otherwise than the judgment had it. */
  readonly isOverruled: boolean;
  /** days */
  readonly deciding: number;
  do(deed: Deed, user?: User): Promise<void>;
  later(hours: number): void;
}

function must(done: object): void {
  if (isRefused(done)) throw new Error(`the demonstration was refused: ${done.refused}`);
}

async function steps(playing: Playing, way: Way): Promise<void> {
  const { desk, id, officer, holder, later } = playing;
  if (way === 'submitted') return;
  if (way === 'withdrawn') {
    await officer.tap(':delete');
    await officer.tap(':yes');
    return;
  }
  if (way === 'returned' || way === 'expired') {
    await playing.do({ type: 'returned', reason: '演示：没有写清楚这项工作当时依据的文件，请补充后再提交。' });
    if (way === 'returned') return;
    later(24 * 14);
    // The demonstration's own office leaves an answer longer than it looks back, so that none ends while somebody looks.
    const answer = { workingDays: 5, rule: '演示用，不是任何规定' };
    const office = desk.office();
    await enact({ ...desk, office: () => ({ ...office, limits: { ...office.limits, answer } }) }, id);
    return;
  }
  await playing.do({ type: 'accepted' });
  if (way === 'accepted') return;
  await playing.do({ type: 'claimed' });
  if (way === 'claimed') return;
  if (way === 'asking' || way === 'answered' || way === 'reasked') {
    later(20);
    must(
      await ask(
        desk,
        holder,
        id,
        way === 'reasked'
          ? { text: '演示：请再确认当时的动机', look: 3 }
          : { text: '演示：当时由哪个会议研究决定的？' },
      ),
    );
    if (way === 'asking') return;
    later(20);
    if (way === 'answered') await officer.say('演示：由局长办公会研究，有会议纪要。');
    else await officer.answer(playing.facts);
    return;
  }
  later(24 * playing.deciding);
  await decide(playing, way === 'seconding');
  if (way === 'seconding' || way === 'decided') return;
  await playing.do({ type: 'told', form: 'written', to: '本人和所在党组织', on: day(playing) });
  if (way === 'told') return;
  if (way === 'appealed') {
    await officer.tap(':appeal');
    await officer.say('演示：结论没有考虑当时的会议纪要。');
    return;
  }
  if (way === 'cleared') {
    await playing.do({
      type: 'clearingOpened',
      why: '演示：举报经核实不属实，影响了提拔。',
      verifiedBy: '演示核实部门',
    });
    await playing.do({ type: 'cleared', forms: ['written', 'meeting'], to: '所在单位全体人员', on: day(playing) });
    return;
  }
  await playing.do({
    type: 'planned',
    steps: [
      { id: 's1', what: '演示：完善风险评估', owner: '承办科室', due: day(playing, 40) },
      { id: 's2', what: '演示：补办备案手续', owner: '当事人', due: day(playing, 60) },
    ],
  });
  if (way === 'correcting') return;
  await officer.tap(':report s1');
  await officer.say('演示：已经完成，见会议纪要。');
  if (way === 'reported') return;
  await playing.do({ type: 'confirmed', step: 's1', note: '' });
  if (way === 'confirmed') return;
  await playing.do({ type: 'reported', step: 's2', text: '演示：备案手续已经补办。' });
  await playing.do({ type: 'confirmed', step: 's2', note: '已核对' });
  if (way === 'followingUp') return;
  await playing.do({ type: 'followedUp', note: '演示：当面回访，工作已经恢复正常。', on: day(playing) });
  await playing.do({ type: 'closed', reason: '' });
}

/** Today, or so many days later. */
const day = ({ desk }: Playing, later = 0): string => dayInChina(desk.world.now() + later * DAY);

/** What the judgment came to; or something else, at which a second person is to look. */
async function decide({ desk, id, holder, other, later, isOverruled }: Playing, isProposal: boolean): Promise<void> {
  const view = await readReview(desk, holder, id);
  if (isRefused(view) || view.whole === undefined) throw new Error('the demonstration cannot read its matter');
  const { record, reliedOn } = view.whole;
  const possible = possibleOutcomes(standingOf(record));
  const [settled] = possible.length === 1 ? possible : [];
  const draft: Draft = {
    outcome: outcomeOf(settled, isProposal ? 'barred' : isOverruled ? 'mitigated' : undefined),
    reason: '演示：根据提交的材料和查证情况作出。',
    clauses: reliedOn.length > 0 ? reliedOn : record.clauses.slice(0, 1).map((clause) => clause.id),
    appeal: '演示：可以向作出结论的机关申请复核。',
  };
  const read = async (): Promise<number> => (await actsOf(desk.world.db, id)).length;
  must(await sign(desk, holder, id, draft, await read()));
  if (isProposal) return;
  const after = await readReview(desk, other, id);
  later(5);
  if (!isRefused(after) && after.stage === 'seconding') must(await second(desk, other, id, '演示：同意', await read()));
}

/** `otherwise`: what it departs to; where the judgment had that very outcome, to another. */
function outcomeOf(settled: Outcome | undefined, otherwise: Draft['outcome'] | undefined): Draft['outcome'] {
  if (otherwise !== undefined)
    return settled === otherwise ? (otherwise === 'barred' ? 'mitigated' : 'barred') : otherwise;
  return settled === undefined || settled === 'referred' ? 'tolerated' : settled;
}
