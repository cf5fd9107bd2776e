/** By when something is due and whose rule that is, in the officer's words. What an office has not ruled is not said. */
import type { Who } from './matter-clocks.ts';
import type { MatterStage } from './matter-life.ts';
import { say, type Lang } from './text.ts';
import { DUE_WORDS, fill, WORDS } from './words.ts';

/** Lengths of time that concern the officer; those among colleagues are the desk's own. */
export const TOLD_LIMITS = ['accept', 'answer', 'decide', 'tell', 'correct', 'followUp', 'appeal', 'clear'] as const;
export type ToldLimit = (typeof TOLD_LIMITS)[number];

export interface Due {
  readonly limit: ToldLimit;
  /** Milliseconds; absent while the clock stands. */
  readonly at?: number;
  /** Whose rule the length is. */
  readonly rule: string;
  /** Beyond the last holiday notice that is known. */
  readonly provisional?: true;
}

/** Where a matter stands at the desk, as far as its officer is told. */
export interface AtDesk {
  readonly stage: MatterStage;
  readonly next: Who;
  readonly due: readonly Due[];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** dayIn('2026-12-05', 'zh') → 2026年12月5日; in English 5 Dec 2026. What is no day stays as it is. */
export function dayIn(day: string, lang: Lang): string {
  const [year, month, date] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || date === undefined) return day;
  return lang === 'en' ? `${date} ${MONTHS[month - 1]} ${year}` : `${year}年${month}月${date}日`;
}

/** In China: momentIn(0, 'zh') → 1970年1月1日 08:00 */
export function momentIn(at: number, lang: Lang): string {
  const [day = '', time = ''] = new Date(at + 8 * 3_600_000).toISOString().split('T');
  return `${dayIn(day, lang)}${lang === 'en' ? ', ' : ' '}${time.slice(0, 5)}`;
}

/** A sentence with {at}, {provisional} and {rule} in it; one that stands says so. */
export function dueLine({ limit, at, rule, provisional }: Due, lang: Lang, sentence = DUE_WORDS[limit]): string {
  if (at === undefined) return fill(say(WORDS.dueStands, lang), { rule });
  return fill(say(sentence, lang), {
    at: momentIn(at, lang),
    provisional: provisional ? say(WORDS.dueProvisional, lang) : '',
    rule,
  });
}

/** The line for a limit, where it runs. */
export const lineFor = (due: readonly Due[], limit: ToldLimit, lang: Lang): readonly string[] =>
  due.filter((each) => each.limit === limit).map((each) => dueLine(each, lang));
