/** liukan chat: the same conversation on a terminal, and from a pipe. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aContent, aFolder, liukan, tidyAfterEach } from './run.ts';

tidyAfterEach();

const surroundings = async () => ({
  LIUKAN_CONTENT: await aContent(),
  LIUKAN_DATABASE: join(await aFolder(), 'a.sqlite'),
});

test('a whole conversation from a pipe, to the judgment and its deletion', async () => {
  const env = await surroundings();
  const lines = [
    '为什么',
    '1',
    '湖北',
    '2024-05-01',
    '容错',
    '我们开会研究以后先行先试。',
    '先行先试中的失误',
    '有部署',
    '一致',
    '为本人谋利',
    ...Array.from({ length: 8 }, () => '不清楚'),
    '详情',
    '删除',
    '1',
  ];
  const { code, stdout, stderr } = await liukan(['chat'], { env, input: `${lines.join('\n')}\n` });
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('这是您私下的自查');
  expect(stdout).toContain('选择适用的规定。');
  expect(stdout).toMatch(/ {2}1\. 中共党员\n {2}2\. 公务员/);
  expect(stdout).toContain('初步研判：不予容错');
  expect(stdout).toContain('已销毁');
  for (const suffix of ['', '-wal'])
    expect(
      (await readFile(`${env.LIUKAN_DATABASE}${suffix}`).catch(() => Buffer.alloc(0))).includes('先行先试。'),
    ).toBe(false);
});

test('in English', async () => {
  const { code, stdout } = await liukan(['chat', '--lang', 'en'], {
    env: await surroundings(),
    input: 'help\nexit\nnot said\n',
  });
  expect(code).toBe(0);
  expect(stdout).toContain('This is your private self-check');
  expect(stdout).toContain('Tap an option, or type its number');
  expect(stdout).not.toContain('did not understand');
});

test.each(['退出', 'exit', 'quit', 'EXIT'])('「%s」 leaves', async (word) => {
  const { code, stdout } = await liukan(['chat'], { env: await surroundings(), input: `${word}\n1\n` });
  expect(code).toBe(0);
  expect(stdout).not.toContain('记下了');
});

test('what comes without a line break at its end, from a Windows file, with blanks, is heard', async () => {
  const { stdout } = await liukan(['chat'], { env: await surroundings(), input: '１\r\n\r\n   湖北  ' });
  expect(stdout).toContain('记下了：身份——中共党员');
  expect(stdout).toContain('空白消息');
  expect(stdout).toContain('记下了：地区——湖北');
});

test('left here, taken up there with the code', async () => {
  const env = await surroundings();
  const first = await liukan(['chat'], { env, input: '1\n继续码\n' });
  const code = /LK(?:-[0-9A-Z]{4}){4}/.exec(first.stdout)?.[0] ?? '';
  const second = await liukan(['chat'], { env, input: `${code}\n进度\n` });
  expect(second.stdout).toContain('接上了');
  expect(second.stdout).toContain('已回答：身份');
});

test('no input at all is no error', async () => {
  const { code, stdout } = await liukan(['chat'], { env: await surroundings() });
  expect([code, stdout.includes('六看')]).toEqual([0, true]);
});

describe('chat --content: an unpublished change', () => {
  test('says so and which folder, leaves nothing in the database, and is read again at every start', async () => {
    const env = await surroundings();
    const tried = await aContent();
    const trial = (lang: string) => liukan(['chat', '--content', tried, '--lang', lang], { env, input: '1\n退出\n' });
    const first = await trial('zh');
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toMatch(new RegExp(`^【试用】没有发布的清单：${tried}（2 个政策包，sha256:[0-9a-f]{12}）`));
    expect(first.stdout).toContain('您的身份是?');
    await expect(readFile(env.LIUKAN_DATABASE)).rejects.toThrow('ENOENT');

    const flow = join(tried, 'flows/six-looks.yaml');
    await writeFile(flow, (await readFile(flow, 'utf8')).replace('您的身份是?', '当时是什么身份?'));
    const second = await trial('en');
    expect(second.stdout).toContain('[Trial] Lists that are not published');
    expect(second.stdout).toContain('当时是什么身份?');
  });

  test('what is wrong with the folder is told in words, by file and line, and nothing starts', async () => {
    const { code, stdout, stderr } = await liukan([
      'chat',
      '--content',
      await aContent('pack', '层级: 省级', '层级：省级'),
    ]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('policies/hubei/sample.yaml:4 「层级」后面用了全角冒号「：」');
  });
});
