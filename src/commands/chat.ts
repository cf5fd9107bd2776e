/**
 * liukan chat [--lang zh|en]: the conversation in a terminal, on the same store as the server.
 * liukan chat --content FOLDER: a trial of a change that is not published, on a store of its own that ends with it.
 */
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { newBell } from '../bell.ts';
import { talk } from '../channels/terminal/terminal.ts';
import { readConfig } from '../config.ts';
import { receive, turnsOf } from '../conversation.ts';
import { newestPublished } from '../publish/newest.ts';
import { loadOffice, STANDARD_OFFICE } from '../office/load-office.ts';
import { noticesFor, reviewersFor } from '../review/notify.ts';
import { atDesk } from '../review/told-officer.ts';
import { newId } from '../new-id.ts';
import { openStore } from '../store/open.ts';
import type { Content } from '../core/content.ts';
import type { Lang } from '../core/text.ts';
import type { World } from '../world.ts';
import { contentInUse } from './content-in-use.ts';
import { openContent } from './open-content.ts';
import { UsageError } from './usage.ts';

export async function chat({
  lang = 'zh',
  folder,
}: {
  lang: string | undefined;
  folder: string | undefined;
}): Promise<number> {
  if (lang !== 'zh' && lang !== 'en') throw new UsageError('--lang 只能是 zh 或 en');
  const config = readConfig(process.env);
  const tried = folder === undefined ? undefined : await openContent(resolve(folder), '没有启动');
  // A talk over lists that nobody has approved must leave no case behind, and reach no reviewer.
  const db = await openStore(tried === undefined ? config.database : ':memory:');
  if (tried !== undefined && folder !== undefined) process.stdout.write(sayTrial(tried, resolve(folder), lang));
  try {
    const { office } = await loadOffice(config.office);
    const world: World = {
      db,
      // a change that is being tried goes before what is published; without one, as the server does
      ...(tried === undefined
        ? {
            content: (await contentInUse(db, config.content)).content,
            published: newestPublished({ db, now: Date.now }),
          }
        : { content: tried }),
      now: Date.now,
      newId,
      bell: newBell(),
      settings: { hotline: config.hotline, codeLifetime: config.codeLifetime },
      reviewersOf: async (matter) => (await reviewersFor({ db }, matter)).length,
      noticesOf: (matter, turn) => noticesFor({ db }, matter, turn),
      atDesk: (caseId, adds) => atDesk(db, office ?? STANDARD_OFFICE, caseId, Date.now(), adds),
    };
    const lines = createInterface({ input: process.stdin, terminal: false });
    await talk({
      receive: (inbound) => receive(world, inbound),
      turnsAfter: async (thread, seq) => (await turnsOf(world, thread, seq))?.turns ?? [],
      newId,
      lines,
      write: (text) => void process.stdout.write(text),
      lang,
      kept: tried === undefined,
    }).finally(() => lines.close());
    return 0;
  } finally {
    await db.close();
  }
}

/** Above a trial: that it is one, which folder, what it holds, and how a further change is tried. */
const sayTrial = ({ hash, packs }: Content, folder: string, lang: Lang): string => {
  const content = hash.slice(0, 19);
  return lang === 'zh'
    ? `【试用】没有发布的清单：${folder}（${packs.length} 个政策包，${content}）。这里说的不进数据库，也不会有审核人员看到，退出就没有了。文件再改了，退出重来就是新的。\n\n`
    : `[Trial] Lists that are not published: ${folder} (${packs.length} packs, ${content}). Nothing said here is stored or reaches a reviewer; it ends when you leave. After another change of the files, leave and start again.\n\n`;
};
