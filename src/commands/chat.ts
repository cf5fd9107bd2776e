/** liukan chat [--lang zh|en] [--content FOLDER]: the conversation in a terminal, on the same store as the server. */
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { newBell } from '../bell.ts';
import { talk } from '../channels/terminal/terminal.ts';
import { readConfig } from '../config.ts';
import { receive, turnsOf } from '../conversation.ts';
import { noticesFor, reviewersFor } from '../review/notify.ts';
import { newId, openStore } from '../server.ts';
import type { World } from '../world.ts';
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
  const content = await openContent(folder === undefined ? config.content : resolve(folder));
  const db = await openStore(config.database);
  const world: World = {
    db,
    content,
    now: Date.now,
    newId,
    bell: newBell(),
    settings: { hotline: config.hotline, codeLifetime: config.codeLifetime },
    reviewersOf: async (matter) => (await reviewersFor({ db }, matter)).length,
    noticesOf: (matter, turn) => noticesFor({ db }, matter, turn),
  };
  const lines = createInterface({ input: process.stdin, terminal: false });
  try {
    await talk({
      receive: (inbound) => receive(world, inbound),
      turnsAfter: async (thread, seq) => (await turnsOf(world, thread, seq))?.turns ?? [],
      newId,
      lines,
      write: (text) => void process.stdout.write(text),
      lang,
    });
    return 0;
  } finally {
    lines.close();
    await db.close();
  }
}
