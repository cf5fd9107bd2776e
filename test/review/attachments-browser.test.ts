/** Attachments on the pages: what the officer sends arrives byte for byte at the reviewer's, and the other way. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastify, { type FastifyInstance } from 'fastify';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Folder, openFolder } from '../../src/attachments/folder.ts';
import { console as reviewConsole } from '../../src/channels/console/console.ts';
import { web } from '../../src/channels/web/web.ts';
import { reviewerActed } from '../../src/conversation.ts';
import { officersAttachments } from '../../src/conversation/attachments.ts';
import { STANDARD_OFFICE } from '../../src/office/load-office.ts';
import { admit } from '../../src/review/users.ts';
import type { World } from '../../src/world.ts';
import { launch } from '../web/browser.ts';
import { openChat } from '../web/chat.ts';
import { builtPages } from '../web/pages.ts';
import { realOptions } from '../web/real.ts';
import { walkToJudgment } from '../web/walk.ts';
import { expectAccessible, expectNoSidewaysScroll, openPage, sizes } from './browser.ts';
import { docx, page as aPage, pdf } from './sample-files.ts';

let browser: Browser;
let app: FastifyInstance;
let world: World;
let folder: Folder;
let url: string;
let own: string;
beforeAll(async () => {
  const assets = await builtPages();
  browser = await launch();
  own = await mkdtemp(join(tmpdir(), 'liukan-files-'));
  folder = await openFolder(undefined, 256 * 1024);
  const options = await realOptions(assets);
  let at = Date.now();
  world = { ...options.world, now: () => (at += 1) };
  app = fastify();
  await app.register(web, { ...options, world, attachments: officersAttachments(world, folder) });
  const desk = { world, office: () => STANDARD_OFFICE, reviewerActed };
  await app.register(reviewConsole, { desk, assets, attachments: folder });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await folder?.close();
  await rm(own, { recursive: true });
});

/** A file on the person's own disk. */
async function file(name: string, bytes: Uint8Array): Promise<string> {
  await writeFile(join(own, name), bytes);
  return join(own, name);
}

/** What a press saves: its name, and its bytes. */
async function saved(
  page: Page,
  press: () => Promise<void>,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const screenshots = fileURLToPath(new URL('../screenshots/', import.meta.url));

/** What is on the screen, or one part of it: the whole page is very long. */
const shot = (what: Page | Locator, name: string) => what.screenshot({ path: join(screenshots, `review-${name}.png`) });

test('a file goes to the reviewer and one comes back, the bytes as they were', async () => {
  const officer = await openChat(browser, url, {});
  const { page: chat } = officer;
  await walkToJudgment(officer);
  const open = chat.getByRole('button', { name: /^附件/ });
  await officer.answered(() => officer.page.locator('.entries .row > .primary').click());
  await officer.say('某区发展和改革局');
  await officer.answered(() => chat.locator('.choices button').first().click());
  expect(await open.count()).toBe(0); // nothing was submitted yet
  await officer.answered(() => chat.getByRole('button', { name: '同意提交' }).click());

  // The officer chooses, reads what it means, and sends.
  await open.click();
  const dialog = chat.getByRole('dialog', { name: '附件' });
  await dialog.getByText('审核人员都会看到').waitFor();
  const chooser = dialog.locator('input[type=file]');
  const minutes = docx({ 'word/more.xml': '<a>集体研究</a>' });
  await chooser.setInputFiles([
    await file('会议纪要 (终稿).docx', minutes),
    await file('不是.pdf', Buffer.from(aPage)),
  ]);
  expect(await dialog.getByRole('button', { name: '下载' }).count()).toBe(0); // nothing was sent yet
  await expectAccessible(chat);
  await shot(chat, 'attachments-1-chosen-laptop');
  await dialog.getByRole('button', { name: '知道了，发送 2 个文件' }).click();
  await dialog.getByRole('alert').getByText('不收这种文件').waitFor();
  await dialog.getByRole('button', { name: '不发' }).click();
  await dialog.getByRole('button', { name: '取回《会议纪要 (终稿).docx》' }).waitFor();
  await chooser.setInputFiles(await file('太大.pdf', pdf('', 300 * 1024)));
  await dialog.getByRole('alert').getByText('最多 256 KB').waitFor();
  await chooser.setInputFiles(await file('发错了.pdf', pdf('发错了')));
  await dialog.getByRole('button', { name: '知道了，发送 1 个文件' }).click();
  await dialog.getByRole('button', { name: '取回《发错了.pdf》' }).click();
  await dialog.getByRole('button', { name: '取回《发错了.pdf》' }).waitFor({ state: 'detached' });
  await chat.setViewportSize(sizes.phone);
  await expectAccessible(chat);
  await expectNoSidewaysScroll(chat);
  await shot(chat, 'attachments-2-sent-phone');
  await chat.setViewportSize(sizes.laptop);
  await dialog.getByRole('button', { name: '关闭' }).click();
  await shot(chat, 'attachments-3-composer-laptop');

  // The reviewer reads it.
  const admitted = await admit(world, { name: '赵六', unit: '某市纪委监委', role: 'reviewer' });
  if (!('link' in admitted)) throw new Error(admitted.refused);
  const seat = await openPage(browser, url, 'laptop');
  const { page: desk } = seat;
  desk.setDefaultTimeout(15_000);
  await desk.goto(`/review#link=${admitted.link}`);
  await desk.getByRole('link', { name: '某区发展和改革局' }).click();
  await desk.getByRole('button', { name: '受理', exact: true }).click();
  await desk.getByRole('button', { name: '领取', exact: true }).click();
  await desk.getByRole('status').getByText('已领取').waitFor();
  const got = await saved(desk, () => desk.getByRole('link', { name: '下载《会议纪要 (终稿).docx》' }).click());
  expect(got).toEqual({ name: '会议纪要 (终稿).docx', bytes: minutes });
  await desk.getByText('当事人已取回，内容已删除').waitFor();

  // The reviewer attaches one for the officer, and one for the desk alone.
  const choose = desk.locator('desk-attachments input[type=file]');
  await desk.getByText('一个文件最多 256 KB').waitFor();
  await choose.setInputFiles(await file('内部.pdf', pdf('内部')));
  await desk.getByRole('heading', { name: '还没有添加' }).waitFor();
  expect(await desk.locator('.history').getByText('内部.pdf').count()).toBe(0); // nothing was sent yet
  await desk.getByRole('button', { name: '添加 1 个文件，只给审核人员' }).click();
  await desk.getByRole('status').getByText('已添加《内部.pdf》').waitFor();
  await choose.setInputFiles(await file('网页.pdf', Buffer.from(aPage)));
  await desk.getByRole('radio', { name: '当事人可以下载' }).check();
  await desk.getByRole('button', { name: '添加 1 个文件，当事人可以下载' }).click();
  await desk.getByRole('alert').getByText('不收这种文件').waitFor();
  await expectAccessible(desk);
  await shot(desk.locator('desk-attachments'), 'attachments-4-refused-laptop');
  expect(await desk.getByRole('button', { name: '重试' }).count(), 'it would come back again').toBe(0);
  await desk.getByRole('button', { name: '不传了' }).click();
  const letter = pdf('告知书');
  // by dragging it there
  const dropped = await desk.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], '告知书.pdf', { type: 'text/html' }));
      return transfer;
    },
    [...letter],
  );
  await desk.locator('desk-attachments .adding').dispatchEvent('drop', { dataTransfer: dropped });
  expect(await desk.getByRole('radio', { name: '只给审核人员' }).isChecked(), 'not as for the last file').toBe(true);
  await desk.getByRole('radio', { name: '当事人可以下载' }).check();
  await expectAccessible(desk);
  await shot(desk.locator('desk-attachments'), 'attachments-4b-confirm-laptop');
  await desk.getByRole('button', { name: '添加 1 个文件，当事人可以下载' }).click();
  await desk.getByRole('status').getByText('已添加《告知书.pdf》').waitFor();
  expect(await desk.locator('.history').getByText('《告知书.pdf》 · 当事人可以下载').count()).toBe(1);
  await expectAccessible(desk);
  await expectNoSidewaysScroll(desk);
  await shot(desk.locator('desk-attachments'), 'attachments-5-matter-laptop');
  await desk.setViewportSize(sizes.phone);
  await expectAccessible(desk);
  await expectNoSidewaysScroll(desk);
  await shot(desk.locator('desk-attachments'), 'attachments-5-matter-phone');
  await desk.getByRole('button', { name: 'English' }).click();
  await desk.getByRole('heading', { name: 'Attachments' }).waitFor();
  await shot(desk.locator('desk-attachments'), 'attachments-6-english-phone');

  // The officer hears of it, and has it.
  await chat.locator('.entries').getByText('审核人员给您一个附件《告知书.pdf》').waitFor();
  await open.click();
  expect(await dialog.getByText('内部.pdf').count()).toBe(0);
  expect(await dialog.getByRole('button', { name: '取回' }).count()).toBe(0);
  const back = await saved(chat, () => dialog.getByRole('button', { name: '下载《告知书.pdf》' }).click());
  expect(back).toEqual({ name: '告知书.pdf', bytes: letter });
  await shot(chat, 'attachments-7-from-desk-laptop');

  expect(seat.faults).toEqual([]);
  await seat.close();
}, 240_000);
