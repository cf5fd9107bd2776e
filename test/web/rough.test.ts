/** The chat page when things go wrong, or arrive by themselves: a scripted conversation behind it. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Choice, Reply } from '../../src/core/reply.ts';
import { MESSAGE_LIMIT as PAGE_LIMIT } from '../../src/pages/chat/limit.ts';
import { MESSAGE_LIMIT } from '../../src/channels/web/refusals.ts';
import { launch } from './browser.ts';
import { eventually, openChat, PHONE } from './chat.ts';
import { fake, type Fake, type Script } from './fake.ts';
import { builtPages } from './pages.ts';
import { closeAll, serve } from './serve.ts';

let browser: Browser;
let assets: string;

beforeAll(async () => {
  browser = await launch();
  assets = await builtPages();
}, 300_000);

afterEach(closeAll);
afterAll(() => browser?.close());

/** Asks 1, 2, 3 … and says what it heard. */
const counting: Script = ({ text, choice }, { turns }) => {
  const said = text ?? choice;
  return [...(said === undefined ? [] : [{ text: `听到了：${said}` }]), question(turns.length + 1)];
};

const question = (number: number, label = '甲'): Reply => ({
  text: `第${number}问？`,
  choices: [option(`问${number}=${label}`, label), option(`问${number}=乙`, '乙')],
  card: {
    kind: 'question',
    question: `问${number}`,
    ask: `第${number}问？`,
    input: 'one',
    progress: { label: `先问 · ${number}/9`, done: number - 1, total: 9 },
    alone: [],
  },
});

const option = (value: string, label: string): Choice => ({ value, label, role: 'option' });

const begin = async (script: Script, opening: { viewport?: { width: number; height: number } } = {}) => {
  const scripted = fake(script, { assets, pace: { poll: 50 } });
  const { url, app } = await serve(scripted.options);
  const chat = await openChat(browser, url, opening);
  const address = scripted.heard[0]?.thread.address ?? '';
  return { ...chat, chat, url, app, fake: scripted, address };
};

const heardTexts = ({ heard }: Fake) => heard.slice(1).map(({ text, choice }) => text ?? choice);

describe('sending', () => {
  test('what is said without a network is kept, sent once when it is back, in order', async () => {
    const { chat, page, context, fake, question } = await begin(counting);
    await context.setOffline(true);
    await question.getByRole('button', { name: '甲' }).click();
    const composer = page.locator('liukan-composer textarea');
    await composer.fill('还有一句');
    await composer.press('Enter');
    await page.getByText('还没有发出去').first().waitFor();
    await page.locator('.banner').waitFor();
    await chat.axe();
    await chat.picture('offline-desktop');
    expect(await page.locator('.pending .said').allInnerTexts()).toEqual(['甲', '还有一句']);
    await context.setOffline(false);
    await eventually(() => page.locator('.pending').count()).toBe(0);
    expect(heardTexts(fake)).toEqual(['问1=甲', '还有一句']);
    expect(await page.locator('.entries .said').allInnerTexts()).toHaveLength(2);
  });

  test('what could not be sent before a reload is sent after it, with the same id', async () => {
    const { page, fake, question } = await begin(counting);
    let cut = true;
    const ids: string[] = [];
    await page.route('**/messages', async (route) => {
      ids.push(JSON.parse(route.request().postData() ?? '{}').id);
      // the server hears it, the answer is lost on the way back
      if (cut) await route.fetch();
      return cut ? route.abort() : route.continue();
    });
    await question.getByRole('button', { name: '甲' }).click();
    await page.getByText('还没有发出去').waitFor();
    cut = false;
    await page.reload();
    await eventually(() => page.locator('.pending').count()).toBe(0);
    await eventually(() => page.locator('liukan-question h2').innerText()).toBe('第2问？');
    expect(new Set(ids).size, 'one id, however often it is sent').toBe(1);
    expect(ids.length).toBeGreaterThan(1);
    expect(fake.talkAt(fake.heard[0]?.thread.address ?? '').turns, 'applied once').toHaveLength(2);
    expect(await page.locator('.entries > li').count(), 'shown once').toBe(2);
  });

  test('one message is under way at a time', async () => {
    let underway = 0;
    let most = 0;
    const { page, fake } = await begin(async (inbound, talk) => {
      underway += 1;
      most = Math.max(most, underway);
      await new Promise((resolve) => setTimeout(resolve, 30));
      underway -= 1;
      return counting(inbound, talk);
    });
    const composer = page.locator('liukan-composer textarea');
    for (const text of ['一', '二', '三', '四']) {
      await composer.fill(text);
      await composer.press('Enter');
    }
    await eventually(() => page.locator('.entries .said').count()).toBe(4);
    expect(heardTexts(fake)).toEqual(['一', '二', '三', '四']);
    expect(most).toBe(1);
  });

  test('what the server does not take comes back to be changed', async () => {
    const { chat, page, fake } = await begin(counting);
    await page.route('**/messages', (route) =>
      route.fulfill({
        status: 413,
        json: { error: { code: 'message_too_long', message: '这条消息太长了：一条最多 5000 字。' } },
      }),
    );
    const composer = page.locator('liukan-composer textarea');
    await composer.fill('很长的话');
    await composer.press('Enter');
    await page.locator('.returned').waitFor();
    expect(await page.locator('.returned').innerText()).toContain('最多 5000 字');
    await chat.axe();
    await page.getByRole('button', { name: '拿回来改' }).click();
    expect(await composer.inputValue()).toBe('很长的话');
    await page.unroute('**/messages');
    await chat.answered(() => composer.press('Enter'));
    expect(heardTexts(fake)).toEqual(['很长的话']);
  });

  test('a text that is too long is not sent, and nothing of it is lost', async () => {
    expect(PAGE_LIMIT, 'the page knows the limit of the server').toBe(MESSAGE_LIMIT);
    const { page, fake } = await begin(counting);
    const composer = page.locator('liukan-composer textarea');
    await composer.fill('字'.repeat(PAGE_LIMIT + 1));
    await composer.press('Enter');
    expect(await page.locator('liukan-composer #hint').innerText()).toContain(`最多 ${PAGE_LIMIT} 字`);
    expect((await composer.inputValue()).length).toBe(PAGE_LIMIT + 1);
    expect(fake.heard).toHaveLength(1);
  });

  test('a fault of the server is tried again, and a person may hurry it', async () => {
    const { page, question } = await begin(counting);
    let broken = true;
    await page.route('**/messages', (route) =>
      broken
        ? route.fulfill({ status: 500, json: { error: { code: 'internal', message: '系统出了问题' } } })
        : route.continue(),
    );
    await question.getByRole('button', { name: '甲' }).click();
    await page.getByText('还没有发出去').waitFor();
    broken = false;
    await page.getByRole('button', { name: '现在重发' }).click();
    await eventually(() => page.locator('liukan-question h2').innerText()).toBe('第2问？');
  });
});

describe('what arrives by itself', () => {
  const decision: Reply = {
    text: '审核结论：可容错',
    card: {
      kind: 'decision',
      headline: '审核结论：可容错',
      sections: [{ id: 'reason', title: '理由', brief: true, lines: ['出于公心。'] }],
    },
  };

  test('a decision comes into the open page, is announced, and takes no focus from who types', async () => {
    const { chat, page, fake, address } = await begin(counting);
    await page.locator('liukan-composer textarea').focus();
    fake.happen(address, [decision], 'decided');
    await page.locator('.sheet.decision').waitFor();
    expect(await page.locator('.status').innerText()).toBe('已审核');
    await eventually(() => page.locator('[aria-live=polite]').innerText()).toContain('审核结论：可容错');
    expect(await page.locator('liukan-composer textarea').evaluate((field) => field.matches(':focus'))).toBe(true);
    await chat.axe();
    await chat.picture('decision-desktop');
  });

  test('where a proxy swallows the stream, a long poll brings it', async () => {
    const scripted = fake(counting, { assets, pace: { poll: 50 } });
    const { url } = await serve(scripted.options);
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.clock.install();
    await page.route('**/events?*', () => new Promise(() => {})); // never answers
    await page.goto(url);
    await page.locator('liukan-question').waitFor();
    const polling = page.waitForRequest('**/turns?*wait=25*');
    await page.clock.fastForward(9000);
    await polling;
    scripted.happen(scripted.heard[0]?.thread.address ?? '', [decision], 'decided');
    await page.locator('.sheet.decision').waitFor();
    await context.close();
  });

  test('another consultation under the conversation replaces the one that stood there', async () => {
    const { page, fake, address } = await begin(counting);
    fake.another(address);
    fake.happenSilently(address, [{ text: '接着上次谈' }, question(7)]);
    await eventually(() => page.locator('liukan-question h2').innerText()).toBe('第7问？');
    expect(await page.locator('.entries > li').count()).toBe(1);
  });

  test('opened in a second window, the first says so and takes over when asked', async () => {
    const { page, context, url, fake, address } = await begin(counting);
    const kept = await page.evaluate(() => sessionStorage.getItem('liukan') ?? '');
    const second = await context.newPage();
    await second.addInitScript((value) => sessionStorage.setItem('liukan', value), kept);
    await second.goto(url);
    await second.locator('liukan-question').waitFor();
    const takeOver = page.getByRole('button', { name: /在另一个窗口/ });
    await takeOver.click();
    await takeOver.waitFor({ state: 'detached' });
    fake.happen(address, [decision], 'decided');
    await page.locator('.sheet.decision').waitFor();
  });

  test('a server that restarts is found again', async () => {
    const { page, app, url, fake, address } = await begin(counting);
    await app.close();
    fake.happenSilently(address, [decision]);
    const again = (await import('fastify')).default();
    await again.register((await import('../../src/channels/web/web.ts')).web, fake.options);
    await again.listen({ port: Number(new URL(url).port), host: '127.0.0.1' });
    await page.locator('.sheet.decision').waitFor();
    await page.close();
    await again.close();
  });
});

describe('the page itself', () => {
  test('what comes as text is shown as text', async () => {
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    const { chat, page } = await begin(({ text }) => [{ text: `${text ?? ''}${evil}` }, question(1, evil)]);
    await chat.say(evil);
    await chat.choose('<img');
    expect(await page.title()).toBe('六看 · 容错纠错初步研判');
    expect(await page.locator('.said').first().innerText()).toContain(evil);
    expect(
      await page.evaluate(() =>
        document.querySelector('liukan-chat')?.shadowRoot?.querySelector('.entries img, .entries script'),
      ),
    ).toBeNull();
    expect(chat.complaints).toEqual([]);
  });

  test('a card from the time before, tapped, sends the seq of its own turn', async () => {
    const { chat, page, fake, question } = await begin(counting);
    await chat.answered(() => question.getByRole('button', { name: '甲' }).click());
    await chat.answered(() => question.getByRole('button', { name: '甲' }).click());
    await page.locator('details.then summary').first().click();
    await chat.answered(() => page.locator('details.then').first().getByRole('button', { name: '乙' }).click());
    expect(fake.heard.at(-1)).toMatchObject({ choice: '问1=乙', seq: 1 });
  });

  test.each(['while one looks at it', 'while one is away'])(
    'a conversation that goes %s: the page says so, and another can be begun',
    async (when) => {
      const { chat, page, url, fake, address, question } = await begin(counting);
      if (when === 'while one is away') await page.goto('about:blank');
      fake.talkAt(address).status = 'destroyed';
      if (when === 'while one is away') await page.goto(url);
      await page.getByRole('heading', { name: '这次咨询已经不在了' }).waitFor();
      await chat.axe();
      await page.getByRole('button', { name: '开始新的咨询' }).click();
      await question.waitFor();
    },
  );

  test('a server that cannot be reached: say so, and try again', async () => {
    const { chat, page, question } = await begin(counting, { viewport: PHONE });
    await page.route('**/turns?*', (route) => route.abort());
    await page.reload();
    await page.getByRole('heading', { name: '现在连不上服务器' }).waitFor();
    await chat.axe();
    await page.unroute('**/turns?*');
    await page.getByRole('button', { name: '重试' }).click();
    await question.waitFor();
  });

  test('where storage is forbidden, the page still talks', async () => {
    const scripted = fake(counting, { assets });
    const { url } = await serve(scripted.options);
    const page = await browser.newPage();
    await page.addInitScript(() => {
      Object.defineProperty(window, 'sessionStorage', {
        get: () => {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
    });
    await page.goto(url);
    await page.locator('liukan-question').getByRole('button', { name: '甲' }).click();
    await eventually(() => page.locator('liukan-question h2').innerText()).toBe('第2问？');
    await page.close();
  });

  test('the widget stands in a page of its own', async () => {
    const scripted = fake(counting, { assets });
    const { url, app } = await serve(scripted.options);
    const widget = await app.inject('/widget.js');
    expect(widget.headers).toMatchObject({
      'content-type': expect.stringContaining('javascript'),
      'cache-control': 'no-cache',
    });
    const script = /\/assets\/index-[\w-]+\.js/.exec((await app.inject('/')).body)?.[0] ?? '';
    expect((await app.inject(script)).headers['cache-control'], 'its name tells what is in it').toContain('immutable');
    const page = await browser.newPage();
    await page.goto(`${url}/healthz`);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.type = 'module';
      script.src = '/widget.js';
      document.body.replaceChildren(document.createElement('liukan-chat'), script);
    });
    await page.locator('liukan-question').waitFor();
    await page.close();
  });
});
