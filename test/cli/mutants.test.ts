/** liukan check --mutants: survivors with the example that would notice them, in words, as JSON, and written. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aContent, liukan, tidyAfterEach } from './run.ts';

tidyAfterEach();

test('survivors are printed with an example to paste, --write appends it, and then none survive', async () => {
  const folder = await aContent();
  const first = await liukan(['check', '--mutants', folder]);
  expect([first.code, first.stderr]).toEqual([1, '']);
  expect(first.stdout).toMatch(
    /^试了 \d+ 处小改动：\d+ 处有范例发现，\d+ 处证明不改变任何结论，[1-9]\d* 处没有范例发现。/,
  );
  expect(first.stdout).toMatch(/在范例里决定过结论的情形：\d+ \/ \d+/);
  expect(first.stdout).toMatch(/\n# policies\/hubei\/sample\.examples\.yaml\n# hubei\/sample：「/);
  expect(first.stdout).toMatch(/\n {2}- 名称: 界线：.*就不成立\n {4}事实: /);

  const written = await liukan(['check', '--mutants', folder, '--write']);
  expect([written.code, written.stderr]).toEqual([0, '']);
  expect(written.stdout).toMatch(/policies\/hubei\/sample\.examples\.yaml：添了 \d+ 个范例/);
  expect(await readFile(join(folder, 'policies/hubei/sample.examples.yaml'), 'utf8')).toMatch(
    /^#.*\n范例:\n {2}- 名称: /,
  );

  const again = await liukan(['check', '--mutants', folder]);
  expect(again.stdout).toContain('，0 处没有范例发现。');
  expect(again.code).toBe(0);
  expect((await liukan(['check', folder])).code).toBe(0);
});

test('--json prints one JSON document and nothing else', async () => {
  const { code, stdout, stderr } = await liukan(['check', '--mutants', await aContent(), '--json']);
  const told = JSON.parse(stdout) as {
    right: boolean;
    harmless: number;
    provedHarmless: unknown[];
    survivors: unknown[];
    examples: { yaml: string }[];
  };
  expect([code, stderr, told.right]).toEqual([1, '', false]);
  expect(told.survivors[0]).toEqual({ pack: expect.any(String), change: expect.stringContaining('「') });
  expect(told.harmless).toBeGreaterThan(0);
  expect(told.provedHarmless).toHaveLength(told.harmless);
  expect(told.provedHarmless[0]).toEqual({ pack: expect.any(String), change: expect.stringContaining('「') });
  expect(told.examples[0]?.yaml).toMatch(/^ {2}- 名称: /);
});

test.each([
  [['check', '--write'], '--write 要和 --mutants 一起写'],
  [['check', '--mutants', '--pack', 'hubei/nothing'], '没有「hubei/nothing」这个政策包'],
  [['check', '--mutants', '--as-of', 'today'], '--as-of：「today」要写成年-月-日'],
])('%j is a mistake of usage', async (args, told) => {
  const { code, stderr } = await liukan(args);
  expect([code, stderr.includes(told)]).toEqual([2, true]);
});
