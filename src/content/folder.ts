/** The files of flows/ and policies/ on the disk. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, reportTo } from './problems.ts';

export interface Found {
  readonly files: readonly (readonly [path: string, raw: Uint8Array])[];
  readonly problems: readonly Problem[];
}

const isNotHidden = (name: string): boolean => !name.startsWith('.');
const IS_YAML = /\.ya?ml(?:\.txt)?$/i;

/**
 * The YAML files below one folder of the content, by their path in it, and what is not read. What begins with a dot is nobody's.
 * A link to a file in the content is that file. A link to a folder may lead up, and make many packs of one; one to a file elsewhere
 * would judge by what is not here to be looked at: neither is followed, and it is said.
 */
export const filesOf = async (content: string, top: string): Promise<Found> => {
  const paths: string[] = [];
  const problems: Problem[] = [];
  let root: string | undefined;
  const follow = async (path: string): Promise<void> => {
    const report = reportTo(problems, path);
    const real = await realpath(join(content, path)).catch(() => undefined);
    if (real === undefined) {
      if (IS_YAML.test(path)) report.error(1, '这是一个链接，指向的文件不在：请把文件复制到这里，再删去链接');
      return;
    }
    root ??= await realpath(content);
    if ((await stat(real)).isDirectory())
      report.error(1, '这是指向文件夹的链接，没有读：请删去；要用那里的清单，把文件复制过来');
    else if (!IS_YAML.test(path)) return;
    else if (real.startsWith(join(root, '/'))) paths.push(path);
    else report.error(1, '这是指向清单文件夹外面的链接，没有读：请把文件复制到这里，再删去链接');
  };
  const walk = async (folder: string, isWanted: (name: string) => boolean): Promise<void> => {
    for (const entry of await readdir(join(content, folder), { withFileTypes: true })) {
      const below = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!isWanted(entry.name)) continue;
      if (entry.isSymbolicLink()) await follow(below);
      else if (entry.isDirectory()) await walk(below, isNotHidden);
      else if (entry.isFile() && IS_YAML.test(below)) paths.push(below);
    }
  };
  await walk('', (name) => name === top).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  const files = await Promise.all(paths.map(async (path) => [path, await readFile(join(content, path))] as const));
  return { files, problems };
};
