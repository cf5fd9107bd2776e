/** On the lists that ship: what is still possible, where much is unknown, is worked out to the end and never widened by learning more. */
import { beforeAll, expect, test } from 'vitest';
import { HOME } from '../../src/config.ts';
import { answersFrom } from '../../src/content/answers.ts';
import { load } from '../../src/content/load.ts';
import { atPlace } from '../../src/core/at-place.ts';
import type { Content } from '../../src/core/content.ts';
import { possibilities } from '../../src/core/possible.ts';

let content: Content;
beforeAll(async () => {
  const loaded = await load(HOME);
  if (loaded.content === undefined) throw new Error('the content that ships has mistakes: npx liukan check');
  content = loaded.content;
});

const possible = (facts: Readonly<Record<string, unknown>>) => {
  const { answers, problems } = answersFrom(content.flow, facts);
  expect(problems).toEqual([]);
  const found = possibilities(atPlace(content, answers), answers, '2026-11-23');
  return { outcomes: [...found.outcomes].toSorted(), exceeded: found.exceeded };
};

// With a day, two laws may apply: whether they ever differ takes a longer search than what may come out.
test.each([
  [{}],
  [{ 行为时间: '2024-05-01' }],
  [{ 行为时间: '2019-05-01' }],
  [{ 行为时间: '2024-05-01', 身份: ['中共党员'] }],
])('in Hubei, by somebody who knew that it was against a rule, and %j: nothing favourable', (more) => {
  const facts = { 地区: '湖北', 知情: '知道不合规定，还是做了' };
  expect(possible({ ...facts, ...more })).toEqual({ outcomes: ['barred', 'referred'], exceeded: false });
});
