/** The flow on one sheet: what is asked first, the short paths, and the six looks side by side. */
import type { Flow, Look, Path, Question } from '../core/flow.ts';
import { say, type Lang } from '../core/text.ts';
import { newspaper } from './newspaper.ts';
import { onOneSheet, type Sheet } from './sheet.ts';
import { type Block, box, type Line, row, stack } from './text-box.ts';
import { DRAWING, marks, sayCondition } from './words.ts';

const INK = { head: '#123a63', faint: '#57606a', for: '#116329', against: '#a40e26', line: '#c5ccd4' } as const;

export const flowSheet = (flow: Flow, lang: Lang): Sheet =>
  onOneSheet(lang, `${say(flow.name, lang)} ${flow.version}`, (width, em) => drawn(flow, lang, width, em));

function drawn(flow: Flow, lang: Lang, width: number, em: number): Block {
  const gap = em * 0.8;
  const of = (columns: number): number => (width - gap * (columns - 1)) / columns;
  const title = box(
    [
      { text: `${say(flow.name, lang)} · ${say(DRAWING.flowTitle, lang)}`, bold: true, size: 1.9, colour: INK.head },
      {
        text: `${say(DRAWING.version, lang)} ${flow.version}　${say(DRAWING.leans, lang)}　${say(DRAWING.unknown, lang)}`,
        colour: INK.faint,
      },
    ],
    width,
    em,
  );
  const first = newspaper(
    [
      (columnWidth) =>
        flow.first.map((question, index) => questionBox(flow, question, lang, columnWidth, em, { number: index + 1 })),
    ],
    { width, narrowest: of(flow.looks.length), gap, rowGap: em * 0.5 },
  );
  // A path is as wide as it has questions, which stand beside one another.
  const shares = flow.paths.map((path) => Math.max(1, path.questions.length));
  const share = of(shares.reduce((sum, each) => sum + each, 0));
  const paths = row(
    flow.paths.map((path, index) => {
      const own = share * (shares[index] ?? 1) + gap * ((shares[index] ?? 1) - 1);
      return { block: pathBox(flow, path, lang, own, em), width: own };
    }),
    gap,
  );
  const looks = row(
    flow.looks.map((look) => ({
      block: lookColumn(flow, look, lang, of(flow.looks.length), em),
      width: of(flow.looks.length),
    })),
    gap,
  );
  const heading = (text: string): Block => box([{ text, bold: true, size: 1.2, colour: INK.head }], width, em);
  return stack(
    [
      title,
      heading(say(DRAWING.first, lang)),
      first,
      ...(flow.paths.length === 0 ? [] : [heading(say(DRAWING.paths, lang)), paths]),
      heading(say(DRAWING.looks, lang)),
      looks,
    ],
    gap * 0.5,
  );
}

function lookColumn(flow: Flow, look: Look, lang: Lang, width: number, em: number): Block {
  const head = box(
    [
      { text: say(look.title, lang), bold: true, size: 1.25, colour: '#ffffff' },
      { text: say(look.about, lang), colour: '#e6eef7' },
      ...(look.reconstructed
        ? [
            {
              text: `${marks(lang).open}${say(DRAWING.reconstructed, lang)}${marks(lang).close}`.trim(),
              colour: '#ffe9b8',
            },
          ]
        : []),
    ],
    width,
    em,
    { fill: INK.head },
  );
  return stack(
    [
      head,
      ...look.questions.map((question, index) => questionBox(flow, question, lang, width, em, { isMain: index === 0 })),
    ],
    em * 0.45,
  );
}

function pathBox(flow: Flow, path: Path, lang: Lang, width: number, em: number): Block {
  const head = box(
    [
      { text: say(path.title, lang), bold: true, size: 1.1, colour: INK.head },
      {
        text: `${say(DRAWING.goes, lang)}　${sayCondition(flow, path.when, lang).join(marks(lang).semicolon)}`,
        colour: '#6b4a00',
      },
      { text: say(path.intro, lang) },
    ],
    width,
    em,
  );
  const gap = em * 0.6;
  const own = (width - gap * (path.questions.length + 1)) / Math.max(1, path.questions.length);
  const questions = row(
    path.questions.map((question) => ({ block: questionBox(flow, question, lang, own, em), width: own })),
    gap,
  );
  const body = stack([head, indented(questions, gap)], em * 0.2);
  const height = body.height + em * 0.5;
  return {
    height,
    draw: (x, y) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${em * 0.4}" fill="#f7f9fb" stroke="${INK.line}"/>${body.draw(x, y)}`,
  };
}

const indented = (block: Block, by: number): Block => ({
  height: block.height,
  draw: (x, y) => block.draw(x + by, y),
});

interface Place {
  /** Among those asked first. */
  readonly number?: number;
  /** The main question of a look. */
  readonly isMain?: boolean;
}

function questionBox(
  flow: Flow,
  question: Question,
  lang: Lang,
  width: number,
  em: number,
  { number, isMain = false }: Place = {},
): Block {
  const name = say(question.label, lang);
  const about = [
    ...(question.kind === 'choice'
      ? question.multiple
        ? [say(DRAWING.multiple, lang)]
        : []
      : [say(DRAWING[question.kind], lang)]),
    ...(question.changeable ? [say(DRAWING.changeable, lang)] : []),
  ];
  const lines: Line[] = [
    {
      text: `${number === undefined ? '' : `${number}　`}${name}${about.length === 0 ? '' : `${marks(lang).open}${about.join(marks(lang).comma)}${marks(lang).close}`}`,
      bold: true,
      colour: INK.head,
    },
    { text: say(question.ask, lang), bold: isMain },
    ...(question.when.length === 0
      ? []
      : [
          {
            text: `${say(DRAWING.when, lang)}　${sayCondition(flow, question.when, lang).join(marks(lang).semicolon)}`,
            colour: '#6b4a00',
            size: 0.92,
          },
        ]),
    ...(question.kind === 'choice' ? question.options : []).map(
      (option): Line => ({
        text: say(option.label, lang),
        mark:
          option.leans === 'for'
            ? { text: '＋', colour: INK.for }
            : option.leans === 'against'
              ? { text: '－', colour: INK.against }
              : { text: '·', colour: INK.faint },
      }),
    ),
  ];
  return box(lines, width, em, {
    fill: '#ffffff',
    stroke: isMain ? INK.head : INK.line,
    dashed: question.when.length > 0,
  });
}
