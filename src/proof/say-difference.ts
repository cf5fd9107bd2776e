/** What a change changes, in words for the policy officer who makes it, and for whoever approves it. */
import { atPlace } from '../core/at-place.ts';
import type { Content } from '../core/content.ts';
import type { Move } from '../core/cover.ts';
import type { Apart, Condition, Difference } from '../core/difference.ts';
import type { Combination } from '../core/diagram.ts';
import { type Kind, KINDS, outcomeOfKind } from '../core/ends.ts';
import type { Answers } from '../core/facts.ts';
import { turnOf, WAYS, type Way } from '../core/changing.ts';
import type { NotCompared } from '../core/flow-changes.ts';
import { judge } from '../core/judge.ts';
import { DAY, type Outcome, PLACE } from '../core/policy.ts';
import type { TooLarge } from '../core/prove.ts';
import { sayDemands, sayOutcome } from './say-condition.ts';
import { sayCount, sayExample, sayRegion } from './say-found.ts';

export interface Contents {
  readonly old: Content;
  readonly next: Content;
}

const WAY_WORDS: Readonly<Record<Way, string>> = {
  harm: '变得不利',
  person: '改为转人工',
  better: '变得有利',
};

/** From which outcome to which, and how often; what newly harms first. Changes of the reason for a person are none. */
export function outcomeMoves(moves: readonly Move[]): readonly {
  readonly way: Way;
  readonly from: Outcome;
  readonly to: Outcome;
  readonly count: bigint;
}[] {
  const found = new Map<string, { way: Way; from: Outcome; to: Outcome; count: bigint }>();
  for (const { from, to, count } of moves) {
    const [one, other] = [outcomeOfKind(from), outcomeOfKind(to)];
    const turn = turnOf(one, other);
    if (turn === undefined) continue;
    const known = found.get(`${one} ${other}`);
    if (known !== undefined) known.count += count;
    else found.set(`${one} ${other}`, { way: turn.way, from: one, to: other, count });
  }
  const severity = (outcome: Outcome): number => KINDS.indexOf(outcome);
  return [...found.values()].toSorted(
    (a, b) =>
      WAYS.indexOf(a.way) - WAYS.indexOf(b.way) ||
      severity(b.to) - severity(a.to) ||
      severity(a.from) - severity(b.from),
  );
}

/** Of those that go to a person before and after, how often for another reason. */
const reasonsIn = (moves: readonly Move[]): bigint =>
  moves.reduce((total, { from, to, count }) => (isPerson(from) && isPerson(to) ? total + count : total), 0n);
const isPerson = (kind: Kind): boolean => outcomeOfKind(kind) === 'referred';

const allMoves = ({ chains }: Difference): readonly Move[] => chains.flatMap(({ moves }) => moves);

/** How much changes, worst direction first, then by region: the first `most` of them. */
export function saySummary(difference: Difference, most = Number.POSITIVE_INFINITY): readonly string[] {
  const moves = outcomeMoves(allMoves(difference));
  const reasons = reasonsIn(allMoves(difference));
  const changed = difference.chains.filter((chain) => outcomeMoves(chain.moves).length > 0);
  const others = difference.chains.filter((chain) => !changed.includes(chain));
  const lines: string[] = [];
  if (moves.length === 0) lines.push('没有任何一种回答的结论会变。');
  for (const way of WAYS) {
    const own = moves.filter((each) => each.way === way);
    if (own.length === 0) continue;
    lines.push(
      `${WAY_WORDS[way]}：${own.map(({ from, to, count }) => `${sayOutcome(from)} → ${sayOutcome(to)} ${sayCount(count)} 种`).join('，')}`,
    );
  }
  if (reasons > 0n) lines.push(`另有 ${sayCount(reasons)} 种回答仍然转人工研判，只是转人工的原因不同。`);
  if (changed.length > 0) {
    for (const { place, moves: own } of changed.slice(0, most)) lines.push(`  ${sayRegion(place)}：${sayMoves(own)}`);
    if (changed.length > most) lines.push(`  还有 ${changed.length - most} 个地区也有变化。`);
    if (others.length > 0) lines.push(`  没有变化的地区：${others.map(({ place }) => sayRegion(place)).join('、')}`);
  }
  return lines;
}

const sayMoves = (moves: readonly Move[]): string =>
  outcomeMoves(moves)
    .map(({ from, to, count }) => `${sayOutcome(from)} → ${sayOutcome(to)} ${sayCount(count)} 种`)
    .join('，');

/** One condition: what it comes to, where, its demands, and one that is as little as it takes. */
export function sayCondition(contents: Contents, asOf: string, condition: Condition): readonly string[] {
  const { outcome, path, at, moves } = condition;
  const origin = outcomeMoves(moves).map(({ from, count }) => `原来${sayOutcome(from)} ${sayCount(count)} 种`);
  const branch = path === undefined ? '' : `，${path}`;
  return [
    `现在${sayOutcome(outcome)}（${origin.join('，')}）：${at.map(({ place }) => sayRegion(place)).join('、')}${branch}`,
    ...sayDemands(contents.next, condition).map((line) => `  ${line}`),
    `  例如：${sayCondensed(contents, asOf, condition.example)}`,
  ];
}

/** Of an example only what forces the outcome before, and that after. */
export function sayCondensed({ old, next }: Contents, asOf: string, example: Combination): string {
  const answers: Answers = Object.fromEntries(
    [...example].flatMap(([id, value]) => (value.kind === 'absent' ? [] : [[id, value]])),
  );
  const about = new Set<string>([PLACE]);
  for (const content of [old, next]) {
    const judgment = judge(atPlace(content, answers), answers, asOf);
    if (!judgment.settled) return sayExample(next, example);
    for (const id of judgment.decisive) about.add(id);
    if (judgment.laws !== undefined) about.add(DAY);
  }
  return sayExample(next, example, about);
}

/** Combinations that only one content has; nothing where both ask the same. */
export function sayApart({ apart }: Difference): readonly string[] {
  return apart.flatMap(({ only, path, counts }: Apart): readonly string[] => {
    const where = `${only === 'old' ? '只在旧版里有' : '只在新版里有'}的回答${path === undefined ? '' : `（${path}）`}`;
    if (counts === 'unknown') return [`${where}：数不出来，因为问不问取决于另一版才有的问题，这一部分没有比较。`];
    const said = KINDS.flatMap((kind) => (counts[kind] === 0n ? [] : [[outcomeOfKind(kind), counts[kind]] as const]));
    const sums = new Map<Outcome, bigint>();
    for (const [outcome, count] of said) sums.set(outcome, (sums.get(outcome) ?? 0n) + count);
    if (sums.size === 0) return [];
    return [
      `${where}：${[...sums].map(([outcome, count]) => `${sayOutcome(outcome)} ${sayCount(count)} 种`).join('，')}`,
    ];
  });
}

/** Why there is no exact difference. */
export function sayNotCompared(refused: NotCompared | TooLarge): string {
  if ('exceeded' in refused)
    return `没有算完：${sayRegion(refused.place)}的两版清单放在一起，在「${refused.question}」这一问分出的状态超过 ${refused.states.toLocaleString('en-US')} 个。`;
  return refused.because === 'kind'
    ? `没有比较：问题「${refused.question}」的类型改了，两版的回答没有一种是同一个意思。请换一个「记为」的名字，再比较一次。`
    : `没有比较：${refused.questions.map((id) => `「${id}」`).join('、')}的何时问都改了，一次改得太多，分不清哪些回答两版都有。请分几次改，每次不超过四个问题。`;
}

/** Instead of conditions that nobody would read. */
export const TOO_MANY =
  '改动太多，要用一百五十条以上的条件才说得全，没有列出；上面的数目仍然是准确的。分几次改，每次都能看清楚。';

/** Regions and conditions that stand in the record of a publication; `liukan diff` has them all. */
const SHOWN = 3;

const WHERE_ALL = '全部：npx liukan diff 旧 新（各写一个文件夹、git 版本或 published）';

/** In few lines, for the record of a publication. */
export function sayBriefly(contents: Contents, difference: Difference | NotCompared | TooLarge): readonly string[] {
  if (!('conditions' in difference)) return [sayNotCompared(difference)];
  const { asOf, conditions } = difference;
  if (conditions === undefined) return [...saySummary(difference, SHOWN), ...sayApart(difference), TOO_MANY, WHERE_ALL];
  const first = conditions.slice(0, SHOWN).flatMap((condition) => sayCondition(contents, asOf, condition));
  const more = conditions.length - SHOWN;
  return [
    ...saySummary(difference, SHOWN),
    ...sayApart(difference),
    ...(more > 0 ? [`共 ${conditions.length} 条条件，前 ${SHOWN} 条：`] : []),
    ...first,
    ...(more > 0 ? [`还有 ${more} 条。${WHERE_ALL}`] : []),
  ];
}
