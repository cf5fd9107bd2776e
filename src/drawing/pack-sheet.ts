/** One pack's lists on one sheet, in columns by what they do: bars, referrals, grounds, circumstances. */
import type { Content } from '../core/content.ts';
import type { Clause, Condition, Effect, List, PolicyPack, Situation, Tightening } from '../core/policy.ts';
import { sayPlace } from '../core/said.ts';
import { say, type Lang } from '../core/text.ts';
import { DISCRETION_WORDS, OUTCOME_WORDS, VERIFICATION_WORDS } from '../core/words.ts';
import { newspaper } from './newspaper.ts';
import { onOneSheet, type Sheet } from './sheet.ts';
import { type Block, box, type Line, stack } from './text-box.ts';
import { DRAWING, EFFECT_COLOURS, marks, sayCondition } from './words.ts';

const EFFECTS = ['bar', 'refer', 'ground', 'note'] as const satisfies readonly Effect[];
const FAINT = '#57606a';
const HEAD = '#123a63';

interface Drawing {
  readonly content: Content;
  readonly pack: PolicyPack;
  readonly lang: Lang;
  readonly em: number;
  readonly width: number;
  /** ① for each clause that something here cites */
  readonly signs: ReadonlyMap<string, string>;
}

export function packSheet(content: Content, pack: PolicyPack, lang: Lang): Sheet {
  const cited = [...pack.lists.flatMap((list) => list.situations), ...pack.tightenings].flatMap(
    ({ clauses }) => clauses,
  );
  const signs = new Map([...new Set([...pack.clauses, ...cited].map(({ id }) => id))].map((id, at) => [id, sign(at)]));
  return onOneSheet(lang, say(pack.title, lang), (width, em) => drawn({ content, pack, lang, em, width, signs }));
}

/** ① … ⑳ ㉑ … ㉟ ㊱ … ㊿, then (51) */
const sign = (at: number): string =>
  at < 20
    ? String.fromCodePoint(0x2460 + at)
    : at < 35
      ? String.fromCodePoint(0x3251 + at - 20)
      : at < 50
        ? String.fromCodePoint(0x32b1 + at - 35)
        : `(${at + 1})`;

function drawn(drawing: Drawing): Block {
  const { content, pack, lang, em, width } = drawing;
  const gap = em * 0.8;
  const sections = EFFECTS.flatMap((effect) => {
    const lists = pack.lists.filter((list) => list.effect === effect && list.situations.length > 0);
    return lists.length === 0 ? [] : [(columnWidth: number) => effectBlocks(drawing, effect, lists, columnWidth)];
  });
  const tightening =
    pack.tightenings.length === 0 ? [] : [(columnWidth: number) => tighteningBlocks(drawing, columnWidth)];
  return stack(
    [
      heading(drawing),
      newspaper([...sections, ...tightening], { width, narrowest: em * 17, gap, rowGap: em * 0.4 }),
      legend(drawing),
      box(
        [{ text: `${say(DRAWING.order, lang)}　${pack.id} · ${content.hash.slice(0, 19)}`, colour: FAINT }],
        width,
        em,
      ),
    ],
    gap * 0.7,
  );
}

function heading({ content, pack, lang, em, width }: Drawing): Block {
  const place = pack.place === undefined ? say(DRAWING.nationwide, lang) : sayPlace(pack.place, lang);
  const facts = [
    say(pack.issuer, lang),
    ...(pack.number === undefined ? [] : [pack.number]),
    place,
    ...(pack.from === undefined ? [] : [`${say(DRAWING.from, lang)} ${pack.from}`]),
    ...(pack.until === undefined ? [] : [`${say(DRAWING.until, lang)} ${pack.until}`]),
    ...(pack.decides === undefined
      ? []
      : [`${say(DRAWING.decides, lang)}${marks(lang).colon}${say(pack.decides, lang)}`]),
  ];
  const scope = sayCondition(content.flow, pack.scope, lang);
  return box(
    [
      { text: say(pack.title, lang), bold: true, size: 1.7, colour: HEAD },
      { text: facts.join('　|　'), colour: FAINT },
      ...(scope.length === 0
        ? []
        : [{ text: `${say(DRAWING.scope, lang)}${marks(lang).colon}${scope.join(marks(lang).semicolon)}` }]),
    ],
    width,
    em,
  );
}

function effectBlocks(drawing: Drawing, effect: Effect, lists: readonly List[], width: number): readonly Block[] {
  const { lang, em } = drawing;
  const { ink } = EFFECT_COLOURS[effect];
  let groups = 0;
  return lists.flatMap((list, index) => {
    const shared = sharedBy(list.situations, drawing.pack.scope);
    const letter = shared.length === 0 ? '' : LETTERS.charAt(groups++);
    const outcome =
      effect === 'ground' && list.outcome !== undefined ? ` → ${say(OUTCOME_WORDS[list.outcome], lang)}` : '';
    const isNewHead = index === 0 || lists[index - 1]?.outcome !== list.outcome;
    const head = isNewHead
      ? [
          box(
            [{ text: `${say(DRAWING[effect], lang)}${outcome}`, bold: true, size: 1.2, colour: '#ffffff' }],
            width,
            em,
            {
              fill: ink,
            },
          ),
        ]
      : [];
    const group =
      shared.length === 0
        ? []
        : [
            box(
              [
                { text: `${letter} ${say(DRAWING.shared, lang)}`, bold: true, colour: ink },
                ...tests(drawing, shared, ink),
              ],
              width,
              em,
              { stroke: ink, dashed: true },
            ),
          ];
    const cards = list.situations.map((situation) => card(drawing, situation, { shared, letter }, effect, width));
    // A heading at the foot of a column, with its situations in the next, would say nothing.
    const [firstCard, ...others] = cards;
    return firstCard === undefined ? [] : [stack([...head, ...group, firstCard], em * 0.4), ...others];
  });
}

/** The tests that all situations of a list have: its 同时具备, written once. A list of one shows everything in its card. */
const sharedBy = (situations: readonly Situation[], scope: Condition): Condition => {
  const [first, ...others] = situations;
  if (first === undefined || others.length === 0) return [];
  const has = (condition: Condition, test: unknown): boolean =>
    condition.some((each) => JSON.stringify(each) === JSON.stringify(test));
  return first.when.filter((test) => !has(scope, test) && others.every(({ when }) => has(when, test)));
};

const tests = ({ content, lang }: Drawing, condition: Condition, ink: string): readonly Line[] =>
  sayCondition(content.flow, condition, lang).map((text) => ({ text, mark: { text: '▪', colour: ink } }));

/** Names of groups: a card in the next column still says which group's conditions it needs. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function card(
  drawing: Drawing,
  situation: Situation,
  { shared, letter }: { readonly shared: Condition; readonly letter: string },
  effect: Effect,
  width: number,
): Block {
  const { lang, em, signs, pack } = drawing;
  const { ink, fill } = EFFECT_COLOURS[effect];
  const own = situation.when.filter(
    (test) => ![...shared, ...pack.scope].some((each) => JSON.stringify(each) === JSON.stringify(test)),
  );
  const cited = situation.clauses.map(({ id }) => signs.get(id) ?? '').join('');
  const number = situation.id.slice(situation.id.lastIndexOf('/') + 1);
  return box(
    [
      {
        text: `${number}　${say(situation.name, lang)}${cited === '' ? '' : ` ${cited}`}`,
        bold: true,
        ...(letter === '' ? {} : { mark: { text: letter, colour: ink } }),
      },
      ...(own.length === 0 && shared.length === 0
        ? [{ text: say(DRAWING.always, lang), colour: FAINT }]
        : tests(drawing, own, ink)),
    ],
    width,
    em,
    { fill, edge: ink },
  );
}

function tighteningBlocks(drawing: Drawing, width: number): readonly Block[] {
  const { pack, lang, em } = drawing;
  const { ink, fill } = EFFECT_COLOURS.bar;
  const cards = pack.tightenings.map((tightening) =>
    box(tighteningLines(drawing, tightening, ink), width, em, { fill, edge: ink }),
  );
  const head = box([{ text: say(DRAWING.tightens, lang), bold: true, size: 1.2, colour: '#ffffff' }], width, em, {
    fill: ink,
  });
  const [first, ...others] = cards;
  return first === undefined ? [] : [stack([head, first], em * 0.4), ...others];
}

const tighteningLines = (drawing: Drawing, { of, when, clauses }: Tightening, ink: string): readonly Line[] => [
  { text: `${nameOf(drawing, of)} ${clauses.map(({ id }) => drawing.signs.get(id) ?? '').join('')}`, bold: true },
  { text: `${say(DRAWING.tightened, drawing.lang)}${marks(drawing.lang).colon}`, colour: FAINT },
  ...tests(drawing, when, ink),
];

const nameOf = ({ content, lang }: Drawing, id: string): string => {
  const found = content.packs
    .flatMap((pack) => pack.lists.flatMap((list) => list.situations))
    .find((situation) => situation.id === id);
  return found === undefined ? id : `${id}　${say(found.name, lang)}`;
};

/** What the signs mean: every clause with its gist, in three columns. */
function legend(drawing: Drawing): Block {
  const { pack, lang, em, width, content, signs } = drawing;
  const all = new Map(
    content.packs.flatMap(({ clauses }) => clauses).map((clause): [string, Clause] => [clause.id, clause]),
  );
  const sections = [
    (columnWidth: number): readonly Block[] => {
      const blocks = [...signs].flatMap(([id, mark]) => {
        const clause = all.get(id);
        return clause === undefined ? [] : [box([clauseLine(clause, mark, pack, lang)], columnWidth, em * 0.9)];
      });
      const leftOut = pack.leftOut.map((text) =>
        box([{ text: say(text, lang), colour: FAINT, mark: { text: '×', colour: FAINT } }], columnWidth, em * 0.9),
      );
      const [first, ...others] = leftOut;
      const title = box([{ text: say(DRAWING.leftOut, lang), bold: true, colour: FAINT }], columnWidth, em * 0.9);
      return first === undefined ? blocks : [...blocks, stack([title, first], 0), ...others];
    },
  ];
  return stack(
    [
      box([{ text: say(DRAWING.clauses, lang), bold: true, size: 1.1, colour: HEAD }], width, em),
      newspaper(sections, { width, narrowest: em * 26, gap: em, rowGap: 0 }),
    ],
    0,
  );
}

const clauseLine = (clause: Clause, mark: string, pack: PolicyPack, lang: Lang): Line => {
  const discretion = DISCRETION_WORDS[clause.discretion];
  const instrument = clause.instrument.zh === pack.title.zh ? '' : `${say(clause.instrument, lang)} `;
  const about = [
    ...(discretion === undefined ? [] : [say(discretion, lang)]),
    say(VERIFICATION_WORDS[clause.verified], lang),
  ].join(marks(lang).comma);
  return {
    text: `${instrument}${say(clause.articleText, lang)}${marks(lang).colon}${say(clause.gist, lang)}${marks(lang).open}${about}${marks(lang).close}`,
    mark: { text: mark, colour: HEAD },
  };
};
