/** Signing in, in a real browser: a first link and a password, five wrong ones, and the office's own account there and back. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TRIES } from '../../src/review/passwords.ts';
import { linkFor } from '../../src/review/users.ts';
import { putPassword } from '../../src/store/passwords.ts';
import { launch } from '../web/browser.ts';
import { type Accounts, ACCOUNTS, serveAccounts } from './accounts.ts';
import { buildPage, expectAccessible, expectNoSidewaysScroll, openPage, picture } from './browser.ts';
import { realProvider } from './provider.ts';
import { quick } from './quick-password.ts';
import { serve, type Served } from './serve.ts';

let browser: Browser;
let pages: Awaited<ReturnType<typeof buildPage>>;
beforeAll(async () => {
  [pages, browser] = await Promise.all([buildPage(), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await pages?.remove();
});

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Size = Parameters<typeof openPage>[2];

async function open(desk: Served, path: string, size: Size = 'laptop'): Promise<Page> {
  const opened = await openPage(browser, desk.url, size);
  closing.push(async () => {
    await opened.close();
    expect(opened.faults).toEqual([]);
  });
  await opened.page.goto(path);
  return opened.page;
}

const look = async (page: Page, name: string): Promise<void> => {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await picture(page, name);
};

const PASSWORD = '山高月小，水落石出，清风徐来';

describe('with a password', () => {
  let desk: Served;
  beforeEach(async () => {
    desk = await serve(pages.assets);
    desk.clock.now = Date.now();
    closing.push(() => desk.stop());
  });

  test.each([
    ['laptop', 'zh'],
    ['phone', 'en'],
  ] as const)('on a %s in %s: set after the first link, and from then on the way in', async (size, lang) => {
    const t = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
    const { user, link } = await desk.user({ name: '赵六', unit: '某市纪委监委案件审理室' });
    const page = await open(desk, `/review#link=${link}`, size);
    await page.getByText('您还没有密码').waitFor();
    if (lang === 'en') await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('link', { name: t('设一个密码', 'Set a password') }).click();
    const field = (label: string) => page.getByLabel(label, { exact: true });
    await field(t('新密码', 'New password')).fill(PASSWORD);
    await field(t('再写一次', 'Once more')).fill('山高月小，水落石出，清风徐');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(t('两次写的不一样', 'not the same')).waitFor();
    await look(page, `account-1-set-${size}-${lang}`);
    await field(t('再写一次', 'Once more')).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(t('密码已经设好', 'The password is set')).waitFor();
    await field(t('现在的密码', 'Current password')).waitFor(); // from now on it is asked for
    await look(page, `account-2-change-${size}-${lang}`);

    await page.getByRole('button', { name: t('退出', 'Sign out'), exact: true }).click();
    await field(t('姓名', 'Name')).fill(user.name);
    await field(t('密码', 'Password')).fill('猜猜看猜猜看猜猜看');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(t('姓名或密码不对', 'The name or the password is wrong')).waitFor();
    await look(page, `sign-in-1-wrong-${size}-${lang}`);
    await field(t('密码', 'Password')).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: t('账号', 'Account'), level: 1 }).waitFor(); // where one was
    expect(await page.getByText(t('您还没有密码', 'You have no password')).count()).toBe(0);
  });

  test('five wrong ones lock the name, told in words; a link lets in, and no current password is asked for', async () => {
    const { user } = await desk.user({ name: '钱七' });
    await desk.world.db.commit(putPassword(user.id, quick(PASSWORD), desk.clock.now));
    const page = await open(desk, '/review');
    await page.getByLabel('姓名').fill('钱七');
    for (let times = 0; times <= TRIES; times++) {
      await page.getByLabel('密码').fill(`第${times}次猜`);
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.keyboard.press('Enter');
      await answered;
    }
    await page.getByRole('alert').getByText('15 分钟内不能再用密码登录').waitFor();
    await picture(page, 'sign-in-2-locked');
    await page.getByText('用一次性链接', { exact: false }).first().click();
    await page
      .getByLabel('一次性链接', { exact: true })
      .fill(`${desk.url}/review#link=${await linkFor(desk.world, user)}`);
    await page.getByRole('button', { name: '用链接登录' }).click();
    await page.getByRole('link', { name: '账号' }).click();
    await page.getByLabel('新密码').waitFor();
    expect(await page.getByLabel('现在的密码').count()).toBe(0);
  });
});

describe('with the office’s own account', () => {
  let desk: Accounts;
  beforeEach(async () => {
    desk = await serveAccounts(pages.assets);
    desk.clock.now = Date.now();
    const provider = await realProvider([desk.callback]);
    desk.use(provider.issuer);
    closing.push(() => desk.stop(), provider.stop);
  });

  test('to the provider and back to the desk', async () => {
    await desk.user({ name: '孙八', oidcSubject: 'sun-8' });
    await desk.matter();
    const page = await open(desk, '/review');
    await look(page, 'sign-in-3-accounts');
    await page.getByRole('button', { name: `用${ACCOUNTS}登录` }).click();
    await page.getByLabel('账号').fill('sun-8');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('孙八').first().waitFor(); // in the head, and at the foot on a phone
    await page.getByRole('link', { name: '某区住房和城乡建设局' }).waitFor();
    expect(page.url()).toMatch(/\/review(#\/waiting)?$/);
    expect(await page.getByText('您还没有密码').count(), 'who comes by it needs none').toBe(0);
    const cookies = await page.context().cookies(desk.url);
    expect(cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual([
      ['liukan-review', true, 'Strict'],
    ]);
    await page.reload();
    await page.getByText('孙八').first().waitFor(); // in the head, and at the foot on a phone
  });

  test('an account that nobody has here: the page says its number, and leads back; the button works again on the way back too', async () => {
    const page = await open(desk, '/review', 'phone');
    const button = page.getByRole('button', { name: `用${ACCOUNTS}登录` });
    // the way there is cut off, and the page shown again as the browser has kept it
    await page.route(`http://localhost:*/**`, (route) => route.abort('aborted'), { times: 1 });
    await button.click();
    await page.getByRole('button', { name: '正在打开…' }).waitFor();
    await page.evaluate(`dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`);
    await button.click(); // and it works again
    await page.getByLabel('账号').fill('nobody-1');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('nobody-1').waitFor();
    await look(page, 'sign-in-4-unknown');
    await page.getByRole('link', { name: '回到审核台' }).click();
    await button.waitFor();
  });
});
