/** The chat page in a real Chromium, with the real conversation behind it. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Chat, DESKTOP, eventually, openChat, type Opening, PHONE } from './chat.ts';
import { launch } from './browser.ts';
import { builtPages } from './pages.ts';
import { realOptions } from './real.ts';
import { closeAll, serve } from './serve.ts';
import { answerOne, walkToJudgment } from './walk.ts';

let browser: Browser;
let url: string;
const chats: Chat[] = [];

beforeAll(async () => {
  browser = await launch();
  ({ url } = await serve(await realOptions(await builtPages())));
}, 300_000);

afterEach(async () => {
  for (const { complaints, context } of chats.splice(0)) {
    await context.close();
    expect(complaints, 'nothing in the console: no script error, no policy violation').toEqual([]);
  }
});

afterAll(async () => {
  await browser?.close();
  await closeAll();
});

const open = async (opening: Opening = {}): Promise<Chat> => {
  const chat = await openChat(browser, url, opening);
  chats.push(chat);
  return chat;
};

describe.each([
  ['desktop', DESKTOP, 'zh', '/', /初步研判/, '同意提交'],
  ['desktop', DESKTOP, 'en', '/?lang=en', /Preliminary assessment/, 'I agree, submit it'],
  ['phone', PHONE, 'zh', '/', /初步研判/, '同意提交'],
  ['phone', PHONE, 'en', '/?lang=en', /Preliminary assessment/, 'I agree, submit it'],
] as const)('on a %s', (device, viewport, lang, path, headline, agree) => {
  test(`in ${lang}: from the first question to a person`, async () => {
    const chat = await open({ viewport, path });
    const { page, axe, picture } = chat;
    const look = async (name: string) => {
      await axe();
      await picture(`${name}-${device}-${lang}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, 'nothing sticks out at the side').toBeLessThanOrEqual(viewport.width);
    };
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang === 'en' ? 'en' : 'zh-CN');
    await look('1-first');
    const asked = await walkToJudgment(chat, lang);
    expect(asked.length).toBeGreaterThan(12);

    const sheet = page.locator('.sheet.judgment');
    expect(await sheet.locator('h2').innerText()).toMatch(headline);
    expect(await sheet.locator('.strip li').count()).toBe(6);
    for (const word of await sheet.locator('.strip li b').allInnerTexts()) expect(word.trim()).not.toBe('');
    expect(await sheet.locator('details').count()).toBeGreaterThan(0);
    await look('2-judgment');
    for (const summary of await sheet.locator('summary').all()) await summary.click();
    await look('3-details');

    await chat.answered(() => page.getByRole('button', { name: lang === 'en' ? 'Rule by rule' : '逐条说明' }).click());
    const tree = page.locator('.sheet.tree');
    await tree.waitFor();
    expect(await tree.locator('details').count()).toBeGreaterThan(5);
    await look('3-tree');

    await chat.answered(() => page.locator('.entries .row > .primary').click());
    await chat.say(lang === 'en' ? 'Development bureau' : '某区发展和改革局');
    await chat.answered(() => page.locator('.choices button').first().click());
    await page.locator('.sheet.record').waitFor();
    await look('4-record');
    await chat.answered(() => page.getByRole('button', { name: agree }).click());
    expect(await page.locator('.status').innerText()).toMatch(lang === 'en' ? /Submitted/ : /已提交/);
    await look('5-submitted');
  });
});

describe('the talk', () => {
  test('a reload goes on where one was', async () => {
    const chat = await open();
    await answerOne(chat);
    await answerOne(chat);
    const asked = await chat.ask();
    const entries = await chat.page.locator('.entries > li').count();
    await chat.page.reload();
    await chat.question.waitFor();
    expect(await chat.ask()).toBe(asked);
    expect(await chat.page.locator('.entries > li').count()).toBe(entries);
    expect(await chat.page.locator('.said').allInnerTexts()).toHaveLength(2);
  });

  test('a draft survives a reload', async () => {
    const { page } = await open();
    await page.locator('liukan-composer textarea').fill('写到一半');
    await page.reload();
    await page.locator('liukan-question').waitFor();
    expect(await page.locator('liukan-composer textarea').inputValue()).toBe('写到一半');
  });

  test('the language is switched in the middle, and the talk goes on', async () => {
    const chat = await open();
    await answerOne(chat);
    await chat.answered(() => chat.page.getByRole('button', { name: 'English' }).click());
    expect(await chat.ask()).toMatch(/[A-Za-z]/);
    expect(await chat.page.getByRole('button', { name: 'Talk to a person' }).first().isVisible()).toBe(true);
    expect(await chat.page.evaluate(() => document.documentElement.lang)).toBe('en');
    await chat.answered(() => chat.page.getByRole('button', { name: '中文' }).click());
    expect(await chat.ask()).toMatch(/\p{Script=Han}/u);
    await chat.say('English');
    expect(await chat.page.locator('liukan-composer button').innerText(), 'typed, it turns the page too').toBe('Send');
  });

  test('an option from an old card is answered with the present question', async () => {
    const chat = await open();
    await answerOne(chat);
    const asked = await chat.ask();
    await chat.page.locator('details.then summary').first().click();
    await chat.answered(() => chat.page.locator('details.then button').first().click());
    expect(await chat.page.locator('.entries > li').last().innerText()).toContain('卡片');
    expect(await chat.ask()).toBe(asked);
  });

  test('several at once, and what stands alone', async () => {
    const chat = await open();
    while (!(await chat.question.locator('.aloneness').count())) await answerOne(chat);
    const boxes = chat.question.getByRole('checkbox');
    const last = chat.question.locator('.option', { has: chat.page.locator('.aloneness') });
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await last.getByRole('checkbox').check();
    expect(await chat.question.locator('input:checked').count()).toBe(1);
    await boxes.nth(0).check();
    expect(await last.getByRole('checkbox').isChecked()).toBe(false);
    await boxes.nth(0).uncheck();
    await chat.question.locator('.submit .primary').click();
    expect(await chat.question.locator('.hint').innerText()).not.toBe('');
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    const [first, second] = await chat.question.locator('.option span:not(.number):not(.aloneness)').allInnerTexts();
    await chat.answered(() => chat.question.locator('.submit .primary').click());
    expect(await chat.page.locator('.said').last().innerText()).toContain(`${first}、${second}`);
  });

  test('a double click answers one question, not two', async () => {
    const chat = await open();
    const box = await chat.question.locator('.option').first().boundingBox();
    await chat.answered(() => chat.page.mouse.dblclick((box?.x ?? 0) + 40, (box?.y ?? 0) + 10, { delay: 80 }));
    await answerOne(chat);
    expect(await chat.page.locator('.said').count()).toBe(2);
  });

  test('why, back, help and progress are a tap away', async () => {
    const chat = await open();
    await answerOne(chat);
    const asked = await chat.ask();
    const side = chat.page.locator('.body > aside');
    for (const name of ['为什么问', '帮助', '进度']) {
      await chat.answered(() => side.getByRole('button', { name }).click());
      expect(await chat.ask()).toBe(asked);
    }
    await chat.answered(() => side.getByRole('button', { name: '上一步' }).click());
    expect(await chat.ask()).not.toBe(asked);
  });

  test('an amount, a date and a place are typed as one likes', async () => {
    const chat = await open();
    while (!(await chat.question.locator('.places').count())) await answerOne(chat);
    await chat.axe();
    await chat.question.locator('#typed').fill('湖北武汉');
    await chat.answered(() => chat.question.getByRole('button', { name: '回答' }).click());
    await chat.question.locator('#typed').fill('2024年2月30日');
    await chat.answered(() => chat.question.locator('#typed').press('Enter'));
    expect(await chat.page.locator('.notice.warning').count(), 'there is no such day').toBe(1);
    await chat.axe();
    await chat.question.locator('.pick input').fill('2024-05-01');
    expect(await chat.question.locator('#typed').inputValue()).toBe('2024-05-01');
    await chat.answered(() => chat.question.locator('#typed').press('Enter'));
  });

  test('a resume code goes on with it in another browser', async () => {
    const here = await open();
    await answerOne(here);
    const asked = await here.ask();
    await here.answered(() => here.page.getByRole('button', { name: '取继续码' }).first().click());
    const code = /继续码：(\S+)/.exec(await here.page.locator('.entries > li').last().innerText())?.[1] ?? '';
    expect(code).not.toBe('');
    const there = await open({ viewport: PHONE });
    await there.page.getByRole('button', { name: '菜单' }).click();
    await there.axe();
    await there.picture('menu-phone');
    await there.page.getByRole('button', { name: '已有继续码' }).last().click();
    await there.axe();
    await there.page.getByLabel('继续码', { exact: true }).fill(code);
    await there.answered(() => there.page.getByRole('button', { name: '接着谈' }).click());
    expect(await there.ask()).toBe(asked);
    expect(await there.page.locator('.said').first().innerText()).toContain('容错');
  });

  test('deleting asks first, then leaves nothing, and one can begin anew', async () => {
    const chat = await open();
    await answerOne(chat);
    await chat.answered(() => chat.page.locator('.body > aside').getByRole('button', { name: '删除' }).click());
    // the question, not the button that destroys: a key pressed once too often must do nothing
    await eventually(() => focused(chat.page)).toContain('确定吗');
    await chat.axe();
    await chat.picture('delete-desktop');
    await chat.answered(() => chat.page.getByRole('button', { name: '确定销毁' }).click());
    expect(await chat.page.locator('.status').innerText()).toContain('已销毁');
    await chat.answered(() => chat.page.locator('.entries').getByRole('button', { name: '另问一件' }).click());
    await chat.question.waitFor();
    expect(await chat.page.locator('.entries > li').count(), 'nothing of the old one stands there').toBe(1);
    await chat.page.reload();
    await chat.question.waitFor();
  });

  test('after deleting, a reload begins anew', async () => {
    const chat = await open();
    await chat.answered(() => chat.page.locator('.body > aside').getByRole('button', { name: '删除' }).click());
    await chat.answered(() => chat.page.getByRole('button', { name: '确定销毁' }).click());
    await chat.page.reload();
    await chat.question.waitFor();
    expect(await chat.page.locator('.entries > li').count()).toBe(1);
  });

  test('traces on this computer can be cleared', async () => {
    const chat = await open();
    await answerOne(chat);
    await chat.page.getByRole('button', { name: '清除本机痕迹' }).first().click();
    await chat.axe();
    await chat.picture('clear-desktop');
    await chat.page.getByRole('button', { name: '清除', exact: true }).click();
    await chat.page.getByRole('heading', { name: '本机痕迹已清除' }).waitFor();
    expect(await chat.page.evaluate(() => [sessionStorage.length, localStorage.length, document.cookie])).toEqual([
      0,
      0,
      '',
    ]);
    expect(await chat.page.locator('.entries').count()).toBe(0);
    await chat.axe();
    await chat.page.getByRole('button', { name: '开始新的咨询' }).click();
    await chat.question.waitFor();
  });

  test('in the dark', async () => {
    const chat = await open({ dark: true });
    await chat.axe();
    await chat.picture('dark-desktop');
    await walkToJudgment(chat);
    await chat.axe();
    await chat.picture('dark-judgment-desktop');
  });

  test('the judgment prints whole, and nothing else does', async () => {
    const chat = await open();
    await walkToJudgment(chat);
    await chat.page.emulateMedia({ media: 'print' });
    await chat.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await chat.page.locator('.sheet details:not([open])').count()).toBe(0);
    for (const hidden of ['.said', 'liukan-composer', 'aside', '.shell > header']) {
      expect(await chat.page.locator(hidden).first().isVisible(), hidden).toBe(false);
    }
    expect(await chat.page.locator('.sheet.judgment').isVisible()).toBe(true);
    await chat.page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await chat.page.locator('.sheet details[open]').count()).toBe(0);
  });
});

describe('by keyboard alone', () => {
  test('a question is read, answered and followed by the next', async () => {
    const { page, ask, answered } = await open();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('跳到回答处');
    await page.keyboard.press('Enter');
    await eventually(() => focused(page), 'the question itself').toBe(await ask());
    await page.keyboard.press('Tab');
    const first = await focused(page);
    await answered(() => page.keyboard.press('Enter'));
    expect(await page.locator('.said').last().innerText()).toContain(first.replace(/^1\s*/, ''));
    await eventually(() => focused(page), 'the next question').toBe(await ask());
    await answered(() => page.keyboard.press('1'));
    await eventually(() => focused(page)).toBe(await ask());
  });

  test('checkboxes, submit, and the composer keeps the focus while one types', async () => {
    const chat = await open();
    while (!(await chat.question.getByRole('checkbox').count())) await answerOne(chat);
    await eventually(() => focused(chat.page)).toBe(await chat.ask());
    await chat.page.keyboard.press('Tab');
    await chat.page.keyboard.press('Space');
    expect(await chat.question.locator('input:checked').count()).toBe(1);
    await chat.page.keyboard.press('2');
    expect(await chat.question.locator('input:checked').count()).toBe(2);
    const submit = chat.question.locator('.submit .primary');
    while (!(await submit.evaluate((button) => button.matches(':focus')))) await chat.page.keyboard.press('Tab');
    await chat.answered(() => chat.page.keyboard.press('Enter'));
    await chat.say('为什么');
    expect(await chat.page.locator('liukan-composer textarea').evaluate((field) => field.matches(':focus'))).toBe(true);
  });

  test('Enter that ends a word of an input method sends nothing', async () => {
    const { page } = await open();
    const field = page.locator('liukan-composer textarea');
    await field.fill('nihao');
    for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
      await field.evaluate(
        (element, init) =>
          element.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }),
          ),
        composing,
      );
    }
    expect(await field.inputValue()).toBe('nihao');
    expect(await page.locator('.pending, .said').count()).toBe(0);
    await field.press('Shift+Enter');
    expect(await field.inputValue()).toBe('nihao\n');
  });

  test('what is said is announced apart from the transcript', async () => {
    const chat = await open();
    await chat.say('为什么');
    const live = chat.page.locator('[aria-live=polite]');
    expect(await live.evaluate((region) => region.closest('.transcript'))).toBeNull();
    await eventually(() => live.innerText()).toContain(await chat.ask());
  });
});

const focused = (page: Chat['page']): Promise<string> =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active instanceof HTMLElement ? active.innerText.trim() : '';
  });

describe('the docs', () => {
  test('are readable under the same policy', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${url}/docs`);
    await page.locator('.opblock').first().waitFor();
    expect(await page.locator('.opblock').count()).toBe(10);
    await page.locator('.opblock button').first().click();
    await page.locator('.opblock-body').first().waitFor();
    await page.close();
    expect(complaints).toEqual([]);
  });
});
