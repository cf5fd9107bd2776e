/** How a difference is said: amounts as a person would write them. */
import { expect, test } from 'vitest';
import { read } from '../../src/content/load.ts';
import type { Test } from '../../src/core/policy.ts';
import { classesOf } from '../../src/core/space.ts';
import { sayDemand, sayDemands } from '../../src/proof/say-condition.ts';
import { sample } from '../content/sample.ts';

const { content } = read(sample());
if (content === undefined) throw new Error('no content');

const bound = (is: '>=' | '<' | '>' | '<=', yuan = 500_000): Test => ({ question: '损失金额', is, yuan });
const said = (...tests: readonly (readonly [test: Test, holds: boolean])[]): string =>
  sayDemand(content, {
    question: '损失金额',
    anyOf: [tests.map(([each, holds]) => ({ test: each, holds }))],
    absent: false,
  });

test('two bounds that leave one amount are said as that amount', () => {
  expect(said([bound('>='), true], [bound('<='), true])).toBe('「损失金额」正好50万元');
  expect(said([bound('<'), false], [bound('>'), false])).toBe('「损失金额」正好50万元');
  expect(said([bound('>='), true], [bound('<'), true])).toBe('「损失金额」不少于50万元，而且少于50万元');
  expect(said([bound('>='), true], [bound('<=', 600_000), true])).toBe('「损失金额」不少于50万元，而且不超过60万元');
});

test('what the rest says is told in plain words', () => {
  const both = { then: undefined, now: 'mitigated', missing: undefined } as const;
  const none = { then: undefined, now: undefined, missing: undefined };
  const condition = { demands: [], rest: { says: [none, both], not: undefined } };
  expect(sayDemands(content, condition as never)).toEqual([
    '没有改的情形单独看：一条也不成立；或者按行为时的规定一条也不成立，按现在的规定可减责',
  ]);
});

test('of amounts that nothing tells apart the plainest stands for all', () => {
  const [look] = content.flow.looks;
  const [pack] = content.packs;
  if (look === undefined || pack === undefined) throw new Error('no look');
  const text = { zh: '金额' };
  const amount = {
    id: '金额',
    label: text,
    ask: text,
    why: text,
    when: [],
    changeable: false,
    kind: 'amount' as const,
  };
  const flow = { ...content.flow, looks: [{ ...look, questions: [amount] }] };
  // The larger amount is named first, so that the one cent below it comes first of all that are not less than 50万.
  const lists = [50_000_000, 500_000].map((yuan, at) => ({
    effect: 'refer' as const,
    outcome: 'referred' as const,
    situations: [
      {
        id: `${pack.id}/${at}`,
        name: { zh: '损失' },
        when: [{ question: '金额', is: '>=' as const, yuan }],
        clauses: [],
        assumes: [],
        prepare: [],
        correction: [],
      },
    ],
  }));
  const values = classesOf({ ...content, flow, packs: [{ ...pack, lists, tightenings: [] }] }).get('金额');
  expect(values).toEqual([0, 500_000, 50_000_000].map((yuan) => ({ kind: 'amount', yuan })));
});
