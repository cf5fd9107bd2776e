/** Amounts and days as people write them. The text is already half-width and simplified (see `plain.ts`). */

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** 三十 → 30, 3千 → 3000, 二十五 → 25; undefined where it is no number. */
function readSmall(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  let total = 0;
  let digit: number | undefined;
  for (const part of text.match(/\d+(?:\.\d+)?|./g) ?? []) {
    const unit = UNITS[part];
    if (unit !== undefined) {
      total += (digit ?? 1) * unit;
      digit = undefined;
      continue;
    }
    const value = DIGITS[part] ?? (/^\d/.test(part) ? Number(part) : undefined);
    if (value === undefined || (digit !== undefined && digit !== 0)) return undefined;
    digit = value;
  }
  return text === '' ? undefined : total + (digit ?? 0);
}

/** 三万五 is 三万五千, not 三万零五. */
const LOWER: Readonly<Record<string, string>> = { 百: '十', 千: '百', 万: '千', 亿: '千万' };
const inFull = (amount: string): string =>
  amount
    .replace(/(\d)w$/, '$1万')
    .replace(
      /([百千万亿])([1-9一二两三四五六七八九])$/,
      (_, unit: string, digit: string) => `${unit}${digit}${LOWER[unit]}`,
    );

/**
 * readYuan('约30万元') → 300000, '1.5亿' → 150000000, '三万五' → 35000, '1,200,000' → 1200000, '没有' → 0.
 * Out: yuan, not negative, to the fen; undefined where it is no single amount ('20-30万', '-5', '很多').
 */
export function readYuan(text: string): number | undefined {
  // 2,3万 is a range and 100 200 two numbers: only commas between groups of three are left out.
  const grouped = text
    .toLowerCase()
    .replace(/\d{1,3}(?:(?:[,，]\d{3})+|(?: \d{3}){2,})(?!\d)/g, (number) => number.replace(/[,， ]/g, ''));
  if (/\d\s*[,，]\s*\d|\d\s+\d/.test(grouped)) return undefined;
  const bare = grouped
    .replace(/[\s,，]/g, '')
    .replace(/^(大约|大概|约|共|总共|合计|人民币|rmb|cny|about|¥|¥)+/, '')
    .replace(/(左右|上下|人民币|rmb|cny|yuan|元整|元|块钱|块)+$/, '');
  if (/^(没有|无|没有损失|没有经济损失|none|nothing|no)$/.test(bare)) return 0;
  const english = /^(\d+(?:\.\d+)?)(k|thousand|m|million|billion)$/.exec(bare);
  if (english !== null) {
    const factor = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, billion: 1e9 }[english[2] ?? ''] ?? 1;
    return toFen(Number(english[1]) * factor);
  }
  let rest = inFull(bare);
  let total = 0;
  for (const myriad of ['亿', '万'] as const) {
    const at = rest.indexOf(myriad);
    if (at < 0) continue;
    const amount = readSmall(rest.slice(0, at));
    if (amount === undefined) return undefined;
    total += amount * (MYRIADS[myriad] ?? 1);
    rest = rest.slice(at + 1);
  }
  if (rest !== '') {
    const amount = readSmall(rest);
    if (amount === undefined || (total > 0 && amount >= 1e4)) return undefined;
    total += amount;
  }
  return bare === '' || total > 1e13 ? undefined : toFen(total);
}

const toFen = (yuan: number): number => Math.round(yuan * 100) / 100;

/** 300000 → 30万元 (zh), 300,000 yuan (en); exact, never rounded. */
export function sayYuan(yuan: number, lang: 'zh' | 'en'): string {
  if (lang === 'en') return `${yuan.toLocaleString('en-US', { maximumFractionDigits: 2 })} yuan`;
  if (yuan >= 1e8 && Number.isInteger(yuan / 1e4)) return `${yuan / 1e8}亿元`;
  if (yuan >= 1e4 && Number.isInteger(yuan / 100)) return `${yuan / 1e4}万元`;
  return `${yuan}元`;
}

export type ReadDay =
  | { readonly day: string }
  /** only the month was said: the first of it, to be read back */
  | { readonly month: string }
  | { readonly error: 'day' | 'noSuchDay' };

const pad = (number: number, width: number): string => String(number).padStart(width, '0');

/** Days in a month; February by the Gregorian rule. */
const lengthOf = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

/** One day before or after: addDays('2024-03-01', -1) → '2024-02-29'. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMED = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\\.?';
const NTH = '(\\d{1,2})(?:st|nd|rd|th)?';
const ENGLISH_DAY = [
  { written: new RegExp(`^${NTH}(?: of)? ${NAMED},? (\\d{4})$`), parts: [3, 2, 1] },
  { written: new RegExp(`^${NAMED} ${NTH},? (\\d{4})$`), parts: [3, 1, 2] },
  { written: new RegExp(`^${NAMED},? (\\d{4})$`), parts: [2, 1] },
  { written: new RegExp(`^(\\d{4}),? ${NAMED}(?: ${NTH})?$`), parts: [1, 2, 3] },
] as const;

/** '1 May 2024' and 'May 1, 2024' → 2024-5-1; 'May 2024' → 2024-5; '二〇二四年五月一日' → 2024年5月1日; else as it is. */
function inFigures(text: string): string {
  for (const { written, parts } of ENGLISH_DAY) {
    const match = written.exec(text.replace(/\s+/g, ' '));
    if (match === null) continue;
    const figures = parts.map((at) => match[at]).filter((part) => part !== undefined);
    return figures.map((part) => (MONTHS.includes(part) ? MONTHS.indexOf(part) + 1 : part)).join('-');
  }
  return text
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/g, (year) => [...year].map((digit) => DIGITS[digit] ?? 0).join(''))
    .replace(/[一二三四五六七八九十]{1,3}(?=[月日号]|$)/g, (number) => String(readSmall(number) ?? number));
}

/**
 * readDay('2024年5月1日', today) → {day:'2024-05-01'}; '2024-5' and '去年5月' → {month:'2024-05-01'}; '昨天', '今天'.
 * today: the day of asking, for words such as 昨天.
 */
export function readDay(text: string, today: string): ReadDay {
  const bare = inFigures(text.trim().toLowerCase())
    .replace(/\s+/g, '')
    .replace(/(左右|前后|那天|的时候)$/, '');
  const relative: Readonly<Record<string, number>> = {
    今天: 0,
    today: 0,
    昨天: -1,
    yesterday: -1,
    前天: -2,
    明天: 1,
    tomorrow: 1,
  };
  const offset = relative[bare];
  if (offset !== undefined) return { day: addDays(today, offset) };
  const thisYear = Number(today.slice(0, 4));
  const dated = bare.replace(/^(今年|去年|前年)/, (word) => `${thisYear - ['今年', '去年', '前年'].indexOf(word)}年`);
  const match =
    /^(\d{4})(?:年|-|\/|\.)(\d{1,2})(?:月|-|\/|\.)?(?:(\d{1,2})[日号]?)?$/.exec(dated) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(dated);
  if (match === null) return { error: 'day' };
  const [year, month, day] = [
    Number(match[1]),
    Number(match[2]),
    match[3] === undefined ? undefined : Number(match[3]),
  ];
  if (month < 1 || month > 12 || year < 1949) return { error: 'noSuchDay' };
  if (day === undefined) return { month: `${pad(year, 4)}-${pad(month, 2)}-01` };
  if (day < 1 || day > lengthOf(year, month)) return { error: 'noSuchDay' };
  return { day: `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` };
}
