/** liukan diagram and liukan schema: what they print, where they write it, and what they refuse in words. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aContent, aFolder, liukan, tidyAfterEach } from './run.ts';

tidyAfterEach();

describe('diagram', () => {
  test('the flow on standard output, an SVG and nothing else', async () => {
    const { code, stdout, stderr } = await liukan(['diagram', await aContent()]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+mm"[\s\S]*<\/svg>\n$/);
    expect(stdout).toContain('一看问题性质');
  });

  test('one pack into a file, with the paper and the size of the type', async () => {
    const out = join(await aFolder(), 'pack.svg');
    const { code, stdout } = await liukan(['diagram', await aContent(), '--pack', 'hubei/sample', '--out', out]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^已画好：\S+pack\.svg，A4 横向，字号 [\d.]+ 磅\n$/)]);
    expect(await readFile(out, 'utf8')).toContain('谋取私利');
  });

  test('what a city tightens is named by the name it has above', async () => {
    const { stdout } = await liukan(['diagram', await aContent(), '--pack', 'hubei/city']);
    expect(stdout).toContain('hubei/sample/容1');
    expect(stdout).toContain('先行先试失误');
  });

  test('Mermaid in English', async () => {
    const { stdout } = await liukan(['diagram', await aContent(), '--format', 'mermaid', '--lang', 'en']);
    expect(stdout).toMatch(/^flowchart LR\n/);
  });

  test.each([
    [['--pack', 'hubei/smaple'], '没有「hubei/smaple」这个政策包，是不是 hubei/sample？'],
    [['--pack', '甲'], '可以写：\n  hubei/city\n  hubei/sample'],
    [['--pack', 'hubei/sample', '--format', 'mermaid'], '政策清单画成 SVG'],
    [['--format', 'png'], '--format 只能是 svg 或 mermaid'],
    [['--lang', 'fr'], '--lang 只能是 zh 或 en'],
  ])('%j is refused: %s', async (args, words) => {
    const { code, stdout, stderr } = await liukan(['diagram', await aContent(), ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });
});

describe('schema', () => {
  test.each(['flow', 'pack', 'examples', 'flow.en', 'pack.en'])('%s of a folder is one JSON document', async (kind) => {
    const { code, stdout } = await liukan(['schema', kind, await aContent()]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ $schema: expect.any(String), type: 'object' });
    // the options are those of that folder's own flow
    if (kind === 'pack') expect(stdout).toContain('先行先试中的失误');
  });

  test('another word is refused', async () => {
    const { code, stderr } = await liukan(['schema', 'list']);
    expect([code, stderr.includes('flow|flow.en|pack|pack.en|examples')]).toEqual([2, true]);
  });
});
