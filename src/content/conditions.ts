/** 当、同时具备、何时问、适用对象: conditions as lists write them. */
import type { ChoiceQuestion, Question } from '../core/flow.ts';
import { PROVINCES, placeFrom } from '../core/places.ts';
import type { Condition, Test } from '../core/policy.ts';
import type { Report } from './problems.ts';
import { dayMistake, readYuan } from './quantities.ts';
import { asMap, type Word, wordsOf } from './reader.ts';
import { colonMistake } from './slips.ts';
import { folded, nearest, unknownWord } from './spelling.ts';
import type { Cell, Entry } from './yaml-tree.ts';

export type Questions = ReadonlyMap<string, Question>;

/** The question whose options 适用对象 names. */
export const STATUS = '身份';

export const OPTION_TESTS = { 不是: 'not', 只有: 'only' } as const;
export const AMOUNT_TESTS = { 不少于: '>=', 少于: '<', 超过: '>', 不超过: '<=' } as const;
export const DAY_TESTS = { 早于: 'before', 不早于: 'from' } as const;
export const PLACE_TEST = '在';
const TESTS: readonly string[] = [...Object.keys({ ...OPTION_TESTS, ...AMOUNT_TESTS, ...DAY_TESTS }), PLACE_TEST];

/** Other words for the tests. Nothing is guessed from the spelling: 大于 is one character away from 少于. */
const USUAL: Readonly<Record<string, string>> = {
  大于: '超过',
  高于: '超过',
  小于: '少于',
  低于: '少于',
  不小于: '不少于',
  不低于: '不少于',
  至少: '不少于',
  不大于: '不超过',
  不高于: '不超过',
  不包括: '不是',
  不等于: '不是',
  非: '不是',
  仅有: '只有',
  仅限: '只有',
  以上: '不少于',
  以下: '不超过',
  '>=': '不少于',
  '≥': '不少于',
  '>': '超过',
  '<': '少于',
  '<=': '不超过',
  '≤': '不超过',
  之前: '早于',
  以前: '早于',
  起: '不早于',
  以来: '不早于',
};

/** There is no 或 and no 且 between tests. */
const LOGIC: Readonly<Record<string, string>> = {
  或: '条件里没有「或」：有几种情况，就写几个情形；同一个问题的几个选项写成 [甲, 乙]',
  或者: '条件里没有「或者」：有几种情况，就写几个情形；同一个问题的几个选项写成 [甲, 乙]',
  任一: '条件里没有「任一」：有几种情况，就写几个情形；同一个问题的几个选项写成 [甲, 乙]',
  且: '不用写「且」：一个「当」里的各项本来就要同时满足',
  并且: '不用写「并且」：一个「当」里的各项本来就要同时满足',
  同时: '不用写「同时」：一个「当」里的各项本来就要同时满足',
};

const CONDITION = '条件要写成「问题: 选项」，几项写成 { 问题: 选项, 问题: 选项 }';

/** What can be written after a question, by its kind. */
const FITTING: Readonly<Record<Question['kind'], string>> = {
  choice: '是选择题，直接写选项，或写 { 不是: … }、{ 只有: … }',
  amount: '是金额，要写 { 不少于: 500万 }，或用「少于」「超过」「不超过」',
  date: '是日期，要写 { 不早于: 2024-01-01 } 或 { 早于: 2024-01-01 }',
  place: '是地区，要写 { 在: [湖北] }',
  account: '是自述，不参与研判，不能作条件',
};

/**
 * The tests of a condition, in the order written. A test that cannot be read is told and left out. `later` are questions
 * that exist but are asked only afterwards, so that a 何时问 cannot rest on them.
 */
export const readCondition = (
  report: Report,
  cell: Cell | undefined,
  questions: Questions,
  later: Questions = new Map(),
): Condition => {
  if (cell === undefined) return [];
  const map = asMap(report, cell, cell.kind === 'list' ? `${CONDITION}；不用「- 」，也不用 [ ]` : CONDITION);
  if (map?.entries.size === 0) report.error(map.line, '这里还没有写条件');
  const entries = [...(map?.entries ?? [])];
  return entries.flatMap(([name, entry], index): Condition => {
    const torn = tornOption(questions, entries, index) ?? tornOption(questions, entries, index + 1);
    if (torn !== undefined) {
      if (!questions.has(name)) report.error(entry.line, torn);
      return [];
    }
    const question = questions.get(name);
    if (question) return readTests(report, question, entry);
    report.error(
      entry.line,
      later.has(name) ? `到这里还没有问过「${name}」，只能用前面问过的问题` : unknownQuestion(name, questions),
    );
    return [];
  });
};

/** 适用对象: one of these options of 身份 was chosen. No words: no test. */
export const chosenAmong = (report: Report, question: Question | undefined, words: readonly Word[]): Condition => {
  if (question?.kind !== 'choice' || words.length === 0) return [];
  return optionTest(question, 'oneOf', optionsOf(report, question, words));
};

/** Why there is no such question, and what to write. */
export const unknownQuestion = (name: string, questions: Questions): string => {
  const logic = lookUp(LOGIC, name);
  if (logic !== undefined) return logic;
  if (TESTS.includes(name)) return `「${name}」要写在问题后面，例如 { 损失金额: { 不少于: 500万 } }`;
  return colonMistake(name) ?? unknownWord(name, '这个问题', [...questions.keys()]);
};

/** Why a choice question has no such option, and what to write. */
export const unknownOption = (question: ChoiceQuestion, word: string): string => {
  if (folded(word) === '不清楚') return `「不清楚」不能写在这里：没有答清的，研判时会列为未定`;
  const meantBy = question.options.find((option) =>
    option.synonyms.some((synonym) => folded(synonym) === folded(word)),
  );
  const names = question.options.map((option) => option.id);
  if (meantBy) return `「${question.id}」没有「${word}」这个选项，是不是「${meantBy.id}」？`;
  const several = optionsIn(word, names);
  if (several.length > 1)
    return `「${question.id}」没有「${word}」这个选项；几个选项写成 [${several.join(', ')}]，之间用半角逗号加空格`;
  // 不是为本人谋利 is near to 为本人谋利 and the contrary of it.
  const [, wrap = '', inner = ''] = /^(不是|不为|不属于|非|除了?|只有|只是|仅限?)(.+?)(?:以外|之外)?$/.exec(word) ?? [];
  const meant = inner === '' ? undefined : nearest(inner, names);
  if (meant !== undefined)
    return `「${question.id}」没有「${word}」这个选项，要写成 { ${/^[只仅]/.test(wrap) ? '只有' : '不是'}: ${meant} }`;
  return `「${question.id}」${unknownWord(word, '这个选项', names)}`;
};

/** The options of which a text is made up, with nothing between and around them but marks and 或、和. */
const optionsIn = (text: string, names: readonly string[]): readonly string[] => {
  const found: string[] = [];
  let rest = text;
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    if (!rest.includes(name)) continue;
    found.push(name);
    rest = rest.replace(name, ' ');
  }
  const said = found.toSorted((a, b) => text.indexOf(a) - text.indexOf(b));
  return /^[\s，,、;；/|“”"'‘’【】（）()［］[\]或和及与者以]*$/.test(rest) ? said : [];
};

/**
 * { 性质: 明令禁止,仍然去做 } and { 成因: （甲, 乙） } come out as a question with half an answer, and a key with nothing
 * after it. What to write instead, where the entry at `index` is such a key.
 */
const tornOption = (
  questions: Questions,
  entries: readonly (readonly [name: string, entry: Entry])[],
  index: number,
): string | undefined => {
  const [[before, { value: half }] = ['', { value: undefined }], torn] = [entries[index - 1], entries[index]];
  const question = questions.get(before);
  if (torn?.[1].value.kind !== 'empty' || questions.has(torn[0]) || question?.kind !== 'choice') return undefined;
  if (half?.kind !== 'text') return undefined;
  const names = question.options.map((option) => option.id);
  const whole = names.find((name) => folded(name) === folded(`${half.text}，${torn[0]}`));
  if (whole !== undefined)
    return `「${before}」的选项「${whole}」里的逗号是全角的「，」，这里写成了半角「,」，就断成了两项`;
  const several = optionsIn(`${half.text},${torn[0]}`, names);
  return several.length > 1
    ? `「${before}」的几个选项要放在半角方括号里：${before}: [${several.join(', ')}]`
    : undefined;
};

const readTests = (report: Report, question: Question, { line, value }: Entry): Condition => {
  if (question.kind === 'account') {
    report.error(line, `「${question.id}」${FITTING.account}`);
    return [];
  }
  if (value.kind === 'map' && value.entries.size > 0)
    return [...value.entries].flatMap(([test, entry]) => readTest(report, question, test, entry));
  if (value.kind === 'empty' || value.kind === 'map') report.error(line, `「${question.id}」后面没有内容`);
  else if (question.kind === 'choice')
    return optionTest(question, 'oneOf', optionsOf(report, question, wordsOf(report, value, question.id)));
  else report.error(line, `「${question.id}」${FITTING[question.kind]}${rewritten(value)}`);
  return [];
};

/** 500万以上 as a test. */
const rewritten = (value: Cell): string => {
  const [, amount = '', end = ''] =
    value.kind === 'text'
      ? (/^([\d.,]+[千百万亿]*)元?(以上|以下|以内)?$/.exec(value.text.replace(/\s/g, '')) ?? [])
      : [];
  if (amount === '') return '';
  return `；是不是 { ${end === '以下' || end === '以内' ? '不超过' : '不少于'}: ${amount} }？`;
};

const readTest = (report: Report, question: Question, test: string, { line, value }: Entry): Condition => {
  if (!TESTS.includes(test)) {
    const meant = lookUp(USUAL, test);
    const hint = meant === undefined ? `「${question.id}」${FITTING[question.kind]}` : `是不是「${meant}」？`;
    report.error(line, colonMistake(test) ?? `没有「${test}」这种条件，${hint}`);
    return [];
  }
  const words = wordsOf(report, value, test);
  const [word] = words;
  if (word === undefined) return [];
  const is = meaningOf(question.kind, test);
  switch (is) {
    case undefined:
      report.error(line, `「${question.id}」不能用「${test}」：它${FITTING[question.kind]}`);
      return [];
    case 'not':
    case 'only':
      return question.kind === 'choice' ? optionTest(question, is, optionsOf(report, question, words)) : [];
    case 'within':
      return placeTest(report, question, words);
    case 'from':
    case 'before':
    case '>=':
    case '<':
    case '>':
    case '<=':
      if (words.length > 1) {
        report.error(line, `「${test}」后面只能写一个`);
        return [];
      }
      return is === 'from' || is === 'before'
        ? dayTest(report, question, is, word)
        : amountTest(report, question, is, word);
  }
};

const lookUp = <V>(meanings: Readonly<Record<string, V>>, word: string): V | undefined =>
  Object.hasOwn(meanings, word) ? meanings[word] : undefined;

/** What a test means for a kind of question; undefined where it does not fit. */
const meaningOf = (kind: Question['kind'], test: string): Exclude<Test['is'], 'oneOf'> | undefined => {
  switch (kind) {
    case 'choice':
      return lookUp(OPTION_TESTS, test);
    case 'amount':
      return lookUp(AMOUNT_TESTS, test);
    case 'date':
      return lookUp(DAY_TESTS, test);
    case 'place':
      return test === PLACE_TEST ? 'within' : undefined;
    case 'account':
      return undefined;
  }
};

const optionTest = (question: Question, is: 'oneOf' | 'not' | 'only', options: readonly string[]): Condition =>
  options.length === 0 ? [] : [{ question: question.id, is, options }];

const optionsOf = (report: Report, question: ChoiceQuestion, words: readonly Word[]): readonly string[] => {
  const known = new Set<string>();
  for (const { text, line } of words) {
    if (known.has(text)) report.error(line, `「${text}」写了两次，只留一个`);
    else if (question.options.some((option) => option.id === text)) known.add(text);
    else report.error(line, unknownOption(question, text));
  }
  return [...known];
};

const amountTest = (
  report: Report,
  question: Question,
  is: '>=' | '<' | '>' | '<=',
  { text, line }: Word,
): Condition => {
  const yuan = readYuan(text);
  if (yuan !== undefined) return [{ question: question.id, is, yuan }];
  report.error(line, `「${text}」不是金额，要写成 500万、1.5亿 或 300000${ofChineseDigits(text)}`);
  return [];
};

const ofChineseDigits = (text: string): string => (/[一二三四五六七八九]/.test(text) ? '，数目用阿拉伯数字' : '');

const dayTest = (report: Report, question: Question, is: 'from' | 'before', { text, line }: Word): Condition => {
  const mistake = dayMistake(text);
  if (mistake === undefined) return [{ question: question.id, is, day: text }];
  report.error(line, mistake);
  return [];
};

const placeTest = (report: Report, question: Question, words: readonly Word[]): Condition => {
  const places = words.flatMap((word) => readPlace(report, word) ?? []);
  return places.length === 0 ? [] : [{ question: question.id, is: 'within', places }];
};

/** 湖北 or 湖北/武汉, from any usual way of writing it. `own`: it is where the pack itself stands. */
export const readPlace = (report: Report, { text, line }: Word, own = false): string | undefined => {
  const place = placeFrom(text);
  if (place !== undefined) report.place(line, place, own);
  if (place === undefined) report.error(line, `「${text}」要从省级地区写起，例如 湖北 或 湖北/武汉${meantPlace(text)}`);
  return place;
};

/** 胡北/武汉: the province misspelt, with every one that may be meant. */
const meantPlace = (text: string): string => {
  const [province = '', ...below] = text.split('/');
  if (below.length === 0 && province.length > 3) return '';
  const meant = PROVINCES.map(({ name }) => name).filter((name) => nearest(province, [name]) !== undefined);
  if (meant.length === 0 || meant.includes(province)) return '';
  return `；是不是${meant.map((name) => `「${[name, ...below].join('/')}」`).join('或')}？`;
};
