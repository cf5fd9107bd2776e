/** Where an outcome changes, in words: each condition as a policy officer would say it, exactly. */
import type { Content } from '../core/content.ts';
import type { Condition, Demand, RestSays } from '../core/difference.ts';
import { questionsOf } from '../core/flow.ts';
import type { Outcome, Test } from '../core/policy.ts';
import { sayYuan } from '../core/quantity.ts';
import { OUTCOME_WORDS } from '../core/words.ts';

export const sayOutcome = (outcome: Outcome | undefined): string =>
  outcome === undefined ? '不在清单之内' : OUTCOME_WORDS[outcome].zh;

/** The demands of a condition, a line each, in the order of the flow; then what the rest must say. None: every answer. */
export function sayDemands(content: Content, { demands, rest }: Condition): readonly string[] {
  const order = questionsOf(content.flow).map(({ id }) => id);
  const lines = demands
    .toSorted((a, b) => order.indexOf(a.question) - order.indexOf(b.question))
    .map((demand) => sayDemand(content, demand));
  if (rest !== undefined)
    lines.push(
      rest.not === undefined
        ? `没有改的情形单独看：${rest.says.map(sayRest).join('；或者')}`
        : `没有改的情形单独看，不是：${rest.not.map(sayRest).join('；也不是')}`,
    );
  return lines.length === 0 ? ['所有回答'] : lines;
}

const either = (all: readonly string[]): string => all.join('或');
const quoted = (options: readonly string[]): string => options.map((option) => `“${option}”`).join('、');

/** 「动机」答“为本人或亲友”或“为本单位职工或小团体”; 「补救」没有问到，或者…… */
export function sayDemand(content: Content, { question, anyOf, absent }: Demand): string {
  const unasked = absent ? [`「${question}」没有问到`] : [];
  return [
    ...unasked,
    ...anyOf.map((all) =>
      all.length === 0
        ? `「${question}」问到了`
        : `「${question}」${exactly(all) ?? all.map(({ test, holds }) => sayTest(content, test, holds)).join('，而且')}`,
    ),
  ].join('，或者');
}

/** 不少于50万元，而且不超过50万元 is 正好50万元; undefined where the tests leave more than one amount. */
function exactly(all: Demand['anyOf'][number]): string | undefined {
  const bounds = all.flatMap(({ test, holds }) =>
    'yuan' in test ? [{ yuan: test.yuan, is: isOf(test.is, holds) }] : [],
  );
  const least = bounds.find(({ is }) => is === '>=');
  const most = bounds.find(({ is }) => is === '<=');
  return all.length === 2 && least !== undefined && least.yuan === most?.yuan
    ? `正好${sayYuan(least.yuan, 'zh')}`
    : undefined;
}

/** What a bound says, held or not: < that does not hold is >=. */
const isOf = (is: '>=' | '<' | '>' | '<=', holds: boolean): string =>
  holds ? is : { '>=': '<', '<': '>=', '>': '<=', '<=': '>' }[is];

function sayTest(content: Content, test: Test, holds: boolean): string {
  switch (test.is) {
    case 'oneOf':
    case 'not':
      return sayOptions(content, test, (test.is === 'oneOf') === holds);
    case 'only':
      return holds ? `选的都在${quoted(test.options)}之中` : `选了${quoted(test.options)}以外的`;
    case '>=':
      return holds ? `不少于${sayYuan(test.yuan, 'zh')}` : `少于${sayYuan(test.yuan, 'zh')}`;
    case '<':
      return holds ? `少于${sayYuan(test.yuan, 'zh')}` : `不少于${sayYuan(test.yuan, 'zh')}`;
    case '>':
      return holds ? `超过${sayYuan(test.yuan, 'zh')}` : `不超过${sayYuan(test.yuan, 'zh')}`;
    case '<=':
      return holds ? `不超过${sayYuan(test.yuan, 'zh')}` : `超过${sayYuan(test.yuan, 'zh')}`;
    case 'from':
      return holds ? `不早于 ${test.day}` : `早于 ${test.day}`;
    case 'before':
      return holds ? `早于 ${test.day}` : `不早于 ${test.day}`;
    case 'within':
      return holds ? `在${test.places.join('、')}` : `不在${test.places.join('、')}`;
  }
}

/** Of many options those that it is not, where they are fewer. Who was not asked did not answer otherwise, which is said too. */
function sayOptions(
  content: Content,
  { question: id, options }: Test & { readonly options: readonly string[] },
  isIn: boolean,
) {
  const question = questionsOf(content.flow).find((each) => each.id === id);
  const asked = (question?.when.length ?? 0) > 0 ? '问到了，' : '';
  const all = question?.kind === 'choice' ? question.options.map((each) => each.id) : [];
  if (question?.kind === 'choice' && question.multiple)
    return isIn ? `选了${either(options.map((each) => `“${each}”`))}` : `${asked}没有选${quoted(options)}`;
  const others = all.filter((each) => !options.includes(each));
  if (isIn && others.length > 0 && others.length < options.length) return `${asked}答的不是${quoted(others)}`;
  return isIn ? `答${either(options.map((each) => `“${each}”`))}` : `${asked}答的不是${quoted(options)}`;
}

/** 可容错; 按行为时的规定一条也不成立，按现在的规定可减责; and whether what is here of the law is all there was. */
function sayRest({ then, now, missing }: RestSays): string {
  const said = (outcome: Outcome | undefined): string => (outcome === undefined ? '一条也不成立' : sayOutcome(outcome));
  const outcome = then === now ? said(then) : `按行为时的规定${said(then)}，按现在的规定${said(now)}`;
  if (missing === undefined) return outcome;
  const [one, other] = missing;
  if (!one && !other) return then === now ? outcome : `${outcome}（两个版本都收录全了）`;
  return `${outcome}（${[...(one ? ['行为时的'] : []), ...(other ? ['现在的'] : [])].join('和')}那一版没有收录全）`;
}
