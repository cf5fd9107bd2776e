/** In a real browser: what has changed since it was read is shown anew before it is decided upon, and nothing that was written is lost. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { act } from '../../src/review/act.ts';
import { ask } from '../../src/review/ask.ts';
import { officerActed } from '../../src/review/officer.ts';
import { tick } from '../../src/review/tick.ts';
import { actsOf, reviewById } from '../../src/store/reviews.ts';
import { disableUser } from '../../src/store/users.ts';
import { launch } from '../web/browser.ts';
import { buildPage, expectAccessible, openPage, picture } from './browser.ts';
import { aDraft } from './office.ts';
import { serve, type Served } from './serve.ts';
import { sign } from './signing.ts';

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

/** Somebody at a matter's page. `isDeaf`: nothing tells the page what happens; it is as old as when it was opened. */
async function at(id: string, isDeaf = false) {
  const { user, link } = await desk.user();
  const { page, faults, close } = await openPage(browser, desk.url, 'laptop');
  closing.push(async () => {
    await close();
    expect(faults).toEqual([]);
  });
  if (isDeaf) await page.route('**/api/review/events', (route) => route.abort());
  await page.goto(`/review#link=${link}`);
  await page.getByRole('navigation', { name: '审核台的各页' }).waitFor();
  await page.evaluate(`location.hash = '#/matter/${id}'`);
  await page.getByRole('heading', { name: '某区住房和城乡建设局' }).waitFor();
  return { page, user };
}

const changed = (page: Page) => page.getByRole('alert').getByText('有了新的变化').first();

async function matter() {
  const { user: one } = await desk.user();
  const { id, caseId } = await desk.matter();
  await act(desk.desk, one, id, { type: 'accepted' });
  await act(desk.desk, one, id, { type: 'claimed' });
  return { one, id, caseId };
}

test('the second person agrees to what is on the page, or not at all', async () => {
  const { one, id } = await matter();
  await sign(desk.desk, one, id, aDraft({ outcome: 'mitigated', reason: '先提的理由' }));
  const { page } = await at(id, true);
  await page.getByText('先提的理由').first().waitFor();
  await page.getByRole('button', { name: '同意这个结论' }).click();
  await page.getByRole('textbox').first().fill('同意减责');
  await act(desk.desk, one, id, { type: 'released', reason: '' });
  await act(desk.desk, one, id, { type: 'claimed' });
  await sign(desk.desk, one, id, aDraft({ outcome: 'exempt', reason: '换过的理由' }));
  await page.getByRole('button', { name: '确定' }).click();
  await changed(page).waitFor();
  await page.getByText('换过的理由').first().waitFor();
  expect(await reviewById(desk.world.db, id)).toMatchObject({ stage: 'seconding' });
  await expectAccessible(page);
  await picture(page, '9-changed');
  await page.getByRole('button', { name: '确定' }).click();
  await page.getByRole('status').getByText('结论已作出').waitFor();
  expect((await actsOf(desk.world.db, id)).at(-1)).toMatchObject({ type: 'decided', decision: { outcome: 'exempt' } });
});

test('an answer that came while the preview was open is read first; the draft is still there', async () => {
  const { id, caseId } = await desk.matter();
  const { page, user } = await at(id, true);
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await page.getByRole('button', { name: '领取', exact: true }).click();
  await page.getByRole('heading', { name: '起草结论' }).waitFor();
  await ask(desk.desk, user, id, { text: '有没有收过什么？' });
  await page.reload();
  await page.getByRole('radio', { name: '可容错' }).check();
  await page.getByRole('textbox', { name: '理由（必填）' }).fill('集体研究，没有谋利。');
  await page.getByRole('button', { name: '预览结论' }).click();
  const asked = (await actsOf(desk.world.db, id)).at(-1);
  const answer = { type: 'answered', ask: asked?.type === 'asked' ? asked.ask.id : '', text: '其实收了钱' } as const;
  await desk.world.db.commit([...(await officerActed(desk.world.db, caseId, [answer], desk.clock.now))]);
  await page.getByRole('button', { name: /^签署/ }).click();
  await changed(page).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByText('其实收了钱').first().waitFor();
  expect(await page.getByRole('textbox', { name: '理由（必填）' }).inputValue()).toBe('集体研究，没有谋利。');
  expect(await reviewById(desk.world.db, id)).toMatchObject({ stage: 'claimed' });
  await page.getByRole('button', { name: '预览结论' }).click();
  await page.getByRole('button', { name: /^签署/ }).click();
  await page.getByRole('status').getByText('结论已作出').waitFor();
});

test('handing on asks for the body and the document number', async () => {
  const { id } = await desk.matter();
  const { page } = await at(id);
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await page.getByRole('button', { name: '领取', exact: true }).click();
  await page.getByRole('radio', { name: '移送有关机关' }).check();
  await page.getByRole('textbox', { name: '理由（必填）' }).fill('不归本机关管。');
  await page.getByRole('textbox', { name: '移送给哪个机关' }).fill('某市监委');
  await page.getByRole('button', { name: '预览结论' }).click();
  await page.getByRole('alert').getByText('以及文号').waitFor();
  await page.getByRole('textbox', { name: '文号' }).fill('〔2026〕1号');
  await page.getByRole('button', { name: '预览结论' }).click();
  await page.getByRole('button', { name: '签署，并提请第二人表示意见' }).click();
  await page.getByRole('status').getByText('等另一位审核人员表示意见').waitFor();
});

test('decided, and its holder has left: it waits, is claimed and told', async () => {
  const { one, id } = await matter();
  await sign(desk.desk, one, id, aDraft());
  await desk.world.db.commit(disableUser(one.id));
  await tick(desk.desk);
  const { page } = await at(id);
  await page.evaluate(`location.hash = '#/waiting'`);
  await page.getByRole('link', { name: '某区住房' }).waitFor();
  await picture(page, '9-left-queue');
  await page.getByRole('link', { name: '某区住房' }).click();
  await page.getByRole('button', { name: '领取', exact: true }).waitFor();
  await expectAccessible(page);
  await picture(page, '9-left');
  await page.getByRole('button', { name: '领取', exact: true }).click();
  await page.getByRole('status').getByText('已领取').waitFor();
  await page.getByRole('button', { name: /告知/ }).first().waitFor();
  expect(await page.getByRole('button', { name: '领取', exact: true }).count()).toBe(0);
});
