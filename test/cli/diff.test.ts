/** liukan diff: folders, git revisions and what is published; matters that were sent in; mistakes in how it is called. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { aContent, aFolder, liukan, tidyAfterEach } from './run.ts';

tidyAfterEach();

const PACK = 'policies/hubei/sample.yaml';

async function reword(folder: string, path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, path), 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
  await writeFile(join(folder, path), text.replace(from, to));
}

/** Wider: the pilot's ground no longer asks how grave it was. */
const widened = () => aContent('pack', '          后果: { 不是: 重大 }\n', '');

const git = async (folder: string, ...args: string[]): Promise<void> => {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  await promisify(execFile)('git', ['-C', folder, ...who, ...args]);
};

describe('liukan diff', () => {
  test('two folders: what changed, how often, where, under which condition, and which 范例', async () => {
    const [old, next] = [await aContent(), await widened()];
    await reword(next, PACK, '要旨: 谋利的不容错。', '要旨: 谋取私利的不容错。');
    const { code, stdout, stderr } = await liukan(['diff', old, next, '--as-of', '2026-11-23']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`${PACK} 条款「第六条」的要旨改了`);
    expect(stdout).toContain(`${PACK} 情形「容1 先行先试失误」：条件改了`);
    expect(stdout).toMatch(/变得有利：转人工研判 → 可容错 [\d,]+ 种/);
    expect(stdout).toContain('没有变化的地区：没有本地清单的地方');
    expect(stdout).toContain('下面 2 条之一');
    expect(stdout).toMatch(/1\. 现在可容错（原来转人工研判 [\d,]+ 种）：湖北\n/);
    expect(stdout).toMatch(/2\. 现在可容错（原来转人工研判 [\d,]+ 种）：湖北\/武汉\n/);
    expect(stdout).toContain('「后果」答“重大”');
    expect(stdout).toContain('没有改的情形单独看：一条也不成立');
    expect(stdout).toContain('同一种回答可能符合几条，各条的数目不能相加');
    expect(stdout).toMatch(/例如：.*后果＝重大/);
    expect(stdout).toContain('范例的结论都没有变');
  });

  test('the other way round it harms, and says so first; --json says the same', async () => {
    const [old, next] = [await widened(), await aContent('pack', '当: { 动机: 为本人谋利 }', '当: { 得利: 亲属得利 }')];
    const json = JSON.parse((await liukan(['diff', old, next, '--json'])).stdout) as {
      moves: { way: string }[];
      conditions: { way: string; words: string[]; moves: { count: string }[] }[];
      examples: { name: string; outcomes: { from: string; to: string } }[];
    };
    const ways = json.conditions.map(({ way }) => way);
    expect(ways).toEqual(ways.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)));
    expect(ways[0]).toBe('harm');
    expect(new Set(json.moves.map(({ way }) => way))).toEqual(new Set(ORDER.slice(0, 2)));
    expect(json.examples).toMatchObject([
      { name: '谋利的不容错', outcomes: { from: '不予容错', to: expect.stringMatching(/^未定/) } },
    ]);
    expect(json.conditions.every(({ moves }) => moves.every(({ count }) => /^\d+$/.test(count)))).toBe(true);
  });

  test('wording alone is no difference', async () => {
    const [old, next] = [await aContent(), await aContent('flow', '您的身份是?', '您是哪一种人员?')];
    const { code, stdout } = await liukan(['diff', old, next]);
    expect(code).toBe(0);
    expect(stdout).toContain('问题、情形和条款都没有改');
    expect(stdout).toContain('没有任何一种回答的结论会变');
  });

  test('the flow differs: options by file and name, and what only one version has', async () => {
    const [old, next] = [
      await aContent(),
      await aContent('flow', '{ 名称: 集体研究 }, ', '{ 名称: 集体研究 }, { 名称: 先定后报 }, '),
    ];
    const { code, stdout } = await liukan(['diff', old, next]);
    expect(code).toBe(0);
    expect(stdout).toContain('flows/six-looks.yaml 问题「决策」新增选项「先定后报」');
    expect(stdout).toMatch(/只在新版里有的回答：.*可容错 [\d,]+ 种/);
    expect(stdout).not.toContain('只在旧版里有的回答');
    expect(stdout).toContain('没有任何一种回答的结论会变');
  });

  test('a question of another kind is refused in words', async () => {
    const [old, next] = [
      await aContent(),
      await aContent('flow', '选项: [{ 名称: 已补救, 可以补做: 是 }, { 名称: 没有补救 }]', '类型: 金额'),
    ];
    const { code, stderr } = await liukan(['diff', old, next]);
    expect([code, stderr.includes('没有比较：问题「补救」的类型改了')]).toEqual([1, true]);
  });
});

const ORDER = ['harm', 'person', 'better'];

describe('revisions', () => {
  test('of the other folder’s repository, or of the configured one; a folder inside a repository too', async () => {
    const folder = await aContent();
    await git(folder, 'init', '-q');
    await git(folder, 'add', '.');
    await git(folder, 'commit', '-qm', '一');
    await git(folder, 'tag', 'v1.0');
    await reword(folder, PACK, '          后果: { 不是: 重大 }\n', '');
    const working = await liukan(['diff', 'HEAD', folder]);
    expect([working.code, working.stdout.includes('变得有利')]).toEqual([0, true]);
    await git(folder, 'commit', '-qam', '二');
    const two = await liukan(['diff', 'v1.0', 'HEAD'], { env: { LIUKAN_CONTENT: folder } });
    expect([two.code, two.stdout.includes('变得有利')]).toEqual([0, true]);
    expect((await liukan(['diff', 'HEAD', folder])).stdout).toContain('没有任何一种回答的结论会变');
    const nobody = await liukan(['diff', 'v9; touch x', folder]);
    expect([nobody.code, nobody.stderr.includes('不是文件夹，也不是')]).toEqual([2, true]);
  });
});

describe('what is published, and what was sent in', () => {
  test('a submitted matter is judged by both; a self-check that was not sent is in no number', async () => {
    const env = { LIUKAN_CONTENT: await aContent(), LIUKAN_DATABASE: join(await aFolder(), 'a.sqlite') };
    const before = await liukan(['diff', 'published', env.LIUKAN_CONTENT], { env });
    expect([before.code, before.stderr.includes('还没有数据库')]).toEqual([2, true]);
    expect((await liukan(['publish', '--by', '王某', '--why', '先用起来'], { env })).code).toBe(0);
    const answers =
      '公务员\n湖北武汉\n2024-05-01\n容错\n跳过\n先行先试中的失误\n没有依据\n为公\n没有人得利\n集体研究\n重大\n10万\n已补救\n';
    const sent = await liukan(['chat'], { env, input: `${answers}转人工\n某县水利局\n没有\n同意提交\n` });
    expect(sent.code).toBe(0);
    expect((await liukan(['chat'], { env, input: `新的咨询\n${answers}` })).code).toBe(0);

    const next = await widened();
    const { code, stdout } = await liukan(['diff', 'published', next], { env });
    expect(code).toBe(0);
    expect(stdout).toContain('已提交的 1 件在本机重算过，1 件会不同');
    expect(stdout).toMatch(/\n {2}[\w-]{8,} 转人工研判 → 可容错\n/);
    const named = await liukan(['diff', env.LIUKAN_CONTENT, next, '--database', env.LIUKAN_DATABASE, '--json']);
    expect((JSON.parse(named.stdout) as { matters: unknown }).matters).toMatchObject({ matters: 1 });
    await writeFile(join(env.LIUKAN_CONTENT, PACK), await readFile(join(next, PACK), 'utf8'));
    const published = await liukan(['publish', '--by', '王某', '--why', '放宽'], { env });
    expect(published.stdout).toContain('变得有利：转人工研判 → 可容错');
  });
});

describe('mistakes', () => {
  test.each([
    [['diff'], 2, '写法：liukan diff 旧 新'],
    [['diff', '.'], 2, '写法：liukan diff 旧 新'],
    [['diff', '.', '.', '.'], 2, '写法：liukan diff 旧 新'],
    [['diff', '.', '.', '--as-of', '昨天'], 2, '--as-of：「昨天」要写成年-月-日'],
    [['diff', '.', '.', '--database', '/nowhere/a.sqlite'], 2, '没有数据库文件'],
    [['diff', '没有这样的版本', '.'], 2, '不是文件夹，也不是'],
  ])('liukan %j ends with %i', async (args, code, told) => {
    const ended = await liukan(args);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toContain(told);
  });

  test('content that does not load: its problems, by file and line', async () => {
    const [old, next] = [await aContent(), await aContent('pack', '依据: 第五条\n', '依据: 第九条\n')];
    const { code, stdout, stderr } = await liukan(['diff', old, next]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/的清单有错，没有比较：\npolicies\/hubei\/sample\.yaml:\d+ /);
  });
});
