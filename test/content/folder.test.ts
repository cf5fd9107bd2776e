/** What lies in the folder of a content, and what only points there. */
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { load } from '../../src/content/load.ts';
import { print } from '../../src/content/problems.ts';
import { FILES, sample } from './sample.ts';

let around: string;
let folder: string;
beforeEach(async () => {
  around = await mkdtemp(join(tmpdir(), 'liukan-folder-'));
  folder = join(around, 'content');
  for (const [path, text] of sample()) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
});
afterEach(() => rm(around, { recursive: true }));

const loaded = async () => {
  const { content, problems } = await load(folder);
  return {
    packs: content?.packs.map(({ id }) => id),
    errors: problems.filter(({ severity }) => severity === 'error').map(print),
  };
};
const BOTH = ['hubei/city', 'hubei/sample'];

describe('a link is not followed where it leads up or out, and that is said', () => {
  test.each<[what: string, make: () => Promise<unknown>, error: string]>([
    [
      'to the folder above: one pack was forty-one',
      () => symlink('..', join(folder, 'policies/hubei/up')),
      'policies/hubei/up:1 这是指向文件夹的链接，没有读：请删去；要用那里的清单，把文件复制过来',
    ],
    [
      'to itself',
      () => symlink('.', join(folder, 'policies/hubei/again')),
      'policies/hubei/again:1 这是指向文件夹的链接，没有读：请删去；要用那里的清单，把文件复制过来',
    ],
    [
      'to a folder elsewhere',
      async () => {
        await rename(join(folder, 'policies'), join(around, 'elsewhere'));
        await symlink(join(around, 'elsewhere'), join(folder, 'policies'));
      },
      'policies:1 这是指向文件夹的链接，没有读：请删去；要用那里的清单，把文件复制过来',
    ],
    [
      'to a file elsewhere',
      async () => {
        await writeFile(join(around, 'other.yaml'), '政策包: 甲');
        await symlink(join(around, 'other.yaml'), join(folder, 'policies/hubei/other.yaml'));
      },
      'policies/hubei/other.yaml:1 这是指向清单文件夹外面的链接，没有读：请把文件复制到这里，再删去链接',
    ],
    [
      'to nothing',
      () => symlink('gone.yaml', join(folder, 'policies/hubei/other.yaml')),
      'policies/hubei/other.yaml:1 这是一个链接，指向的文件不在：请把文件复制到这里，再删去链接',
    ],
  ])('%s', async (_, make, error) => {
    await make();
    const { packs, errors } = await loaded();
    expect([packs, errors]).toEqual([undefined, expect.arrayContaining([error])]);
    expect(errors.filter((each) => !each.startsWith('policies:'))).toHaveLength(error.startsWith('policies:') ? 0 : 1);
  });
});

test('a mounted folder, in which every file is a link to its current version', async () => {
  for (const path of Object.values(FILES)) {
    const kept = join(folder, '..2026', path);
    await mkdir(dirname(kept), { recursive: true });
    await rename(join(folder, path), kept);
    await symlink(kept, join(folder, path));
  }
  expect(await loaded()).toEqual({ packs: BOTH, errors: [] });
});

test('the folder itself may be a link, and what else lies in it is nobody’s', async () => {
  await symlink('..', join(folder, 'policies/.git'));
  await symlink(around, join(folder, 'notes'));
  await symlink('/etc/hostname', join(folder, 'policies/hubei/notes.txt'));
  await rename(folder, join(around, 'real'));
  await symlink(join(around, 'real'), folder);
  expect(await loaded()).toEqual({ packs: BOTH, errors: [] });
});
