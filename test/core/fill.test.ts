/** Where what somebody typed is put into a sentence: no full stop stands twice. */
import { expect, test } from 'vitest';
import { say } from '../../src/core/text.ts';
import { fill, WORDS } from '../../src/core/words.ts';

test.each<[string, string, string]>([
  ['原因：{x}。请补充', '请附会议纪要。', '原因：请附会议纪要。请补充'],
  ['原因：{x}。请补充', '请附会议纪要', '原因：请附会议纪要。请补充'],
  ['重新回答（{x}）。', '请看第二看。', '重新回答（请看第二看）。'],
  ['because: {x}. Please', 'No minutes.', 'because: No minutes. Please'],
  ['because: {x}. Please', 'and so on...', 'because: and so on.... Please'],
  ['again ({x}).', 'See look two.', 'again (See look two).'],
  ['原因：{x}', '请附会议纪要。', '原因：请附会议纪要。'],
  ['原因：{x}\n', '{y}。', '原因：{y}。\n'],
  ['{x}。好', '为什么？', '为什么？好'],
  ['{other}。', '一。', '{other}。'],
])('%s with %s', (template, x, said) => {
  expect(fill(template, { x })).toBe(said);
});

test.each(Object.entries(WORDS))('%s has no two stops after what was typed', (_, words) => {
  for (const [lang, typed] of [
    ['zh', '写完了。'],
    ['en', 'Done.'],
  ] as const) {
    const template = say(words, lang);
    const values = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, typed]);
    expect(fill(template, Object.fromEntries(values))).not.toMatch(/写完了。[。，；）]|Done\.[.,;)]/u);
  }
});
