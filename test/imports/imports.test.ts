/**
 * Imports point one way (DESIGN §3), and Biome holds it: what is planted against the rule is red, what the rule allows is
 * not, and the code as it stands is green. The planted files lie in a folder of their own, under the repository's biome.json.
 */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOME } from '../../src/config.ts';

const RULE = 'lint/style/noRestrictedImports';
const CYCLE = 'lint/suspicious/noImportCycles';

/** A file, and what it must not import. */
const FORBIDDEN: readonly (readonly [file: string, imports: string])[] = [
  ['src/core/judge.ts', '../store/cases.ts'],
  ['src/core/judge.ts', '../plain.ts'],
  ['src/core/judge.ts', '../content/load.ts'],
  ['src/core/judge.ts', 'node:fs'],
  ['src/core/judge.ts', 'node:crypto'],
  ['src/core/judge.ts', 'zod'],
  ['src/core/judge.ts', 'yaml'],
  ['src/store/cases.ts', '../conversation.ts'],
  ['src/store/cases.ts', '../conversation/receive.ts'],
  ['src/store/cases.ts', '../channels/web/web.ts'],
  ['src/store/cases.ts', '../review/queue.ts'],
  ['src/store/cases.ts', '../content/load.ts'],
  ['src/content/load.ts', '../store/contents.ts'],
  ['src/content/load.ts', '../channels/web/web.ts'],
  ['src/content/load.ts', '../config.ts'],
  ['src/conversation.ts', './channels/slack/slack.ts'],
  ['src/conversation.ts', './server.ts'],
  ['src/conversation/receive.ts', '../channels/web/web.ts'],
  ['src/conversation/receive.ts', '../config.ts'],
  ['src/conversation/receive.ts', '../commands/serve.ts'],
  ['src/publish/publish.ts', '../channels/web/web.ts'],
  ['src/publish/publish.ts', '../commands/publish.ts'],
  ['src/review/queue.ts', '../channels/console/console.ts'],
  ['src/review/queue.ts', '../server.ts'],
  ['src/channels/web/web.ts', '../slack/slack.ts'],
  ['src/channels/slack/slack.ts', '../web/web.ts'],
  ['src/channels/terminal/terminal.ts', '../console/console.ts'],
  ['src/channels/web/web.ts', '../../store/cases.ts'],
  ['src/channels/web/web.ts', '../../conversation.ts'],
  ['src/channels/slack/slack.ts', '../../conversation/deliver.ts'],
  ['src/channels/slack/slack.ts', '../../server.ts'],
  ['src/channels/web/web.ts', '../../pages/chat/api.ts'],
];

/** A file, and what it may import. */
const ALLOWED: readonly (readonly [file: string, imports: string])[] = [
  ['src/core/judge.ts', './policy.ts'],
  ['src/core/dialogue.ts', 'xstate'],
  ['src/store/sqlite.ts', 'node:sqlite'],
  ['src/store/cases.ts', './database.ts'],
  ['src/content/load.ts', '../core/content.ts'],
  ['src/content/load.ts', 'yaml'],
  ['src/conversation/receive.ts', '../store/cases.ts'],
  ['src/conversation/receive.ts', '../core/judge.ts'],
  ['src/conversation.ts', './conversation/receive.ts'],
  ['src/review/queue.ts', '../store/reviews.ts'],
  ['src/channels/web/web.ts', '../../core/reply.ts'],
  ['src/channels/web/web.ts', '../../message.ts'],
  ['src/channels/web/web.ts', './events.ts'],
  ['src/channels/console/console.ts', '../../review/queue.ts'],
  ['src/server.ts', './channels/web/web.ts'],
  ['src/cli.ts', './commands/serve.ts'],
];

interface Diagnostic {
  readonly severity: string;
  readonly category: string;
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
}

/** biome lint in a folder. Out: its exit code and what it found. */
async function lint(folder: string, ...paths: string[]): Promise<{ code: number; found: readonly Diagnostic[] }> {
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', ...paths];
  const { code, stdout } = await promisify(execFile)(join(HOME, 'node_modules/.bin/biome'), args, {
    cwd: folder,
    maxBuffer: 1e8,
  }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: { code: number; stdout: string }) => error,
  );
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
  return { code, found: diagnostics };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liukan-imports-'));
  await copyFile(join(HOME, 'biome.json'), join(folder, 'biome.json'));
  await writeFile(join(folder, '.gitignore'), 'node_modules/\n'); // biome.json asks for one
});
afterAll(() => rm(folder, { recursive: true }));

/** A file for each pair, so that one run tells of all; conversation.ts is one file, a line for each. Out: file:line of each. */
async function plant(
  name: string,
  pairs: readonly (readonly [file: string, imports: string])[],
): Promise<readonly string[]> {
  const written = new Map<string, string[]>();
  const planted = pairs.map(([file, imports], at) => {
    const path = file === 'src/conversation.ts' ? file : join(dirname(file), `${name}-${at}.ts`);
    const lines = written.get(path) ?? [];
    written.set(path, [...lines, `export * as planted${at} from '${imports}';\n`]);
    return `${path}:${lines.length + 1}`;
  });
  for (const [path, lines] of written) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), lines.join(''));
  }
  return planted;
}

describe('what is planted against the rule is red', () => {
  let code: number;
  let red: readonly string[];
  let planted: readonly string[];
  beforeAll(async () => {
    planted = await plant('planted', FORBIDDEN);
    const linted = await lint(folder, 'src');
    code = linted.code;
    red = linted.found
      .filter(({ category, severity }) => category === RULE && severity === 'error')
      .map(({ location }) => `${location.path}:${location.start.line}`);
  });
  afterAll(() => rm(join(folder, 'src'), { recursive: true }));

  test('and the command fails', () => expect(code).toBe(1));
  test.each(FORBIDDEN.map((pair, at) => [...pair, at] as const))('%s does not import %s', (_, __, at) => {
    expect(red).toContain(planted[at]);
  });
});

test('what the rule allows is green', async () => {
  await plant('allowed', ALLOWED);
  const { found } = await lint(folder, 'src');
  expect(found.filter(({ category }) => category === RULE).map(({ location }) => location.path)).toEqual([]);
  await rm(join(folder, 'src'), { recursive: true });
});

test('a circle of imports is red', async () => {
  await mkdir(join(folder, 'src/core'), { recursive: true });
  await writeFile(join(folder, 'src/core/a.ts'), "import { b } from './b.ts';\nexport const a = (): number => b();\n");
  await writeFile(join(folder, 'src/core/b.ts'), "import { a } from './a.ts';\nexport const b = (): number => a();\n");
  const { code, found } = await lint(folder, 'src');
  expect(code).toBe(1);
  expect(found.map(({ category }) => category)).toContain(CYCLE);
  await rm(join(folder, 'src'), { recursive: true });
});

test('the code as it stands keeps the rule', async () => {
  const { found } = await lint(HOME, 'src');
  expect(
    found.filter(({ category, severity }) => severity === 'error' && (category === RULE || category === CYCLE)),
  ).toEqual([]);
});
