/** A matter is judged by the lists of its place alone as by those of the whole country. */
import { expect, test } from 'vitest';
import { answersFrom } from '../../src/content/answers.ts';
import { checkExamples } from '../../src/content/check-examples.ts';
import { read } from '../../src/content/load.ts';
import { atPlace } from '../../src/core/at-place.ts';
import type { Content } from '../../src/core/content.ts';
import type { Answers } from '../../src/core/facts.ts';
import { possibilities } from '../../src/core/possible.ts';
import { diceOf, flowFiles, manyPacks, shippedFlow } from '../bench/many-packs.ts';

/** A hundred packs: one of the country, one of each province, and cities, counties and departments of some. */
const many = async (): Promise<Content> => {
  const { content, problems } = read(new Map([...(await flowFiles()), ...manyPacks(await shippedFlow(), 100, 1500)]));
  if (content === undefined) throw new Error(JSON.stringify(problems.slice(0, 5)));
  return content;
};

test('the same is possible, whatever is left unsaid', async () => {
  const content = await many();
  const dice = diceOf(11);
  for (const { examples } of content.packs.slice(0, 80)) {
    const facts = Object.entries(examples[dice(examples.length)]?.facts ?? {});
    const some = Object.fromEntries(facts.filter(([name]) => name === '地区' || dice(6) > 0));
    const { answers } = answersFrom(content.flow, some);
    const here = atPlace(content, answers);
    expect(here.packs.length).toBeLessThan(10);
    const said = (from: Content) => {
      const { outcomes, always, ...rest } = possibilities(from, answers, '2026-11-23');
      return { ...rest, outcomes: [...outcomes].toSorted(), always: always.map(({ situation }) => situation.id) };
    };
    expect(said(here), JSON.stringify(some)).toEqual(said(content));
  }
});

test('the same place is the same object, and a street in it too', async () => {
  const content = await many();
  const at = (place: string): Content => atPlace(content, { 地区: { kind: 'place', place } });
  const [city = ''] = content.packs.flatMap(({ place }) => (place?.split('/').length === 2 ? [place] : []));
  expect(at(city)).toBe(at(city));
  expect(at(`${city}/没有清单的地方`)).toBe(at(city));
  expect(at('没有清单的省').packs.every(({ place }) => place === undefined)).toBe(true);
});

test.each<[what: string, answers: Answers]>([
  ['no place', {}],
  ['an unknown place', { 地区: { kind: 'unknown' } }],
])('%s is judged by all', async (_what, answers) => {
  const content = await many();
  expect(atPlace(content, answers)).toBe(content);
});

test('what the generator writes comes out as it says', async () =>
  expect(checkExamples(await many(), '2026-11-23')).toEqual([]));
