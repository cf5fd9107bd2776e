/** The real conversation on an in-memory store, with the lists that ship, behind the web channel. */
import { randomBytes } from 'node:crypto';
import { openFolder } from '../../src/attachments/folder.ts';
import { newBell } from '../../src/bell.ts';
import type { WebOptions } from '../../src/channels/web/web.ts';
import { HOME } from '../../src/config.ts';
import { load } from '../../src/content/load.ts';
import { consent, destroy, receive, turnsOf } from '../../src/conversation.ts';
import { officersAttachments } from '../../src/conversation/attachments.ts';
import { putContent } from '../../src/store/contents.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { bindThread, threadOf } from '../../src/store/threads.ts';
import type { World } from '../../src/world.ts';

const DAY = 86_400_000;

export const realOptions = async (assets: string): Promise<WebOptions> => {
  const { content, problems } = await load(HOME);
  if (!content)
    throw new Error(
      `the lists that ship are broken:\n${problems.map((problem) => JSON.stringify(problem)).join('\n')}`,
    );
  const db = await openSqlite(':memory:');
  const world: World = {
    db,
    content,
    now: () => Date.UTC(2026, 10, 23, 4),
    newId: () => randomBytes(16).toString('hex'),
    bell: newBell(),
    settings: { hotline: '12356', codeLifetime: 7 * DAY },
  };
  await db.commit(putContent({ hash: content.hash, body: content, createdAt: world.now() }));
  return {
    world,
    receive,
    turnsOf,
    destroy,
    consent,
    attachments: officersAttachments(world, await openFolder(undefined, 20 * 1024 * 1024)),
    assets,
    tokens: {
      keep: ({ channel, address }, tokenHash) =>
        db.commit(bindThread({ channel, address, caseId: null, was: null, tokenHash, at: world.now() })),
      hashOf: async ({ channel, address }) => (await threadOf(db, channel, address))?.tokenHash ?? undefined,
    },
  };
};
