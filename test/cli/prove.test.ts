/** liukan prove: which day, which place, which pack. On the small lists of the bad packs, each with a fault. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HOME } from '../../src/config.ts';
import { read } from '../../src/content/load.ts';
import { prove } from '../../src/core/prove.ts';
import { report } from '../../src/proof/report.ts';
import { sample } from '../content/sample.ts';
import { liukan } from './run.ts';

const LISTS = join(HOME, 'test/bad-packs');

test.each([
  ['prove', ['prove', LISTS]],
  ['diff', ['diff', LISTS, LISTS]],
  ['check --mutants', ['check', LISTS, '--mutants']],
])('%s takes no day of asking that is not in the calendar', async (_, args) => {
  for (const [day, why] of [
    ['2023-02-30', '没有「2023-02-30」这一天'],
    ['2023-2-3', '「2023-2-3」要写成年-月-日，例如 2023-02-03'],
    ['昨天', '「昨天」要写成年-月-日，例如 2024-05-01'],
  ]) {
    const { code, stdout, stderr } = await liukan([...args, '--as-of', day ?? '']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`--as-of：${why}`);
  }
});

test('a place without lists of its own is shown as what it is judged by, and that is said', async () => {
  const { stdout } = await liukan(['prove', LISTS, '--region', '湖南']);
  expect(stdout).toContain('「湖南」没有自己的清单，按「没有本地清单的地方」算');
  expect(stdout).toContain('\n没有本地清单的地方：');
  expect(stdout).not.toContain('\n湖北：');
  const { stdout: city } = await liukan(['prove', LISTS, '--region', '湖北省武汉市']);
  expect(city).toContain('「湖北省武汉市」没有自己的清单，按「湖北」的算');
  expect(city).toContain('\n湖北：');
  const { code, stderr } = await liukan(['prove', LISTS, '--region', '湖兰']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('没有「湖兰」这个地方')]);
});

test('--pack shows what a pack takes part in, and says that there is more', async () => {
  const { code, stdout } = await liukan(['prove', LISTS, '--pack', 'hubei/never-decides']);
  expect(code).toBe(1);
  const [, found = ''] = stdout.split('\n与 hubei/never-decides 有关的发现');
  expect(found).toContain('「hubei/never-decides/容1 ');
  expect(found).not.toContain('hubei/dead/容1');
  expect(found).toMatch(/别的清单还有 \d+ 处没有写明理由/);
  expect(stdout).not.toContain('\n没有本地清单的地方：');
  const refused = await liukan(['prove', LISTS, '--pack', 'hubei/nope']);
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('没有「hubei/nope」这个政策包')]);
});

test('what works only for conduct to come is told, so that it does not look like a bar that works', () => {
  const { content } = read(sample('pack', '施行: 2024-01-01\n', '施行: 2029-01-01\n'));
  if (content === undefined) throw new Error('no content');
  const proof = prove(content, { asOf: '2026-11-23' });
  if ('exceeded' in proof) throw new Error('exceeded');
  const told = report(content, proof, { milliseconds: 0 });
  expect(told).toMatch(/提醒：hubei\/sample 的「禁1」.*只对 2029-01-01 以后（含当天）的行为起作用/);
  const later = prove(content, { asOf: '2029-01-01' });
  expect('exceeded' in later || report(content, later, { milliseconds: 0 })).not.toContain('起作用');
});
