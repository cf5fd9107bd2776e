/** Mutants in words, and the names of the examples that notice them. */
import type { Value } from '../core/facts.ts';
import type { Change, Mutant } from '../core/mutants.ts';
import type { Test } from '../core/policy.ts';
import { sayYuan } from '../core/quantity.ts';
import { OUTCOME_WORDS } from '../core/words.ts';

/** hubei/report/容1 → 容1 */
const numberOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

const quoted = (ids: readonly string[]): string => ids.map((id) => `「${numberOf(id)}」`).join('、');

/** 「容1」去掉「性质」的条件 */
export const sayMutant = ({ where, change }: Mutant): string => {
  switch (where.part) {
    case 'situation':
      return `「${numberOf(where.of)}」${sayChange(change)}`;
    case 'list':
      return `${quoted(where.of)}的同时具备${sayChange(change)}`;
    case 'scope':
      return `整个文件的适用对象或同时具备${sayChange(change)}`;
    case 'tightening':
      return `对「${where.of}」的收紧${sayChange(change)}`;
  }
};

function sayChange(change: Change): string {
  switch (change.kind) {
    case 'dropped':
      return `去掉「${change.test.question}」的条件`;
    case 'replaced':
      return sayReplaced(change.test, change.by);
    case 'outcome':
      return `由${OUTCOME_WORDS[change.from].zh}改成${OUTCOME_WORDS[change.to].zh}`;
    case 'deleted':
      return '整个删去';
  }
}

function sayReplaced(test: Test, by: Test): string {
  const [had, has] = [itemsOf(test), itemsOf(by)];
  if (test.is === by.is && had !== undefined && has !== undefined) {
    const [more] = has.filter((each) => !had.includes(each));
    const [fewer] = had.filter((each) => !has.includes(each));
    const wording = WORDS[test.is] === '' ? '' : `（${WORDS[test.is]}）`;
    return more === undefined
      ? `的「${test.question}」${wording}少写「${fewer ?? ''}」`
      : `的「${test.question}」${wording}多写「${more}」`;
  }
  return `的「${test.question}」由「${sayTest(test)}」改成「${sayTest(by)}」`;
}

const itemsOf = (test: Test): readonly string[] | undefined =>
  'options' in test ? test.options : 'places' in test ? test.places : undefined;

const WORDS: Readonly<Record<Test['is'], string>> = {
  oneOf: '',
  not: '不是',
  only: '只有',
  '>=': '不少于',
  '<': '少于',
  '>': '超过',
  '<=': '不超过',
  from: '不早于',
  before: '早于',
  within: '在',
};

const sayTest = (test: Test): string =>
  `${WORDS[test.is]} ${'yuan' in test ? sayYuan(test.yuan, 'zh') : 'day' in test ? test.day : (itemsOf(test) ?? []).join('、')}`.trim();

/**
 * What an example pins that notices a mutant. `situation`: the one that holds otherwise; `holds`: in the lists as they are;
 * `value`: what the example has for the test that was changed.
 */
export function nameOf({ where, change }: Mutant, situation: string | undefined, holds: boolean, value: Value): string {
  const test = change.kind === 'dropped' || change.kind === 'replaced' ? change.test : undefined;
  const subject = where.part === 'scope' ? '本文件' : numberOf(situation ?? '');
  if (test === undefined) {
    if (change.kind === 'outcome') return `结论：${subject} 是${OUTCOME_WORDS[change.from].zh}`;
    return where.part === 'tightening' ? `收紧：${subject} 多了条件` : `成立：${subject} 单独也起作用`;
  }
  const said = sayValue(value);
  if (where.part === 'scope')
    return said === undefined
      ? `界线：没有问到「${test.question}」的，本文件不适用`
      : holds
        ? `适用：「${test.question}」是${said}的，本文件适用`
        : `界线：「${test.question}」是${said}的，本文件不适用`;
  if (said === undefined) return `界线：${subject} 没有问到「${test.question}」就不成立`;
  return holds
    ? `成立：${subject} 「${test.question}」是${said}也成立`
    : `界线：${subject} 「${test.question}」是${said}就不成立`;
}

const sayValue = (value: Value): string | undefined => {
  switch (value.kind) {
    case 'chosen':
      return value.options.map((option) => `「${option}」`).join('');
    case 'amount':
      return ` ${sayYuan(value.yuan, 'zh')} `;
    case 'date':
      return ` ${value.day} `;
    case 'place':
      return `「${value.place}」`;
    case 'account':
    case 'absent':
      return undefined;
  }
};
