/** What people write stays words, and nothing that has to be read is cut off. */
import { expect, test } from 'vitest';
import { cardIdOf } from '../../src/channels/slack/card-id.ts';
import { messagesOf, type RepliesBody } from '../../src/channels/slack/messages.ts';
import { noticeMessage } from '../../src/channels/slack/notices.ts';
import { asTyped, clip, asMarkup, pieces } from '../../src/channels/slack/text.ts';
import { langOf } from '../../src/channels/slack/words.ts';
import type { Choice, QuestionCard, Reply } from '../../src/core/reply.ts';
import { refusalOf } from './limits.ts';
import { elementsOf, labelOf, read } from './person.ts';
import type { Json } from './workspace.ts';

test.each([
  [
    '<!channel> & <@U1> <#C1> <https://a.cn|b>',
    '&lt;!channel&gt; &amp; &lt;@U1&gt; &lt;#C1&gt; &lt;https://a.cn|b&gt;',
  ],
  ['&lt;', '&amp;lt;'],
  ['a\u0000b\u0007c\nd\te', 'abc\nd\te'],
])('%j is escaped', (text, escaped) => expect(asMarkup(text)).toBe(escaped));

test.each([
  ['A &amp; B &lt;C&gt;', 'A & B <C>'],
  ['&amp;lt;', '&lt;'],
  ['问 <@U1|wang> <#C1|town-hall> <!here>', '问 wang town-hall here'],
  ['看 <https://a.cn/x?y=1|a.cn> 和 <https://b.cn>', '看 a.cn 和 https://b.cn'],
])('%j was typed', (sent, typed) => expect(asTyped(sent)).toBe(typed));

test('cutting leaves no half entity and no half character, and loses nothing', () => {
  const long = `${'甲&amp;'.repeat(2000)}\n${'😀'.repeat(2000)} ${'x'.repeat(5000)}。${'y '.repeat(3000)}`;
  for (const limit of [7, 75, 2900]) {
    const parts = pieces(long, limit);
    expect(parts.join('')).toBe(long);
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(limit);
      expect(part).toBe(part.toWellFormed());
      expect(part).not.toMatch(/&[a-z]*$/);
    }
  }
  expect(clip('一二三四五', 3)).toBe('一二…');
});

test.each([
  ['hello', 'en'],
  ['你好 hello', 'zh'],
  ['3', undefined],
  ['?', undefined],
] as const)('%j begins in %s', (text, lang) => expect(langOf(text)).toBe(lang));

const body = (...replies: Reply[]): RepliesBody => ({
  kind: 'replies',
  caseId: 'c'.repeat(32),
  seq: 123456,
  lang: 'zh',
  replies,
  status: 'asking',
});

const option = (value: string, label: string): Choice => ({ value, label, role: 'option' });

const question = (input: QuestionCard['input'], choices: readonly Choice[]): Reply => ({
  text: '先问 · 1/2\n问什么？',
  choices,
  card: {
    kind: 'question',
    question: '问',
    ask: '问什么？',
    input,
    progress: { label: '先问 · 1/2', done: 0, total: 2 },
    alone: [],
  },
});

const shown = (row: RepliesBody) => {
  const messages = messagesOf(row);
  for (const { text, blocks } of messages) {
    expect(refusalOf(blocks as unknown as Json[], 'message')).toBeUndefined();
    expect(text).not.toBe('');
    expect(text.length).toBeLessThanOrEqual(4000);
  }
  const blocks = messages.flatMap((message) => [...message.blocks]) as unknown as Json[];
  return { messages, blocks, text: read({ blocks }), labels: elementsOf({ blocks }).map(labelOf) };
};

test('a record of any length is sent whole, in as many messages as it takes, with its buttons at the end', () => {
  const lines = Array.from({ length: 900 }, (_, at) => `第${at}条 <@U${at}> ${'字'.repeat(40)}`);
  const record: Reply = {
    text: ['将要提交的全部内容', '只有这些', ...lines.map((line) => `· ${line}`), '', '同意提交吗？'].join('\n'),
    card: {
      kind: 'record',
      title: '将要提交的全部内容',
      warning: '只有这些',
      sections: [{ id: 'a', title: '回答', brief: true, lines }],
    },
    choices: [option(':yes', '同意提交'), option(':no', '不提交')],
  };
  const { messages, text } = shown(body(record));
  expect(messages.length).toBeGreaterThan(3);
  for (const line of lines) expect(text).toContain(asMarkup(line));
  expect(text.match(/同意提交吗？/g)).toHaveLength(1);
  const last = messages.at(-1);
  expect(elementsOf({ blocks: (last?.blocks ?? []) as unknown as Json[] }).map(labelOf)).toEqual([
    '同意提交',
    '不提交',
  ]);
});

test('options by their number and length: buttons, a list, a menu, or words to type', () => {
  const types = (row: RepliesBody) => elementsOf({ blocks: shown(row).blocks }).map(({ element }) => element.type);
  const options = (count: number, length: number) =>
    Array.from({ length: count }, (_, at) => option(`问=${at}${'值'.repeat(length)}`, `${at}${'签'.repeat(length)}`));
  expect(new Set(types(body(question('one', options(5, 8)))))).toEqual(new Set(['button']));
  expect(new Set(types(body(question('one', options(20, 3)))))).toEqual(new Set(['button']));
  expect(new Set(types(body(question('one', options(6, 8)))))).toEqual(new Set(['radio_buttons']));
  expect(new Set(types(body(question('one', options(11, 20)))))).toEqual(new Set(['static_select']));
  expect(types(body(question('one', options(230, 20))))).toHaveLength(230);
  expect(types(body(question('many', options(23, 8))))).toEqual(['checkboxes', 'checkboxes', 'checkboxes', 'button']);
  // a label too long for Slack is shown whole, by its number; a value too long is typed
  expect(shown(body(question('one', options(4, 90)))).text).toContain(`4. 3${'签'.repeat(90)}`);
  const typed = shown(body(question('many', options(4, 150))));
  expect(typed.labels).toEqual([]);
  expect(typed.text).toContain('请直接在下面输入框里回答');
});

test('commands: the usual ones as buttons, the others in a menu', () => {
  const command = (value: string): Choice => ({ value, label: value, role: 'command' });
  const names = (count: number) =>
    [':unknown', ':why', ...Array.from({ length: count }, (_, at) => `:other${at}`)].map(command);
  const types = (count: number) =>
    shown(body({ text: '问', choices: names(count) })).blocks.flatMap(
      ({ elements }) => (elements as Json[] | undefined)?.map(({ type }) => type) ?? [],
    );
  expect(types(1).filter((type) => type === 'button')).toHaveLength(3);
  expect(types(4)).toContain('overflow');
  expect(types(9)).toContain('static_select');
  expect(types(40)).toContain('static_select');
});

test('several replies in one message: every block has its own id, by which its card is known', () => {
  const yes = [option(':yes', '是'), option(':no', '否')];
  const { messages, blocks } = shown(
    body({ text: '一', choices: yes }, { text: '二', choices: yes }, question('date', [])),
  );
  expect(messages).toHaveLength(1);
  for (const { type, block_id } of blocks) {
    if (type === 'actions') expect(cardIdOf(String(block_id))).toEqual({ caseId: 'c'.repeat(32), seq: 123456 });
  }
});

test('a headline too long for Slack’s is a paragraph', () => {
  const headline = '初步研判：'.repeat(60);
  const card = {
    kind: 'judgment',
    headline,
    settled: false,
    outcomes: [],
    tone: 'open',
    cautions: [],
    strip: [],
    sections: [],
  } as const;
  expect(shown(body({ text: headline, card })).text).toContain(headline);
});

test('a notice’s link is a page and nothing else', () => {
  const labels = (url: string) =>
    elementsOf({
      blocks: JSON.parse(JSON.stringify(noticeMessage({ review: 'r1', notice: 'opened' }, { offers: [], url }).blocks)),
    }).map(labelOf);
  expect(labels('https://liukan.example/review#/matter/r1')).toEqual(['打开 Open']);
  expect(labels('javascript:alert(1)')).toEqual([]);
});
