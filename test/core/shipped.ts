/** The flow that ships, and what a text means when one of its questions is being asked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '../../src/content/load.ts';
import { beginning, type CaseEvent } from '../../src/core/case.ts';
import { type ChoiceQuestion, type Flow, type Question, questionsOf } from '../../src/core/flow.ts';
import { interpretText } from '../../src/core/interpret.ts';
import { plain } from '../../src/plain.ts';

export const TODAY = '2026-11-23';

const file = (name: string): [string, string] => [
  `flows/${name}`,
  readFileSync(join(import.meta.dirname, '../../flows', name), 'utf8'),
];

/** Lists are being written all the time: here one of a single clause stands for them. */
const PACK = '政策包: 样例\n制定机关: 某机关\n层级: 全国\n';

const { content, problems } = read(
  new Map([file('six-looks.yaml'), file('six-looks.en.yaml'), ['policies/national/sample.yaml', PACK]]),
);
if (content === undefined) throw new Error(JSON.stringify(problems));

export const flow: Flow = content.flow;
export const questions: readonly Question[] = questionsOf(flow);
export const choices: readonly ChoiceQuestion[] = questions.filter((question) => question.kind === 'choice');

export const questionNamed = (id: string): Question => {
  const question = questions.find((each) => each.id === id);
  if (question === undefined) throw new Error(`no question ${id}`);
  return question;
};

export const choiceNamed = (id: string): ChoiceQuestion => {
  const question = questionNamed(id);
  if (question.kind !== 'choice') throw new Error(`${id} is no choice`);
  return question;
};

/** All that may be said for an option: its name, both labels, its synonyms. */
export const wordsOf = (question: ChoiceQuestion): readonly { option: string; word: string }[] =>
  question.options.flatMap(({ id, label, synonyms }) =>
    [...new Set([id, label.zh, label.en ?? id, ...synonyms])].map((word) => ({ option: id, word })),
  );

/** What is understood when this question, and only this, is being asked. */
export function heard(question: Question, text: string): Exclude<CaseEvent, { type: 'opened' }> {
  const only: Flow = { ...flow, first: [{ ...question, when: [] }], paths: [], looks: [] };
  return interpretText(plain(text), text, {
    content: { hash: '', flow: only, packs: [] },
    state: beginning('zh'),
    stage: 'asking',
    today: TODAY,
  });
}

/** The options that were chosen, those read back with ? before them, or the kind of event. */
export function chosen(question: Question, text: string): string {
  const event = heard(question, text);
  if ((event.type === 'answered' || event.type === 'readBack') && event.answer.kind === 'chosen')
    return `${event.type === 'readBack' ? '?' : ''}${event.answer.options.join('|')}`;
  return event.type === 'unclear'
    ? `unclear: ${event.reason}`
    : event.type === 'answered'
      ? event.answer.kind
      : event.type;
}
