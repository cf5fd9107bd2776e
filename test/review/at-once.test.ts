/** Many at the same moment: what fits is taken, nothing is answered with a fault, and nothing is left behind. */
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFolder, type Folder } from '../../src/attachments/folder.ts';
import { act, whenFree } from '../../src/review/act.ts';
import { attach } from '../../src/review/attach.ts';
import { declare } from '../../src/review/interests.ts';
import { officerAttaches, officersFiles } from '../../src/review/officer-files.ts';
import { officerActed } from '../../src/review/officer.ts';
import { noticesFor } from '../../src/review/notify.ts';
import { readReview } from '../../src/review/queue.ts';
import { writeDraft } from '../../src/review/sign.ts';
import { Conflict } from '../../src/store/database.ts';
import type { User } from '../../src/store/users.ts';
import { openOffice, type Office } from './office.ts';
import { pdf } from './sample-files.ts';

let office: Office;
let folder: Folder;
beforeEach(async () => {
  office = await openOffice();
  folder = await openFolder(undefined, 1 << 20);
});
afterEach(async () => {
  await office.close();
  await folder.close();
});

/** A file on its way. */
const reading = () => ({ name: '纪要.pdf', body: Readable.from([pdf()]) });

async function held(one: User): Promise<{ readonly id: string; readonly caseId: string }> {
  const matter = await office.matter();
  await act(office.desk, (await office.user()).user, matter.id, { type: 'accepted' });
  await act(office.desk, one, matter.id, { type: 'claimed' });
  return matter;
}

describe('files', () => {
  test('twelve of the officer and twelve of the desk', async () => {
    const { user } = await office.user();
    const { id, caseId } = await held(user);
    const uploads = Array.from({ length: 12 }, (_, n) => n);
    const done = await Promise.all([
      ...uploads.map((n) => officerAttaches(office.world, folder, caseId, { ...reading(), key: `o${n}` })),
      ...uploads.map((n) => attach(office.desk, folder, user, id, { ...reading(), key: `d${n}`, reader: 'officer' })),
    ]);
    expect(done.filter((each) => 'refused' in each)).toEqual([]);
    expect((await officersFiles(office.world, caseId)).files).toHaveLength(24);
  });

  test('more than there is room for: as many as fit, and the others are told why', async () => {
    const { user } = await office.user();
    const { caseId } = await held(user);
    const done = await Promise.all(
      Array.from({ length: 23 }, (_, n) =>
        officerAttaches(office.world, folder, caseId, { ...reading(), key: `o${n}` }),
      ),
    );
    const refused = done.flatMap((each) => ('refused' in each ? [each.refused] : []));
    expect(refused).toEqual(['file_too_many', 'file_too_many', 'file_too_many']);
    expect((await officersFiles(office.world, caseId)).files).toHaveLength(20);
  });

  test('the same upload, sent five times, is one', async () => {
    const { user } = await office.user();
    const { caseId } = await held(user);
    const done = await Promise.all(
      Array.from({ length: 5 }, () => officerAttaches(office.world, folder, caseId, { ...reading(), key: 'o' })),
    );
    expect(done.filter((each) => 'refused' in each)).toEqual([]);
    expect((await officersFiles(office.world, caseId)).files).toHaveLength(1);
  });
});

describe('whoever never is the first', () => {
  test('is told that others are busy with it', async () => {
    const { user } = await office.user();
    const { id } = await held(user);
    const { db } = office.world;
    const commit = db.commit.bind(db);
    Object.assign(db, {
      commit: (statements: Parameters<typeof commit>[0]) =>
        statements.some(({ sql }) => sql.includes('into acts'))
          ? Promise.reject(new Conflict('reviews', ''))
          : commit(statements),
    });
    expect(await act(office.desk, user, id, { type: 'released', reason: '' })).toEqual({ refused: 'busy' });
  });

  test('what collides for ever is thrown at once, and so is a fault', async () => {
    let tries = 0;
    const always = (error: Error) => () => {
      tries++;
      return Promise.reject(error);
    };
    await expect(whenFree(always(new Conflict('attachments.upload', '')))).rejects.toThrow(Conflict);
    await expect(whenFree(always(new Error('disk full')))).rejects.toThrow('disk full');
    expect(tries).toBe(2);
  });
});

describe('a draft', () => {
  test.each([
    ['released', false],
    ['released and withdrawn', true],
  ])('that is kept in the moment in which the matter is %s is not', async (_, isWithdrawn) => {
    const { user } = await office.user();
    const { id, caseId } = await held(user);
    const { db } = office.world;
    const commit = db.commit.bind(db);
    let isFirst = true;
    Object.assign(db, {
      commit: async (statements: Parameters<typeof commit>[0]) => {
        if (isFirst && statements.some(({ sql }) => sql.includes('into drafts'))) {
          isFirst = false;
          await act(office.desk, user, id, { type: 'released', reason: '' });
          if (isWithdrawn) await commit([...(await officerActed(db, caseId, [{ type: 'withdrawn' }], 5))]);
        }
        return commit(statements);
      },
    });
    const done = await writeDraft(office.desk, user, id, { reason: '摘自经过' });
    expect(done).toEqual({ refused: isWithdrawn ? 'unknown_review' : 'not_yours' });
    expect(await db.query('select body from drafts', [])).toEqual([]);
  });
});

test('the same interest, declared five times at once and once more, stands once', async () => {
  const { user } = await office.user({ slackUser: 'U1' });
  const { id, caseId } = await office.matter();
  const matter = { unit: '某区住房和城乡建设局', excluded: '', owner: null, text: '', caseId };
  const turn = { review: id, caseId, seq: 1, n: 0, at: 1 };
  await office.world.db.commit(await noticesFor(office.world, matter, turn)); // there is something to take back
  const interest = { kind: 'unit', value: ' 某区住房和城乡建设局' } as const;
  const declared = await Promise.all(Array.from({ length: 5 }, () => declare(office.desk, user, interest)));
  office.clock.now += 1;
  for (const standing of [...declared, await declare(office.desk, user, interest)]) expect(standing).toHaveLength(1);
  expect(await readReview(office.desk, user, id)).toEqual({ refused: 'unknown_review' });
});
