/** What is new under a thread, for a stream or a long poll. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Thread } from '../../message.ts';
import { usualPace, type Standing, type WebOptions } from './options.ts';

export interface Since {
  /** The consultation that `after` counts in; undefined: whichever the thread has. */
  readonly caseId: string | undefined;
  readonly after: number;
}

/**
 * Where the thread stands, with the turns the client has not. The thread may have another consultation by now (resumed,
 * begun anew): then `after` counts in the wrong one, and all turns are answered.
 */
export const standing = async (
  { world, turnsOf }: WebOptions,
  thread: Thread,
  { caseId, after }: Since,
): Promise<Standing | undefined> => {
  const now = await turnsOf(world, thread, after);
  const another = now && ((caseId !== undefined && now.caseId !== caseId) || now.seq < after);
  return another ? turnsOf(world, thread, 0) : now;
};

/**
 * Yields where the thread stands: at once, and then each time there is a turn, another status or another consultation.
 * Looks when the bell rings and every `poll` ms; ends when `until` aborts or the consultation is gone.
 */
export async function* news(
  options: WebOptions,
  thread: Thread,
  since: Since,
  until: AbortSignal,
): AsyncGenerator<Standing> {
  const poll = options.pace?.poll ?? usualPace.poll;
  let known: Standing | undefined;
  let alarm = newAlarm();
  let listening: { readonly caseId: string; readonly stop: () => void } | undefined;
  try {
    while (!until.aborted) {
      const now = await standing(options, thread, known ? { caseId: known.caseId, after: known.seq } : since);
      if (!now) return;
      if (listening?.caseId !== now.caseId) {
        listening?.stop();
        listening = { caseId: now.caseId, stop: options.world.bell.listen(now.caseId, () => alarm.ring()) };
        alarm.ring(); // look once more: something may have come between the look and the listening
      }
      if (!known || now.turns.length > 0 || now.status !== known.status || now.caseId !== known.caseId) yield now;
      known = now;
      await alarm.rung(poll, until);
      alarm = newAlarm();
    }
  } finally {
    listening?.stop();
  }
}

/** The first news that has a turn in it, or undefined when `until` aborts before. */
export const firstNews = async (
  options: WebOptions,
  thread: Thread,
  since: Since,
  until: AbortSignal,
): Promise<Standing | undefined> => {
  for await (const now of news(options, thread, since, until)) if (now.turns.length > 0) return now;
  return undefined;
};

const newAlarm = () => {
  const bell = new AbortController();
  return {
    ring: () => bell.abort(),
    /** Until it is rung, or `ms` have passed, or `until` aborts. */
    rung: (ms: number, until: AbortSignal) =>
      sleep(ms, undefined, { signal: AbortSignal.any([bell.signal, until]), ref: false }).catch(() => undefined),
  };
};
