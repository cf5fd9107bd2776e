/** The terminal channel: the same conversation, a line at a time. */
import type { Interface } from 'node:readline/promises';
import type { Lang } from '../../core/text.ts';
import type { Inbound, Received, Thread, TurnView } from '../../message.ts';
import { print } from './print.ts';

export interface TerminalOptions {
  readonly receive: (inbound: Inbound) => Promise<Received>;
  /** What happened in the thread after a turn: a reviewer's decision may come while one sits there. */
  readonly turnsAfter: (thread: Thread, seq: number) => Promise<readonly TurnView[]>;
  readonly newId: () => string;
  readonly lines: Interface;
  readonly write: (text: string) => void;
  readonly lang: Lang;
  /** Whether anything is there to come back to after leaving; not in a trial. */
  readonly kept: boolean;
}

const GOODBYE = /^(退出|再见|exit|quit|bye|:q)$/i;

const WORDS = {
  hint: {
    zh: '（说“退出”离开；离开前说“继续码”，以后可以接着来）',
    en: '(say “exit” to leave; ask for a “resume code” first to go on later)',
  },
  hintOfTrial: { zh: '（说“退出”离开）', en: '(say “exit” to leave)' },
  failed: { zh: '没有存下来，请再发一次：', en: 'It could not be stored; please send it again: ' },
} as const;

/** How often it is looked whether something came from outside, milliseconds. */
const LOOK_EVERY = 2000;

/** Talks until the person leaves or the input ends. */
export async function talk({ receive, turnsAfter, newId, lines, write, lang, kept }: TerminalOptions): Promise<void> {
  const thread: Thread = { channel: 'terminal', address: newId() };
  let last = await receive({ id: newId(), thread, lang });
  write(`${print(last.replies, lang)}${WORDS[kept ? 'hint' : 'hintOfTrial'][lang]}\n\n> `);

  let busy = false;
  const looking = setInterval(async () => {
    if (busy || last.status === 'destroyed') return;
    busy = true;
    const news = await turnsAfter(thread, last.seq).catch(() => []);
    for (const { seq, replies } of news) {
      last = { ...last, seq, replies };
      write(`\n${print(replies, lang)}\n> `);
    }
    busy = false;
  }, LOOK_EVERY);

  try {
    for await (const line of lines) {
      if (GOODBYE.test(line.trim())) return;
      while (busy) await new Promise((resolve) => setTimeout(resolve, 10));
      busy = true;
      try {
        last = await receive({ id: newId(), thread, lang, text: line });
        write(`\n${print(last.replies, lang)}\n> `);
      } catch (error) {
        write(`\n${WORDS.failed[lang]}${error instanceof Error ? error.message : ''}\n> `);
      } finally {
        busy = false;
      }
    }
  } finally {
    clearInterval(looking);
  }
}
