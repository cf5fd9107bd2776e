/** Publications, and the count of what waits for a decision on each content. */
import { expect, test } from 'vitest';
import { createCase, destroyCase } from '../../src/store/cases.ts';
import { putContent } from '../../src/store/contents.ts';
import {
  addPublication,
  allPublications,
  newestPublication,
  type Publication,
  publicationByNumber,
} from '../../src/store/publications.ts';
import { openReview, pendingByContent } from '../../src/store/reviews.ts';
import { acted, aDecision } from './acts.ts';
import { onEveryStore } from './stores.ts';

const aPublication = (number: number, other: Partial<Publication> = {}): Publication => ({
  number,
  content: 'sha256:1',
  at: 1_700_000_000_000 + number,
  by: '王某',
  why: '第一次\n发布',
  difference: '',
  certificate: null,
  restores: null,
  ...other,
});

const contents = ['sha256:1', 'sha256:2'].flatMap((hash) => putContent({ hash, body: hash, createdAt: 1 }));

onEveryStore((store) => {
  test('while nothing was published there is none', async () => {
    expect(await newestPublication(store.db)).toBeUndefined();
    expect(await publicationByNumber(store.db, 1)).toBeUndefined();
    expect(await allPublications(store.db)).toEqual([]);
  });

  test('a publication reads as it was written, and the newest is the one in use', async () => {
    const first = aPublication(1);
    const second = aPublication(2, { content: 'sha256:2', difference: '甲\n乙', certificate: '{"proved":true}' });
    const third = aPublication(3, { restores: 1 });
    await store.db.commit(contents);
    for (const publication of [first, second, third]) await store.db.commit(addPublication(publication));
    expect(await newestPublication(store.db)).toEqual(third);
    expect(await publicationByNumber(store.db, 2)).toEqual(second);
    expect(await allPublications(store.db)).toEqual([third, second, first]);
  });

  test('ten comes after nine', async () => {
    await store.db.commit([...contents, ...[9, 10, 2].flatMap((number) => addPublication(aPublication(number)))]);
    expect(await newestPublication(store.db)).toMatchObject({ number: 10 });
  });

  test('a number is given once', async () => {
    await store.db.commit([...contents, ...addPublication(aPublication(1))]);
    expect(await store.outcome(...addPublication(aPublication(1, { content: 'sha256:2' })))).toBe(
      'publications.number',
    );
    expect(await newestPublication(store.db)).toMatchObject({ number: 1, content: 'sha256:1' });
  });

  test('of two processes that take the same number at once, one gets it', async () => {
    const other = await store.open();
    await store.db.commit(contents);
    const results = await Promise.allSettled([
      store.db.commit(addPublication(aPublication(1, { by: '甲' }))),
      other.commit(addPublication(aPublication(1, { by: '乙' }))),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await allPublications(other)).toHaveLength(1);
  });

  test('it needs its content, and the publication that it brings back', async () => {
    await store.db.commit(contents);
    expect(await store.outcome(...addPublication(aPublication(1, { content: 'sha256:?' })))).toBe('foreign key');
    expect(await store.outcome(...addPublication(aPublication(1, { restores: 7 })))).toBe('foreign key');
  });

  test.each([{ by: '' }, { why: '' }])('nobody publishes without a name and a reason: %j', async (missing) => {
    await store.db.commit(contents);
    await expect(store.db.commit(addPublication(aPublication(1, missing)))).rejects.toThrow();
    expect(await allPublications(store.db)).toEqual([]);
  });

  test('matters that wait for a decision are counted by content; self-checks, decided and withdrawn ones are not', async () => {
    const begin = (id: string, content: string, status = 'submitted') =>
      createCase({ id, content, lang: 'zh', status, owner: null, at: 1 });
    const submit = (id: string, content: string) => [
      ...begin(id, content),
      ...openReview({ id: `r-${id}`, caseId: id, unit: '某局', excluded: '', record: {}, at: 1 }),
    ];
    await store.db.commit([
      ...contents,
      ...begin('self-check', 'sha256:1', 'asking'),
      ...begin('judged', 'sha256:2', 'judged'),
      ...['open', 'claimed', 'decided', 'withdrawn', 'again', 'gone'].flatMap((id) => submit(id, 'sha256:1')),
      ...submit('other', 'sha256:2'),
    ]);
    const taken = [{ type: 'accepted' }, { type: 'claimed' }] as const;
    await acted(store.db, 'r-claimed', 'u1', ...taken);
    await acted(store.db, 'r-decided', 'u1', ...taken, { type: 'decided', decision: aDecision });
    await acted(store.db, 'r-withdrawn', 'officer', { type: 'withdrawn' });
    await acted(store.db, 'r-again', 'officer', { type: 'withdrawn' });
    await store.db.commit([
      ...openReview({ id: 'r-again2', caseId: 'again', unit: '某局', excluded: '', record: {}, at: 4 }),
      ...destroyCase('gone'),
    ]);
    expect(await pendingByContent(store.db)).toEqual(
      new Map([
        ['sha256:1', 3],
        ['sha256:2', 1],
      ]),
    );
  });
});
