/** How the program is called wrongly, and what it says then. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aContent, aFolder, liukan, start, tidyAfterEach } from './run.ts';

tidyAfterEach();

describe('ends with 2', () => {
  test.each([
    [[], '要写一个命令'],
    [['sreve'], '没有「sreve」这个命令，是不是「serve」？ · unknown command sreve; did you mean serve?'],
    [['judge', 'a.json', 'b.json'], 'judge 后面多写了「b.json」'],
    [['check', 'a', 'b'], 'check 后面多写了「b」：它后面最多写 1 项'],
    [['prove', 'a', 'b'], 'prove 后面多写了「b」'],
    [['serve', 'a'], 'serve 后面多写了「a」：它后面不写别的'],
    [
      ['prove', '--certfy'],
      '没有「--certfy」这个选项，是不是「--certify」？ · unknown option --certfy; did you mean --certify?',
    ],
    [['check', '--lang', 'en'], 'check 不用「--lang」这个选项 · check does not take --lang'],
    [['check', '--pack', 'hubei/report'], '--pack 要和 --mutants 一起写'],
    [['check', '--json=yes'], '「--json」后面不写内容 · --json takes no value'],
    [['judge', '-', '--lang'], '「--lang」后面要写内容'],
    [['judge', '-', '--lang', '--json'], '「--lang」后面要写内容'],
    [['user'], '写法：liukan user add'],
    [['user', 'remove', '甲'], '写法：liukan user add'],
    [['user', 'add', '甲'], '--unit'],
    [
      ['user', 'add', '甲', '--unit', '乙', '--role', 'king'],
      '--role 只能是 reviewer、senior、policy、auditor、administrator 之一',
    ],
    [['export'], '写法：liukan export'],
    [['export', 'x', '--format', 'docx'], '--format json'],
    [['chat', '--lang', 'fr'], '--lang 只能是 zh 或 en'],
    [['check', '--jsonn'], '没有「--jsonn」这个选项，是不是「--json」？'],
  ])('liukan %j', async (args, told) => {
    const { code, stdout, stderr } = await liukan(args, {
      env: { LIUKAN_DATABASE: join(await aFolder(), 'a.sqlite') },
    });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(told);
    expect(stderr).not.toMatch(/\n\s+at /);
    // what is wrong must not be lost above a whole page of help
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(3);
  });
});

test('whoever stops reading is not shown a stack, and what was asked for is done', async () => {
  const child = start(['check'], { env: { LIUKAN_CONTENT: await aContent() } });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, stderr]).toEqual([0, '']);
});

test.each([['help'], ['--help'], ['-h'], ['serve', '--help']])('help: %s', async (...args) => {
  const { code, stdout } = await liukan(args);
  expect(code).toBe(0);
  for (const command of ['serve', 'chat', 'check', 'judge', 'publish', 'versions', 'rollback', 'user add', 'export'])
    expect(stdout).toContain(command);
});

describe('a wrong environment variable is told by its name, in words', () => {
  test.each([
    ['PORT', 'abc', /PORT: 端口号/],
    ['PORT', '70000', /PORT/],
    ['LIUKAN_CODE_DAYS', '0', /LIUKAN_CODE_DAYS/],
    ['LIUKAN_PUBLIC_URL', 'not an address', /LIUKAN_PUBLIC_URL: 网址/],
    ['SLACK_SIGNING_SECRET', 'x', /SLACK_BOT_TOKEN/],
    ['SLACK_BOT_TOKEN', 'xoxb-1', /SLACK_SIGNING_SECRET 或 SLACK_APP_TOKEN/],
  ])('%s=%s', async (name, value, told) => {
    const { code, stdout, stderr } = await liukan(['serve'], { env: { [name]: value } });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(told);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('several are told at once', async () => {
    const { stderr } = await liukan(['serve'], { env: { PORT: 'abc', LIUKAN_CODE_DAYS: 'x' } });
    expect(stderr).toMatch(/PORT:.*\n.*LIUKAN_CODE_DAYS:/);
  });

  test('a secret is not printed', async () => {
    const { stderr } = await liukan(['serve'], { env: { SLACK_BOT_TOKEN: 'xoxb-very-secret', PORT: 'abc' } });
    expect(stderr).not.toContain('very-secret');
  });
});

describe('a database that is none', () => {
  test.each([
    [
      'another file',
      async (folder: string) => {
        await writeFile(join(folder, 'a.txt'), '会议纪要');
        return join(folder, 'a.txt');
      },
    ],
    ['a folder', async (folder: string) => folder],
  ])('%s', async (_, make) => {
    const database = await make(await aFolder());
    const { code, stdout, stderr } = await liukan(['user', 'add', '甲', '--unit', '乙'], {
      env: { LIUKAN_DATABASE: database },
    });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(database);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('user add', () => {
  test('prints a link that works once, and refuses the same name', async () => {
    const env = {
      LIUKAN_DATABASE: join(await aFolder(), 'data', 'a.sqlite'),
      LIUKAN_PUBLIC_URL: 'https://liukan.example.gov.cn/',
    };
    const added = await liukan(['user', 'add', '王审', '--unit', '某市纪委监委'], { env });
    expect(added.code).toBe(0);
    expect(added.stdout).toMatch(
      /已添加 王审（某市纪委监委）。.*24小时.*\nhttps:\/\/liukan\.example\.gov\.cn\/review#link=\S{20,}\n$/,
    );
    const again = await liukan(['user', 'add', '王审', '--unit', '别处'], { env });
    expect([again.code, again.stderr.includes('同名')]).toEqual([2, true]);
    const link = await liukan(['user', 'link', '王审'], { env });
    expect([link.code, /review#link=\S{20,}\n$/.test(link.stdout)]).toEqual([0, true]);
    expect(link.stdout).not.toContain(added.stdout.split('#link=')[1]?.trim() ?? '-');
    const nobody = await liukan(['user', 'link', '没有这人'], { env });
    expect([nobody.code, nobody.stderr.includes('没有这人')]).toEqual([2, true]);
  });
});

test('a broken content is refused by every command that needs one', async () => {
  const env = {
    LIUKAN_CONTENT: await aContent('pack', '应得: 不予容错', '应得: 可容错'),
    LIUKAN_DATABASE: join(await aFolder(), 'a.sqlite'),
  };
  for (const [args, undone] of [
    [['serve'], '没有启动'],
    [['chat'], '没有启动'],
    [['judge', '-'], '没有研判'],
    [['diagram'], '没有画图'],
    [['schema', 'pack'], '什么也没有做'],
  ] as const) {
    const { code, stdout, stderr } = await liukan(args, { env });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^清单有错，.*\npolicies\/hubei\/sample\.yaml:\d+ /);
    expect(stderr).toContain(`清单有错，${undone}；改好以后再来`);
  }
});
