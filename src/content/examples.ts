/** 范例: facts with the outcome that their author believes in. Whether it comes out so is computed by `check-examples.ts`. */
import { factsOf } from '../core/facts.ts';
import type { Flow } from '../core/flow.ts';
import type { Example, Outcome } from '../core/policy.ts';
import { answersFrom, readFact } from './answers.ts';
import type { Questions } from './conditions.ts';
import type { Report } from './problems.ts';
import { asMap, fieldsOf, type Word, wordsOf } from './reader.ts';
import { GROUNDS } from './situations.ts';
import { unknownWord } from './spelling.ts';
import type { Cell } from './yaml-tree.ts';

export const EXAMPLE = { required: ['名称', '事实', '应得'], optional: ['依据', '不依据'] } as const;
export const OUTCOMES: Readonly<Record<string, Outcome>> = { 不予容错: 'barred', ...GROUNDS, 转人工研判: 'referred' };

/** An example, and the words of its 依据 and 不依据, which may name another pack's situations; with the report for those. */
export const readExample = (
  report: Report,
  flow: Flow,
  questions: Questions,
  cell: Cell,
): {
  readonly example: Example;
  readonly report: Report;
  readonly relies: readonly Word[];
  readonly excludes: readonly Word[];
} => {
  const fields = fieldsOf(report, cell, '范例', EXAMPLE);
  const facts = readFacts(report, flow, questions, fields.cell('事实'));
  return {
    report,
    relies: fields.words('依据'),
    excludes: fields.words('不依据'),
    example: {
      name: fields.text('名称'),
      facts,
      expected: readExpected(report, fields.cell('应得')),
      relies: [],
      line: fields.line,
      file: report.file,
    },
  };
};

const readFacts = (
  report: Report,
  flow: Flow,
  questions: Questions,
  cell: Cell | undefined,
): Readonly<Record<string, unknown>> => {
  const map = cell && asMap(report, cell, '「事实」要写成 { 问题: 选项 }');
  const facts: Record<string, unknown> = {};
  const lines = new Map<string, number>();
  for (const [name, { line, value }] of map?.entries ?? []) {
    const stated = value.kind === 'text' ? value.text : wordsOf(report, value, name).map((word) => word.text);
    const read = readFact(questions, name, stated);
    if ('problem' in read) report.error(line, read.problem);
    else {
      if (read.answer.kind === 'place') report.place(line, read.answer.place);
      facts[name] = stated;
      lines.set(name, line);
    }
  }
  const applicable = factsOf(flow, answersFrom(flow, facts).answers);
  for (const [name, line] of lines)
    if (applicable.get(name)?.kind === 'absent') report.warn(line, `按其他事实，不会问到「${name}」，写了也不起作用`);
  return facts;
};

/** One outcome, or in brackets all that are still possible. */
const readExpected = (report: Report, cell: Cell | undefined): Example['expected'] => {
  const outcomes = (cell === undefined ? [] : wordsOf(report, cell, '应得')).flatMap(
    ({ text, line }): readonly Outcome[] => {
      const outcome = Object.hasOwn(OUTCOMES, text) ? OUTCOMES[text] : undefined;
      if (outcome !== undefined) return [outcome];
      report.error(line, unknownWord(text, '这个结论', Object.keys(OUTCOMES)));
      return [];
    },
  );
  const [outcome = 'referred'] = outcomes;
  return cell?.kind === 'list' ? { possible: outcomes } : { outcome };
};
