/** Which option of a question some words choose. An exact word chooses; a small typo and anything looser is read back. */
import type { ChoiceQuestion } from './flow.ts';

export type ReadOptions =
  | { readonly kind: 'chosen'; readonly options: readonly string[] }
  /** 以上都没有 together with something else */
  | { readonly kind: 'alone' }
  | { readonly kind: 'none' };

const NONE: ReadOptions = { kind: 'none' };

/** Punctuation, spaces and case do not matter: 「集体研究决定，有记录」 = 集体研究决定有记录. */
const bare = (text: string): string => text.toLowerCase().replace(/[\s\p{P}]/gu, '');

interface Known {
  readonly option: string;
  /** without punctuation, spaces and case */
  readonly word: string;
  /** a Latin one, as whole words; undefined for any other */
  readonly latin: string | undefined;
  /** how often it denies */
  readonly negations: number;
}

/** By the question, which never changes: each message would make them plain again. */
const known = new WeakMap<ChoiceQuestion, readonly Known[]>();

function wordsOf(question: ChoiceQuestion): readonly Known[] {
  const words =
    known.get(question) ??
    question.options.flatMap((option) =>
      [option.id, option.label.zh, option.label.en ?? '', ...option.synonyms]
        .map((said) => ({
          option: option.id,
          word: bare(said),
          latin: /^[\x20-\x7e]*$/.test(said) ? latin(said) : undefined,
          negations: negations(said),
        }))
        .filter(({ word }) => word !== ''),
    );
  known.set(question, words);
  return words;
}

/** One option by its exact words; undefined where two options share them. */
function exact(question: ChoiceQuestion, text: string): string | undefined {
  const word = bare(text);
  const options = new Set(
    wordsOf(question)
      .filter((each) => each.word === word)
      .map(({ option }) => option),
  );
  return options.size === 1 ? [...options][0] : undefined;
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫';

/** '2', '第2个', '选二', '②' → 2 */
function numbered(text: string): number | undefined {
  const inner =
    /^[(]?(?:选项|选择|选|第|option\s*)*\s*(\d{1,2}|[一二三四五六七八九十]{1,2}|[①-⑫])\s*(?:个|项|条|号|种)?(?:选项)?[).。、]*$/iu.exec(
      text.trim(),
    )?.[1];
  if (inner === undefined) return undefined;
  if (/^\d+$/.test(inner)) return Number(inner);
  if (CIRCLED.includes(inner)) return CIRCLED.indexOf(inner) + 1;
  const chinese = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'].indexOf(inner);
  return chinese > 0 ? chinese : undefined;
}

/** readOptions(依据, '2') and readOptions(依据, '政策空白') both choose 界限不清，也没有禁止; '1、3' chooses two of a multi-select. */
export function readOptions(question: ChoiceQuestion, text: string): ReadOptions {
  const one = (part: string): string | undefined => {
    const number = numbered(part);
    return number === undefined ? exact(question, part) : question.options[number - 1]?.id;
  };
  const whole = one(text);
  if (whole !== undefined) return { kind: 'chosen', options: [whole] };
  if (!question.multiple) return NONE;
  for (const separator of [
    /[、,，;；\n+]+/,
    /[、,，;；\n+]+|和|及|以及|还有|\band\b/,
    /[、,，;；\n+]+|\s+|和|及|以及|还有|\band\b/,
  ]) {
    const parts = text
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const options = parts.map(one);
    if (parts.length < 2 || options.some((option) => option === undefined)) continue;
    const chosen = question.options.filter(({ id }) => options.includes(id));
    if (chosen.length > 1 && chosen.some(({ alone }) => alone)) return { kind: 'alone' };
    return { kind: 'chosen', options: chosen.map(({ id }) => id) };
  }
  return NONE;
}

const NEGATIONS =
  /没有|没|不|未|无|非|别|莫|否|\b(?:no|not|never|without|nobody|none|nothing|neither|nor|hardly|cannot|(?:do|does|did|is|are|was|were|has|have|had|wo|ca|could|would|should)nt)\b|n['’]t\b/gi;
/** Words with such a character that deny nothing. */
const NO_NEGATION =
  /特别|非常|除非|不仅|不但|不过|无论(?!证)|未来(?!不)|差不多|不得不|莫名|[区级类个性分告]别|别[人的]|[是能可]否|否则|(?<![没不])([是能会要该有])[不没]\1/g;
/** How often something is denied. Counted with the spaces still there: 'no record', not 'norecord'. */
const negations = (text: string): number => text.replace(NO_NEGATION, ' ').match(NEGATIONS)?.length ?? 0;

/** Those of the words that stand in a text; Latin ones as whole words: inconsistent does not hold consistent. */
function standingIn(words: readonly Known[], text: string): readonly Known[] {
  const [own, ownLatin] = [bare(text), latin(text)];
  return words.filter(({ word, latin }) =>
    latin === undefined ? word.length >= 2 && own.includes(word) : ownLatin.includes(latin),
  );
}
const latin = (text: string): string => ` ${(text.toLowerCase().match(/[a-z0-9']+/g) ?? []).join(' ')} `;

/** 事前报告 is no slip of the pen for 事后报告. */
const OPPOSITES = [
  '前后',
  '先后',
  '有无',
  '已未',
  '可难',
  '易难',
  '大小',
  '多少',
  '内外',
  '上下',
  '轻重',
  '公私',
  '好坏',
  '合违',
  '同异',
  '赞反',
] as const;
const isOpposite = (said: string, word: string): boolean => {
  const more = (mark: string): number => said.split(mark).length - word.split(mark).length;
  return OPPOSITES.some((pair) => more(pair.charAt(0)) * more(pair.charAt(1)) < 0);
};

/**
 * One small slip of the pen (two in a long phrase), where no known word stands in the text: '没有失职' is not 没有履职. It
 * must neither deny more or less nor say the opposite. Even so it is a guess: '集体决定了' is as near to 个人决定了.
 */
export function nearest(question: ChoiceQuestion, text: string): readonly string[] | undefined {
  const said = bare(text);
  // ❌ and the like may mean the contrary.
  if (said.length < 4 || /\p{S}/u.test(said) || standingIn(wordsOf(question), text).length > 0) return undefined;
  const denied = negations(text);
  const close = new Set(
    wordsOf(question)
      .filter(({ word, negations }) => word.length >= 4 && negations === denied)
      .filter(({ word }) => distance(word, said) <= (Math.min(word.length, said.length) >= 8 ? 2 : 1))
      .filter(({ word }) => !isOpposite(said, word) && !said.endsWith(word) && !word.endsWith(said))
      .map(({ option }) => option),
  );
  return close.size === 1 ? [...close] : undefined;
}

/**
 * A guess to be read back: the option whose words stand in the sentence (of a multi-select, all of them), double negatives
 * taken out. '我并不是没有反对' → 反对… read back; '没有集体研究' → nothing, for one "not" turns the words round.
 */
export function readBackOf(question: ChoiceQuestion, text: string): readonly string[] | undefined {
  const said = bare(text);
  const standing = standingIn(wordsOf(question), text);
  // 反对 in 没有明确反对 is denied with the whole of 明确反对.
  const whole = standing.filter(
    ({ word }) => !standing.some((other) => other.word !== word && other.word.includes(word)),
  );
  // 亲属没有收钱，没有得利: what one clause denies is not said again by the next.
  const clauses = text.split(/[,，。;；!！?？\n]/);
  const held = whole.filter((each) => {
    const own = clauses.filter((clause) => standingIn([each], clause).length > 0);
    return (own.length > 0 ? own : [text]).every((part) => (negations(part) - each.negations) % 2 === 0);
  });
  const longest = question.multiple ? 0 : Math.max(0, ...held.map(({ word }) => word.length));
  const options = question.options.filter(({ id }) =>
    held.some(({ option, word }) => option === id && word.length >= longest),
  );
  const together = question.multiple && !options.some(({ alone }) => alone);
  if (options.length === 1 || (options.length > 1 && together)) return options.map(({ id }) => id);
  // A few characters of one option only: 程序 → 漏了一道可以补办的手续或程序. "有" or "不" alone say nothing.
  const part = new Set(
    wordsOf(question)
      .filter(({ word }) => said.length >= 2 && word.includes(said))
      .map(({ option }) => option),
  );
  return standing.length === 0 && part.size === 1 && negations(text) === 0 ? [...part] : undefined;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length] ?? 3;
}
