/** The README's tour: every line that it shows is printed by the command above it. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HOME } from '../../src/config.ts';
import { aFolder, liukan, tidyAfterEach } from '../cli/run.ts';

tidyAfterEach();

const page = await readFile(join(HOME, 'README.md'), 'utf8');

/** What the page shows under a command, without the lines that stand for others. */
const shown = (command: string): readonly string[] => {
  const [, text = ''] = page.split(`\n$ npx liukan ${command}\n`);
  return text
    .slice(0, text.indexOf('```'))
    .split('\n')
    .filter((line) => line !== '' && line !== '…');
};

test('prove', async () => {
  const { stdout } = await liukan(['prove', HOME]);
  expect(shown('prove').length).toBeGreaterThan(5);
  expect(stdout.split('\n')).toEqual(expect.arrayContaining([...shown('prove')]));
});

test('diff, after the line that the page names was deleted', async () => {
  const changed = join(await aFolder(), '改过的');
  await mkdir(changed);
  for (const top of ['flows', 'policies']) await cp(join(HOME, top), join(changed, top), { recursive: true });
  const [, pack = '', situation = '', line = ''] = /把 `(\S+)` 的(\S+) 里 `([^`]+)` 这一行删去/.exec(page) ?? [];
  const path = join(changed, 'policies', `${pack}.yaml`);
  const text = await readFile(path, 'utf8');
  const at = text.indexOf(`          ${line}\n`, text.indexOf(`编号: ${situation}\n`));
  expect(at).toBeGreaterThan(0);
  await writeFile(path, text.slice(0, at) + text.slice(text.indexOf('\n', at) + 1));

  const { stdout } = await liukan(['diff', HOME, changed]);
  expect(shown('diff . ../改过的').length).toBeGreaterThan(5);
  expect(stdout.split('\n')).toEqual(expect.arrayContaining([...shown('diff . ../改过的')]));
});

// the figures of `check --mutants` take half a minute: `npm run mutants`
