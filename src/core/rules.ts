/** Situations made ready for judging: one conjunction each, with what their pack demands (scope, place, dates) added. */
import type { Content } from './content.ts';
import {
  DAY,
  PLACE,
  STATUS,
  type Clause,
  type Condition,
  type Effect,
  type Outcome,
  type PolicyPack,
  type Situation,
  type Test,
} from './policy.ts';

/** What must hold for a rule, or for the pack of a 收紧, to apply. */
interface Dated {
  /** under the rules in force on the day of the conduct */
  readonly then: Condition;
  /** under those in force on the day of asking, for a pack with 从旧兼从轻; 'never' when not in force then; else the same as `then` */
  readonly now: (asOf: string) => Condition | 'never';
  /** under either, whatever the day of asking */
  readonly ever: Condition;
}

export interface Rule extends Dated {
  readonly situation: Situation;
  readonly pack: PolicyPack;
  readonly effect: Effect;
  /** absent for a note */
  readonly outcome: Outcome | undefined;
  /** 收紧: where the tightening pack applies, its demand must hold too. */
  readonly tightened: readonly (Dated & {
    readonly pack: PolicyPack;
    readonly demand: Condition;
    readonly clauses: readonly Clause[];
  })[];
}

export interface MissingVersion extends Dated {
  /** the instrument's newest version */
  readonly pack: PolicyPack;
}

interface Span {
  readonly from?: string;
  readonly until?: string;
}

const spanOf = (from: string | undefined, until: string | undefined): Span => ({
  ...(from === undefined ? {} : { from }),
  ...(until === undefined ? {} : { until }),
});

const windowTests = (span: Span): Test[] => [
  ...(span.from === undefined ? [] : [{ question: DAY, is: 'from' as const, day: span.from }]),
  ...(span.until === undefined ? [] : [{ question: DAY, is: 'before' as const, day: span.until }]),
];

const isInForce = (span: Span, day: string): boolean =>
  (span.from === undefined || day >= span.from) && (span.until === undefined || day < span.until);

const scopeOf = (pack: PolicyPack): Test[] => [
  ...(pack.place === undefined ? [] : [{ question: PLACE, is: 'within' as const, places: [pack.place] }]),
  ...pack.scope,
];

/** For whom, where and when a situation's pack applies: its status, place and dates, and nothing of what was done. */
export const appliesWhere = ({ pack, situation }: Rule): Condition => [
  ...windowTests(windowOf(pack, situation)),
  ...scopeOf(pack).filter(({ question }) => question === PLACE || question === STATUS),
];

/** A situation or a tightening holds in the window of its first clause, else of its pack: no rule is applied before its clause existed. */
const windowOf = (pack: PolicyPack, { clauses }: Pick<Situation, 'clauses'>): Span =>
  spanOf(clauses[0]?.from ?? pack.from, clauses[0]?.until ?? pack.until);

/** A pack with 从旧兼从轻 counts by the day of asking too; any other by the day of the conduct alone. */
const dated = (pack: PolicyPack, window: Span, base: Condition): Dated => {
  const then = [...windowTests(window), ...base];
  if (!pack.lighterLaw) return { then, now: () => then, ever: then };
  return { then, now: (asOf) => (isInForce(window, asOf) ? base : 'never'), ever: base };
};

/** All situations of the content as rules, in the order of packs and lists; worked out once per content. */
export const rulesOf = (content: Content): readonly Rule[] => bookOf(content).rules;

/** For whom and when a version of a 从旧兼从轻 instrument is missing, or here in part only. */
export const missingVersionsOf = (content: Content): readonly MissingVersion[] => bookOf(content).missing;

interface Book {
  readonly rules: readonly Rule[];
  readonly missing: readonly MissingVersion[];
}

const books = new WeakMap<Content, Book>();

function bookOf(content: Content): Book {
  const known = books.get(content);
  if (known !== undefined) return known;
  const book = { rules: allRules(content), missing: allMissing(content) };
  books.set(content, book);
  return book;
}

function allRules(content: Content): readonly Rule[] {
  const tightenings = Map.groupBy(
    content.packs.flatMap((pack) => pack.tightenings.map((tightening) => ({ pack, tightening }))),
    ({ tightening }) => tightening.of,
  );
  return content.packs.flatMap((pack) =>
    pack.lists.flatMap((list) =>
      list.situations.map(
        (situation): Rule => ({
          situation,
          pack,
          effect: list.effect,
          outcome: list.outcome,
          ...dated(pack, windowOf(pack, situation), [...scopeOf(pack), ...situation.when]),
          tightened: (tightenings.get(situation.id) ?? []).map(({ pack: lower, tightening }) => ({
            ...dated(lower, windowOf(lower, tightening), scopeOf(lower)),
            pack: lower,
            demand: tightening.when,
            clauses: tightening.clauses,
          })),
        }),
      ),
    ),
  );
}

/**
 * Days on which an instrument had a text that is not here, for those whom it binds: before its first version (unless that was
 * 此前没有同类规定), between two versions, after the last, and while one is 只收录部分. Where all that is here of an instrument
 * are circumstances (情节), nothing of it decides an outcome.
 */
function allMissing({ packs }: Content): readonly MissingVersion[] {
  const byId = new Map(packs.map((pack) => [pack.id, pack]));
  const replaced = new Set(packs.flatMap(({ replaces }) => replaces ?? []));
  return packs
    .filter((pack) => pack.lighterLaw && !replaced.has(pack.id))
    .map((newest) => versionsOf(newest, byId))
    .filter((versions) => versions.some(decides))
    .flatMap((versions) => {
      const [newest] = versions;
      return missingSpans(versions).map((span) => ({ pack: newest, ...dated(newest, span, scopeOf(newest)) }));
    });
}

const decides = ({ lists, tightenings }: PolicyPack): boolean =>
  tightenings.length > 0 || lists.some(({ effect }) => effect !== 'note');

/** Newest first. */
function versionsOf(newest: PolicyPack, byId: ReadonlyMap<string, PolicyPack>): readonly [PolicyPack, ...PolicyPack[]] {
  const older = newest.replaces === undefined ? undefined : byId.get(newest.replaces);
  return older === undefined ? [newest] : [newest, ...versionsOf(older, byId)];
}

const missingSpans = (versions: readonly PolicyPack[]): readonly Span[] => [
  ...(versions[0]?.until === undefined ? [] : [{ from: versions[0].until }]),
  ...versions.flatMap((version, at): readonly Span[] => {
    const older = versions[at + 1];
    const isGap = older === undefined ? !version.firstOfItsKind : older.until !== version.from;
    return [
      ...(version.partial ? [spanOf(version.from, version.until)] : []),
      ...(version.from !== undefined && isGap ? [spanOf(older?.until, version.from)] : []),
    ];
  }),
];
