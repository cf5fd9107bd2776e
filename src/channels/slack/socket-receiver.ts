/** Slack over a WebSocket that we open (Socket Mode): for a server that Slack cannot reach. */
import { setTimeout as sleep } from 'node:timers/promises';
import { SocketModeReceiver, type App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import { type Log, quiet } from './log.ts';

/** The SDK's 5 s takes a busy moment for a dead line. */
const clientPingTimeout = 20_000;
const firstWait = 1_000;
const longestWait = 60_000;
const patience = 1_000;

/**
 * Bolt's receiver with two things changed, both found by reading it.
 * It acknowledges an event before the handler has run; here the acknowledgement waits for it, so a crash means a redelivery.
 * Its reconnection leaves a failed attempt's promise unhandled, which ends the process (node-slack-sdk #2656); here we reconnect.
 */
export class SocketReceiver implements Receiver {
  readonly #inner: SocketModeReceiver;
  readonly #log: Log;
  readonly #stopped = new AbortController();
  #running: Promise<void> | undefined;

  constructor({ appToken, apiUrl, log }: { appToken: string; apiUrl?: string | undefined; log: Log }) {
    this.#log = log;
    this.#inner = new SocketModeReceiver({
      appToken,
      logger: quiet(log),
      clientPingTimeout,
      autoReconnectEnabled: false,
      installerOptions: {
        clientOptions: { retryConfig: { retries: 0 }, timeout: 10_000, ...(apiUrl && { slackApiUrl: apiUrl }) },
      },
      // never acknowledge what failed: Slack sends it again
      processEventErrorHandler: async ({ error }) => {
        log.error(`Slack: not processed (${error.name}); Slack will send it again`);
        return false;
      },
    });
    guardMessages(this.#inner, log);
  }

  init(app: App): void {
    this.#inner.init(acknowledgingLast(app));
  }

  /** Connects, and stays connected until `stop`. Resolves at once: a server that starts without a network still starts. */
  async start(): Promise<void> {
    this.#running ??= this.#stayConnected();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#disconnect();
    await Promise.race([this.#running, sleep(patience, undefined, { ref: false })]);
  }

  async #stayConnected(): Promise<void> {
    const { client } = this.#inner;
    const { signal } = this.#stopped;
    let wait = firstWait;
    while (!signal.aborted) {
      const disconnected = Promise.withResolvers<void>();
      client.once('disconnected', disconnected.resolve);
      try {
        await client.start();
        wait = firstWait;
        this.#log.info('Slack: connected (Socket Mode)');
        // stopped while it was connecting
        if (signal.aborted) await this.#disconnect();
        await disconnected.promise;
      } catch (cause) {
        this.#log.warn(
          `Slack: no connection (${cause instanceof Error ? cause.message : 'closed'}); trying again in ${wait / 1000} s`,
        );
        await sleep(wait, undefined, { signal }).catch(() => {});
        wait = Math.min(wait * 2, longestWait);
      } finally {
        client.off('disconnected', disconnected.resolve);
      }
    }
  }

  /** Asked a second time, the SDK no longer waits (half a minute) for Slack to say goodbye too. */
  async #disconnect(): Promise<void> {
    const { client } = this.#inner;
    await Promise.race([client.disconnect(), sleep(patience, undefined, { ref: false })]);
    await client.disconnect();
  }
}

/** The app, but what it acknowledges goes out when its handlers are done, and not at all when one of them throws. */
function acknowledgingLast(app: App): App {
  const processEvent = async (event: ReceiverEvent): Promise<void> => {
    let answer: { readonly response: unknown } | undefined;
    await app.processEvent({
      ...event,
      ack: async (response: unknown) => {
        answer ??= { response };
      },
    });
    if (answer) await event.ack(answer.response);
  };
  return Object.create(app, { processEvent: { value: processEvent } });
}

/** A message that is not what the SDK expects rejects inside its event listener, where nobody catches it. */
function guardMessages({ client }: SocketModeReceiver, log: Log): void {
  const listeners = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', async (...message: unknown[]) => {
    try {
      for (const listener of listeners) await listener(...message);
    } catch {
      log.warn('Slack: a message that is none of Slack’s kinds was left alone');
    }
  });
}
