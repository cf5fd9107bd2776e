/** What docs/write-a-policy.md shows can be copied as it stands. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HOME } from '../../src/config.ts';
import { checkExamples } from '../../src/content/check-examples.ts';
import { read } from '../../src/content/load.ts';
import { flowFiles } from '../bench/many-packs.ts';

/** The block of YAML that has this in it. */
const block = async (text: string): Promise<string> => {
  const guide = await readFile(join(HOME, 'docs/write-a-policy.md'), 'utf8');
  const found = [...guide.matchAll(/```yaml\n(.*?)```/gs)]
    .map(([, yaml = '']) => yaml)
    .find((yaml) => yaml.includes(text));
  if (found === undefined) throw new Error(`no block with ${text}`);
  return found;
};

/** The example, in which the lines that are optional stand as comments. */
const guideWith = async (...optional: readonly string[]) => {
  let list = await block('政策包: 示例办法');
  for (const line of optional) list = list.replace(`# ${line}`, line);
  return read(
    new Map([
      ...(await flowFiles()),
      ['policies/hubei/report.yaml', await readFile(join(HOME, 'policies/hubei/report.yaml'), 'utf8')] as const,
      ['policies/wuhan/example.yaml', list] as const,
      ['policies/wuhan/example.en.yaml', await block('政策包: Example measures')] as const,
    ]),
    { english: 'warning' },
  );
};

test('the list and its English', async () => {
  const { content, problems } = await guideWith();
  expect(problems.filter(({ file }) => file.startsWith('policies/wuhan'))).toEqual([]);
  if (content === undefined) throw new Error('no content');
  expect(checkExamples(content, '2026-11-23').filter(({ file }) => file.startsWith('policies/wuhan'))).toEqual([]);
});

test('with the keys that stand there as comments', async () => {
  const { problems } = await guideWith('只收录部分: 是', '此前没有同类规定: 是', '已知:', '  - { 发现');
  expect(problems.filter(({ file }) => file.startsWith('policies/wuhan'))).toEqual([]);
});
