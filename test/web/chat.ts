/** The chat page as a person uses it, for browser tests: what they see by its role and name, and what they do. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 800 };

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const pictures = new URL('../screenshots/', import.meta.url).pathname;

export interface Chat {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Whatever the console or the page complained of: must stay empty. */
  readonly complaints: string[];
  /** The question that is being asked. */
  readonly question: ReturnType<Page['locator']>;
  readonly ask: () => Promise<string>;
  /** Chooses an option by a part of its words. */
  readonly choose: (...labels: string[]) => Promise<void>;
  /** Types into the composer and sends. */
  readonly say: (text: string) => Promise<void>;
  /** Does something, and waits for the entry that answers it. */
  readonly answered: (act: () => Promise<unknown>) => Promise<void>;
  readonly axe: () => Promise<void>;
  readonly picture: (name: string) => Promise<void>;
}

/** Looks again until it is so; long enough for a busy machine. */
export const eventually = <T>(look: () => T | Promise<T>, message = 'in the end') =>
  expect.poll(look, { timeout: 20_000, message });

export interface Opening {
  readonly viewport?: { width: number; height: number };
  readonly path?: string;
  readonly dark?: boolean;
}

export const openChat = async (
  browser: Browser,
  url: string,
  { viewport = DESKTOP, path = '/', dark = false }: Opening = {},
): Promise<Chat> => {
  const context = await browser.newContext({
    viewport,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    hasTouch: viewport.width < 500,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const question = page.locator('liukan-question');
  const entries = page.locator('.entries > li');

  const answered = async (act: () => Promise<unknown>): Promise<void> => {
    const last = await entries.last().getAttribute('id');
    await act();
    await page.waitForFunction(
      (before) =>
        document.querySelector('liukan-chat')?.shadowRoot?.querySelector('.entries > li:last-child')?.id !== before,
      last,
    );
  };
  const chat: Chat = {
    page,
    context,
    complaints,
    question,
    answered,
    ask: () => question.getByRole('heading').innerText(),
    choose: (...labels) =>
      answered(async () => {
        const several = (await question.getByRole('checkbox').count()) > 0;
        for (const label of labels) await question.locator('.option', { hasText: label }).first().click();
        if (several) await question.locator('.submit .primary').click();
      }),
    say: (text) =>
      answered(async () => {
        await page.locator('liukan-composer textarea').fill(text);
        await page.locator('liukan-composer textarea').press('Enter');
      }),
    axe: async () => {
      await page.evaluate(axeSource);
      const violations = await page.evaluate(async () => {
        const axe = (window as unknown as { axe: { run: (root: Document) => Promise<{ violations: unknown[] }> } }).axe;
        return (await axe.run(document)).violations;
      });
      expect(violations).toEqual([]);
    },
    picture: async (name) => {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: `${pictures}chat-${name}.png` });
    },
  };
  await page.goto(url + path);
  await entries.first().waitFor();
  return chat;
};
