/** Times in words. Working days are the server's to compute. */
import type { Lang } from '../../core/text.ts';

const tag = (lang: Lang): string => (lang === 'en' ? 'en-GB' : 'zh-CN');

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** age(now - 3 hours, now, 'zh') → '3小时前'; under a minute '现在'. A clock that is behind is no future. */
export function age(at: number, now: number, lang: Lang): string {
  const passed = Math.max(0, now - at);
  const words = new Intl.RelativeTimeFormat(tag(lang), { numeric: 'auto' });
  for (const [unit, length] of units) if (passed >= length) return words.format(-Math.floor(passed / length), unit);
  return lang === 'en' ? 'just now' : '刚刚';
}

/** 2026年11月23日 12:00 */
export const moment = (at: number, lang: Lang): string =>
  new Intl.DateTimeFormat(tag(lang), { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(at);

/** day('2026-11-23', 'zh') → 2026年11月23日 */
export const dayWord = (day: string, lang: Lang): string =>
  new Intl.DateTimeFormat(tag(lang), { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));

/** Today in China: 2026-11-23 */
export const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The day in China, short: 11/22 in Chinese, 22 Nov in English. */
export const shortDay = (at: number, lang: Lang): string =>
  new Intl.DateTimeFormat(tag(lang), {
    month: lang === 'en' ? 'short' : 'numeric',
    day: 'numeric',
    timeZone: 'Asia/Shanghai',
  }).format(at);
