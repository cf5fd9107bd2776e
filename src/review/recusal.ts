/**
 * Who must not see a matter (回避). For a recused reviewer a review does not exist, anywhere: so whoever answers about
 * reviews asks here first: what the officer wrote, the same unit, the person concerned, what the reviewer declared, and a
 * part taken in the decision that is appealed against. Doubt excludes.
 */
import { plain } from '../plain.ts';
import { bare, isSameUnit, readUnit, type UnitName } from './unit-names.ts';

/** What recusal needs of a user. `slackUser`: U1. */
export interface Reviewer {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly slackUser: string | null;
  /** What they declared and did not end. */
  readonly interests: readonly Declared[];
}

/** unit: this unit. command: this unit and all below it, which they lead. person: whoever is named. */
export interface Declared {
  readonly kind: 'unit' | 'command' | 'person';
  readonly value: string;
}

/** What recusal needs of what was submitted. */
export interface Submission {
  /** The officer's own unit, as they wrote it. */
  readonly unit: string;
  /** Who must not see it, as they wrote it; empty when nobody is named. */
  readonly excluded: string;
  /** Whose consultation it is, where a channel knows: slack:T1:U1. */
  readonly owner: string | null;
  /** What the officer agreed to send, and wrote since, as text: a person declared may be named there. */
  readonly text: string;
}

/** What recusal needs of a matter. */
export interface Matter extends Submission {
  /** Users who had a part in what is appealed against. */
  readonly formerly: readonly string[];
  /** What else was submitted of the same case, returned and sent again: whoever stands aside from one of them does from all. */
  readonly others?: readonly Submission[];
}

export const isRecused = (reviewer: Reviewer, matter: Matter): boolean =>
  matter.formerly.includes(reviewer.id) ||
  isConflicted(reviewer, matter) ||
  (matter.others?.some((other) => isConflicted(reviewer, other)) ?? false);

function isConflicted(reviewer: Reviewer, submission: Submission): boolean {
  const [self, officers] = [ownOf(reviewer), officersOf(submission)];
  return (
    isOwner(reviewer, submission.owner) ||
    isOfUnit(self.unit, officers.unit) ||
    isNamed(self, officers) ||
    self.declared.some((declared) => isConcerned(declared, officers))
  );
}

/** A user's own words, made plain once for as long as the user is looked at: a queue asks about a thousand matters. */
interface Own {
  readonly name: string;
  readonly unit: UnitName;
  readonly declared: readonly (Declared & { readonly named: UnitName; readonly sought: RegExp })[];
}

/** The officer's, made plain once for all users who are asked about. */
interface Officers {
  readonly unit: UnitName;
  /** All of what they wrote about who must not see it, and each entry between punctuation. */
  readonly excluded: string;
  readonly entries: readonly UnitName[];
  readonly text: () => string;
}

const owns = new WeakMap<Reviewer, Own>();
function ownOf(reviewer: Reviewer): Own {
  const known = owns.get(reviewer);
  if (known !== undefined) return known;
  const own = {
    name: bare(reviewer.name),
    unit: readUnit(reviewer.unit),
    declared: reviewer.interests.map((declared) => {
      const named = readUnit(declared.value);
      return { ...declared, named, sought: seeking(named.whole) };
    }),
  };
  owns.set(reviewer, own);
  return own;
}

/** A bare word in a long text, whatever stands between its letters: quicker than to make the text bare. */
const seeking = (word: string): RegExp => new RegExp([...word].join('[^\\p{L}\\p{N}]*'), 'u');

const read = new WeakMap<Submission, Officers>();
function officersOf(submission: Submission): Officers {
  const known = read.get(submission);
  if (known !== undefined) return known;
  const { excluded } = submission;
  let text: string | undefined;
  const officers = {
    unit: readUnit(submission.unit),
    excluded: bare(excluded),
    entries: excluded
      .normalize('NFKC')
      .split(/[\n,;、。.|/()]/u)
      .map((entry) => bare(entry).replace(around, ''))
      .filter((entry) => entry.length >= 2) // 无, 王: says nothing
      .map(readUnit),
    // Long, and most interests do not ask. As JSON has it, a line break may stand within a name.
    text: () => (text ??= plain(submission.text.replaceAll('\\n', '')).toLowerCase()),
  };
  read.set(submission, officers);
  return officers;
}

function isConcerned({ kind, named, sought }: Own['declared'][number], { unit, text }: Officers): boolean {
  const declared = named.whole;
  if (declared === '') return false;
  switch (kind) {
    case 'unit':
      return isSameUnit(named, unit) || unit.whole.includes(declared);
    case 'command':
      return isSameUnit(named, unit) || unit.whole.startsWith(declared) || isUnder(named, unit) || sought.test(text());
    case 'person':
      return sought.test(text()) || unit.whole.includes(declared);
  }
}

/** Whoever leads a place leads its units: 江城市政府 and 江城市水利局, or a district of it. */
const isUnder = ({ places, body, organisation, within }: UnitName, unit: UnitName): boolean =>
  body !== '' && organisation === '' && within === '' && places.length > 0 && unit.places.includes(places.at(-1) ?? '');

/** Words around a name that are no part of it: 水利局的人, 水利局全体人员, anyone in the Water Bureau. */
const around =
  /^(?:(?:anyone|anybody|everyone|everybody|people|staff|all)(?:from|in|at|of)?)?(?:the)?|(?:的|所有|全体|任何|有关)*(?:人|人员|同志|领导|干部|同事)?$/gu;

/**
 * The excluded text holds the reviewer's name or unit; or one entry of it, between punctuation, is part of them, or names the unit
 * in another way: of a reviewer in 某市水利局 both "请勿让某市水利局看到" and "水利局的人" speak, and of 市水利局规划处 "某市水利局".
 */
function isNamed({ name, unit }: Own, { excluded, entries }: Officers): boolean {
  if (excluded === '') return false;
  // 所有人, 除了某人谁都不要看: nobody is let in on a guess; the officer is warned that nobody is left, and writes it plainer.
  if (/所有人|任何人|谁都|全部人|除了|除[^了]{1,10}外|nobodyshould|everyone|anyone/u.test(excluded)) return true;
  const own = [name, unit.whole].filter((word) => word !== '');
  return (
    own.some((word) => excluded.includes(word) || entries.some(({ whole }) => word.includes(whole))) ||
    entries.some((entry) => entry.organisation !== '' && isSameUnit(unit, entry))
  );
}

/** What in a unit's name says that it is its desk for discipline or personnel, which is there to review its own. */
const desk = /纪委|纪检|监察|监委|组织|人事/u;

/**
 * A colleague of the officer's. A discipline or personnel desk within the officer's unit (水利局机关纪委) is another, but for its own
 * people; a unit that is such a desk as a whole (市纪委监委, 市委组织部) has colleagues like any other.
 */
function isOfUnit(reviewers: UnitName, officers: UnitName): boolean {
  if (!isSameUnit(reviewers, officers)) return false;
  const isWhole = officers.organisation !== '' || reviewers.organisation === '';
  if (isWhole && desk.test(officers.organisation)) return true;
  const theirs = isWhole ? reviewers.within : reviewers.organisation + reviewers.within;
  if (!desk.test(theirs)) return true;
  return officers.within !== '' && (theirs.includes(officers.within) || officers.within.includes(theirs));
}

/** Nobody reviews their own matter. */
const isOwner = ({ slackUser }: Pick<Reviewer, 'slackUser'>, owner: string | null): boolean =>
  slackUser !== null && owner !== null && lastPart(owner) === lastPart(slackUser);

/** slack:T1:U1 → U1; U1 → U1 */
const lastPart = (address: string): string => address.slice(address.lastIndexOf(':') + 1);
