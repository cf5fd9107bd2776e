/** 办公时间: 08:30-12:00 in minutes of the day. */
import type { WorkCalendar } from '../core/working-time.ts';
import type { Report } from '../content/problems.ts';
import type { Word } from '../content/reader.ts';

type Part = WorkCalendar['hours'][number];

/**
 * Where an office says nothing: 09:00–12:00, 13:30–17:30. No rule names one pair of hours for the whole country. These are
 * seven hours, as common in public offices as any; what a deadline needs of them is that a morning, a break and an evening
 * are told apart.
 */
export const STANDARD_HOURS: readonly Part[] = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 13 * 60 + 30, to: 17 * 60 + 30 },
];

const EXAMPLE = '08:30-12:00';

/** In: what stands under 办公时间, in its order. Out: its parts; one that cannot be read is told and left out. */
export function readHours(report: Report, words: readonly Word[]): readonly Part[] {
  const parts: (Part & Word)[] = [];
  for (const word of words) {
    const part = partOf(word.text);
    if (part === undefined) {
      report.error(word.line, `「${word.text}」要写成${suggestion(word.text)}`);
      continue;
    }
    if (part.to <= part.from) {
      report.error(word.line, `「${word.text}」的下班不晚于上班，请检查（时间按 24 小时写，下午两点是 14:00）`);
      continue;
    }
    const before = parts.at(-1);
    if (before !== undefined && part.from < before.to) {
      const isLater = part.to > before.from;
      report.error(
        word.line,
        isLater
          ? `「${word.text}」和「${before.text}」重叠了，要一段接一段`
          : `「${word.text}」要写在「${before.text}」的前面：从早到晚`,
      );
      continue;
    }
    parts.push({ ...word, ...part });
  }
  return parts.map(({ from, to }) => ({ from, to }));
}

/** Both ends must be times of the day; 24:00 is the end of one. */
const partOf = (text: string): Part | undefined => {
  const [, ...digits] = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text) ?? [];
  const [fromHour, fromMinute, toHour, toMinute] = digits.map(Number);
  if (fromHour === undefined || fromMinute === undefined || toHour === undefined || toMinute === undefined)
    return undefined;
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  return fromMinute > 59 || toMinute > 59 || from > 1440 || to > 1440 ? undefined : { from, to };
};

/** 8：30—12：00, 8:30至12:00, 08.30-12.00 → 「08:30-12:00」 */
const suggestion = (text: string): string => {
  const [, ...digits] =
    /^(\d{1,2})[:.点时](\d\d)分?[-‐−–—―~至到]+(\d{1,2})[:.点时](\d\d)分?$/.exec(
      text.normalize('NFKC').replace(/\s/g, ''),
    ) ?? [];
  const [a = '', b = '', c = '', d = ''] = digits.map((each) => each.padStart(2, '0'));
  const meant = `${a}:${b}-${c}:${d}`;
  return partOf(meant) === undefined ? `「上班-下班」，例如「${EXAMPLE}」` : `「${meant}」`;
};
