/** A matter's whole way on the real server: the officer consults and consents, reviewers act, the officer reads the decision. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOME, readConfig } from '../../src/config.ts';
import { load } from '../../src/content/load.ts';
import type { Reply } from '../../src/core/reply.ts';
import { SHELVES } from '../../src/review/queue.ts';
import { admit } from '../../src/review/users.ts';
import { type Server, startServer } from '../../src/server.ts';
import { type Client, client } from './serve.ts';

let server: Server;
beforeAll(async () => {
  const { content } = await load(HOME);
  if (!content) throw new Error('the lists that ship are broken');
  server = await startServer({ ...readConfig({ LIUKAN_DATABASE: ':memory:' }), port: 0 }, content);
});
afterAll(() => server.stop());

/** How each kind of question is answered; of options the first is taken. The lists may change, the way to a reviewer does not. */
const typed = {
  amount: '0',
  date: '2023-03-01',
  place: '湖北武汉',
  account: '为加快背街小巷改造，我主持会议通过了小型项目抽签法。',
  line: '没有',
};

interface Said {
  readonly seq: number;
  readonly status: string;
  readonly replies: readonly Reply[];
}

/** An officer at the web API. */
async function officer(unit: string, excluded: string) {
  const nobody = client(server.url, '');
  const { body: opened } = await nobody('POST', '/api/conversations', { json: {} });
  const headers = { authorization: `Bearer ${opened.token}` };
  let last: Said = opened;
  let messages = 0;
  const say = async (message: { text: string } | { choice: string }): Promise<Said> => {
    const { body } = await nobody('POST', `/api/conversations/${opened.id}/messages`, {
      json: { id: `m${++messages}`, seq: last.seq, ...message },
      headers,
    });
    if (body.error) throw new Error(JSON.stringify(body.error));
    last = body;
    return last;
  };
  const question = () => last.replies.find(({ card }) => card?.kind === 'question');
  for (let asked = question(), n = 0; asked?.card?.kind === 'question'; asked = question()) {
    if (++n > 60) throw new Error(`no end of questions: ${asked.card.question}`);
    const { input } = asked.card;
    const option = asked.choices?.find(({ role }) => role === 'option');
    await say(input === 'one' || input === 'many' ? { choice: option?.value ?? ':unknown' } : { text: typed[input] });
  }
  await say({ choice: ':person' });
  await say({ text: unit });
  await say({ text: excluded });
  const shown = last.replies.map(({ card }) => card).find((card) => card?.kind === 'record');
  const submitted = await say({ choice: ':yes' });
  return {
    shown,
    submitted,
    say,
    turns: async () =>
      (await nobody('GET', `/api/conversations/${opened.id}/turns?after=${submitted.seq}`, { headers })).body,
  };
}

async function reviewer(name: string, unit: string): Promise<Client> {
  const admitted = await admit(server.world, { name, unit, role: 'reviewer' });
  if (!('link' in admitted)) throw new Error(admitted.refused);
  const { headers } = await client(server.url, '')('POST', '/api/review/session', { json: { link: admitted.link } });
  return client(server.url, headers.get('set-cookie')?.split(';')[0] ?? '');
}

const REVIEWS = '/api/review/reviews';

const does = (one: Client, id: string, type: string) => one('POST', `${REVIEWS}/${id}/acts`, { json: { type } });

describe('from consent to the decision', () => {
  test('the reviewer sees exactly what was consented to, and the officer reads exactly what was decided', async () => {
    const [zhao, wang, li] = [
      await reviewer('赵六', '某市纪委监委'),
      await reviewer('王建国', '某市审计局'),
      await reviewer('李七', '某区住建局'),
    ];
    const { shown, submitted, say, turns } = await officer('某区住建局城建科', '王建国');
    expect(submitted.status).toBe('submitted');

    for (const recused of [wang, li])
      expect((await recused('GET', `${REVIEWS}?shelf=all`)).body).toMatchObject({ reviews: [], counts: { all: 0 } });
    const { body: queue } = await zhao('GET', REVIEWS);
    expect(queue.reviews).toMatchObject([{ unit: '某区住建局城建科', stage: 'submitted', held: 'nobody' }]);
    const [{ id }] = queue.reviews;
    const path = `${REVIEWS}/${id}`;
    const { whole } = (await zhao('GET', path)).body.review;
    expect(whole.record.sections).toEqual(shown?.sections);
    expect(JSON.stringify(whole.record.sections)).toContain('小型项目抽签法');
    expect(whole.record.clauses.length).toBeGreaterThan(0);

    expect((await does(zhao, id, 'claimed')).body.error.code, 'not accepted yet').toBe('not_now');
    expect((await does(zhao, id, 'accepted')).body.review).toMatchObject({ stage: 'accepted', held: 'nobody' });
    expect((await turns()).status).toBe('submitted');
    expect((await does(zhao, id, 'claimed')).body.review).toMatchObject({ stage: 'claimed', held: 'me' });
    expect((await turns()).status).toBe('claimed');
    expect((await say({ text: '撤回' })).status, 'claimed: too late to withdraw').toBe('claimed');
    await does(zhao, id, 'released');
    expect((await turns()).status).toBe('submitted');
    await does(zhao, id, 'claimed');

    const clause = whole.record.clauses[0];
    const { acts: seen } = (await zhao('GET', path)).body.review.whole;
    const draft = {
      outcome: 'mitigated',
      reason: '集体研究、没有谋利，\n但程序没有到位。',
      clauses: [clause.id],
      seen,
    };
    expect((await zhao('POST', `${path}/sign`, { json: draft })).body.review.stage).toBe('decided');
    const { status, turns: heard } = await turns();
    expect(status).toBe('decided');
    const card = heard
      .at(-1)
      .replies.map((reply: Reply) => reply.card)
      .find((one: Reply['card']) => one?.kind === 'decision');
    const read = JSON.stringify(card);
    for (const word of ['可减责', '但程序没有到位', clause.article, '某市纪委监委']) expect(read).toContain(word);
    expect(JSON.stringify(heard)).not.toContain('赵六');
  });

  test('two reviewers accept and claim at once: one gets it, the officer hears each once', async () => {
    const [sun, zhou] = [await reviewer('孙九', '某市纪委监委'), await reviewer('周十', '某市纪委监委')];
    const { turns } = await officer('某县水利局', '没有');
    const [{ id }] = (await sun('GET', REVIEWS)).body.reviews;
    for (const type of ['accepted', 'claimed']) {
      const answers = await Promise.all([sun, zhou].map((one) => does(one, id, type)));
      expect(answers.map(({ status }) => status).toSorted(), type).toEqual([200, 409]);
    }
    expect((await turns()).turns).toHaveLength(2);
  });

  test('withdrawn before anybody claimed it: gone from every shelf', async () => {
    const qian = await reviewer('钱八', '某市委组织部');
    const { say } = await officer('某县财政局', '没有');
    const on = async (shelf: string): Promise<string[]> =>
      (await qian('GET', `${REVIEWS}?shelf=${shelf}`)).body.reviews.map((review: { id: string }) => review.id);
    const [id = ''] = await on('waiting');
    expect(await on('all')).toContain(id);
    await say({ text: '撤回' });
    await say({ choice: ':yes' });
    for (const shelf of SHELVES) expect(await on(shelf), shelf).not.toContain(id);
    expect((await does(qian, id, 'accepted')).body.error.code).toBe('unknown_review');
    expect((await qian('GET', `${REVIEWS}/${id}`)).body.error.code).toBe('unknown_review');
  });
});
