/** The page of figures in a real browser: plots with the same in words, what is unclear first for whoever keeps the lists. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refreshFigures } from '../../src/review/figures.ts';
import { launch } from '../web/browser.ts';
import { buildPage, expectAccessible, expectNoSidewaysScroll, openPage, picture } from './browser.ts';
import { aRecord, NOON } from './office.ts';
import { contentWithClause, DAY, decidedIn, decisionOn, past } from './past.ts';
import { serve, type Served } from './serve.ts';

let browser: Browser;
let pages: Awaited<ReturnType<typeof buildPage>>;
let desk: Served;
beforeAll(async () => {
  [pages, browser] = await Promise.all([buildPage(), launch()]);
  desk = await serve(pages.assets);
  desk.settings = { ...desk.settings, limits: { decide: { workingDays: 8, rule: '某规程第八条' } } };
  Object.assign(desk.world, { content: contentWithClause(desk.world.content) });
  for (let n = 0; n < 6; n++) await past(desk, NOON - 40 * DAY, decidedIn(9, decisionOn(aRecord(), 'barred')));
  for (let n = 0; n < 7; n++) await past(desk, NOON - 20 * DAY, []);
  desk.clock.now = NOON;
  await refreshFigures(desk.desk);
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
  await pages?.remove();
});

const WORDS = {
  zh: {
    unclear: '有 1 条条款可能不清楚',
    gap: '9/6未作结论 少于 5 件，不显示，超期 少于 5 件，不显示',
    week: '11/22未作结论 5–9，超期 少于 5 件，不显示',
    days: '6.4 个工作日',
    limit: '期限 8 个工作日，依据：某规程第八条',
    way: '研判“可容错”，结论“不予容错”：5–9 件。',
    situations: '依据它的情形：容1 先行先试失误、容9 上级的情形。',
    table: '用数字看',
  },
  en: {
    unclear: 'One clause may be unclear',
    gap: '6 Sept: not decided fewer than 5, withheld, overdue fewer than 5, withheld',
    week: '22 Nov: not decided 5–9, overdue fewer than 5, withheld',
    days: '6.4 working days',
    limit: 'Limit: 8 working days, by 某规程第八条',
    way: 'Assessed “May be tolerated”, decided “Not tolerable”: 5–9.',
    situations: 'Situations that rest on it: 容1 先行先试失误 in English; 容9 上级的情形 in English.',
    table: 'As numbers',
  },
} as const;

test.each([
  ['zh', 'laptop', 'light', 'reviewer'],
  ['en', 'phone', 'dark', 'policy'],
] as const)('in %s, on a %s, %s, for a %s', async (lang, size, scheme, role) => {
  const words = WORDS[lang];
  const { link } = await desk.user({ role });
  const { page, faults, close } = await openPage(browser, desk.url, size, scheme);
  await page.goto(`/review#link=${link}`);
  if (lang === 'en') await page.getByRole('button', { name: 'English' }).click();
  if (role === 'reviewer') await page.getByRole('link', { name: '数据' }).click();
  const plot = page.getByRole('img');
  await plot.waitFor();
  const said = (await plot.getAttribute('aria-label')) ?? '';
  for (const sentence of [words.gap, words.week]) expect(said).toContain(sentence);
  for (const sentence of [words.days, words.limit, words.way, words.situations, 'policies/hubei/report.yaml'])
    await page.getByText(sentence).waitFor();
  // a week that is withheld has no column, not one without height
  expect(await plot.locator('rect').count()).toBe(2 * columnsTold(said));
  // for whoever keeps the lists what is unclear in them stands first, and is said
  const titles = await page.getByRole('heading', { level: 2 }).evaluateAll((all) => all.map(({ id }) => id));
  expect(titles[0]).toBe(role === 'policy' ? 'clauses' : 'weeks');
  expect(await page.getByText(words.unclear).count()).toBe(role === 'policy' ? 1 : 0);
  await page.getByText(words.table).click();
  expect(await page.getByRole('row').count()).toBe(13);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await picture(page, `10-figures-${size}-${lang}-${role}`);
  await close();
  expect(faults).toEqual([]);
});

/** How many numbers a sentence tells. */
const columnsTold = (said: string): number => said.match(/\d+–\d+/gu)?.length ?? 0;
