/**
 * Who must not see a matter (回避). For a recused reviewer a review does not exist, anywhere: so whoever answers about
 * reviews asks here first: what the officer wrote, the same unit, the person concerned, what the reviewer declared, and a
 * part taken in the decision that is appealed against. Doubt excludes.
 */
import { plain } from '../plain.ts';

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

/** What recusal needs of a matter. */
export interface Matter {
  /** The officer's own unit, as they wrote it. */
  readonly unit: string;
  /** Who must not see it, as they wrote it; empty when nobody is named. */
  readonly excluded: string;
  /** Whose consultation it is, where a channel knows: slack:T1:U1. */
  readonly owner: string | null;
  /** Users who had a part in what is appealed against. */
  readonly formerly: readonly string[];
  /** What the officer agreed to send, as text: a person declared may be named there. */
  readonly text: string;
}

export const isRecused = (reviewer: Reviewer, matter: Matter): boolean =>
  isNamed(reviewer, matter.excluded) ||
  isSameUnit(reviewer.unit, matter.unit) ||
  isOwner(reviewer, matter.owner) ||
  matter.formerly.includes(reviewer.id) ||
  reviewer.interests.some((declared) => isConcerned(declared, matter));

function isConcerned({ kind, value }: Declared, matter: Matter): boolean {
  const declared = bare(value);
  if (declared === '') return false;
  switch (kind) {
    case 'unit':
      return isSameUnit(value, matter.unit) || bare(matter.unit).includes(declared);
    case 'command':
      return (
        isSameUnit(value, matter.unit) || bare(matter.unit).startsWith(declared) || bare(matter.text).includes(declared)
      );
    case 'person':
      return bare(matter.text).includes(declared) || bare(matter.unit).includes(declared);
  }
}

/** The same word however it was typed. bare('Ｗａｔｅｒ 局') and bare('water局') are equal; so are bare('張三') and bare('张 三'). */
const bare = (text: string): string =>
  plain(text)
    .replace(/[\s·•‧・.]+/gu, '')
    .toLowerCase();

/** Words around a name that are no part of it: 水利局的人, 水利局全体人员, anyone in the Water Bureau. */
const around =
  /^(?:(?:anyone|anybody|everyone|everybody|people|staff|all)(?:from|in|at|of)?)?(?:the)?|(?:的|所有|全体|任何|有关)*(?:人|人员|同志|领导|干部|同事)?$/gu;

/**
 * The excluded text holds the reviewer's name or unit; or one entry of it, between punctuation, is part of them: of a
 * reviewer in 某市水利局 both "请勿让某市水利局看到" and "水利局的人" speak.
 */
function isNamed({ name, unit }: Pick<Reviewer, 'name' | 'unit'>, excluded: string): boolean {
  const text = bare(excluded);
  const own = [bare(name), bare(unit)].filter((word) => word !== '');
  const entries = excluded
    .normalize('NFKC')
    .split(/[\n,;、。.|/()]/u)
    .map((entry) => bare(entry).replace(around, ''))
    .filter((entry) => entry.length >= 2); // 无, 王: says nothing
  // 所有人, 除了某人谁都不要看: nobody is let in on a guess; the officer is warned that nobody is left, and writes it plainer.
  if (/所有人|任何人|谁都|全部人|除了|除[^了]{1,10}外|nobody should|everyone|anyone/u.test(text)) return true;
  return own.some((word) => text.includes(word) || entries.some((entry) => word.includes(entry)));
}

/** What in a unit's name says that it is its desk for discipline or personnel, which is there to review its own. */
const desk = /纪委|纪检|监察|监委|组织|人事/u;

/**
 * The same unit: 市水利局 for 市水利局规划处, and for 水利局, as an officer would write it. A discipline or personnel desk
 * within the officer's unit (…机关纪委) is another.
 */
function isSameUnit(reviewers: string, officers: string): boolean {
  const [theirs, own] = [bare(reviewers), bare(officers)];
  if (theirs === '' || own === '') return false;
  if (own.includes(theirs)) return true;
  // The longest beginning of what the officer wrote that the reviewer's unit holds: 水利局规划处 in 市水利局 is 水利局.
  for (let length = own.length; length >= 3; length--) {
    const part = own.slice(0, length);
    if (theirs.includes(part))
      return /[局委办厅部院校司处所镇乡街道区县市]$/u.test(part) && !desk.test(theirs.replace(part, ''));
  }
  return false;
}

/** Nobody reviews their own matter. */
const isOwner = ({ slackUser }: Pick<Reviewer, 'slackUser'>, owner: string | null): boolean =>
  slackUser !== null && owner !== null && lastPart(owner) === lastPart(slackUser);

/** slack:T1:U1 → U1; U1 → U1 */
const lastPart = (address: string): string => address.slice(address.lastIndexOf(':') + 1);
