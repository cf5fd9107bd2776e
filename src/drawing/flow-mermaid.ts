/** The flow as Mermaid text, for a wiki or a repository that draws it by itself. */
import type { Flow, Question } from '../core/flow.ts';
import { say, type Lang } from '../core/text.ts';
import { DRAWING, marks, sayCondition } from './words.ts';

/** Quotes, brackets and # would end a label; Mermaid takes entity codes. */
const label = (lines: readonly string[]): string =>
  `"${lines.map((line) => line.replace(/[#"<>&`]/g, (sign) => `#${sign.codePointAt(0)};`)).join('<br/>')}"`;

export function flowMermaid(flow: Flow, lang: Lang): string {
  const ids = new Map<string, string>();
  const idOf = (question: Question): string => {
    const known = ids.get(question.id) ?? `q${ids.size + 1}`;
    ids.set(question.id, known);
    return known;
  };
  const node = (question: Question, main: boolean): string => {
    const options = question.kind === 'choice' ? question.options.map((option) => `· ${say(option.label, lang)}`) : [];
    const kind =
      question.kind === 'choice'
        ? []
        : [`${marks(lang).open}${say(DRAWING[question.kind], lang)}${marks(lang).close}`.trim()];
    const text = label([
      `${say(question.label, lang)}${marks(lang).colon}${say(question.ask, lang)}`,
      ...kind,
      ...options,
    ]);
    return `    ${idOf(question)}[${text}]${main ? ':::main' : ''}`;
  };
  /** Questions of one part after another; one that is asked under a condition hangs on it. */
  const chain = (questions: readonly Question[]): readonly string[] =>
    questions.slice(1).map((question, index) => {
      const before = questions[index];
      const when = sayCondition(flow, question.when, lang);
      const arrow = when.length === 0 ? '-->' : `-. ${label(when)} .->`;
      return before === undefined ? '' : `    ${idOf(before)} ${arrow} ${idOf(question)}`;
    });
  const part = (id: string, title: string, questions: readonly Question[], main = false): readonly string[] => [
    `  subgraph ${id}[${label([title])}]`,
    '    direction TB',
    ...(questions.length === 0 ? [`    ${id}none[${label([say(DRAWING.noQuestions, lang)])}]`] : []),
    ...questions.map((question, index) => node(question, main && index === 0)),
    ...chain(questions),
    '  end',
  ];
  return `${[
    'flowchart LR',
    ...part('first', say(DRAWING.first, lang), flow.first),
    ...flow.paths.flatMap((path, index) => part(`path${index + 1}`, say(path.title, lang), path.questions)),
    ...flow.looks.flatMap((look) => part(`look${look.number}`, say(look.title, lang), look.questions, true)),
    ...flow.paths.map((path, index) => `  first -- ${label(sayCondition(flow, path.when, lang))} --> path${index + 1}`),
    '  first --> look1',
    ...flow.looks.slice(1).map((look) => `  look${look.number - 1} --> look${look.number}`),
    '  classDef main stroke-width:3px,font-weight:bold',
  ].join('\n')}\n`;
}
