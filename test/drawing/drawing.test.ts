/** What ships, drawn: everything is on the sheet, on one sheet, and nothing lies over anything else. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOME } from '../../src/config.ts';
import { load } from '../../src/content/load.ts';
import { questionsOf } from '../../src/core/flow.ts';
import { say, type Lang } from '../../src/core/text.ts';
import { noCounts } from '../../src/core/counts.ts';
import type { PolicyPack } from '../../src/core/policy.ts';
import type { Proof } from '../../src/core/prove.ts';
import { flowMermaid } from '../../src/drawing/flow-mermaid.ts';
import { flowSheet } from '../../src/drawing/flow-sheet.ts';
import { packSheet } from '../../src/drawing/pack-sheet.ts';
import type { Sheet } from '../../src/drawing/sheet.ts';
import { wrap } from '../../src/drawing/text-box.ts';
import { sayCondition } from '../../src/drawing/words.ts';
import { picture } from '../../src/proof/picture.ts';
import { launch } from '../web/browser.ts';

const { content } = await load(HOME);
if (!content) throw new Error('the lists that ship are broken');
const LANGS: readonly Lang[] = ['zh', 'en'];

/** The words of a drawing in a row, without the breaks between its rows. */
const wordsOf = (svg: string): string => bare(svg.replace(/<title>.*?<\/title>/s, '').replace(/<[^>]*>/g, ''));
const bare = (text: string): string =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[\s　]/g, '');

describe.each(LANGS)('in %s', (lang) => {
  test('the flow: every question with its options and when it is asked, on one A3', () => {
    const sheet = flowSheet(content.flow, lang);
    expect(sheet.paper).toBe('A3');
    expect(sheet.points).toBeGreaterThan(6);
    const words = wordsOf(sheet.svg);
    for (const question of questionsOf(content.flow)) {
      expect(words).toContain(bare(say(question.ask, lang)));
      for (const line of sayCondition(content.flow, question.when, lang)) expect(words).toContain(bare(line));
      if (question.kind !== 'choice') continue;
      for (const option of question.options) expect(words).toContain(bare(say(option.label, lang)));
    }
    for (const path of content.flow.paths) expect(words).toContain(bare(say(path.intro, lang)));
  });

  test.each(content.packs.map((pack) => [pack.id, pack] as const))(
    '%s: every situation, condition and clause',
    (_, pack) => {
      const sheet = packSheet(content, pack, lang);
      expect(sheet.points).toBeGreaterThan(5);
      expect(sheet.svg).toMatch(sheet.paper === 'A4' ? /height="210mm"/ : /height="297mm"/);
      const words = wordsOf(sheet.svg);
      for (const { situations } of pack.lists)
        for (const situation of situations) {
          expect(words).toContain(bare(`${situation.id.split('/').at(-1)}${say(situation.name, lang)}`));
          for (const line of sayCondition(content.flow, situation.when, lang)) expect(words).toContain(bare(line));
        }
      for (const clause of pack.clauses) expect(words).toContain(bare(say(clause.gist, lang)));
    },
  );

  test('Mermaid: every node is declared once, every label is closed, nothing in it ends one early', () => {
    const lines = flowMermaid(content.flow, lang).split('\n');
    const nodes = lines.flatMap((line) => /^ {4}(q\d+)\[/.exec(line)?.[1] ?? []);
    expect(nodes).toHaveLength(questionsOf(content.flow).length);
    expect(new Set(nodes).size).toBe(nodes.length);
    for (const line of lines) {
      expect((line.match(/"/g) ?? []).length % 2, line).toBe(0);
      expect(line.replace(/"[^"]*"/g, '').replace(/<br\/>/g, '')).not.toMatch(/[<（）]/);
    }
  });
});

test.each([
  ['甲乙丙，丁', 3, ['甲乙丙，', '丁']],
  ['直接说“跳过”', 4, ['直接说', '“跳过”']],
  ['a collective decision', 6, ['a collective', 'decision']],
  ['', 3, []],
  // A name that fits in no row is broken after its strokes; a word that does not fit either, anywhere.
  ['收紧 national/regulations-2019/免2', 7, ['收紧 national/', 'regulations-', '2019/免2']],
  ['incomprehensibilities', 4, ['incompr', 'ehensib', 'ilities']],
])('%j in %d em', (text, width, rows) => expect(wrap(text, width)).toEqual(rows));

/** A city's list that tightens one of the nation's, whose name is long. */
const tightening = (): PolicyPack => {
  const [city] = content.packs.filter(({ id }) => id === 'gansu/wuwei-2023');
  if (city === undefined) throw new Error('no such pack');
  const of = 'national/accountability-regulations-2019/免1';
  const when = [{ question: '动机', is: 'oneOf' as const, options: ['为了公共利益或工作需要'] }];
  return { ...city, tightenings: [{ of, when, clauses: city.clauses.slice(0, 1) }] };
};

/** With the smallest share there is, and a name that would end a tag. */
const proved: Proof = {
  asOf: '2026-11-01',
  holds: { from: undefined, until: undefined },
  found: [],
  idle: [],
  chains: [
    {
      place: '<湖北> & "武汉"\u0007',
      counts: { ...noCounts(), exempt: 1n, barred: 10n ** 12n },
      byStatus: new Map([['<党员>', { ...noCounts(), tolerated: 3n, barred: 10n ** 12n }]]),
      byPath: new Map(),
      states: 1,
    },
  ],
};

describe('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  test.each<readonly [string, Sheet]>([
    ['the flow', flowSheet(content.flow, 'zh')],
    ['the flow in English', flowSheet(content.flow, 'en')],
    ...['hubei/report', 'national/public-office-sanctions'].flatMap((id) =>
      content.packs
        .filter((pack) => pack.id === id)
        .flatMap((pack) => LANGS.map((lang) => [`${id} in ${lang}`, packSheet(content, pack, lang)] as const)),
    ),
    ...LANGS.map((lang) => [`a 收紧 of a long name in ${lang}`, packSheet(content, tightening(), lang)] as const),
  ])('%s: no words lie over others or run off the sheet', async (_, { svg }) => {
    const page = await browser.newPage();
    await page.setContent(`<body style="margin:0">${svg}</body>`);
    const found = await page.evaluate(() => {
      const sheet = document.querySelector('svg')?.viewBox.baseVal;
      const boxes = [...document.querySelectorAll('svg text')].map((text) => {
        const { x, y, width, height } = (text as SVGTextElement).getBBox();
        return { x, y, right: x + width, bottom: y + height, text: text.textContent };
      });
      const off = boxes.filter(
        ({ right, bottom }) => right > (sheet?.width ?? 0) - 20 || bottom > (sheet?.height ?? 0),
      );
      // Rows of one box touch: what counts is more than a quarter of a row.
      const over = boxes.flatMap((a, index) =>
        boxes
          .slice(index + 1)
          .filter(
            (b) =>
              Math.min(a.right, b.right) - Math.max(a.x, b.x) > 1 &&
              Math.min(a.bottom, b.bottom) - Math.max(a.y, b.y) > (a.bottom - a.y) / 3,
          )
          .map((b) => `${a.text} | ${b.text}`),
      );
      return [...off.map(({ text }) => `off: ${text}`), ...over];
    });
    expect(found).toEqual([]);
    await page.close();
  });

  test('everything that is drawn is XML', async () => {
    const [pack] = content.packs;
    if (pack === undefined) throw new Error('no packs');
    const named = { ...pack, title: { zh: '<甲> & "乙"\u0001' } };
    const drawings = [
      ...LANGS.flatMap((lang) => [
        flowSheet(content.flow, lang).svg,
        ...[...content.packs, tightening(), named].map((each) => packSheet(content, each, lang).svg),
      ]),
      picture(proved),
    ];
    const page = await browser.newPage();
    const mistakes = await page.evaluate(
      (texts) =>
        texts.flatMap((text) => {
          const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
          const [mistake] = documentElement.getElementsByTagName('parsererror');
          return mistake === undefined ? [] : [`${mistake.textContent}: ${text.slice(0, 200)}`];
        }),
      drawings,
    );
    expect(mistakes).toEqual([]);
    expect(picture(proved)).toContain('&lt;0.001%');
    await page.close();
  });
});
