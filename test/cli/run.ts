/** The program as somebody runs it: its own process, its own folder, what it prints and how it ends. */
import { load } from '../../src/content/load.ts';
import { CERTIFICATE_FILE, certify, printed } from '../../src/proof/certificate.ts';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { HOME } from '../../src/config.ts';
import { type Name, sample } from '../content/sample.ts';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const folders: string[] = [];

/** Removes the folders: once at the top of a test file. */
export function tidyAfterEach(): void {
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  });
}

export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'liukan-cli-'));
  folders.push(folder);
  return folder;
}

/** So that it may be published: each place speaks for itself. */
const ACCEPTED = '已知: [{ 发现: 空白, 理由: 清单没有写到的，由人研判。 }]\n';

/** A small content in a folder of its own, in one file of which a piece of text may be replaced. */
export async function aContent(
  ...spoilt: readonly [] | readonly [name: Name, from: string, to: string]
): Promise<string> {
  const folder = await aFolder();
  const [name, from, to] = spoilt;
  for (const [path, text] of sample(name, from, to)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), /^policies\/hubei\/\w+\.yaml$/.test(path) ? text + ACCEPTED : text);
  }
  await certifyAsIs(folder);
  return folder;
}

/** A certificate for whatever the folder holds, so that it is served: what the proof finds is no matter here. */
export async function certifyAsIs(folder: string): Promise<void> {
  const { content } = await load(folder);
  if (content === undefined) return;
  const made = certify(content, {
    asOf: '2026-11-23',
    holds: { from: undefined, until: undefined },
    chains: [],
    found: [],
    idle: [],
  });
  if (made !== undefined) await writeFile(join(folder, CERTIFICATE_FILE), printed(made));
}

export interface Surroundings {
  /** What stands on its standard input; nothing unless given. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Most of a short command is reading the program: what was compiled once is kept for the next (Node checks that it still fits). */
export const COMPILED = join(HOME, 'node_modules/.cache/liukan-compiled');

/** node src/cli.ts …: nothing of this machine's own environment reaches it but the path. */
export function start(args: readonly string[], { env = {} }: Surroundings = {}) {
  return spawn(process.execPath, [join(HOME, 'src/cli.ts'), ...args], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILED, ...env },
  });
}

export function liukan(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  const child = start(args, surroundings);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.end(surroundings.input ?? '');
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}
