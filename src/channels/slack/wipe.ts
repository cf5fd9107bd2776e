/**
 * Takes back what we said of a consultation that was destroyed. A person cannot delete our messages in Slack, only we can; their own
 * they delete themselves, and what Slack's administrator keeps is beyond both.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import type { Api } from './api.ts';
import { markOf } from './marks.ts';

/** Slack asks for patience about every fifty deletions. */
const waitsAtMost = 10;

export async function wipe(api: Api, channel: string, caseId: string): Promise<void> {
  for (const ts of await saidOf(api, channel, caseId)) await patiently(() => api.chat.delete({ channel, ts }));
}

/** A row's id begins with its case. */
async function saidOf(api: Api, channel: string, caseId: string): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await patiently(() =>
      api.conversations.history({ channel, include_all_metadata: true, limit: 200, ...(cursor && { cursor }) }),
    );
    for (const { ts, metadata } of page.messages ?? []) {
      if (ts && markOf(metadata)?.row.startsWith(`${caseId}:`)) found.push(ts);
    }
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return found;
}

async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let waits = 0; ; waits++) {
    try {
      return await call();
    } catch (cause) {
      if (!(cause instanceof webApi.WebAPIRateLimitedError) || waits === waitsAtMost) throw cause;
      await sleep(cause.retryAfter * 1000, undefined, { ref: false });
    }
  }
}
