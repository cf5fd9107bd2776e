/** liukan publish, versions and rollback, and what a server that is running makes of them. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { aContent, aFolder, liukan, tidyAfterEach } from './run.ts';
import { post, serving } from './serving.ts';

tidyAfterEach();

/** An office: a folder of lists, and a store that does not yet exist. */
async function anOffice() {
  const env = { LIUKAN_CONTENT: await aContent(), LIUKAN_DATABASE: join(await aFolder(), 'data', 'a.sqlite') };
  const flow = join(env.LIUKAN_CONTENT, 'flows/six-looks.yaml');
  return {
    env,
    folder: env.LIUKAN_CONTENT,
    run: (...args: string[]) => liukan(args, { env }),
    /** The first question in other words. */
    async reword(from: string, to: string) {
      const text = await readFile(flow, 'utf8');
      if (!text.includes(from)) throw new Error(`the flow does not say ${from}`);
      await writeFile(flow, text.replaceAll(from, to));
    },
  };
}

const signed = ['--by', '王某', '--why', '县里开会定的'];

describe('publish', () => {
  test('the folder’s content, from then on; the record says who, when and why', async () => {
    const { run, reword } = await anOffice();
    const first = await run('publish', ...signed);
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/^已发布第 1 版 sha256:[0-9a-f]{12}\n {2}批准 {2}王某\n {2}理由 {2}县里开会定的\n/);
    expect(first.stdout).toContain('不用重启');
    expect(first.stdout).toContain('已经开始的自查仍用开始时的那一版');
    await reword('您的身份是?', '您是哪一种人员?');
    const second = await run('publish', '--by', '李某', '--why', '更好懂\n也更准');
    expect([second.code, second.stdout.split(' sha256')[0]]).toEqual([0, '已发布第 2 版']);

    const { code, stdout, stderr } = await run('versions');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^第 2 版（现用） {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}李某 {2}sha256:[0-9a-f]{12} {2}未审结 0 件\n {2}理由 {2}更好懂\n {8}也更准\n {2}证明 {2}\S.*\n(?: {2}与第 1 版相比.*\n(?: {4}.*\n)*)?\n第 1 版 {2}.*王某/,
    );
  });

  test('a folder that is named, whatever the configured one holds', async () => {
    const { run } = await anOffice();
    const other = await aContent('flow', '您的身份是?', '您是哪一种人员?');
    const named = await run('publish', other, ...signed);
    const checked = await liukan(['check', other, '--json']);
    const { versions } = JSON.parse((await run('versions', '--json')).stdout) as { versions: { content: string }[] };
    expect(named.code).toBe(0);
    expect(versions.map(({ content }) => content)).toEqual([
      (JSON.parse(checked.stdout) as { content: string }).content,
    ]);
  });

  test.each([
    [['publish'], '--by 姓名'],
    [['publish', '--why', '更好懂'], '--by 姓名'],
    [['publish', '--by', '王某'], '--why 理由'],
    [['publish', '--by', ' ', '--why', '更好懂'], '--by 姓名'],
    [['publish', '--by', '王某', '--why', '\u200b'], '--why 理由'],
    [['rollback', '1', '--by', '王某'], '--why 理由'],
    [['rollback', '1', '--why', '更好懂'], '--by 姓名'],
    [['rollback', ...signed], '写法：liukan rollback 版本号'],
    [['rollback', '0', ...signed], '写法：liukan rollback 版本号'],
    [['rollback', '第二版', ...signed], '写法：liukan rollback 版本号'],
    [['rollback', '1', ...signed], '还没有发布过'],
  ])('liukan %j ends with 2, and nothing is published', async (args, told) => {
    const { run } = await anOffice();
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(told);
    expect((await run('versions', '--json')).stdout).toBe(
      `${JSON.stringify({ versions: [], pending: [] }, null, 2)}\n`,
    );
  });

  test('what is published already', async () => {
    const { run, folder } = await anOffice();
    await run('publish', ...signed);
    await writeFile(
      join(folder, 'flows/six-looks.yaml'),
      `# 只加一行说明\n${await readFile(join(folder, 'flows/six-looks.yaml'), 'utf8')}`,
    );
    const { code, stdout, stderr } = await run('publish', ...signed);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('没有发布：与现在用的第 1 版内容相同');
  });

  test('lists with a mistake: by file and line', async () => {
    const { run } = await anOffice();
    const { code, stdout, stderr } = await run(
      'publish',
      await aContent('pack', '应得: 不予容错', '应得: 可容错'),
      ...signed,
    );
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/policies\/hubei\/sample\.yaml:\d+ .*\n.*没有发布/s);
    expect((await run('versions')).stdout).toContain('还没有发布过');
  });

  test('two at once: both have a number of their own, or one is told', async () => {
    const { run } = await anOffice();
    const folders = [await aContent(), await aContent('flow', '您的身份是?', '您是哪一种人员?')];
    const ended = await Promise.all(folders.map((folder) => run('publish', folder, ...signed)));
    const { versions } = JSON.parse((await run('versions', '--json')).stdout) as { versions: { number: number }[] };
    expect(versions).toHaveLength(ended.filter(({ code }) => code === 0).length);
    expect(versions.map(({ number }) => number)).toEqual(versions.map((_, at) => versions.length - at));
    for (const { code, stderr } of ended)
      if (code !== 0) expect([code, stderr]).toEqual([1, expect.stringContaining('刚刚')]);
  });
});

describe('rollback', () => {
  test('a new version with the old content; the record keeps both', async () => {
    const { run, reword } = await anOffice();
    await run('publish', ...signed);
    await reword('您的身份是?', '您是哪一种人员?');
    await run('publish', ...signed);
    const back = await run('rollback', '1', '--by', '李某', '--why', '改错了');
    expect([back.code, back.stdout.split(' sha256')[0]]).toEqual([0, '已回退：第 3 版，内容就是第 1 版的']);
    const json = JSON.parse((await run('versions', '--json')).stdout) as { versions: Record<string, unknown>[] };
    expect(json.versions).toMatchObject([
      {
        number: 3,
        by: '李某',
        why: '改错了',
        restores: 1,
        current: true,
        difference: ['没有任何一种回答的结论会变。'],
        certificate: expect.objectContaining({ format: 'liukan-proof-2' }),
      },
      { number: 2, restores: null, current: false },
      { number: 1, content: json.versions[0]?.['content'], current: false },
    ]);
    expect((await run('versions')).stdout).toContain('回退  内容就是第 1 版的');

    const again = await run('rollback', '1', ...signed);
    expect([again.code, again.stderr.includes('与现在用的第 3 版内容相同')]).toEqual([1, true]);
    const unknown = await run('rollback', '9', ...signed);
    expect([unknown.code, unknown.stderr.includes('现有第 1 到第 3 版')]).toEqual([2, true]);
  });
});

describe('serve', () => {
  const FIRST = '您的身份是?';
  const asked = async (url: string): Promise<string> => JSON.stringify(await post(`${url}/api/conversations`, {}));

  test('with nothing published: the folder, and it says so', async () => {
    const { env } = await anOffice();
    const server = await serving(env);
    expect(server.printed()).toContain(`${env.LIUKAN_CONTENT}（还没有发布过`);
    expect(await asked(server.url)).toContain(FIRST);
    await server.stop();
  });

  test('what was published, whatever lies in the folder now: another content, one with mistakes, or nothing', async () => {
    const { env, run, reword, folder } = await anOffice();
    await run('publish', ...signed);
    const starting = async () => {
      const server = await serving(env);
      const first = await asked(server.url);
      await server.stop();
      expect(server.printed()).toMatch(/第 1 版，王某 \d{4}-\d\d-\d\d \d\d:\d\d 批准/);
      expect(first).toContain(FIRST);
      return server.printed();
    };
    expect(await starting()).not.toContain('文件夹里');
    await reword(FIRST, '您是哪一种人员?');
    expect(await starting()).toMatch(
      /文件夹里有改动还没有发布，没有在用；发布：npx liukan publish --by 姓名 --why 理由/,
    );
    await writeFile(join(folder, 'policies/hubei/sample.yaml'), '西瓜');
    expect(await starting()).toContain('文件夹里的清单有错，没有在用');
    await rm(folder, { recursive: true });
    await mkdir(folder);
    expect(await starting()).toContain('文件夹里的清单有错，没有在用');
  });

  test('takes up a publication while it runs; a consultation under way keeps its own; matters are counted', async () => {
    const { env, run, reword } = await anOffice();
    const server = await serving(env);
    const { id, token } = (await post(`${server.url}/api/conversations`, {})) as { id: string; token: string };
    let n = 0;
    const say = (text: string) =>
      post(`${server.url}/api/conversations/${id}/messages`, { id: `m${++n}`, text }, token);
    await say('1');
    await run('publish', ...signed); // what the folder held, so the consultation is on version 1
    await reword(FIRST, '您是哪一种人员?');
    await run('publish', '--by', '李某', '--why', '更好懂');
    await sleep(1100);
    expect(await asked(server.url)).toContain('您是哪一种人员?');
    expect(JSON.stringify(await say('重来'))).not.toContain('您是哪一种人员');
    expect(JSON.stringify(await say('是'))).toContain(FIRST);

    for (const text of ['1', '转人工', '某县水利局', '没有', '同意提交']) await say(text);
    expect((await run('versions')).stdout).toMatch(/第 2 版.*未审结 0 件.*第 1 版.*未审结 1 件/s);
    const back = await run('rollback', '1', ...signed);
    expect(back.stdout).not.toContain('已提交、还没有审结的');
    await reword('您是哪一种人员?', '您属于哪一类?');
    expect((await run('publish', ...signed)).stdout).toContain('已提交、还没有审结的：1 件仍用第 3、1 版。');
    const json = JSON.parse((await run('versions', '--json')).stdout) as { pending: unknown };
    expect(json.pending).toEqual([{ content: expect.stringMatching(/^sha256:/), numbers: [3, 1], matters: 1 }]);
    expect((await run('versions')).stdout).toMatch(/第 3 版.*未审结 1 件.*第 1 版.*未审结的计在第 3 版/s);
    await server.stop();
  });
});

test('chat begins with what was published; with --content, with the change that is tried', async () => {
  const { env, run, reword, folder } = await anOffice();
  await run('publish', ...signed);
  await reword('您的身份是?', '您是哪一种人员?');
  const published = await liukan(['chat'], { env, input: '你好\n' });
  const tried = await liukan(['chat', '--content', folder], { env, input: '你好\n' });
  expect([published.code, tried.code]).toEqual([0, 0]);
  const [old, next] = ['您的身份是?', '您是哪一种人员?'];
  expect([published.stdout.includes(old), published.stdout.includes(next)]).toEqual([true, false]);
  expect([tried.stdout.includes(old), tried.stdout.includes(next)]).toEqual([false, true]);
});
