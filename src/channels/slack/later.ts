/** Small courtesies that Slack's acknowledgement must not wait for, and whose failing is no error. */
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './api.ts';
import type { Log } from './log.ts';

const patience = 3_000;

export class Later {
  readonly #log: Log;
  readonly #running = new Set<Promise<void>>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** `what`: for the log, if it fails. */
  run(what: string, work: () => Promise<unknown>): void {
    const done = work()
      .then(
        () => {},
        (cause: unknown) => this.#log.warn(`Slack: ${what}: ${codeOf(cause)}`),
      )
      .finally(() => this.#running.delete(done));
    this.#running.add(done);
  }

  /** When they are done, or when we have waited long enough for a Slack that does not answer. */
  async settled(): Promise<void> {
    await Promise.race([Promise.all(this.#running), sleep(patience, undefined, { ref: false })]);
  }
}
