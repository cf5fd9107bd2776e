/** The console in a real Chromium: the built page, a real server, axe, and pictures to look at. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { expect } from 'vitest';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the console's page alone, so that a test of it needs nothing of the other pages. */
export async function buildPage(): Promise<{ readonly assets: string; readonly remove: () => Promise<void> }> {
  const assets = await mkdtemp(join(tmpdir(), 'liukan-pages-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    root: here('../../src/pages'),
    build: {
      outDir: assets,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: here('../../src/pages/review.html') },
    },
  });
  return { assets, remove: () => rm(assets, { recursive: true }) };
}

export const sizes = { laptop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

/** A page of its own, on which any script error or breach of the policy fails the test. */
export async function openPage(
  browser: Browser,
  url: string,
  size: keyof typeof sizes,
  colorScheme: 'light' | 'dark' = 'light',
) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: sizes[size],
    colorScheme,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000); // slow machines must not turn a wait into a failure
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    // a refusal is logged by the browser as a failed load; the page words it
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  return { page, faults, close: () => context.close() };
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** No violation of WCAG 2.2 AA or of axe's best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  const source = await readFile(axe, 'utf8');
  await page.evaluate(source); // not a script element: the page's policy allows none
  const violations = (await page.evaluate('axe.run().then(({ violations }) => violations)')) as Violation[];
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
  );
  expect(told).toEqual([]);
}

/** Nothing sticks out of the screen sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
}

export async function picture(page: Page, name: string): Promise<void> {
  const folder = here('../screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `review-${name}.png`), fullPage: true });
}
