/** The console in a real browser: sign in, list, open, accept, claim, decide; on a laptop and a phone, in Chinese and English. */
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
  await page.getByRole('navigation', { name: '审核台的各页' }).waitFor();
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

/** Lengths that nobody has ruled, for pictures of them. */
function withLimits() {
  const rule = '某市纪委监委办案规程第八条';
  const days = (workingDays: number) => ({ workingDays, rule });
  desk.settings = {
    ...desk.settings,
    knownUntil: new Date(desk.clock.now + 72 * HOUR).toISOString().slice(0, 10),
    limits: { accept: days(1), silence: days(2), decide: days(60), second: days(2), answer: days(5) },
    templates: [{ name: '集体决策', text: '经集体研究，有会议记录。' }],
  };
}

/** Accepts and claims the matter that is open on the page. */
async function take(page: Page) {
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await page.getByRole('button', { name: '领取', exact: true }).click();
  await page.getByRole('heading', { name: '起草结论' }).waitFor();
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
    withLimits();
    const id = await threeMatters();
    const page = await arrive(size);
    if (lang === 'en') await english(page);
    expect(page.url(), 'the secret is gone from the address').toBe(`${desk.url}/review#/waiting`);
    expect(await page.getAttribute('html', 'lang')).toBe(t('zh-CN', 'en'));
    await page.getByText(t('4 件', '4 matters')).waitFor();
    await page.getByRole('link', { name: t('待受理领取 4', 'Waiting 4') }).waitFor();
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

    await page.getByRole('button', { name: t('受理', 'Accept'), exact: true }).click();
    await page.getByRole('status').getByText(t('已受理', 'Accepted')).waitFor();
    await page.getByRole('button', { name: t('领取', 'Claim'), exact: true }).click();
    await page.getByRole('status').getByText(t('已领取', 'Claimed')).waitFor();
    const cited = page.getByRole('group', { name: t('依据的条款', 'Clauses relied on') });
    const relied = cited.getByRole('checkbox', { name: '调研报告' });
    expect(await relied.isChecked(), 'what the judgment rests on is chosen already').toBe(true);
    expect(await cited.getByRole('checkbox', { name: '问责条例', includeHidden: true }).isChecked()).toBe(false);
    await page.getByRole('radio', { name: t('可免责', 'May be exempted') }).check();
    await cited.getByText(t('其他可以引用的（2 条）', 'Others that may be cited (2)')).click();
    await cited.getByRole('checkbox', { name: '问责条例' }).check();
    await page
      .getByRole('textbox', { name: t('理由（必填）', 'Reasons (required)') })
      .fill('集体研究，没有谋利，程序已经补正。\n改革探索中缺乏经验。');
    await page.getByRole('combobox', { name: t('理由模板', 'Template') }).selectOption('集体决策');
    await page.getByText(t('草稿已保存', 'Draft kept')).waitFor();
    await cited.getByText(t('初步研判所依据的条款还选着', 'that it relied on')).waitFor();
    await look(page, '4-decide');

    await page.getByRole('button', { name: t('预览结论', 'Preview the decision') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('审核结论：可免责').waitFor();
    for (const line of ['经集体研究，有会议记录。', '第十七条第一款', '某市纪委监委案件审理室'])
      expect(await dialog.getByText(line).count(), line).toBe(1);
    expect(await dialog.getByText('赵六').count()).toBe(0);
    await dialog.getByText(t('要由另一位审核人员同意', 'another reviewer must agree')).waitFor();
    await look(page, '5-confirm');
    expect(
      desk.heard.map(({ event }) => event.type),
      'nothing is told before it is confirmed',
    ).toEqual(['accepted', 'claimed']);

    await dialog.getByRole('button', { name: t('签署，并提请第二人', 'Sign and ask for a second') }).click();
    await page.getByRole('status').getByText(t('等另一位审核人员', 'waits for another reviewer')).waitFor();
    await page.getByText(t('待第二人同意的结论', 'A decision that waits for a second person')).waitFor();
    expect(desk.heard.at(-1)?.event.type, 'a proposal is the desk’s own').toBe('claimed');
    await look(page, '6-proposed');

    const second = await arrive(size, { name: '钱七', unit: '某市审计局' });
    if (lang === 'en') await english(second);
    await second.getByRole('link', { name: t('待第二人', 'Second opinion') }).click();
    await second.getByRole('link', { name: '某区住房和城乡建设局' }).click();
    await second.getByRole('button', { name: t('不同意', 'Object'), exact: true }).waitFor();
    await look(second, '7-second');
    await second.getByRole('button', { name: t('同意这个结论', 'Agree to this decision') }).click();
    await second.getByRole('button', { name: t('确定', 'Confirm') }).click();
    await second.getByRole('status').getByText(t('结论已作出', 'The decision is given')).waitFor();
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
    await page.getByRole('button', { name: t('登记正式告知', 'Enter the formal telling') }).waitFor(); // it came by itself
    // headings in the reader's language, what was typed as it was typed
    await page.getByRole('heading', { name: t('审核结论：可免责', 'Review decision: may be exempted') }).waitFor();
    await page.locator('.decision').getByText('改革探索中缺乏经验').first().waitFor();
    await look(page, '8-decided');

    await page.getByRole('link', { name: t('返回列表', 'Back to the list') }).click();
    await page.getByRole('link', { name: t('由我办理', 'Mine') }).click();
    await page.getByRole('link', { name: '某区住房和城乡建设局' }).waitFor();
    expect(page.url()).toBe(`${desk.url}/review#/mine`);
    expect((await desk.world.db.query('select stage from reviews where id = $1', [id]))[0]).toEqual({
      stage: 'decided',
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
    const field = page.getByRole('textbox', { name: t('一次性链接', 'One-time link') }); // its part of the page has opened
    await field.fill(`${desk.url}/review#link=${another}`);
    await page.getByRole('button', { name: t('用链接登录', 'Sign in with the link') }).click();
    await page.getByText(t('没有待受理、待领取的审核件', 'No matter is waiting')).waitFor();
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
  await take(page);
  await expectAccessible(page);
  await picture(page, '7-dark-decide');
});

test('by keyboard alone, from the list to the decision', async () => {
  await threeMatters();
  const page = await arrive();
  await page.getByText('4 件').waitFor();
  await page.keyboard.press('6');
  await page.getByRole('heading', { name: '全部', level: 1 }).waitFor();
  await page.keyboard.press('1');
  await page.getByRole('heading', { name: '待受理领取', level: 1 }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('水利');
  await page.getByText('1 件').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('4 件').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '某区住房和城乡建设局' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('4 件').waitFor();
  await page.getByRole('link', { name: '某区住房' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '某区住房和城乡建设局' }).waitFor();
  await page.keyboard.press('Tab'); // the heading has the focus: what comes next is to accept
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '领取', exact: true }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '起草结论' }).waitFor();
  await page.keyboard.press('Tab'); // ask
  await page.keyboard.press('Enter');
  await page.keyboard.type('当时有没有会议记录？');
  await page.keyboard.press('Escape'); // the form only
  await page.getByRole('button', { name: '问当事人' }).waitFor();
  for (let tab = 0; tab < 3; tab++) await page.keyboard.press('Tab'); // hand over, release, the first outcome
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('radio', { name: '可容错' }).isChecked()).toBe(true);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('alert').getByText('请写明理由').waitFor();
  await page.keyboard.type('没有谋利，集体研究。');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByText('没有谋利，集体研究。').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('heading', { name: '起草结论' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Tab'); // one begins at its heading, and comes to the button after it
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('结论已作出').waitFor();
  expect(desk.heard.at(-1)?.event).toMatchObject({ decision: { outcome: 'tolerated', agrees: true } });
});

test('two claim at once in two browsers: one gets it, the other is told', async () => {
  await threeMatters();
  const [one, other] = [await arrive(), await arrive('laptop', { name: '钱七' })];
  for (const page of [one, other]) await page.getByRole('link', { name: '某区住房' }).click();
  await one.getByRole('button', { name: '受理', exact: true }).click();
  const claims = [one, other].map((page) => page.getByRole('button', { name: '领取', exact: true }));
  const buttons = await Promise.all(claims.map((claim) => claim.elementHandle()));
  await Promise.all(buttons.map((button) => button?.dispatchEvent('click')));
  const won = await Promise.all(
    [one, other].map((page) =>
      Promise.race([
        page
          .getByRole('heading', { name: '起草结论' })
          .waitFor()
          .then(() => true),
        page
          .getByText('内容只有办理人和参与的人能看到')
          .waitFor()
          .then(() => false),
      ]),
    ),
  );
  expect(won.toSorted()).toEqual([false, true]);
  const loser = won[0] ? other : one;
  expect(await loser.getByText('抽签').count()).toBe(0);
  await picture(loser, '8-taken');
});

test('an excluded reviewer’s own address for a matter leads nowhere', async () => {
  const { id } = await desk.matter({ excluded: '赵六' });
  const page = await arrive();
  await page.getByText('没有待受理、待领取的审核件').waitFor();
  await page.evaluate(`location.hash = '#/matter/${id}'`);
  await page.getByRole('alert').getByText('没有这件审核件').waitFor();
});

test('a session that ends while writing: sign in again, and the draft is still there', async () => {
  await desk.matter();
  const { user, link } = await desk.user();
  const page = await open('laptop', `/review#link=${link}`);
  await page.getByRole('link', { name: '某区住房' }).click();
  await take(page);
  await page.getByRole('textbox', { name: '理由（必填）' }).fill('写了一半的理由');
  await page.getByRole('radio', { name: '不予容错' }).check();
  desk.clock.now += 12 * HOUR;
  await page.getByRole('button', { name: '预览结论' }).click();
  await page.getByRole('button', { name: /^签署/ }).click();
  await page.getByRole('heading', { name: '登录审核台' }).waitFor();
  await page.getByText('用一次性链接').click();
  await page.getByRole('textbox', { name: '一次性链接' }).fill(await linkFor(desk.world, user));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '起草结论' }).waitFor();
  expect(await page.getByRole('textbox', { name: '理由（必填）' }).inputValue()).toBe('写了一半的理由');
  expect(await page.getByRole('radio', { name: '不予容错' }).isChecked()).toBe(true);
});

test('signing out leaves nothing on the screen', async () => {
  await desk.matter();
  const page = await arrive();
  await page.getByRole('link', { name: '某区住房' }).click();
  await page.getByRole('heading', { name: '某区住房和城乡建设局' }).waitFor();
  await page.getByRole('button', { name: '退出', exact: true }).click();
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

test('a draft is kept on the server: another window goes on with it', async () => {
  await desk.matter();
  const { user, link } = await desk.user();
  const one = await open('laptop', `/review#link=${link}`);
  await one.getByRole('link', { name: '某区住房' }).click();
  await take(one);
  await one.getByRole('radio', { name: '移送' }).check();
  await one.getByRole('textbox', { name: '移送给哪个机关' }).fill('某市审计局');
  await one.getByRole('textbox', { name: '文号' }).fill('〔2026〕7 号');
  await one.getByRole('textbox', { name: '理由（必填）' }).fill('写到一半');
  await one.getByText('草稿已保存').waitFor();
  const other = await open('laptop', `/review#link=${await linkFor(desk.world, user)}`);
  await other.getByRole('link', { name: '由我办理' }).click();
  await other.getByRole('link', { name: '某区住房' }).click();
  await other.getByText('草稿已保存').waitFor();
  expect(await other.getByRole('textbox', { name: '理由（必填）' }).inputValue()).toBe('写到一半');
  expect(await other.getByRole('textbox', { name: '移送给哪个机关' }).inputValue()).toBe('某市审计局');
});

test('what a colleague does shows by itself', async () => {
  await threeMatters();
  const [one, other] = [await arrive(), await arrive('laptop', { name: '钱七' })];
  await other.getByText('4 件').waitFor();
  await one.getByRole('link', { name: '某区住房' }).click();
  await one.getByRole('button', { name: '受理', exact: true }).click();
  await other.getByRole('link', { name: '某区住房' }).getByText('待领取').waitFor();
  await one.getByRole('button', { name: '领取', exact: true }).click();
  await other.getByText('3 件').waitFor();
});

test('handed over to a colleague who may deal with it', async () => {
  await desk.matter({ excluded: '周十' });
  await desk.user({ name: '周十' });
  const page = await arrive();
  const other = await arrive('laptop', { name: '钱七', unit: '某市审计局' });
  await page.getByRole('link', { name: '某区住房' }).click();
  await take(page);
  await page.getByRole('button', { name: '交给同事' }).click();
  const to = page.getByRole('combobox', { name: '交给谁' });
  await to.getByRole('option', { name: '钱七' }).waitFor({ state: 'attached' });
  expect(await to.getByRole('option').allInnerTexts()).toEqual(['请选择', '钱七（某市审计局）']);
  await page.getByRole('button', { name: '确定' }).click();
  await page.getByRole('alert').getByText('请填写：交给谁').waitFor();
  await to.selectOption('钱七（某市审计局）');
  await page.getByRole('textbox', { name: '理由', exact: true }).fill('我要出差');
  await page.getByRole('button', { name: '确定' }).click();
  await page.getByRole('status').getByText('已移交').waitFor();
  await other.getByRole('link', { name: '由我办理' }).click();
  await other.getByRole('link', { name: '某区住房' }).click();
  await other.getByText('我要出差').waitFor();
  await other.getByRole('heading', { name: '起草结论' }).waitFor();
});

test('an interest declared: its matters are gone, and come back when it ends', async () => {
  await threeMatters();
  const page = await arrive();
  await page.getByText('4 件').waitFor();
  await page.getByRole('link', { name: '回避申报' }).click();
  await page.getByRole('textbox', { name: '单位名称或人员姓名' }).fill('某县水利局');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('已申报').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: '审核件' }).click();
  await page.getByText('3 件').waitFor();
  await page.getByRole('link', { name: '回避申报' }).click();
  await page.getByRole('button', { name: '不再回避：某县水利局' }).click();
  await page.getByRole('button', { name: '确定不再回避' }).click();
  await page.getByText('您还没有申报').waitFor();
});

test('an auditor reads everything and can do nothing', async () => {
  await threeMatters();
  const page = await arrive('laptop', { role: 'auditor' });
  await page.getByRole('link', { name: '某区住房' }).click();
  await page.getByText('可以查阅，不能办理').waitFor();
  await page.getByRole('heading', { name: '当事人同意提交的内容' }).waitFor();
  expect(await page.getByRole('button', { name: /受理|领取|退回/ }).count()).toBe(0);
  await expectAccessible(page);
});

test.each(['policy', 'administrator'] as const)('a %s is told that they see no matters', async (role) => {
  await threeMatters();
  const { link } = await desk.user({ role });
  const page = await open('laptop', `/review#link=${link}`);
  await page.getByText('看不到审核件').waitFor();
  await page.getByRole('heading', { name: '数据' }).waitFor();
  expect(await page.getByText('某区住房').count()).toBe(0);
  await expectAccessible(page);
});

test('printed, a matter is what there is to read, without buttons', async () => {
  await threeMatters();
  const page = await arrive();
  await page.getByRole('link', { name: '某区住房' }).click();
  await page.getByRole('heading', { name: '办理经过' }).waitFor();
  await page.getByText('您还没有密码').waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText('您还没有密码').isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: '受理', exact: true }).isVisible()).toBe(false);
  expect(await page.getByRole('heading', { name: '当事人同意提交的内容' }).isVisible()).toBe(true);
  await picture(page, '9-print');
});

test('a question that is half written is kept, templates help with it, and one comes back to the same line', async () => {
  withLimits();
  for (let many = 0; many < 16; many++) await desk.matter({ unit: `某局 ${10 + many}` });
  const page = await arrive();
  const line = page.getByRole('link', { name: '某局 19' });
  await line.click();
  await take(page);
  await page.getByRole('button', { name: '问当事人' }).click();
  await page.getByRole('combobox', { name: '理由模板' }).first().selectOption('集体决策');
  await page.getByRole('textbox', { name: '问什么' }).pressSequentially('有没有附？');
  await page.goBack();
  await page.getByRole('link', { name: '由我办理 1' }).click();
  await page.getByRole('link', { name: '待受理领取 15' }).click();
  const rows = page.getByRole('link', { name: /某局/ });
  await expect.poll(() => rows.count()).toBe(15);
  const [unit = ''] = /某局 \d+/.exec(await rows.last().innerText()) ?? []; // in which order they stand is not to be foreseen
  const other = page.getByRole('link', { name: unit });
  await other.click();
  const scrolled = async (): Promise<number> => Number(await page.evaluate('scrollY'));
  await page.getByRole('heading', { name: unit }).waitFor();
  await page.keyboard.press('Escape');
  await other.waitFor();
  await expect.poll(() => other.evaluate((row) => row.matches(':focus'))).toBe(true);
  await expect.poll(scrolled, { timeout: 10_000 }).toBeGreaterThan(0);
  await page.getByRole('link', { name: '由我办理 1' }).click();
  await line.click();
  await page.getByRole('button', { name: '问当事人' }).click();
  expect(await page.getByRole('textbox', { name: '问什么' }).inputValue()).toBe('经集体研究，有会议记录。有没有附？');
});

test('an English matter on a Chinese desk: each in its own language, and nobody in half of one', async () => {
  const [clause] = aRecord().clauses;
  if (clause === undefined) throw new Error('no clause');
  const english = {
    ...clause,
    instrument: 'Report',
    article: 'Part 4',
    gist: 'Decided collectively may be tolerated.',
  };
  await desk.matter({
    unit: 'Wuhan Planning Bureau',
    record: aRecord({
      lang: 'en',
      sections: [
        { id: 'look-4', title: 'Decision', brief: true, lines: ['Decision: Collectively'] },
        { id: 'account', title: 'Account', brief: true, lines: ['会议开过两次。'] },
      ],
      clauses: [english],
    }),
  });
  const page = await arrive();
  await page.getByRole('link', { name: 'Wuhan Planning Bureau' }).click();
  await page.getByText('当事人用的是英文').waitFor();
  expect(await page.getByText('会议开过两次。').getAttribute('lang')).toBe('zh-CN');
  await take(page);
  expect(await page.locator('desk-decide .instrument').first().getAttribute('lang')).toBe('en');
  await page.getByRole('radio', { name: '可容错' }).check();
  await page.getByRole('textbox', { name: '理由（必填）' }).fill('经查属实。');
  await page.getByRole('button', { name: '预览结论' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Review decision: may be tolerated').waitFor();
  await dialog.getByText('Report Part 4: Decided collectively may be tolerated. (quoted second-hand)').waitFor();
  expect(await dialog.getByText('经查属实。').getAttribute('lang')).toBe('zh-CN');
  await dialog.getByRole('button', { name: /^签署/ }).click();
  await page.getByRole('heading', { name: '审核结论：可容错' }).waitFor();
  await page.getByText('当事人看到的标题和固定用语是英文').waitFor();
  expect(await page.locator('.decision').getByText('Decided collectively').getAttribute('lang')).toBe('en');
  await expectAccessible(page);
  await picture(page, '10-english-matter');
});
