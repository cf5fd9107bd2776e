/** A content by what somebody calls it: a folder, a git revision, or what is published. */
import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Files, load, read } from '../content/load.ts';
import type { Problem } from '../content/problems.ts';
import type { Content } from '../core/content.ts';
import { storedContent } from '../pinned.ts';
import { openStore } from '../store/open.ts';
import { newestPublication } from '../store/publications.ts';
import { UsageError } from './usage.ts';

export interface At {
  /** as it was called */
  readonly name: string;
  readonly content: Content | undefined;
  readonly problems: readonly Problem[];
  /** flows/six-looks.yaml, where it is known */
  readonly flowFile: string | undefined;
}

export interface Where {
  /** The folders of which a revision may be meant: the first that has it. */
  readonly repositories: readonly string[];
  /** The store in which `published` is looked up; undefined where there is none. */
  readonly database: string | undefined;
}

/** What is published last, whatever else may be called so; a folder of that name is ./published. */
export const PUBLISHED = 'published';

/** Throws `UsageError` where it is none of the three. 范例 are not computed: a change may well make them wrong. */
export async function contentAt(name: string, { repositories, database }: Where): Promise<At> {
  if (name === PUBLISHED) return { name, content: await published(database), problems: [], flowFile: undefined };
  if (await isFolder(name)) {
    const folder = resolve(name);
    const [{ content, problems }, flows] = await Promise.all([load(folder), namesIn(join(folder, 'flows'))]);
    return { name, content, problems, flowFile: flowAmong(flows.map((file) => `flows/${file}`)) };
  }
  let files: Awaited<ReturnType<typeof filesAt>>;
  for (const repository of repositories) files ??= await filesAt(repository, name);
  if (files === undefined)
    throw new UsageError(
      `「${name}」不是文件夹，也不是 ${repositories.join(' 或 ')} 里的 git 版本。写法：liukan diff 旧 新，各写一个文件夹、一个 git 版本（例如 HEAD~1、v1.2），或者 ${PUBLISHED}（现在发布的内容）`,
    );
  const { content, problems } = read(files);
  return { name, content, problems, flowFile: flowAmong([...files.keys()]) };
}

export const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);

const flowAmong = (paths: readonly string[]): string | undefined =>
  paths.find((path) => /^flows\/[^/]+\.yaml$/.test(path) && !path.endsWith('.en.yaml'));

async function published(database: string | undefined): Promise<Content> {
  if (database === undefined) throw new UsageError('还没有数据库，没有发布过的内容可以比较（见 liukan publish）');
  const db = await openStore(database);
  try {
    const newest = await newestPublication(db);
    if (newest === undefined) throw new UsageError('还没有发布过，没有可以比较的内容（见 liukan publish）');
    return await storedContent(db, newest.content);
  } finally {
    await db.close();
  }
}

// ---- git

/** The files of a revision, as `load` would find them in the folder; undefined where there is no such revision. */
async function filesAt(folder: string, revision: string): Promise<Files | undefined> {
  const commit = await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  const id = commit?.toString().trim();
  if (id === undefined || id === '') return undefined;
  const listed = await git(folder, ['ls-tree', '-r', '-z', id, '--', 'flows', 'policies']);
  const entries = (listed?.toString() ?? '').split('\0').flatMap((line) => {
    const [about = '', path = ''] = line.split('\t');
    const object = about.split(' ')[2];
    return object !== undefined && /\.ya?ml(?:\.txt)?$/i.test(path) && !path.includes('/.') ? [{ path, object }] : [];
  });
  const bodies = await objects(
    folder,
    entries.map(({ object }) => object),
  );
  return new Map(entries.map(({ path }, at) => [path, bodies[at] ?? new Uint8Array()]));
}

const run = promisify(execFile);
const LARGEST = 1 << 28;

/** What git prints; undefined where it refuses. Never through a shell: a revision is what somebody typed. */
async function git(folder: string, args: readonly string[]): Promise<Buffer | undefined> {
  try {
    const { stdout } = await run('git', ['-C', folder, ...args], { encoding: 'buffer', maxBuffer: LARGEST });
    return stdout;
  } catch {
    return undefined;
  }
}

/** Many objects from one process: `<id> blob <size>\n<bytes>\n` for each. */
async function objects(folder: string, ids: readonly string[]): Promise<readonly Uint8Array[]> {
  const asking = run('git', ['-C', folder, 'cat-file', '--batch'], { encoding: 'buffer', maxBuffer: LARGEST });
  asking.child.stdin?.end(ids.map((id) => `${id}\n`).join(''));
  const { stdout } = await asking;
  const bodies: Uint8Array[] = [];
  for (let at = 0; at < stdout.length; ) {
    const line = stdout.indexOf('\n', at);
    const size = Number(stdout.toString('latin1', at, line).split(' ')[2]);
    bodies.push(stdout.subarray(line + 1, line + 1 + size));
    at = line + 1 + size + 1;
  }
  return bodies;
}
