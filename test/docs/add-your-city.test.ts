/** docs/add-your-city.md, followed by machine as a person would follow it, in a folder of its own. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { USAGE } from '../../src/commands/usage.ts';
import { HOME } from '../../src/config.ts';
import { liukan } from '../cli/run.ts';

const page = await readFile(join(HOME, 'docs/add-your-city.md'), 'utf8');
const fenced = [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language, text = '']) => ({ language, text }));
const blocks = (language: string): readonly string[] =>
  fenced.flatMap((each) => (each.language === language ? [each.text] : []));

/** Where the page says ../, it is in this folder. */
let around: string;
let lists: string;
beforeAll(async () => {
  around = await mkdtemp(join(tmpdir(), 'liukan-page-'));
  lists = join(around, 'my-lists');
  for (const top of ['flows', 'policies']) await cp(join(HOME, top), join(lists, top), { recursive: true });
});
afterAll(() => rm(around, { recursive: true }));

/** A block names its file in its first line, or goes on in the file of the one before. */
function written(): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  let path = '';
  for (const text of blocks('yaml')) {
    path = /^# (policies\/\S+\.yaml)\n/.exec(text)?.[1] ?? path;
    files.set(path, [...(files.get(path) ?? []), text]);
  }
  return files;
}

/** The commands of the page, without what stands for the reader's own words. */
const commands = (): readonly (readonly string[])[] =>
  blocks('sh').flatMap((text) =>
    text
      .split('\n')
      .filter((line) => line.startsWith('npx liukan '))
      .map((line) =>
        line
          .replace(/\.\.\//g, `${around}/`)
          .split(' ')
          .slice(2),
      ),
  );

const run = (command: string): Promise<readonly Awaited<ReturnType<typeof liukan>>[]> =>
  Promise.all(
    commands()
      .filter(([name]) => name === command)
      .map((args) => liukan(args, { input: '退出\n' })),
  );

test('every piece that is written can be checked as soon as it is written', async () => {
  for (const [path, pieces] of written()) {
    expect(path).toMatch(/exercise/);
    await mkdir(dirname(join(lists, path)), { recursive: true });
    // With the head alone, and with each further piece: never a mistake.
    for (let count = 1; count <= pieces.length; count++) {
      await writeFile(join(lists, path), pieces.slice(0, count).join(''));
      const { code, stdout } = await liukan(['check', lists]);
      expect([code, stdout], `${count} pieces`).toEqual([0, expect.stringContaining('没有错误')]);
    }
  }
});

test('the mistake that is shown is told as it is shown', async () => {
  const [shown = ''] = page.match(/^policies\/\S+:\d+ .*$/m) ?? [];
  const [path = ''] = shown.split(':');
  const text = await readFile(join(lists, path), 'utf8');
  await writeFile(join(lists, path), text.replace('        依据: 第八条', '        依剧: 第八条'));
  const { stdout } = await liukan(['check', lists]);
  await writeFile(join(lists, path), text);
  expect(stdout.split('\n')).toContain(shown);
});

test.each(['check', 'diagram', 'chat', 'prove'])('npx liukan %s, as the page writes it', async (command) => {
  const ended = await run(command);
  expect(ended.length).toBeGreaterThan(0);
  for (const { code, stderr } of ended) expect([code, stderr]).toEqual([0, '']);
});

test('npx liukan diff prints what the page shows of it', async () => {
  const [shown = ''] = blocks('').filter((text) => text.includes('新增的清单'));
  const lines = shown.split('\n').filter((line) => line !== '' && line !== '…');
  expect(lines.length).toBeGreaterThan(5);
  const ended = await run('diff');
  expect(ended).toHaveLength(1);
  for (const { code, stdout } of ended) {
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual(expect.arrayContaining(lines));
  }
});

test('the other commands of the page are there', () => {
  const known = new Set([...USAGE.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name));
  expect([...new Set(commands().map(([name]) => name))].filter((name) => !known.has(name))).toEqual([]);
});

test('nothing of the exercise is among what ships, and every made-up clause says that it is one', async () => {
  for (const [path, pieces] of written()) {
    await expect(readFile(join(HOME, path))).rejects.toThrow('ENOENT');
    const gists = pieces.join('').match(/^ +(?:要旨|核对于): .*$/gm) ?? [];
    expect(gists.length).toBeGreaterThan(0);
    for (const gist of gists) expect(gist).toContain('练习');
  }
});
