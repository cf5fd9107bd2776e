/** A 已知 excuses only what its own file brings about; and a bar of a higher level is seen wherever it applies. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { read } from '../../src/content/load.ts';
import { prove } from '../../src/core/prove.ts';
import type { Found } from '../../src/core/region.ts';
import { certify, printed, whyInvalid } from '../../src/proof/certificate.ts';

const written = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), 'utf8');

/** The flow, the list without fault, and these besides; by their paths. */
async function proofOf(packs: Readonly<Record<string, string>>) {
  const base = { 'policies/national/base.yaml': await written('policies/national/base.yaml'), ...packs };
  const files = new Map([['flows/flow.yaml', await written('flows/flow.yaml')], ...Object.entries(base)]);
  const { content, problems } = read(files);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (content === undefined) throw new Error('no content');
  const proof = prove(content, { asOf: '2026-11-01' });
  if ('exceeded' in proof) throw new Error('exceeded');
  return { found: proof.found, idle: proof.idle, isCertified: certify(content, proof) !== undefined };
}

const known = (text: string, ...accepted: readonly string[]): string =>
  `${text}\n已知:\n${accepted.map((each) => `  - ${each}\n`).join('')}`;
const in浙江 = (text: string): string => text.replaceAll('湖北', '浙江');
const open = (found: readonly Found[]) => found.filter(({ accepted }) => accepted === undefined);

const INVERTED = '{ 发现: 倒挂, 问题: 决策, 理由: 看过了，这个文件里没有问题。 }';
const GAP = '{ 发现: 空白, 理由: 没有说到的由人看。 }';

test('a 已知 of a higher file does not excuse an inversion that a lower file brings about; its own does', async () => {
  const base = await written('policies/national/base.yaml');
  const lower = await written('policies/hubei/inverted.yaml');
  const borrowed = await proofOf({
    'policies/national/base.yaml': known(base, INVERTED),
    'policies/hubei/inverted.yaml': lower,
  });
  expect(open(borrowed.found)).toMatchObject([
    { kind: 'inverted', question: '决策', pack: 'hubei/inverted', by: ['hubei/inverted/容1'], place: '湖北' },
  ]);
  expect(borrowed.idle).toMatchObject([{ pack: 'national/base', kind: 'inverted' }]);
  expect(borrowed.isCertified).toBe(false);

  const own = await proofOf({ 'policies/hubei/inverted.yaml': known(lower, INVERTED) });
  expect(open(own.found)).toEqual([]);
  expect(own.isCertified).toBe(true);
});

test('what one place accepts is not accepted for another, and is told for it', async () => {
  const hubei = await written('policies/hubei/inverted.yaml');
  const { found, isCertified } = await proofOf({
    'policies/hubei/inverted.yaml': known(hubei, INVERTED),
    'policies/zhejiang/inverted.yaml': in浙江(hubei),
  });
  expect(found.map(({ place, pack, accepted }) => [place, pack, accepted !== undefined])).toEqual([
    ['湖北', 'hubei/inverted', true],
    ['浙江', 'zhejiang/inverted', false],
  ]);
  expect(isCertified).toBe(false);
});

test('two outcomes of the same answers are two findings; the same cause in two places is one, with both places', async () => {
  const hubei = await written('policies/hubei/inverted.yaml');
  const { found } = await proofOf({
    'policies/national/inverted.yaml': hubei.replace('适用地区: 湖北\n', '').replace('省级', '全国'),
    'policies/hubei/referral.yaml': `政策包: 转人工\n制定机关: 湖北省\n层级: 省级\n适用地区: 湖北\n谁来认定: 党组织\n清单:\n  - 作用: 转人工\n    有下列情形之一:\n      - { 编号: 转1, 名称: 集体研究的, 当: { 决策: 集体研究, 补救: 已补救 }, 理由: 由人看。 }\n`,
  });
  expect(
    found.map(({ pack, outcomes, place, alsoAt = [] }) => [pack, outcomes?.join(' > '), [place, ...alsoAt]]),
  ).toEqual([
    ['national/inverted', 'exempt > tolerated', ['', '湖北']],
    ['hubei/referral', 'tolerated > referred', ['湖北']],
    ['hubei/referral', 'exempt > referred', ['湖北']],
    ['national/inverted', 'exempt > referred', ['湖北']],
  ]);
});

test('an inversion that only a 收紧 brings about is for the file that tightens to accept', async () => {
  const base = await written('policies/national/base.yaml');
  const tightening = (await written('policies/hubei/gap.yaml')).replace('集体研究 }', '个人决定 }');
  const borrowed = await proofOf({
    'policies/national/base.yaml': known(base, INVERTED),
    'policies/hubei/gap.yaml': known(tightening, GAP),
  });
  expect(open(borrowed.found)).toMatchObject([{ kind: 'inverted', pack: 'hubei/gap', by: ['national/base/容1'] }]);
  const own = await proofOf({ 'policies/hubei/gap.yaml': known(tightening, GAP, INVERTED) });
  expect(open(own.found)).toEqual([]);
});

test('a gap is for the list of that place to accept, not for the nation’s nor the province’s', async () => {
  const base = await written('policies/national/base.yaml');
  const gap = await written('policies/hubei/gap.yaml');
  const city = gap
    .replace('省级', '市级')
    .replace('适用地区: 湖北', '适用地区: 湖北/武汉')
    .replace('集体研究', '个人决定');
  const { found } = await proofOf({
    'policies/national/base.yaml': known(base, GAP),
    'policies/hubei/gap.yaml': known(gap, GAP),
    'policies/hubei/wuhan.yaml': city,
  });
  expect(
    found.filter(({ kind }) => kind === 'gap').map(({ place, accepted }) => [place, accepted !== undefined]),
  ).toEqual([
    ['湖北', true],
    ['湖北/武汉', false],
  ]);
});

test('a lower list without 施行 loosens a bar from the day on which that is in force', async () => {
  const base = await written('policies/national/base.yaml');
  const lower = await written('policies/hubei/conflict.yaml');
  const { found } = await proofOf({
    'policies/national/base.yaml': base.replace('层级: 全国\n', '层级: 全国\n施行: 2024-01-01\n'),
    'policies/hubei/conflict.yaml': lower,
  });
  expect(found.filter(({ kind }) => kind === 'conflict')).toMatchObject([
    {
      situation: 'hubei/conflict/容1',
      by: ['national/base/禁1'],
      within: [{ question: '行为时间', is: 'from', day: '2024-01-01' }],
      place: '湖北',
    },
  ]);
});

test('so does one for everybody, of a bar for some; a ground that the bar meets only in part is no conflict', async () => {
  const base = await written('policies/national/base.yaml');
  const lower = await written('policies/hubei/conflict.yaml');
  const bar = base.replace('层级: 全国\n', '层级: 全国\n适用对象: [中共党员]\n');
  const wholly = await proofOf({ 'policies/national/base.yaml': bar, 'policies/hubei/conflict.yaml': lower });
  expect(wholly.found.filter(({ kind }) => kind === 'conflict')).toMatchObject([
    { situation: 'hubei/conflict/容1', within: [{ question: '身份', is: 'oneOf', options: ['中共党员'] }] },
  ]);
  const partly = await proofOf({
    'policies/national/base.yaml': bar,
    'policies/hubei/conflict.yaml': lower.replace('动机: 为本人谋利, ', ''),
  });
  expect(partly.found.filter(({ kind }) => kind === 'conflict')).toEqual([]);
});

test('a certificate from before this rule is not valid any more, and that is said', async () => {
  const lower = known(await written('policies/hubei/inverted.yaml'), INVERTED);
  const { content } = read(
    new Map([
      ['flows/flow.yaml', await written('flows/flow.yaml')],
      ['policies/national/base.yaml', await written('policies/national/base.yaml')],
      ['policies/hubei/inverted.yaml', lower],
    ]),
  );
  if (content === undefined) throw new Error('no content');
  const proof = prove(content, { asOf: '2026-11-01' });
  const made = 'exceeded' in proof ? undefined : certify(content, proof);
  if (made === undefined) throw new Error('not certified');
  expect(whyInvalid(printed(made), content, '2026-11-01')).toBeUndefined();
  const older = printed(made).replace('liukan-proof-2', 'liukan-proof-1');
  expect(whyInvalid(older, content, '2026-11-01')).toContain('要重新证明');
});
