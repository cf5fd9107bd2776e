
import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { launch } from '../web/browser.ts';
import { buildPage, openPage, expectAccessible } from './browser.ts';
import { serve } from './serve.ts';
test('shots', async () => {
  const pages = await buildPage(); const browser = await launch(); const desk = await serve(pages.assets);
  desk.clock.now = Date.now();
  const { id } = await desk.matter({ record: JSON.parse(readFileSync('/tmp/record.json', 'utf8')), openedAt: Date.now() - 5e6 });
  for (const size of ['laptop', 'phone'] as const) {
    const { link } = await desk.user({ name: '赵' + size, unit: '某市纪委监委' });
    const { page } = await openPage(browser, desk.url, size);
    await page.goto('/review#link=' + link);
    await page.getByRole('navigation').waitFor();
    await page.getByRole('link', { name: '某区住房' }).click();
    await page.getByRole('heading', { level: 1, name: '某区住房' }).waitFor();
    await page.screenshot({ path: '/tmp/real-open-' + size + '.png', fullPage: true });
    await page.getByRole('button', { name: '领取', exact: true }).click();
    await page.getByRole('heading', { name: '作出结论' }).waitFor();
    await expectAccessible(page);
    await page.screenshot({ path: '/tmp/real-claimed-' + size + '.png' });
    await page.screenshot({ path: '/tmp/real-claimed-full-' + size + '.png', fullPage: true });
    await page.getByText('其他可以引用的').click();
    await page.getByRole('searchbox').fill('免予');
    await page.getByRole('searchbox').scrollIntoViewIfNeeded();
    await page.screenshot({ path: '/tmp/real-find-' + size + '.png' });
    await page.getByRole('button', { name: '退回' }).click();
    await page.getByRole('button', { name: '领取', exact: true }).waitFor();
  }
  await browser.close(); await desk.stop(); await pages.remove();
}, 60000);
