/** A server that is killed at any moment loses no message that it acknowledged, and applies none twice. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { askedQuestions } from '../../src/core/case.ts';
import { turnsAfter } from '../../src/store/turns.ts';
import { answersFrom } from '../../src/content/answers.ts';
import { COMPILED } from '../cli/run.ts';
import { judged, LIN } from './person.ts';
import { aWorld, closeAfterEach, shipped } from './world.ts';

closeAfterEach();

const ROUNDS = 20;
const AT_ONCE = 4;

/** What everybody says: the answers by their words, a slip, a change of mind, and the way to a reviewer. */
async function script(): Promise<readonly { readonly text?: string; readonly choice?: string }[]> {
  const { flow, ...content } = await shipped();
  const { answers } = answersFrom(flow, LIN);
  const questions = askedQuestions({ flow, ...content }, { answers, today: '2026-11-23' }).filter(
    ({ id }) => LIN[id as keyof typeof LIN] !== undefined || id === '经过',
  );
  const said = questions.map(({ id, kind }) => {
    const fact = LIN[id as keyof typeof LIN];
    if (fact === undefined) return { text: '跳过' };
    return kind === 'choice' ? { choice: `${id}=${[fact].flat().join('|')}` } : { text: String(fact) };
  });
  return [
    ...said.slice(0, 3),
    { text: '听不懂的话' },
    ...said.slice(3),
    { text: '改动机' },
    { choice: '动机=为了公共利益或工作需要' },
    { text: '转人工' },
    { text: '某区住建局' },
    { text: '没有' },
    { choice: ':yes' },
  ];
}

interface Acknowledged {
  readonly id: string;
  readonly seq: number;
  readonly case: string;
  readonly status: string;
  readonly replies: unknown;
  readonly judgment?: unknown;
}

/** The server as its clients know it: somewhere, or being started anew. */
function aServer(database: string, content: string) {
  let child: ChildProcess | undefined;
  let url: Promise<string> = Promise.resolve('');
  const start = (): Promise<string> => {
    const started = spawn(process.execPath, [join(import.meta.dirname, 'child-server.ts'), database, content], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
    });
    child = started;
    url = new Promise((resolve) =>
      started.stdout?.setEncoding('utf8').once('data', (line: string) => resolve(line.trim())),
    );
    return url;
  };
  const kill = (): Promise<unknown> =>
    new Promise((done) => {
      child?.once('close', (_, signal) => done(signal));
      child?.kill('SIGKILL');
    });
  return { start, kill, where: () => url };
}

test(`killed ${ROUNDS} times`, { timeout: 120_000 }, async () => {
  const world = await aWorld();
  const contentFile = join(world.folder, 'content.json');
  await writeFile(contentFile, JSON.stringify(await shipped()));
  const server = aServer(world.file, contentFile);
  const lines = await script();
  let over = false;

  /** Sends until it is acknowledged. */
  const ask = async (path: string, body: object, token?: string): Promise<Record<string, unknown>> => {
    for (;;) {
      const url = await server.where();
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      }).catch(() => undefined);
      const answer = (await response?.json().catch(() => undefined)) as Record<string, unknown> | undefined;
      if (response === undefined || answer === undefined) {
        await sleep(5); // it is down: the same again
        continue;
      }
      if (!response.ok) throw new Error(JSON.stringify(answer));
      return answer;
    }
  };

  /** One officer after another, until the killing is over; each talk to its end. */
  const talks: { readonly thread: string; readonly acknowledged: readonly Acknowledged[] }[] = [];
  const officers = async (): Promise<void> => {
    while (!over) {
      const { id: thread, token } = (await ask('/api/conversations', {})) as { id: string; token: string };
      const acknowledged: Acknowledged[] = [];
      for (const [at, line] of lines.entries()) {
        const id = `m${at}`;
        acknowledged.push({
          ...((await ask(`/api/conversations/${thread}/messages`, { id, ...line }, token)) as Omit<Acknowledged, 'id'>),
          id,
        });
      }
      talks.push({ thread, acknowledged });
    }
  };

  await server.start();
  const talking = Promise.all(Array.from({ length: AT_ONCE }, officers));
  for (let round = 0; round < ROUNDS; round++) {
    await server.where();
    await sleep(Math.random() * 400);
    expect(await server.kill()).toBe('SIGKILL'); // it did not end by itself
    void server.start();
  }
  over = true;
  await talking;
  await server.kill();

  const uninterrupted = (await judged(await aWorld())).last.judgment;
  expect(talks.length).toBeGreaterThanOrEqual(AT_ONCE);
  const keyOf = (id: string): string => createHash('sha256').update(id).digest('hex');
  for (const { thread, acknowledged } of talks) {
    const [{ case: caseId } = { case: '' }] = acknowledged;
    const turns = await turnsAfter(world.db, caseId, 0);
    // one turn for each message and the opening, in order, none besides
    expect(turns.map(({ seq }) => seq)).toEqual([1, ...acknowledged.map((_, at) => at + 2)]);
    expect(turns.slice(1).map(({ inboundId }) => inboundId)).toEqual(
      acknowledged.map(({ id }) => keyOf(`${thread}:${id}`)),
    );
    // what was acknowledged is what is kept
    expect(acknowledged.map(({ seq }) => seq)).toEqual(turns.slice(1).map(({ seq }) => seq));
    for (const [at, { replies }] of acknowledged.entries()) expect(replies).toEqual(turns[at + 1]?.replies);
    expect(acknowledged.at(-1)?.status).toBe('submitted');
    for (const { judgment } of turns) if (judgment !== null) expect(judgment).toEqual(uninterrupted);
    expect(turns.filter(({ judgment }) => judgment !== null).length).toBeGreaterThan(1);
  }
  const cases = talks.map(({ acknowledged }) => acknowledged[0]?.case ?? '');
  const reviews = await world.db.query('select case_id, stage from reviews', []);
  for (const caseId of cases)
    expect(reviews.filter((review) => review.case_id === caseId)).toEqual([{ case_id: caseId, stage: 'submitted' }]);
  expect(await world.db.query('pragma integrity_check', [])).toMatchObject([{ integrity_check: 'ok' }]);
});
