/** Amounts and days as people write them: full width and traditional script are made plain before they are read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, readDay, readYuan, sayYuan } from '../../src/core/quantity.ts';
import { plain } from '../../src/plain.ts';
import { heard, questionNamed, TODAY } from './shipped.ts';

describe('readYuan', () => {
  test.each([
    // figures
    ['0', 0],
    ['300000', 300_000],
    ['1,200,000', 1_200_000],
    ['1，200，000', 1_200_000],
    ['1 200 000', 1_200_000],
    ['300000.50', 300_000.5],
    ['0.5元', 0.5],
    ['￥300,000', 300_000],
    ['３０万元', 300_000],
    ['１．５亿', 150_000_000],
    // 万 and 亿
    ['30万', 300_000],
    ['30 万元', 300_000],
    ['30w', 300_000],
    ['30萬', 300_000],
    ['1.5亿', 150_000_000],
    ['1亿2000万', 120_000_000],
    ['1亿5千万', 150_000_000],
    ['12万3456', 123_456],
    ['12万5千', 125_000],
    ['5千', 5000],
    ['3千5百', 3500],
    // Chinese numerals
    ['零', 0],
    ['十', 10],
    ['十五', 15],
    ['两千', 2000],
    ['二十五', 25],
    ['一百零五', 105],
    ['一千零五十', 1050],
    ['三十万', 300_000],
    ['三十五万', 350_000],
    ['三十萬元', 300_000],
    ['一百万', 1_000_000],
    ['一亿五千万', 150_000_000],
    ['贰拾伍万叁仟元整', 253_000],
    // the last digit takes the next lower unit, unless a 零 stands before it
    ['二百五', 250],
    ['三千五', 3500],
    ['三万五', 35_000],
    ['12万5', 125_000],
    ['1亿5', 150_000_000],
    ['一万零五', 10_005],
    // around it
    ['约30万元', 300_000],
    ['大概三十万左右', 300_000],
    ['人民币30万元整', 300_000],
    ['30块钱', 30],
    ['没有', 0],
    ['没有经济损失', 0],
    ['无', 0],
    // English
    ['300k', 300_000],
    ['1.2 million', 1_200_000],
    ['2m', 2_000_000],
    ['2 billion', 2_000_000_000],
    ['about 300,000 yuan', 300_000],
    ['RMB 300000', 300_000],
    ['nothing', 0],
  ])('%s is %d yuan', (text, yuan) => expect(readYuan(plain(text))).toBe(yuan));

  test.each([
    ['no amount', ['', '元', '万', '万元', 'abc', '很多', '100%', '1e6', '半万', '.5', '5.', '一毛']],
    ['a range, or more than one amount', ['20-30万', '20到30万', '20～30万', '二三十万', '30万+5万', '1亿-2亿']],
    ['about an amount only', ['几十万', '十几万', '30多万', '30余万', '近30万', '不到30万', '超过30万', '30万以上']],
    ['less than nothing', ['-5', '-30万', '负5', '－5']],
    ['no yuan', ['$300', '300 usd', '300美元']],
    ['more than there is', ['1000000000000000', '1万亿亿']],
    ['parts that do not fit together', ['12万34567', '1 2万3亿', '五六七']],
  ])('%s is not read', (_what, texts) => {
    for (const text of texts) expect(readYuan(plain(text)), text).toBeUndefined();
  });

  test('what is said of an amount is read as that amount again, in both languages', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 15 }), fc.integer({ min: 0, max: 8 }), (fen, zeros) => {
        const yuan = Math.floor(fen / 10 ** zeros) / 100;
        expect(readYuan(plain(sayYuan(yuan, 'zh')))).toBe(yuan);
        expect(readYuan(plain(sayYuan(yuan, 'en')))).toBe(yuan);
      }),
    ));

  test('whatever is typed is an amount of whole fen that is not negative, or none', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-一二三十百千万亿零没有元约 ') }), (text) => {
        const yuan = readYuan(text);
        if (yuan !== undefined) expect(yuan >= 0 && Math.round(yuan * 100) / 100 === yuan).toBe(true);
      }),
    ));
});

test.each([
  [0, '0元', '0 yuan'],
  [0.01, '0.01元', '0.01 yuan'],
  [9999.99, '9999.99元', '9,999.99 yuan'],
  [10_000, '1万元', '10,000 yuan'],
  [10_001, '10001元', '10,001 yuan'],
  [12_300, '1.23万元', '12,300 yuan'],
  [350_000, '35万元', '350,000 yuan'],
  [99_999_999, '99999999元', '99,999,999 yuan'],
  [150_000_000, '1.5亿元', '150,000,000 yuan'],
  [123_456_789, '123456789元', '123,456,789 yuan'],
])('sayYuan(%d) is exact', (yuan, zh, en) => expect([sayYuan(yuan, 'zh'), sayYuan(yuan, 'en')]).toEqual([zh, en]));

describe('readDay', () => {
  test.each([
    ['2024-05-01', '2024-05-01'],
    ['2024-5-1', '2024-05-01'],
    ['2024/5/1', '2024-05-01'],
    ['2024.5.1', '2024-05-01'],
    ['20240501', '2024-05-01'],
    ['2024年5月1日', '2024-05-01'],
    ['2024年 5月 1号', '2024-05-01'],
    ['２０２４年５月１日', '2024-05-01'],
    ['二〇二四年五月一日', '2024-05-01'],
    ['2024年十二月三十一日', '2024-12-31'],
    ['1 May 2024', '2024-05-01'],
    ['May 1st, 2024', '2024-05-01'],
    ['Sept 3 2024', '2024-09-03'],
    ['2024年5月1日左右', '2024-05-01'],
    ['今天', '2026-11-23'],
    ['昨天', '2026-11-22'],
    ['前天', '2026-11-21'],
    ['yesterday', '2026-11-22'],
    ['去年5月1日', '2025-05-01'],
    ['前年12月31日', '2024-12-31'],
    ['1949-10-01', '1949-10-01'],
    // leap years
    ['2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
  ])('%s is the day %s', (text, day) => expect(readDay(plain(text), TODAY)).toEqual({ day }));

  test.each([
    ['2024年5月', '2024-05-01'],
    ['2024-5', '2024-05-01'],
    ['2024年05月左右', '2024-05-01'],
    ['去年5月', '2025-05-01'],
    ['二零二四年五月', '2024-05-01'],
    ['May 2024', '2024-05-01'],
  ])('%s is only a month', (text, month) => expect(readDay(plain(text), TODAY)).toEqual({ month }));

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '2024-04-31',
    '2024年2月30日',
    '2024-13-01',
    '2024-00-10',
    '2024-05-00',
    '2024-05-32',
    '30 February 2024',
    '1948-12-31',
    '0000-01-01',
  ])('there is no %s', (text) => expect(readDay(plain(text), TODAY)).toEqual({ error: 'noSuchDay' }));

  test.each([
    '',
    '2024',
    '2024年',
    '5月1日',
    '24年5月1日',
    '5/1/2024',
    '去年',
    '上个月',
    '2024年5月底',
    '2024年5月1日至3日',
    '2024-05-01T00:00',
    'last year',
    '很久以前',
  ])('%s is no day', (text) => expect(readDay(plain(text), TODAY)).toEqual({ error: 'day' }));

  test('every day since 1949 is read back as it is written', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const day = addDays('1949-01-01', days);
        const [year, month, date] = day.split('-').map(Number);
        for (const text of [day, `${year}年${month}月${date}日`, `${year}/${month}/${date}`, day.replaceAll('-', '')])
          expect(readDay(text, TODAY)).toEqual({ day });
      }),
    ));
});

describe('in the talk', () => {
  const day = questionNamed('行为时间');
  const loss = questionNamed('损失金额');

  test('a month alone is read back', () =>
    expect(heard(day, '2024年5月')).toEqual({
      type: 'readBack',
      question: '行为时间',
      answer: { kind: 'date', day: '2024-05-01', monthOnly: true },
      today: TODAY,
    }));
  test('a day still to come is asked again, unless it is said of what has not been done', () =>
    expect(heard(day, '明天')).toEqual({ type: 'unclear', reason: 'futureDay' }));
  test.each([
    ['2023-02-29', 'noSuchDay'],
    ['不久以前', 'day'],
  ])('%s: %s', (text, reason) => expect(heard(day, text)).toEqual({ type: 'unclear', reason }));
  test.each(['20-30万', '-5', '很多'])('an amount that is none is asked again: %s', (text) =>
    expect(heard(loss, text)).toEqual({ type: 'unclear', reason: 'amount' }),
  );
  test.each(['没有', '0', '零', '无'])('no loss: %s', (text) =>
    expect(heard(loss, text)).toMatchObject({ type: 'answered', answer: { kind: 'amount', yuan: 0 } }),
  );
  test.each(['不清楚', '不知道', 'not sure'])('an amount may be unknown: %s', (text) =>
    expect(heard(loss, text)).toMatchObject({ type: 'answered', answer: { kind: 'unknown' } }),
  );
});
