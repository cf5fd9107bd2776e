/** A matter's whole way on the pages: an officer at the chat page, two reviewers at the console, each in a browser of their own. */
import fastify, { type FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { console as reviewConsole } from '../../src/channels/console/console.ts';
import { web } from '../../src/channels/web/web.ts';
import { openFolder } from '../../src/attachments/folder.ts';
import { reviewerActed } from '../../src/conversation.ts';
import { dayInChina } from '../../src/core/working-time.ts';
import { STANDARD_OFFICE } from '../../src/office/load-office.ts';
import { admit } from '../../src/review/users.ts';
import type { World } from '../../src/world.ts';
import { launch } from '../web/browser.ts';
import { type Chat, openChat } from '../web/chat.ts';
import { builtPages } from '../web/pages.ts';
import { realOptions } from '../web/real.ts';
import { answerOne, walkToJudgment } from '../web/walk.ts';
import { expectAccessible, expectNoSidewaysScroll, openPage, picture } from './browser.ts';

/** Each person has their own. */
const browsers: Browser[] = [];
const aBrowser = async (): Promise<Browser> => {
  const browser = await launch();
  browsers.push(browser);
  return browser;
};
let app: FastifyInstance;
let world: World;
let url: string;
beforeAll(async () => {
  const assets = await builtPages();
  const options = await realOptions(assets);
  let at = Date.now();
  world = { ...options.world, now: () => (at += 1) };
  const rule = '某市纪委监委办案规程第八条';
  const days = (workingDays: number) => ({ workingDays, rule });
  const office = {
    ...STANDARD_OFFICE,
    limits: { decide: days(60), answer: days(5), appeal: days(20), correct: days(30) },
  };
  app = fastify();
  await app.register(web, { ...options, world });
  await app.register(reviewConsole, {
    desk: { world, office: () => office, reviewerActed },
    assets,
    attachments: await openFolder(undefined, 1024),
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
}, 300_000);
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await app?.close();
});

/** The day in China so many days from today. */
const inDays = (days: number): string => dayInChina(Date.now() + days * 86_400_000);

interface Seat {
  readonly page: Page;
  readonly press: (name: string) => Promise<void>;
  readonly write: (field: string, text: string) => Promise<void>;
  readonly told: (text: string) => Promise<void>;
  readonly look: (name: string) => Promise<void>;
}

const faults: string[][] = [];

async function reviewer(name: string, unit: string, size: 'laptop' | 'phone'): Promise<Seat> {
  const admitted = await admit(world, { name, unit, role: 'reviewer' });
  if (!('link' in admitted)) throw new Error(admitted.refused);
  const opened = await openPage(await aBrowser(), url, size);
  faults.push(opened.faults);
  const { page } = opened;
  page.setDefaultTimeout(15_000);
  await page.goto(`/review#link=${admitted.link}`);
  await page.getByRole('navigation', { name: '审核台的各页' }).waitFor();
  return {
    page,
    press: (button) => page.getByRole('button', { name: button, exact: true }).click(),
    write: (field, text) => page.getByRole('textbox', { name: field, exact: true }).fill(text),
    told: (text) => page.getByRole('status').getByText(text).waitFor(),
    look: async (picturename) => {
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await picture(page, `whole-${picturename}-${size}`);
    },
  };
}

/** The officer consults, and agrees to send it. */
async function submit(): Promise<Chat> {
  const officer = await openChat(await aBrowser(), url, {});
  await walkToJudgment(officer);
  await officer.answered(() => officer.page.locator('.entries .row > .primary').click());
  await officer.say('某区发展和改革局');
  await officer.answered(() => officer.page.locator('.choices button').first().click());
  await officer.answered(() => officer.page.getByRole('button', { name: '同意提交' }).click());
  return officer;
}

const hears = (officer: Chat, text: string | RegExp) =>
  officer.page.locator('.entries').getByText(text).last().waitFor();

test('from the consultation to the closed matter, and the appeal', async () => {
  const officer = await submit();
  const one = await reviewer('赵六', '某市纪委监委', 'laptop');
  const two = await reviewer('钱七', '某市审计局', 'phone');

  await one.page.getByRole('link', { name: '某区发展和改革局' }).click();
  await one.press('受理');
  await one.press('领取');
  await one.told('已领取');

  await one.press('问当事人');
  await one.write('问什么', '会议记录现在在哪里？');
  await one.press('确定');
  await one.page.getByText('还没有答复').waitFor();
  await hears(officer, '会议记录现在在哪里？');
  await officer.say('在局办公室，已经归档。');
  await one.page.getByText('在局办公室，已经归档。').first().waitFor();

  await one.press('问当事人');
  await one.page.getByRole('combobox', { name: '重问哪一看' }).selectOption('四看 决策过程');
  await one.press('确定');
  await officer.question.waitFor();
  while ((await officer.question.count()) > 0) await answerOne(officer);
  await one.page.getByText('重新回答以后的初步研判').waitFor();
  await one.page.getByText('原来的初步研判').waitFor();
  await one.page.getByText('已重问').waitFor();
  await one.look('1-answered');

  await one.page.getByRole('radio', { name: '不予容错' }).check();
  await one.write('理由（必填）', '与研判不同：先办后补没有依据。');
  await one.write('怎样申诉（可以不写）', '向某市纪委监委提出。');
  await one.press('预览结论');
  await one.press('签署，并提请第二人表示意见');
  await one.told('等另一位审核人员');

  await two.page.getByRole('link', { name: '待第二人' }).click();
  await two.page.getByRole('link', { name: '某区发展和改革局' }).click();
  await two.press('不同意');
  await two.write('理由', '先办后补有应急预案作依据。');
  await two.look('2-object');
  await two.press('确定');
  await two.told('已送回办理人');

  const objection = one.page.getByRole('region', { name: '第二人不同意这个结论' });
  await objection.getByText('先办后补有应急预案作依据。').waitFor();
  await objection.getByText('看没有通过的结论').click();
  await objection.getByText('与研判不同：先办后补没有依据。').waitFor();
  await one.look('2-objected');
  expect(await one.page.getByRole('radio', { name: '不予容错' }).isChecked(), 'goes on from what was signed').toBe(
    true,
  );
  await one.write('理由（必填）', '应急预案不包括这种情形，与研判不同。');
  await one.press('预览结论');
  await one.press('签署，并提请第二人表示意见');
  await one.told('等另一位审核人员');
  await two.page.getByRole('link', { name: '返回列表' }).click();
  await two.page.getByRole('link', { name: '某区发展和改革局' }).click();
  await two.press('同意这个结论');
  await two.press('确定');
  await two.told('结论已作出');
  await hears(officer, '应急预案不包括这种情形');

  await one.press('登记正式告知');
  await one.page.getByRole('combobox', { name: '正式告知的形式' }).selectOption('当面');
  await one.press('填“本人和所在党组织”');
  const on = one.page.getByLabel('日期', { exact: true });
  expect(await on.getAttribute('max')).toBe(inDays(0));
  expect([inDays(-1), inDays(0)]).toContain(await on.getAttribute('min')); // decided just now, be it before midnight
  await on.fill(inDays(39));
  await one.press('确定');
  await one.page
    .getByRole('alert')
    .getByText(`${inDays(0)} 之间的一天`)
    .waitFor();
  await on.fill(inDays(0));
  await one.press('确定');
  await one.page.getByText('当面告知本人和所在党组织').first().waitFor();

  await one.press('安排纠错');
  const suggestion = one.page.locator('.suggested button').first(); // of the situations that the judgment rests on
  const what = (await suggestion.innerText()).replace(/^＋ /, '');
  await suggestion.click();
  expect(await one.page.getByRole('textbox', { name: '做什么' }).inputValue()).toBe(what);
  expect(await one.page.locator('.suggested button', { hasText: what }).count(), 'taken').toBe(0);
  await one.write('做什么', '补办采购手续');
  await one.write('责任人或责任科室', '办公室');
  await one.page.getByLabel('完成日期').fill(inDays(-1));
  await one.press('确定');
  await one.page.getByRole('alert').getByText('（今天）或者以后').waitFor();
  await one.page.getByLabel('完成日期').fill(inDays(60));
  await one.page.getByText('晚于本机关定的纠错期限').waitFor();
  await one.press('增加一步');
  await one.page.getByRole('textbox', { name: '做什么' }).last().fill('完善应急采购制度');
  await one.page.getByRole('textbox', { name: '责任人或责任科室' }).last().fill('财务科');
  await one.page.getByLabel('完成日期').last().fill(inDays(120));
  await one.look('3-plan');
  await one.press('确定');
  await one.told('纠错步骤当事人在对话里看得到');

  await hears(officer, '补办采购手续');
  await officer.answered(() =>
    officer.page
      .getByRole('button', { name: /报告.*补办采购手续|补办采购手续/ })
      .last()
      .click(),
  );
  await officer.say('手续已经补齐。');
  await one.page.getByText('手续已经补齐。').first().waitFor();
  await one.page.getByRole('heading', { name: '第 1 步已报告，待确认：补办采购手续' }).waitFor();
  await one.look('4-reported');
  await one.press('退回报告');
  await one.write('原因（当事人会读到）', '请写明补办的日期。');
  await one.press('确定');
  await hears(officer, '请写明补办的日期。');
  await one.page.getByText('已退回，待重新报告').waitFor();
  await one.look('4-steps');
  for (const report of ['12 月 1 日补齐。', '制度已经印发。']) {
    await one.page.getByRole('button', { name: '登记报告' }).first().click();
    await one.write('报告内容', report);
    await one.press('确定');
    await one.told('报告已登记');
    await one.press('确认完成');
    await one.press('确定');
    await one.told('已确认');
  }
  await one.press('登记回访');
  await one.write('回访情况', '制度执行良好。');
  await one.press('确定');
  await one.told('回访已登记');

  await one.press('开始澄清正名');
  await one.write('为什么要澄清', '举报经查不实。');
  await one.write('由谁查证的', '某市纪委监委信访室');
  await one.press('确定');
  await one.told('已开始澄清正名');
  await one.press('完成澄清正名');
  expect(await one.page.getByRole('checkbox', { name: '书面' }).isDisabled()).toBe(true);
  await one.page.getByRole('checkbox', { name: '会议' }).check();
  await one.write('向谁澄清', '本单位全体干部');
  await one.press('确定');
  await one.page.getByText('以书面、会议形式向本单位全体干部澄清').first().waitFor();
  await one.press('办结');
  await one.press('确定');
  await one.told('已办结');
  await one.look('5-closed');

  await officer.say('申诉');
  await officer.say('应急预案有这种情形。');
  const three = await reviewer('孙八', '某市委组织部', 'laptop');
  await three.page.getByRole('link', { name: '某区发展和改革局' }).click();
  await three.page.getByText('应急预案有这种情形。').first().waitFor();
  await three.press('领取');
  await three.page.getByText('第 2 次审核').waitFor();
  await three.look('6-appeal');
  for (const { page } of [one, two]) {
    await page.evaluate("location.hash = '#/all'");
    await page.getByText('没有审核件。').waitFor();
  }
  expect(faults.flat()).toEqual([]);
}, 240_000);
