/** Amounts and days as lists write them: strictly, because a misread threshold is a wrong rule. */

const UNITS: Readonly<Record<string, number>> = { '': 1, 千: 1e3, 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8 };

/** readYuan('500万') = readYuan('５００万元') = readYuan('5,000,000') = 5000000; undefined where it is no amount. In yuan. */
export const readYuan = (text: string): number | undefined => {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+)(千万|百万|千|万|亿)?元?$/.exec(plain) ?? [];
  const scale = UNITS[unit];
  if (digits === '' || scale === undefined) return undefined;
  // To the cent: 1.1 万 is 11000 yuan, not 11000.000000000002.
  return Math.round(Number(digits.replaceAll(',', '')) * scale * 100) / 100;
};

/** Whether this is a day of the calendar, written 2024-05-01. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** Why a text is no day, and what to write: `2024-02-30` does not exist, `2024年5月1日` is to be 2024-05-01. */
export const dayMistake = (text: string): string | undefined => {
  if (isDay(text)) return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `没有「${text}」这一天`;
  const plain = arabic(text.normalize('NFKC'));
  const [, year = '', month = '', day = ''] =
    /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})(?:\D.*)?$/.exec(plain) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(plain) ?? [];
  const rewritten = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (isDay(rewritten)) return `「${text}」要写成年-月-日，例如 ${rewritten}`;
  return /^\d{4}\D*(?:\d{1,2}\D*)?$/.test(plain)
    ? `「${text}」要写到哪一天：年-月-日，例如 2024-05-01`
    : `「${text}」要写成年-月-日，例如 2024-05-01`;
};

/** 二〇二四年十二月三十一日 → 2024年12月31日 */
const arabic = (text: string): string =>
  text
    .replace(/[〇零○]/g, '0')
    .replace(/[一二三四五六七八九]?十[一二三四五六七八九]?/g, (number) => {
      const [tens = '', ones = ''] = number.split('十');
      return `${DIGITS.indexOf(tens || '一')}${ones === '' ? 0 : DIGITS.indexOf(ones)}`;
    })
    .replace(/[一二三四五六七八九]/g, (digit) => String(DIGITS.indexOf(digit)));

const DIGITS = '〇一二三四五六七八九';
