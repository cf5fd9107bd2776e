/** What the proof found, in words for a policy officer. */
import type { Content } from '../core/content.ts';
import type { Combination } from '../core/diagram.ts';
import type { Value } from '../core/facts.ts';
import { questionsOf } from '../core/flow.ts';
import { judge } from '../core/judge.ts';
import { type Condition, DAY, PLACE, type FindingKind } from '../core/policy.ts';
import type { TooLarge } from '../core/prove.ts';
import type { Found } from '../core/region.ts';
import { rulesOf } from '../core/rules.ts';
import { OUTCOME_WORDS } from '../core/words.ts';

/** As 发现 in 已知 writes them. */
export const FINDING_WORDS: Readonly<Record<FindingKind, string>> = {
  dead: '永不成立',
  shadowed: '从不起作用',
  gap: '空白',
  conflict: '层级冲突',
  inverted: '倒挂',
};

export const sayRegion = (place: string | undefined): string =>
  place === undefined ? '全部' : place === '' ? '没有本地清单的地方' : place;

/** 1,234,567 */
export const sayCount = (count: bigint): string => count.toLocaleString('en-US');

/** `briefly`: an option with its first words, as they tell it apart. */
export function sayValue(value: Value, briefly = false): string {
  switch (value.kind) {
    case 'chosen':
      return value.options.map((option) => (briefly ? shortened(option) : option)).join('、');
    case 'amount':
      return `${value.yuan.toLocaleString('en-US')} 元`;
    case 'date':
      return value.day === '0001-01-01' ? '最早的规定以前' : value.day;
    case 'place':
      return sayRegion(value.place);
    case 'account':
      return value.text;
    case 'absent':
      return '不适用';
  }
}

/** Up to its first comma: 已及时补救，损失或影响已挽回 → 已及时补救…; what is short stays whole. */
const shortened = (option: string): string => {
  const [first = option, ...more] = option.split(/[，、]/);
  return more.length === 0 || option.length <= 14 ? option : `${first}…`;
};

/** 动机＝为本人或亲友；… : only what the finding turns on, in the order of the flow. */
export function sayExample(
  content: Content,
  example: Combination,
  about?: ReadonlySet<string>,
  briefly = false,
): string {
  return questionsOf(content.flow)
    .flatMap(({ id }) => {
      const value = example.get(id);
      return value === undefined || (about !== undefined && !about.has(id))
        ? []
        : [`${id}＝${sayValue(value, briefly)}`];
    })
    .join('；');
}

export const sayTooLarge = ({ place, question, states }: TooLarge): string =>
  `没有算完：${sayRegion(place)}的清单在「${question}」这一问分出的状态超过 ${states.toLocaleString('en-US')} 个。\n把同时适用的清单分得更开（用适用对象、适用地区、同时具备领域等），或者减少对「${question}」的不同写法。`;

const quote = (ids: readonly string[]): string => ids.map((id) => `「${id}」`).join('、');

/** With which the line of an example begins. */
export const EXAMPLE = '例如：';

/**
 * A line of what it is; then to which situations it is owed and where it is found, as far as the first line does not say; then
 * one of an example. `asOf` is needed to find the smallest example of a gap.
 */
export function sayFound(content: Content, found: Found, asOf?: string): readonly string[] {
  const example =
    found.example === undefined ? '' : sayExample(content, found.example, aboutOf(content, found, asOf), true);
  return [
    `${FINDING_WORDS[found.kind]}：${sayWhat(content, found)}`,
    ...(found.kind === 'inverted' ? [`因为：${sayOwed(content, found)}`] : []),
    ...sayPlaces(found),
    ...(example === '' ? [] : [`${EXAMPLE}${example}`]),
  ];
}

const sayPlaces = ({ kind, place, alsoAt = [] }: Found): readonly string[] =>
  kind === 'gap' || place === undefined ? [] : [`地区：${[place, ...alsoAt].map(sayRegion).join('、')}`];

/** Why the two answers come out so, and in which file that is mended or accepted. */
function sayOwed(content: Content, { pack = '', by = [] }: Found): string {
  const effects = new Map(rulesOf(content).map(({ situation, effect }) => [situation.id, effect]));
  const isOwn = (id: string): boolean => id.startsWith(`${pack}/`);
  const said = [...Map.groupBy(by, (id) => (isOwn(id) ? effects.get(id) : undefined))].map(([effect, ids]) => {
    const named = quote(ids.map((id) => (isOwn(id) ? id.slice(pack.length + 1) : id)));
    if (effect === undefined) return `收紧了${named}，后一种回答因此不在内`;
    if (effect === 'ground') return `${named}只在前一种回答时成立`;
    return `${named}只把后一种回答${effect === 'bar' ? '否决' : '转人工'}`;
  });
  return `policies/${pack}.yaml ${said.join('；')}`;
}

/** 中共党员、2024-01-01 起: for whom, where and when. */
const sayWithin = (within: Condition): string =>
  within
    .map((test) => {
      switch (test.is) {
        case 'from':
          return `${test.day} 起的行为`;
        case 'before':
          return `${test.day} 以前的行为`;
        case 'within':
          return test.places.join('、');
        case 'oneOf':
          return test.options.join('或');
        case 'not':
          return `不是${test.options.join('、')}的`;
        case 'only':
          return `只是${test.options.join('、')}的`;
        default:
          return test.question;
      }
    })
    .join('，');

function sayWhat(content: Content, found: Found): string {
  const situation = rulesOf(content).find(({ situation: { id } }) => id === found.situation)?.situation;
  const name = situation === undefined ? '' : `「${situation.id} ${situation.name.zh}」`;
  const by = found.by ?? [];
  const scope = found.within === undefined ? '' : `在上级清单管的范围内（${sayWithin(found.within)}），`;
  switch (found.kind) {
    case 'dead':
      return `${name}没有任何一种回答能够成立`;
    case 'shadowed':
      return found.how === 'redundant'
        ? `${name}去掉以后结论都不变${by.length === 0 ? '' : `，因为同时总有${quote(by)}`}`
        : `${name}能够成立，但从不起作用，总是先有${by.length === 0 ? '别的情形' : quote(by)}`;
    case 'gap':
      return `${sayRegion(found.place)}：${sayCount(found.count ?? 0n)} 种回答没有任何清单说到，一律转人工研判`;
    case 'conflict':
      return found.option === undefined
        ? `${name}答应的，${scope}上级${quote(by)}全部否决`
        : `${name}列入了「${found.option.question}：${found.option.option}」，但这样回答的，${scope}上级${quote(by)}全部否决`;
    case 'inverted': {
      const [against, favourable] = found.answers ?? [];
      const [worse, better] = found.outcomes ?? [];
      return `「${found.question}」答“${against === undefined ? '' : sayValue(against)}”得到${worse === undefined ? '' : OUTCOME_WORDS[worse].zh}，其他都相同而答“${favourable === undefined ? '' : sayValue(favourable)}”只得到${better === undefined ? '' : OUTCOME_WORDS[better].zh}`;
    }
  }
}

/** The questions that a finding turns on: those of its situations, or those that force what its example comes to. */
function aboutOf(content: Content, found: Found, asOf: string | undefined): ReadonlySet<string> | undefined {
  const ids = new Set([...(found.situation === undefined ? [] : [found.situation]), ...(found.by ?? [])]);
  const rules = rulesOf(content).filter(({ situation }) => ids.has(situation.id));
  if (rules.length > 0) {
    const own = questionsOf(content.flow).flatMap(({ id, when }) =>
      id === found.question || when.some(({ question }) => question === found.question) ? [id] : [],
    );
    return withGates(
      content,
      new Set([PLACE, ...own, ...rules.flatMap(({ then }) => then.map(({ question }) => question))]),
    );
  }
  if (asOf === undefined || found.example === undefined) return undefined;
  const answers = Object.fromEntries(
    [...found.example].flatMap(([id, value]) => (value.kind === 'absent' ? [] : [[id, value]])),
  );
  const judgment = judge(content, answers, asOf);
  return judgment.settled
    ? new Set([...judgment.decisive, PLACE, DAY, ...(found.question === undefined ? [] : [found.question])])
    : undefined;
}

function withGates(content: Content, ids: Set<string>): ReadonlySet<string> {
  for (const { id, when } of questionsOf(content.flow).toReversed())
    if (ids.has(id)) for (const { question } of when) ids.add(question);
  return ids;
}
