/**
 * JSON Schema of the YAML files, for an editor: which keys there are, what each is for, which words can stand after it.
 * Built from the same tables of keys that the readers use, and for lists from the flow, so that the options of a question
 * are offered where it is tested. An editor's help only: whether a file is right is for `liukan check` to say.
 */
import { questionsOf, type Flow, type Question } from '../core/flow.ts';
import { AMOUNT_TESTS, DAY_TESTS, OPTION_TESTS, PLACE_TEST } from './conditions.ts';
import type { Keys } from './reader.ts';

export type Schema = Readonly<Record<string, unknown>>;

/** YAML reads 2 and 是 by its own lights; the readers take every scalar as text. */
export const TEXT: Schema = { type: ['string', 'number'] };
export const DAY: Schema = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$', errorMessage: '写成 2024-01-01' };
export const YES_NO: Schema = { enum: ['是', '否'] };

export const listOf = (items: Schema): Schema => ({ type: 'array', items, minItems: 1 });
/** One, or a list of them: 甲 or [甲, 乙]. */
export const oneOrMore = (item: Schema): Schema => ({ anyOf: [item, listOf(item)] });
export const oneOf = (words: readonly string[]): Schema => ({ enum: words });
export const keysOf = (table: Readonly<Record<string, unknown>>): Schema => oneOf(Object.keys(table));

/** What a key is for, and what can be written after it. */
export type Described<K extends string> = Readonly<Record<K, readonly [description: string, value: Schema]>>;

/** A map with exactly these keys. A key without a description does not compile. */
export const mapOf = <K extends string>(keys: Keys<K>, described: Described<K>): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: keys.required,
  properties: Object.fromEntries(
    [...keys.required, ...keys.optional].map((key) => [key, { description: described[key][0], ...described[key][1] }]),
  ),
});

/** A map whose keys are free names: 第五条. */
export const named = (value: Schema): Schema => ({ type: 'object', additionalProperties: value, minProperties: 1 });

/** The whole schema of one kind of file. */
export const document = (title: string, definitions: Readonly<Record<string, Schema>>, root: Schema): Schema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title,
  ...root,
  ...(Object.keys(definitions).length === 0 ? {} : { definitions }),
});

/** Parts of a schema that stand in it once: conditions and facts, with every question's options. */
export interface OfFlow {
  readonly condition: Schema;
  readonly facts: Schema;
  readonly status: Schema;
  readonly questionNames: Schema;
  readonly definitions: Readonly<Record<string, Schema>>;
}

export function partsOf(flow: Flow): OfFlow {
  const questions = questionsOf(flow);
  const testable = questions.filter(({ kind }) => kind !== 'account');
  const options = (index: number): Schema => ({ $ref: `#/definitions/options${index + 1}` });
  const property = (question: Question, value: Schema): readonly [string, Schema] => [
    question.id,
    { description: question.ask.zh, ...value },
  ];
  const status = questions.findIndex(({ id }) => id === '身份');
  return {
    condition: { $ref: '#/definitions/condition' },
    facts: { $ref: '#/definitions/facts' },
    status: oneOrMore(options(status)),
    questionNames: oneOf(testable.map(({ id }) => id)),
    definitions: {
      ...Object.fromEntries(
        questions.flatMap((question, index) =>
          question.kind === 'choice'
            ? [[`options${index + 1}`, oneOf(question.options.map((option) => option.id))] as const]
            : [],
        ),
      ),
      condition: {
        type: 'object',
        additionalProperties: false,
        minProperties: 1,
        properties: Object.fromEntries(
          testable.map((question) => property(question, testOf(question, options(questions.indexOf(question))))),
        ),
      },
      facts: {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          questions.map((question) => property(question, factOf(question, options(questions.indexOf(question))))),
        ),
      },
    },
  };
}

const tests = (words: Readonly<Record<string, unknown>>, value: Schema): Schema => ({
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: Object.fromEntries(Object.keys(words).map((word) => [word, value])),
});

/** What a list can demand of a question. */
const testOf = (question: Question, options: Schema): Schema => {
  switch (question.kind) {
    case 'choice':
      return { anyOf: [options, listOf(options), tests(OPTION_TESTS, oneOrMore(options))] };
    case 'amount':
      return tests(AMOUNT_TESTS, TEXT);
    case 'date':
      return tests(DAY_TESTS, DAY);
    case 'place':
      return tests({ [PLACE_TEST]: true }, oneOrMore(TEXT));
    case 'account':
      return {};
  }
};

/** What an example can state about a question. */
const factOf = (question: Question, options: Schema): Schema => {
  const unknown = { const: '不清楚' };
  switch (question.kind) {
    case 'choice':
      return { anyOf: [options, listOf(options), unknown] };
    case 'date':
      return { anyOf: [DAY, unknown] };
    case 'amount':
    case 'place':
    case 'account':
      return TEXT;
  }
};
