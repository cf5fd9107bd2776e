/** The Slack channel: the app, how Slack reaches it, and how the outbox reaches Slack. */
import { App } from '@slack/bolt';
import type { FastifyPluginAsync } from 'fastify';
import { apiOf } from './api.ts';
import type { Conversation, Desk, Reviewing } from './desk.ts';
import { DirectMessages } from './direct-messages.ts';
import { HttpReceiver } from './http-receiver.ts';
import { Later } from './later.ts';
import { listen } from './listeners.ts';
import { type Log, quiet } from './log.ts';
import { Recent } from './recent.ts';
import { type Send, sender } from './send.ts';
import { SocketReceiver } from './socket-receiver.ts';

export interface SlackConfig {
  /** xoxb-… */
  readonly botToken: string;
  /** For HTTP: Slack signs with it. Without it there is no HTTP endpoint. */
  readonly signingSecret?: string;
  /** xapp-…, for Socket Mode. */
  readonly appToken?: string;
  /** Somewhere else than https://slack.com/api/ (a test, GovSlack). */
  readonly apiUrl?: string;
}

export interface SlackOptions {
  readonly config: SlackConfig;
  readonly conversation: Conversation;
  readonly desk: Reviewing;
  readonly now: () => number;
  readonly log: Log;
}

export interface SlackChannel {
  /** Registers POST /slack/events. Does nothing without a signing secret. */
  readonly routes: FastifyPluginAsync;
  /** Posts a row of the outbox; throws `NotDelivered`. */
  readonly send: Send;
  /** Opens the socket, if there is an app token, and says in the log when the token is refused. Never fails. */
  start(): Promise<void>;
  /** Closes the socket and finishes what was begun. */
  stop(): Promise<void>;
}

export function slackChannel({ config, conversation, desk: reviewing, now, log }: SlackOptions): SlackChannel {
  const { botToken, signingSecret, appToken, apiUrl } = config;
  const api = apiOf({ botToken, apiUrl, log });
  const directMessages = new DirectMessages(api);
  const later = new Later(log);
  const send = sender({ api, directMessages, reviewing, log });
  const answered = new Recent<string, true>(1000);
  const desk: Desk = { conversation, reviewing, api, directMessages, send, later, now, log, answered };

  const http = signingSecret ? new HttpReceiver({ signingSecret, now, log }) : undefined;
  const socket = appToken ? new SocketReceiver({ appToken, apiUrl, log }) : undefined;
  for (const receiver of [http, socket]) {
    if (!receiver) continue;
    const app = new App({
      receiver,
      // Bolt's own way asks Slack who we are at once, and a Slack that is down at that moment would end the process
      authorize: async () => ({ botToken }),
      logger: quiet(log),
      convoStore: false,
      ignoreSelf: false,
    });
    app.error(async (error) => {
      throw error.original ?? error;
    });
    listen(app, desk);
  }

  return {
    routes: http?.routes ?? (async () => {}),
    send,
    async start() {
      later.run('the bot token could not be checked', async () => {
        const { team, user } = await api.auth.test();
        log.info(`Slack: I am ${user ?? '?'} in ${team ?? '?'}`);
      });
      await socket?.start();
    },
    async stop() {
      await socket?.stop();
      await later.settled();
    },
  };
}
