/** The whole tree in words: every situation of the lists that apply to a person, with each of its conditions. */
import { answeredOf, sayDemand, type Asked } from './explanation-card.ts';
import type { TreeCard, TreePack, TreeSituation } from './reply.ts';
import { labelOf, sayAnswer, sayArticle } from './said.ts';
import { say, type Lang } from './text.ts';
import type { WeighedPack, WeighedSituation, WeighedTest } from './weighed.ts';
import { fill, LEVEL_WORDS, OUTCOME_WORDS, VERDICT_MARKS, VERDICT_WORDS, WORDS } from './words.ts';

/** In: the tree. Out: its card; every line also stands in `treeText`. */
export const treeCard = (tree: readonly WeighedPack[], asked: Asked): TreeCard => ({
  kind: 'tree',
  title: say(WORDS.treeTitle, asked.lang),
  legend: say(WORDS.treeLegend, asked.lang),
  packs: tree.map((each) => treePack(each, asked)),
});

function treePack({ pack, situations, leftOut, elsewhere }: WeighedPack, asked: Asked): TreePack {
  const { lang } = asked;
  return {
    title: fill(say(WORDS.treePack, lang), { title: say(pack.title, lang), level: say(LEVEL_WORDS[pack.level], lang) }),
    situations: situations.map((each) => treeSituation(each, asked)),
    notes: [
      ...(leftOut > 0 ? [fill(say(WORDS.treeLeftOut, lang), { count: leftOut })] : []),
      ...(elsewhere > 0 ? [fill(say(WORDS.treeElsewhere, lang), { count: elsewhere })] : []),
    ],
  };
}

function treeSituation(weighed: WeighedSituation, asked: Asked): TreeSituation {
  const { lang } = asked;
  const { situation, outcome, verdict, law, clauses, pack, tests } = weighed;
  const articles = clauses.map((clause) =>
    clause.instrument.zh === pack.title.zh ? say(clause.articleText, lang) : sayArticle(clause, lang),
  );
  return {
    mark: VERDICT_MARKS[verdict],
    word: say(VERDICT_WORDS[verdict], lang),
    name: [
      fill(say(WORDS.situation, lang), { name: say(situation.name, lang), id: situation.id }),
      say(outcome === undefined ? WORDS.treeNote : OUTCOME_WORDS[outcome], lang),
      ...(law === 'both' ? [] : [say(law === 'then' ? WORDS.treeThen : WORDS.treeNow, lang)]),
    ].join(say(WORDS.treeSeparator, lang)),
    tests: [
      ...new Map(
        tests
          .map((each) => ({ mark: VERDICT_MARKS[each.verdict], said: testLine(each, asked) }))
          .map((line) => [`${line.mark}${line.said}`, line]),
      ).values(),
    ],
    clauses:
      articles.length === 0 ? '' : fill(say(WORDS.treeClauses, lang), { clauses: articles.join(separator(lang)) }),
  };
}

const separator = (lang: Lang): string => say(WORDS.listSeparator, lang);

/** 性质; of one that failed also the answer and what the condition speaks of. */
function testLine({ test, verdict, tightenedBy }: WeighedTest, { content, answers, lang }: Asked): string {
  const label = labelOf(content, test.question, lang);
  const tightened =
    tightenedBy.length === 0
      ? ''
      : fill(say(WORDS.treeTightened, lang), {
          clauses: tightenedBy.map((clause) => sayArticle(clause, lang)).join(separator(lang)),
        });
  if (verdict !== 'unmet') return `${label}${tightened}`;
  return `${fill(say(WORDS.treeFailed, lang), {
    label,
    answer: sayAnswer(content, test.question, answeredOf(content, answers, test.question), lang),
    demand: sayDemand(content, test, answers, lang, true),
  })}${tightened}`;
}

/** The same as plain text. */
export const treeText = (card: TreeCard): string =>
  [
    card.title,
    card.legend,
    ...card.packs.flatMap((pack) => ['', pack.title, ...pack.situations.flatMap(situationLines), ...pack.notes]),
  ].join('\n');

/** ✗ 先行先试失误（…）·可容错 and under it its conditions: ✓ 性质　✗ 后果：… */
export const situationLines = ({ mark, name, tests, clauses }: TreeSituation): readonly string[] => [
  `${mark} ${name}`,
  ...(tests.length === 0 ? [] : [`　${tests.map(({ mark, said }) => `${mark} ${said}`).join('　')}`]),
  ...(clauses === '' ? [] : [`　${clauses}`]),
];
