/** Publishing while consultations are under way: each stays on what it began with, and one that begins later has the new. */
import { expect, test } from 'vitest';
import { receive } from '../../src/conversation.ts';
import { standingOf } from '../../src/conversation/standing.ts';
import { type Content, revived } from '../../src/core/content.ts';
import { contentForNew, contentOf } from '../../src/pinned.ts';
import { newestPublished } from '../../src/publish/newest.ts';
import { type Proofs, publish, rollBack } from '../../src/publish/publish.ts';
import { versions } from '../../src/publish/versions.ts';
import { putContent } from '../../src/store/contents.ts';
import type { Publication } from '../../src/store/publications.ts';
import { arrived, judged, LIN, person, submitted, textOf } from './person.ts';
import { aReviewer } from './reviewer.ts';
import { aWorld, closeAfterEach, shipped, type TestWorld } from './world.ts';

closeAfterEach();

const approval = { by: '王某', why: '更好懂' };
const silent: Proofs = { certificateOf: () => ({ certificate: null }), differenceOf: () => [] };

/** What ships, asking one thing in other words. */
async function reworded(words: string): Promise<Content> {
  const text = JSON.stringify(await shipped()).replaceAll('当时有多紧急', words);
  return { ...(JSON.parse(text) as Content), hash: `sha256:${words}` };
}

/** A server's world: it looks for what is published, once a second by the test's clock. */
async function aServer(): Promise<TestWorld> {
  const world = await aWorld();
  return Object.assign(world, { published: newestPublished(world) });
}

const published = async (world: TestWorld, content: Content, proofs = silent): Promise<Publication> => {
  const outcome = await publish(world, proofs, content, approval);
  if ('refused' in outcome) throw new Error(outcome.refused);
  world.clock.now += 1000;
  return outcome;
};

const hashOfCase = async (world: TestWorld, caseId: string) => (await standingOf(world, caseId))?.content.hash;

test('while nothing is published, consultations begin with the folder’s content', async () => {
  const world = await aServer();
  expect(await hashOfCase(world, (await arrived(world)).last.caseId)).toBe((await shipped()).hash);
});

test('one begun before stays on its version to the end, one begun after has the new, without a restart', async () => {
  const world = await aServer();
  await published(world, await shipped());
  const before = await arrived(world);
  const next = await reworded('事情当时急到什么程度');
  await published(world, next);

  const after = await arrived(world);
  await before.answer(LIN, '紧急程度');
  await after.answer(LIN, '紧急程度');
  expect(textOf(before.last)).toContain('当时有多紧急');
  expect(textOf(after.last)).toContain('事情当时急到什么程度');
  expect(textOf(after.last)).not.toContain('当时有多紧急');

  await before.answer(LIN);
  expect(before.last.judgment).toMatchObject({ content: (await shipped()).hash });
  await after.answer(LIN);
  expect(after.last.judgment).toMatchObject({ content: next.hash });
});

test('the first words of a consultation are understood with the new version too', async () => {
  const world = await aServer();
  const moved = JSON.parse(
    JSON.stringify(await shipped()).replaceAll('工作中的失误能不能容错', '工作失误怎么看'),
  ) as Content;
  await published(world, { ...moved, hash: 'sha256:moved' });
  const officer = person(world);
  const received = await officer.say('工作失误怎么看');
  expect(await hashOfCase(world, received.caseId)).toBe('sha256:moved');
  expect((await standingOf(world, received.caseId))?.moment.context.answers).toHaveProperty('事项');
});

test('going back is a publication: what begins then has the old content, what began between keeps its own', async () => {
  const world = await aServer();
  const first = await published(world, await shipped(), {
    ...silent,
    certificateOf: () => ({ certificate: '{"n":1}' }),
  });
  const next = await reworded('急不急');
  await published(world, next);
  const between = await judged(world);
  const back = await rollBack(world, { differenceOf: (old, now) => [`${old.hash} → ${now.hash}`] }, 1, approval);
  world.clock.now += 1000;
  expect(back).toMatchObject({
    number: 3,
    content: first.content,
    restores: 1,
    certificate: '{"n":1}',
    difference: `${next.hash} → ${first.content}`,
  });
  expect(await hashOfCase(world, between.last.caseId)).toBe(next.hash);
  expect(await hashOfCase(world, (await arrived(world)).last.caseId)).toBe(first.content);
  expect((await versions(world.db)).publications.map(({ number }) => number)).toEqual([3, 2, 1]);
});

test('another process publishes: in use after a second, and not looked for more often', async () => {
  const world = await aServer();
  const other = await world.again();
  await arrived(world);
  const next = await reworded('急不急');
  await publish(other, silent, next, approval);
  expect((await contentForNew(world)).hash).toBe((await shipped()).hash);
  world.clock.now += 1000;
  expect((await contentForNew(world)).hash).toBe(next.hash);
});

test('a database that could not be asked is asked again at once', async () => {
  const world = await aWorld();
  let asked = 0;
  const db: TestWorld['db'] = {
    ...world.db,
    query: async (sql, params) => (asked++ === 0 ? Promise.reject(new Error('busy')) : world.db.query(sql, params)),
  };
  const newest = newestPublished({ db, now: world.now });
  await expect(newest()).rejects.toThrow('busy');
  expect(await newest()).toBeUndefined();
  await newest();
  expect(asked).toBe(2);
});

test('one object for one hash, however many ask at once', async () => {
  const world = await aServer();
  const next = await reworded('急不急');
  await published(world, next);
  const asked = await Promise.all(Array.from({ length: 5 }, () => contentOf(world, next.hash)));
  expect(new Set([...asked, await contentForNew(world)]).size).toBe(1);
  expect((await standingOf(world, (await arrived(world)).last.caseId))?.content).toBe(asked[0]);
});

test('a content that is not in the database is a fault, and is looked for again when it is there', async () => {
  const world = await aWorld();
  const next = await reworded('急不急');
  await expect(contentOf(world, next.hash)).rejects.toThrow(next.hash);
  await world.db.commit(putContent({ hash: next.hash, body: next, createdAt: 1 }));
  expect(await contentOf(world, next.hash)).toMatchObject({ hash: next.hash });
});

test('a consultation that began before packs had 只收录部分 and 已知 goes on, and judges alike', async () => {
  const world = await aWorld();
  const whole = await shipped();
  const packs = whole.packs.map(({ partial, firstOfItsKind, accepted, ...pack }) => pack);
  await world.db.commit(
    putContent({ hash: 'sha256:older', body: { ...whole, hash: 'sha256:older', packs }, createdAt: 1 }),
  );
  const older = await contentOf(world, 'sha256:older');
  expect(older.packs.every((pack) => pack.accepted.length === 0 && !pack.partial && !pack.firstOfItsKind)).toBe(true);
  expect(older.hash).toBe('sha256:older');
  const officer = await judged({ ...world, content: older });
  const continued = await receive(world, { id: 'later', thread: officer.thread, text: '详情' });
  expect(continued.caseId).toBe(officer.last.caseId);
  expect(textOf(continued)).not.toBe('');
});

test('what a pack says of itself is kept', async () => {
  const { packs, ...content } = await shipped();
  const [pack] = packs;
  if (pack === undefined) throw new Error('nothing ships');
  const accepted = [{ kind: 'gap', reason: '还没有写' }] as const;
  const read = revived(JSON.parse(JSON.stringify({ ...content, packs: [{ ...pack, partial: true, accepted }] })));
  expect(read.packs).toMatchObject([{ partial: true, accepted }]);
});

test('submitted matters are counted where they stay; self-checks are nowhere', async () => {
  const world = await aServer();
  await aReviewer(world);
  await submitted(world); // before anything was published
  await published(world, await reworded('急不急'));
  await submitted(world);
  await judged(world);
  await arrived(world);
  const decided = await aReviewer(world);
  await decided.claim();
  await published(world, await reworded('有多急'));
  const first = (await shipped()).hash;
  expect((await versions(world.db)).pending).toEqual([
    { content: 'sha256:急不急', numbers: [1], matters: 1 },
    { content: first, numbers: [], matters: 1 },
  ]);
  await decided.decide();
  expect((await versions(world.db)).pending).toEqual([{ content: 'sha256:急不急', numbers: [1], matters: 1 }]);
});

test('two publish at once: one wins, the other is told by whom, and nothing of theirs is published', async () => {
  const world = await aServer();
  const other = await world.again();
  await published(world, await shipped());
  const [one, two] = [await reworded('急不急'), await reworded('有多急')];
  // the second reads what stands before the first has written
  const slow: typeof world.db = {
    ...other.db,
    async commit(statements) {
      await publish(world, silent, one, { by: '甲', why: '先' });
      await other.db.commit(statements);
    },
  };
  const outcome = await publish({ db: slow, now: world.now }, silent, two, { by: '乙', why: '后' });
  expect(outcome).toMatchObject({ refused: 'overtaken', current: { number: 2, by: '甲', content: one.hash } });
  expect((await versions(world.db)).publications.map(({ by }) => by)).toEqual(['甲', '王某']);
  expect(await publish(other, silent, two, { by: '乙', why: '后' })).toMatchObject({ number: 3, by: '乙' });
});

test('eight processes publish at once: the numbers have no gap, and every loser is told', async () => {
  const world = await aServer();
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, async (_, at) =>
      publish(await world.again(), silent, await reworded(`急${at}`), approval),
    ),
  );
  const { publications } = await versions(world.db);
  expect(publications.map(({ number }) => number).toReversed()).toEqual(publications.map((_, at) => at + 1));
  expect(outcomes.filter((outcome) => !('refused' in outcome))).toHaveLength(publications.length);
  for (const outcome of outcomes) if ('refused' in outcome) expect(outcome.refused).toBe('overtaken');
});

test('refused: the same content, also under an older program’s hash; no such version; what is not certified', async () => {
  const world = await aServer();
  const content = await shipped();
  expect(await rollBack(world, silent, 1, approval)).toEqual({ refused: 'unknown_version', newest: undefined });
  const first = await published(world, { ...content, hash: 'sha256:older' });
  for (const same of [content, { ...content, hash: 'sha256:older' }])
    expect(await publish(world, silent, same, approval)).toEqual({ refused: 'nothing_new', current: first });
  expect(await rollBack(world, silent, 1, approval)).toEqual({ refused: 'nothing_new', current: first });
  expect(await rollBack(world, silent, 2, approval)).toEqual({ refused: 'unknown_version', newest: first });
  const unproved = { ...silent, certificateOf: () => ({ refused: '禁1 永不成立' }) };
  expect(await publish(world, unproved, await reworded('急不急'), approval)).toEqual({
    refused: 'not_certified',
    because: '禁1 永不成立',
  });
  expect((await versions(world.db)).publications).toEqual([first]);
});

test('what diff said, and the certificate, are kept as they were said', async () => {
  const world = await aServer();
  const proofs: Proofs = {
    certificateOf: ({ hash }) => ({ certificate: JSON.stringify({ hash }) }),
    differenceOf: (old, next) => [old.hash, next.hash],
  };
  const first = await published(world, await shipped(), proofs);
  expect(first).toMatchObject({ difference: '', certificate: JSON.stringify({ hash: first.content }) });
  const next = await reworded('急不急');
  expect((await published(world, next, proofs)).difference).toBe(`${first.content}\n${next.hash}`);
});
