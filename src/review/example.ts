/** A decided matter as a 范例 to consider: the facts without the person, and what the reviewer came to. */
import { asYaml, sayFact } from '../content/example-text.ts';
import type { Content } from '../core/content.ts';
import type { Decision } from '../core/decision.ts';
import { UNKNOWN, type Answers } from '../core/facts.ts';
import { questionsOf } from '../core/flow.ts';
import type { ConsentedRecord } from '../core/record.ts';
import { DECISION_WORDS, OUTCOME_WORDS } from '../core/words.ts';
import { unnamed } from './unnamed.ts';

export interface Decided {
  readonly content: Content;
  readonly answers: Answers;
  /** The day of the judgment. */
  readonly asOf: string;
  readonly record: ConsentedRecord;
  readonly decision: Decision;
}

/**
 * YAML to paste under 范例. Of the decision only the outcome and the cited clauses are in it: its reasons are free text and
 * may name somebody, as the account may, and the unit.
 */
export function exampleOf({ content, answers, asOf, record, decision }: Decided): string {
  const kept = unnamed(content, answers, asOf);
  const outcome = DECISION_WORDS[decision.outcome].zh;
  const facts = questionsOf(content.flow).flatMap(({ id }) =>
    kept[id] === undefined ? [] : [`      ${asYaml(id)}: ${sayFact(kept[id] ?? UNKNOWN)}`],
  );
  const comments = [
    decision.agrees ? sayAgreed(record) : `审核结论与初步研判不同：请考虑是清单写漏了、写宽了，还是这一件另有原因。`,
    `初步研判：${sayJudgment(record)}`,
    `审核结论：${outcome}${decision.clauses.length === 0 ? '' : `，引用 ${decision.clauses.map(({ id }) => id).join('、')}`}`,
    '已去掉姓名、单位、自述、理由和案件号；地区、日期、金额换成了清单看来相同的、更笼统的一个。',
    '采用以前请再看一遍有没有能认出人的内容，把名称改好，贴到有关清单的「范例:」下面，再运行 check。',
  ];
  return `${[
    ...comments.map((comment) => `  # ${comment}`),
    `  - 名称: ${decision.agrees ? '审核确认' : '审核与研判不同'}：${outcome}`,
    '    事实:',
    ...facts,
    `    应得: ${outcome}`,
  ].join('\n')}\n`;
}

const sayAgreed = ({ judgment }: ConsentedRecord): string =>
  judgment === undefined
    ? '提交时还没有初步研判，没有什么可以不同；留作范例可以让清单从此说到这一种。'
    : judgment.possible.includes(OUTCOME_WORDS.referred.zh)
      ? '初步研判是交由人研判（或者可能是），与审核结论并无不同；清单要不要从此直接说到这一种，请考虑。'
      : '审核结论与初步研判一致：留作范例可以防止以后改错清单。';

const sayJudgment = ({ judgment }: ConsentedRecord): string => {
  if (judgment === undefined) return '没有';
  const relied = judgment.reliedOn.map(({ situation }) => situation).join('、');
  return judgment.outcome === null
    ? `未定，可能是 ${judgment.possible.join('、')}`
    : `${judgment.outcome}（${relied === '' ? '不在清单之内' : relied}）`;
};
