/** What a drawing says besides the flow's and the lists' own words. */
import { questionsOf, type Flow } from '../core/flow.ts';
import type { Condition, Effect, Test } from '../core/policy.ts';
import { sayYuan } from '../core/quantity.ts';
import { sayPlace } from '../core/said.ts';
import { say, type Lang, type Text } from '../core/text.ts';

const words = (zh: string, en: string): Required<Text> => ({ zh, en });

export const DRAWING = {
  flowTitle: words('问答流程', 'The questions'),
  version: words('版本', 'version'),
  first: words('先问：选择路径和适用的政策', 'Asked first: they choose the path and the policies'),
  paths: words(
    '符合下面条件的走短路径，不按六看研判',
    'Matters of these kinds take a short path and are not judged by the six looks',
  ),
  when: words('何时问', 'asked when'),
  goes: words('何时走', 'taken when'),
  multiple: words('可多选', 'several'),
  reconstructed: words('重构：来源中没有见到', 'reconstructed: not seen in the source'),
  changeable: words('还可以做', 'still open'),
  amount: words('填金额', 'an amount'),
  date: words('填日期', 'a day'),
  place: words('填地区', 'a place'),
  account: words('自述，不参与研判', 'free text, not judged'),
  unknown: words('每一问都可以答“不清楚”。', '“Not sure” is an answer to every question.'),
  leans: words(
    '＋ 有利　－ 不利　· 都不是；粗体：每一看的第一问，总要问',
    '＋ favourable  － unfavourable  · neither; bold: the main question, always asked',
  ),
  looks: words(
    '其余的依次问六看，虚线框是有条件才问的',
    'All others go through the six looks in order; a dashed box is asked only under its condition',
  ),
  noQuestions: words('没有问题', 'no questions'),
  bar: words('否决：不予容错', 'Bars: no tolerance'),
  refer: words('转人工研判', 'Referred to a person'),
  ground: words('支持', 'Grounds'),
  note: words('情节：只引用，不是结论', 'Circumstances: cited, never an outcome'),
  tightens: words('收紧上级的情形', 'Tightens situations of a higher level'),
  tightened: words('再要求', 'further requires'),
  shared: words('组都要同时具备', '— all of this group require'),
  always: words('不论条件', 'always'),
  clauses: words('依据', 'Clauses'),
  leftOut: words('未收录', 'Left out'),
  nationwide: words('全国', 'the whole country'),
  from: words('施行', 'in force from'),
  until: words('失效', 'until'),
  scope: words('适用条件', 'applies when'),
  decides: words('谁来认定', 'who decides'),
  order: words(
    '先看否决，再看转人工，然后取最有利的支持；一项都不符合的转人工研判。条件之间是“并且”，几个情形之间是“或者”。',
    'Bars come first, then referrals, then the most favourable ground; a matter that meets none is referred to a person. Conditions are joined by “and”, situations by “or”.',
  ),
} as const;

export const EFFECT_COLOURS: Readonly<Record<Effect, { readonly ink: string; readonly fill: string }>> = {
  bar: { ink: '#a40e26', fill: '#fdf0f0' },
  refer: { ink: '#8a5a00', fill: '#fff8e6' },
  ground: { ink: '#116329', fill: '#eefaf0' },
  note: { ink: '#44546a', fill: '#f1f4f8' },
};

/** Marks as they are in the language: 甲（乙）、丙：丁 and A (B), C: D. */
export const marks = (lang: Lang) =>
  lang === 'zh'
    ? { colon: '：', comma: '、', semicolon: '；', open: '（', close: '）' }
    : { colon: ': ', comma: ', ', semicolon: '; ', open: ' (', close: ')' };

/** A condition in words, a line a test: 动机：为本人或亲友. */
export const sayCondition = (flow: Flow, condition: Condition, lang: Lang): readonly string[] =>
  condition.map((test) => sayTest(flow, test, lang));

function sayTest(flow: Flow, test: Test, lang: Lang): string {
  const question = questionsOf(flow).find(({ id }) => id === test.question);
  const label = question === undefined ? test.question : say(question.label, lang);
  const option = (id: string): string => {
    const found = question?.kind === 'choice' ? question.options.find((each) => each.id === id) : undefined;
    return found === undefined ? id : say(found.label, lang);
  };
  const either = (items: readonly string[]): string => items.join(lang === 'zh' ? '／' : ' / ');
  const zh = lang === 'zh';
  switch (test.is) {
    case 'oneOf':
      return `${label}${zh ? '：' : ': '}${either(test.options.map(option))}`;
    case 'not':
      return `${label}${zh ? ' 不是：' : ' is not: '}${either(test.options.map(option))}`;
    case 'only':
      return `${label}${zh ? ' 只有：' : ' nothing but: '}${either(test.options.map(option))}`;
    case '>=':
      return `${label} ${zh ? '不少于' : 'at least'} ${sayYuan(test.yuan, lang)}`;
    case '<':
      return `${label} ${zh ? '少于' : 'less than'} ${sayYuan(test.yuan, lang)}`;
    case '>':
      return `${label} ${zh ? '超过' : 'more than'} ${sayYuan(test.yuan, lang)}`;
    case '<=':
      return `${label} ${zh ? '不超过' : 'at most'} ${sayYuan(test.yuan, lang)}`;
    case 'from':
      return zh ? `${label} 不早于 ${test.day}` : `${label} on or after ${test.day}`;
    case 'before':
      return zh ? `${label} 早于 ${test.day}` : `${label} before ${test.day}`;
    case 'within':
      return `${label} ${zh ? '在' : 'in'} ${either(test.places.map((place) => sayPlace(place, lang)))}`;
  }
}
