/** The console in a real browser: sign in, list, open, claim, decide; on a laptop and a phone, in Chinese and English. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildPage, expectAccessible, expectNoSidewaysScroll, openPage, picture } from './browser.ts';
import { linkFor } from '../../src/review/users.ts';
import { launch } from '../web/browser.ts';
import { aRecord, judged } from './office.ts';
import { serve, type Served } from './serve.ts';

let browser: Browser;
let pages: Awaited<ReturnType<typeof buildPage>>;
beforeAll(async () => {
  [pages, browser] = await Promise.all([buildPage(), launch()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await pages?.remove();
});

let desk: Served;
const closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  desk = await serve(pages.assets);
  desk.clock.now = Date.now();
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await desk.stop();
});

type Size = Parameters<typeof openPage>[2];

async function open(size: Size = 'laptop', path = '/review', scheme: 'light' | 'dark' = 'light') {
  const opened = await openPage(browser, desk.url, size, scheme);
  closing.push(async () => {
    await opened.close();
    expect(opened.faults).toEqual([]);
  });
  await opened.page.goto(path);
  return opened.page;
}

/** Signed in by following a one-time link. */
async function arrive(size: Size = 'laptop', user = {}, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const { link } = await desk.user({ name: '赵六', unit: '某市纪委监委案件审理室', ...user });
  const page = await open(size, `/review#link=${link}`, scheme);
  await page.getByRole('navigation').waitFor();
  return page;
}

const HOUR = 3_600_000;
async function threeMatters() {
  const now = Date.now();
  await desk.matter({ openedAt: now - 50 * HOUR, unit: '某县水利局', record: aRecord({ judgment: judged.barred }) });
  const { id } = await desk.matter({ openedAt: now - 26 * HOUR });
  await desk.matter({
    openedAt: now - 2 * HOUR,
    unit: '某开发区管委会招商局',
    record: aRecord({ judgment: judged.open }),
  });
  await desk.matter({ openedAt: now - 5 * 60_000, unit: '', record: aRecord({ judgment: undefined }) });
  return id;
}

const english = async (page: Page) => page.getByRole('button', { name: 'English' }).click();

describe.each([
  ['laptop', 'zh'],
  ['phone', 'zh'],
  ['laptop', 'en'],
  ['phone', 'en'],
] as const)('on a %s in %s', (size, lang) => {
  const t = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const look = async (page: Page, name: string) => {
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `${name}-${size}-${lang}`);
  };

  test('from the link to the decision', async () => {
    const id = await threeMatters();
    const page = await arrive(size);
    if (lang === 'en') await english(page);
    expect(page.url(), 'the secret is gone from the address').toBe(`${desk.url}/review#/open`);
    expect(await page.getAttribute('html', 'lang')).toBe(t('zh-CN', 'en'));
    await page.getByText(t('4 件', '4 matters')).waitFor();
    await look(page, '2-queue');

    await page.getByRole('link', { name: '某区住房和城乡建设局' }).click();
    await page.getByRole('heading', { level: 1, name: '某区住房和城乡建设局' }).waitFor();
    expect(
      await page.evaluate('document.activeElement.shadowRoot.activeElement.shadowRoot.activeElement.tagName'),
    ).toBe('H1');
    for (const { title, lines } of aRecord().sections) {
      await page.getByRole('heading', { name: title, exact: true }).waitFor();
      for (const line of lines) expect(await page.getByText(line).count(), line).toBeGreaterThan(0);
    }
    await look(page, '3-matter');

    await page.getByRole('button', { name: t('领取', 'Claim'), exact: true }).click();
    await page.getByRole('status').getByText(t('已领取', 'Claimed')).waitFor();
    const relied = page.getByRole('checkbox', { name: '调研报告' });
    expect(await relied.isChecked(), 'what the judgment rests on is chosen already').toBe(true);
    expect(await page.getByRole('checkbox', { name: '问责条例', includeHidden: true }).isChecked()).toBe(false);
    await page.getByRole('radio', { name: t('可免责', 'May be exempted') }).check();
    await page.getByText(t('其他可以引用的（2 条）', 'Others that may be cited (2)')).click();
    await page.getByRole('checkbox', { name: '问责条例' }).check();
    await page.getByRole('textbox').fill('集体研究，没有谋利，程序已经补正。\n改革探索中缺乏经验。');
    await look(page, '4-decide');

    await page.getByRole('button', { name: t('预览结论', 'Preview the decision') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('审核结论：可免责').waitFor();
    for (const line of ['集体研究，没有谋利，程序已经补正。', '第十七条第一款', '某市纪委监委案件审理室'])
      expect(await dialog.getByText(line).count(), line).toBe(1);
    expect(await dialog.getByText('赵六').count()).toBe(0);
    await dialog.getByText(t('与初步研判不一致。请确认', 'departs from the preliminary assessment. Please')).waitFor();
    await look(page, '5-confirm');
    expect(
      desk.heard.map(({ event }) => event.type),
      'nothing is told before it is confirmed',
    ).toEqual(['claimed']);

    await dialog.getByRole('button', { name: t('确认并告知当事人', 'Confirm and tell the officer') }).click();
    await page.getByRole('status').getByText(t('结论已作出', 'The decision is given')).waitFor();
    await page.getByText('审核结论：可免责').waitFor();
    expect(desk.heard.at(-1)).toMatchObject({
      event: {
        type: 'decided',
        decision: {
          outcome: 'exempt',
          agrees: false,
          by: '某市纪委监委案件审理室',
          clauses: [{ id: 'hubei/report#四看' }, { id: 'national/wenze#第十七条第一款' }],
        },
      },
    });
    await look(page, '6-decided');

    await page.getByRole('link', { name: t('返回列表', 'Back to the list') }).click();
    await page.getByText(t('由我审结', 'decided by me')).waitFor();
    expect(page.url()).toBe(`${desk.url}/review#/decided`);
    expect((await desk.world.db.query('select status from reviews where id = $1', [id]))[0]).toEqual({
      status: 'decided',
    });
  });

  test('a link that does not work says why, and the page waits for another', async () => {
    const { link } = await desk.user();
    await desk.signIn(link);
    const page = await open(size, `/review#link=${link}`);
    if (lang === 'en') await english(page);
    else await page.getByRole('alert').getByText('24 小时内有效').waitFor();
    await look(page, '1-sign-in');
    const { link: another } = await desk.user();
    await page.getByRole('textbox').fill(`${desk.url}/review#link=${another}`);
    await page.getByRole('button', { name: t('登录', 'Sign in') }).click();
    await page.getByText(t('没有待领取的审核件', 'No matter is waiting')).waitFor();
    await look(page, '2-empty');
  });
});

test('in the dark too', async () => {
  await threeMatters();
  const page = await arrive('laptop', {}, 'dark');
  await page.getByRole('link', { name: '某县水利局' }).waitFor();
  await expectAccessible(page);
  await picture(page, '7-dark-queue');
  await page.getByRole('link', { name: '某区住房' }).click();
  await page.getByRole('button', { name: '领取', exact: true }).click();
  await page.getByRole('heading', { name: '作出结论' }).waitFor();
  await expectAccessible(page);
  await picture(page, '7-dark-decide');
});

test('by keyboard alone, from the list to the decision', async () => {
  await threeMatters();
  const page = await arrive();
  await page.getByRole('link', { name: '某县水利局' }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '某区住房和城乡建设局' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('4 件').waitFor();
  await page.getByRole('link', { name: '某区住房' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '某区住房和城乡建设局' }).waitFor();
  await page.keyboard.press('Tab'); // the heading has the focus: what comes next is the claim
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '作出结论' }).waitFor();
  await page.keyboard.press('Tab'); // release
  await page.keyboard.press('Tab'); // to the decision
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown'); // from the first outcome to the second
  expect(await page.getByRole('radio', { name: '可容错' }).isChecked()).toBe(true);
  for (let tab = 0; tab < 3; tab++) await page.keyboard.press('Tab'); // the clause, the others, the reasons
  await page.keyboard.press('Control+Enter');
  await page.getByRole('alert').getByText('请写明理由').waitFor();
  await page.keyboard.type('没有谋利，集体研究。');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByText('没有谋利，集体研究。').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('heading', { name: '作出结论' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('结论已作出').waitFor();
  expect(desk.heard.at(-1)?.event).toMatchObject({ decision: { outcome: 'tolerated', agrees: true } });
});

test('two claim at once in two browsers: one gets it, the other is told', async () => {
  await threeMatters();
  const [one, other] = [await arrive(), await arrive('laptop', { name: '钱七' })];
  for (const page of [one, other]) await page.getByRole('link', { name: '某区住房' }).click();
  const claims = [one, other].map((page) => page.getByRole('button', { name: '领取', exact: true }));
  for (const claim of claims) await claim.waitFor();
  await Promise.all(claims.map((claim) => claim.click()));
  const won = await Promise.all(
    [one, other].map((page) =>
      Promise.race([
        page
          .getByRole('heading', { name: '作出结论' })
          .waitFor()
          .then(() => true),
        page
          .getByRole('alert')
          .getByText('同事已经领取')
          .waitFor()
          .then(() => false),
      ]),
    ),
  );
  expect(won.toSorted()).toEqual([false, true]);
  const loser = won[0] ? other : one;
  await loser.getByText('内容只有办理人能看到').waitFor();
  expect(await loser.getByText('抽签').count()).toBe(0);
  await picture(loser, '8-taken');
});

test('an excluded reviewer’s own address for a matter leads nowhere', async () => {
  const { id } = await desk.matter({ excluded: '赵六' });
  const page = await arrive();
  await page.getByText('没有待领取的审核件').waitFor();
  await page.evaluate(`location.hash = '#/matter/${id}'`);
  await page.getByRole('alert').getByText('没有这件审核件').waitFor();
});

test('a session that ends while writing: sign in again, and the draft is still there', async () => {
  await desk.matter();
  const { user, link } = await desk.user();
  const page = await open('laptop', `/review#link=${link}`);
  await page.getByRole('link', { name: '某区住房' }).click();
  await page.getByRole('button', { name: '领取', exact: true }).click();
  await page.getByRole('textbox').fill('写了一半的理由');
  await page.getByRole('radio', { name: '不予容错' }).check();
  desk.clock.now += 12 * HOUR;
  await page.getByRole('button', { name: '预览结论' }).click();
  await page.getByRole('button', { name: '确认并告知当事人' }).click();
  await page.getByRole('heading', { name: '登录审核台' }).waitFor();
  await page.getByRole('textbox').fill(await linkFor(desk.world, user));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '作出结论' }).waitFor();
  expect(await page.getByRole('textbox').inputValue()).toBe('写了一半的理由');
  expect(await page.getByRole('radio', { name: '不予容错' }).isChecked()).toBe(true);
});

test('signing out leaves nothing on the screen', async () => {
  await desk.matter();
  const page = await arrive();
  await page.getByRole('link', { name: '某区住房' }).click();
  await page.getByRole('heading', { name: '某区住房和城乡建设局' }).waitFor();
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByRole('heading', { name: '登录审核台' }).waitFor();
  expect(await page.getByText('某区住房').count()).toBe(0);
});

test('what an officer wrote is text, never markup', async () => {
  const attack = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  const record = aRecord();
  await desk.matter({
    unit: attack,
    record: { ...record, sections: [{ id: 'account', title: '经过', brief: true, lines: [attack] }] },
  });
  const page = await arrive();
  await page.getByText('onerror').click();
  await page.getByRole('heading', { level: 1, name: 'onerror' }).waitFor();
  expect(await page.getByText(attack).count()).toBe(2);
  expect(await page.title()).toBe('六看 · 审核台');
});
