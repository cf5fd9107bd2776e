/** A decided matter as a 范例: the judgment stays, the person goes. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOME, readConfig } from '../../src/config.ts';
import { answersFrom } from '../../src/content/answers.ts';
import { load, read } from '../../src/content/load.ts';
import { print } from '../../src/content/problems.ts';
import { judge } from '../../src/core/judge.ts';
import type { Reply } from '../../src/core/reply.ts';
import { broadAmount, broadDay, unnamed } from '../../src/review/unnamed.ts';
import { dayInChina } from '../../src/core/working-time.ts';
import { admit } from '../../src/review/users.ts';
import { type Server, startServer } from '../../src/server.ts';
import { FILES, sample } from '../content/sample.ts';
import { liukan } from '../cli/run.ts';
import { type Client, client } from './serve.ts';

test.each([
  ['2024-05-17', [], '2024-05-01'],
  ['2024-05-17', ['2024-01-01', '2025-01-01'], '2024-05-01'],
  ['2024-05-17', ['2024-05-01'], '2024-05-01'],
  ['2024-05-17', ['2024-05-10'], '2024-06-01'],
  ['2024-12-17', ['2024-12-10'], '2025-01-01'],
  ['2024-05-17', ['2024-05-10', '2024-05-20'], '2024-05-10'],
  ['2024-05-17', ['2024-05-17', '2024-05-18'], '2024-05-17'],
])('the day %s between changes on %j becomes %s', (day, changes, broad) => expect(broadDay(day, changes)).toBe(broad));

test.each([
  [1_234_567, [], 1_000_000],
  [1_234_567, [1_000_000], 1_200_000],
  [4_999_999, [5_000_000], 4_999_999],
  [0, [5_000_000], 0],
])('the amount %d beside thresholds %j becomes %d', (yuan, thresholds, broad) =>
  expect(
    broadAmount(
      yuan,
      thresholds.map((each) => ({ question: '损失金额', is: '>=', yuan: each })),
    ),
  ).toBe(broad),
);

test('of every 范例 that ships, what is left without the person is judged the same, on the same clauses', async () => {
  const { content } = await load(HOME);
  if (!content) throw new Error('the lists that ship are broken');
  const said = (answers: Parameters<typeof judge>[1]): unknown => {
    const judgment = judge(content, answers, '2026-11-23');
    return [
      judgment.settled ? judgment.outcome : judgment.possible,
      judgment.reliedOn.map((each) => each.situation.id),
    ];
  };
  for (const { facts, name } of content.packs.flatMap((pack) => pack.examples)) {
    const { answers } = answersFrom(content.flow, {
      谁在问: '当事人本人',
      阶段: '正在被了解、谈话或初步核实',
      经过: '张三的经过',
      ...facts,
    });
    const left = unnamed(content, answers, '2026-11-23');
    expect(said(left), name).toEqual(said(answers));
    expect(JSON.stringify(left), name).not.toContain('张三');
  }
});

describe('from a real matter', () => {
  let server: Server;
  let folder: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liukan-example-'));
    env = { LIUKAN_DATABASE: join(folder, 'a.sqlite') };
    const { content } = read(sample());
    if (!content) throw new Error('the sample is broken');
    server = await startServer({ ...readConfig(env), port: 0 }, content);
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  /** 为公 or 为本人谋利, up to where `until` says. */
  async function matter(
    motive: string,
    until: 'unsent' | 'submitted' | 'withdrawn' | 'decided' | 'appealed',
    outcome = 'mitigated',
  ) {
    const nobody = client(server.url, '');
    const { body: opened } = await nobody('POST', '/api/conversations', { json: {} });
    const headers = { authorization: `Bearer ${opened.token}` };
    let last: { seq: number; replies: readonly Reply[] } = opened;
    let count = 0;
    const say = async (message: { text: string } | { choice: string }) => {
      const { body } = await nobody('POST', `/api/conversations/${opened.id}/messages`, {
        json: { id: `m${++count}`, seq: last.seq, ...message },
        headers,
      });
      if (body.error) throw new Error(JSON.stringify(body.error));
      last = body;
    };
    const answers: Readonly<Record<string, string>> = {
      身份: '公务员',
      地区: '湖北武汉市洪山区',
      行为时间: '2024-05-17',
      事项: '容错',
      经过: '我叫张三，在水利局。',
      性质: '先行先试中的失误',
      依据: '没有依据',
      动机: motive,
      得利: '没有人得利',
      决策: '集体研究',
      后果: '轻微',
      损失金额: '123456',
      补救: '没有补救',
    };
    for (let n = 0; n < 40; n++) {
      const card = last.replies.map((reply) => reply.card).find((each) => each?.kind === 'question');
      if (card?.kind !== 'question') break;
      await say({ text: answers[card.question] ?? '不清楚' });
    }
    if (until === 'unsent') return opened.case as string;
    await say({ choice: ':person' });
    await say({ text: '某市水利局' });
    await say({ text: '李四' });
    await say({ choice: ':yes' });
    if (until === 'withdrawn') {
      await say({ text: '撤回' });
      await say({ choice: ':yes' });
    }
    if (until !== 'decided' && until !== 'appealed') return opened.case as string;
    const first = await taken();
    await first.decide(outcome);
    if (until === 'appealed') {
      await first.act({ type: 'told', seen: 0, form: 'written', to: '本人', on: dayInChina(server.world.now()) });
      for (const text of ['申诉', '动机没有说清楚']) await say({ text });
      const again = await taken();
      await again.act({ type: 'asked', look: 3 });
      for (const text of ['为本人谋利', '没有人得利']) await say({ text });
      await again.decide('barred');
    }
    return opened.case as string;
  }

  /** A reviewer who has the matter that waits, and a second person beside them. */
  async function taken() {
    const [one, other] = [await reviewer(), await reviewer()];
    const { body: queue } = await one('GET', '/api/review/reviews');
    const path = `/api/review/reviews/${queue.reviews[0].id}`;
    const act = async (json: object, who = one) => {
      const seen = 'seen' in json ? { seen: (await who('GET', path)).body.review.whole.acts } : {};
      return who('POST', `${path}/acts`, { json: { ...json, ...seen } });
    };
    if (queue.reviews[0].stage === 'submitted') await act({ type: 'accepted' });
    await act({ type: 'claimed' });
    return {
      act,
      async decide(outcome: string) {
        const { whole } = (await one('GET', path)).body.review;
        const draft = { outcome, reason: '张三的情况特殊。', clauses: [whole.record.clauses[0].id], seen: whole.acts };
        const { status, body: signed } = await one('POST', `${path}/sign`, { json: draft });
        expect(status).toBe(200);
        if (signed.review.stage === 'seconding') await act({ type: 'seconded', seen: 0 }, other);
        expect((await one('GET', path)).body.review.stage).toBe('decided');
      },
    };
  }

  async function reviewer(): Promise<Client> {
    const admitted = await admit(server.world, {
      name: `审核${Math.random()}`,
      unit: '某市纪委监委',
      role: 'reviewer',
    });
    if (!('link' in admitted)) throw new Error(admitted.refused);
    const { headers } = await client(server.url, '')('POST', '/api/review/session', { json: { link: admitted.link } });
    return client(server.url, headers.get('set-cookie')?.split(';')[0] ?? '');
  }

  test('decided otherwise: a 范例 that can be pasted, and nobody in it', async () => {
    const id = await matter('为公', 'decided');
    const { code, stdout, stderr } = await liukan(['export', id, '--example'], { env });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('  # 审核结论与初步研判不同');
    expect(stdout).toContain('  # 初步研判：可容错（hubei/sample/容1）');
    expect(stdout).toContain('  # 审核结论：可减责，引用 hubei/sample#第五条');
    expect(stdout).toContain('    应得: 可减责');
    expect(stdout).toContain('      行为时间: 2024-05-01\n');
    expect(stdout).toContain('      地区: 湖北/武汉\n');
    expect(stdout).toContain('      损失金额: 100000\n');
    for (const personal of ['张三', '李四', '水利局', '洪山', '2024-05-17', '123456', '纪委', id])
      expect(stdout).not.toContain(personal);

    const files = new Map(sample());
    const pasted = (text: string) => files.set(FILES.pack, `${sample().get(FILES.pack)}${text}`);
    expect(
      read(pasted(stdout))
        .problems.filter(({ severity }) => severity === 'error')
        .map(print),
    ).toEqual([]);
    const added = read(pasted(stdout))
      .content?.packs.find((pack) => pack.id === 'hubei/sample')
      ?.examples.at(-1);
    expect(added).toMatchObject({ expected: { outcome: 'mitigated' }, facts: { 动机: '为公', 得利: '没有人得利' } });
  });

  test('decided alike: says so, and is printed all the same', async () => {
    const { stdout } = await liukan(['export', await matter('为本人谋利', 'decided', 'barred'), '--example'], { env });
    expect(stdout).toContain('审核结论与初步研判一致');
    expect(stdout).toContain('    应得: 不予容错');
  });

  test('decided anew on appeal: what is known by then, and the decision that stands', async () => {
    const { stdout } = await liukan(['export', await matter('为公', 'appealed'), '--example'], { env });
    expect(stdout).toContain('    应得: 不予容错');
    expect(stdout).toContain('      动机: 为本人谋利\n');
  });

  test.each([
    ['unsent', '没有已提交的件'],
    ['withdrawn', '没有已提交的件'],
    ['submitted', '还没有审核结论'],
  ] as const)('%s: refused in words', async (until, words) => {
    const { code, stdout, stderr } = await liukan(['export', await matter('为公', until), '--example'], { env });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(words);
  });
});
