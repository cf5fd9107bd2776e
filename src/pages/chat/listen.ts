/**
 * Listens for what happens by itself (a decision, a reminder): a stream of events; where a proxy swallows streams, a long
 * poll. Only while the page is looked at, so that a browser with many tabs does not hold many connections.
 */
import type { Lang } from '../../core/text.ts';
import { Refused, type Api, type Key, type Turns } from './api.ts';
import { eventsIn } from './sse.ts';

/** quiet: nothing to say about it; lost: connecting again; elsewhere: another window listens now. */
export type Line = 'quiet' | 'lost' | 'elsewhere';

export interface Listening {
  readonly api: Api;
  readonly key: Key;
  readonly signal: AbortSignal;
  /** Resolves when no answer of ours is awaited: it may be the one that ends what we listen to. */
  readonly settled: () => Promise<void>;
  readonly known: () => { readonly after: number; readonly caseId: string | undefined; readonly lang: Lang };
  readonly turns: (turns: Turns) => void;
  readonly line: (line: Line) => void;
  readonly gone: (reason: string) => void;
}

/** A stream that has said nothing for so long is being kept back by something in between (the server speaks at once). */
const SILENCE = 8000;

/** Until `signal` aborts, the conversation is gone, or another window took over. */
export const listen = async (listening: Listening): Promise<void> => {
  const { signal, settled, line, gone } = listening;
  let streams = true;
  for (let failures = 0; !signal.aborted; ) {
    await visible(signal);
    await settled();
    if (signal.aborted) return;
    try {
      const heard = streams ? await hearStream(listening) : await hearPoll(listening);
      if (heard === 'replaced') return line('elsewhere');
      if (heard === 'silent') streams = false;
      failures = heard === 'heard' ? 0 : failures + 1;
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof Refused && error.code === 'unknown_conversation') return gone(error.message);
      failures += 1;
    }
    if (signal.aborted) return;
    if (failures > 1) line('lost');
    if (failures > 0) await nap(Math.min(500 * 2 ** failures, 15_000), signal);
  }
};

/** heard: it was open and ended; silent: nothing came; replaced: another window listens now. */
type Heard = 'heard' | 'silent' | 'replaced';

const hearStream = async ({ api, key, signal, known, turns, line }: Listening): Promise<Heard> => {
  const stop = new AbortController();
  const silence = setTimeout(() => stop.abort(), SILENCE);
  const hidden = () => document.hidden && stop.abort();
  const ended = () => stop.abort();
  document.addEventListener('visibilitychange', hidden);
  signal.addEventListener('abort', ended);
  const { after, caseId } = known();
  let heard: Heard = 'silent';
  try {
    const stream = await api.events(key, after, caseId, stop.signal);
    for await (const { event, data } of eventsIn(stream)) {
      clearTimeout(silence);
      heard = 'heard';
      line('quiet');
      if (event === 'replaced') return 'replaced';
      if (event === 'standing') turns({ ...JSON.parse(data), seq: 0, turns: [] });
      if (event === 'turn') {
        const { case: of, status, ...turn } = JSON.parse(data);
        turns({ case: of, status, seq: turn.seq, turns: [turn] });
      }
    }
    return 'heard';
  } catch (error) {
    if (stop.signal.aborted && !signal.aborted) return heard; // kept back, or hidden
    throw error;
  } finally {
    clearTimeout(silence);
    document.removeEventListener('visibilitychange', hidden);
    signal.removeEventListener('abort', ended);
  }
};

const hearPoll = async ({ api, key, signal, known, turns, line }: Listening): Promise<Heard> => {
  const { after, caseId, lang } = known();
  turns(await api.turns(key, after, caseId, lang, 25, signal));
  line('quiet');
  return 'heard';
};

const visible = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (!document.hidden || signal.aborted) return resolve();
    const look = () => {
      if (document.hidden && !signal.aborted) return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', look, { once: true });
  });

const nap = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const wake = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', wake, { once: true });
    addEventListener('online', wake, { once: true });
  });
