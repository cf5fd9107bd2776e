/** Our server as an office runs it: real content, a real store, the conversation, the outbox and the Slack channel on fastify. */
import { randomBytes } from 'node:crypto';
import fastify from 'fastify';
import { newBell } from '../../src/bell.ts';
import type { Conversation, Reviewing } from '../../src/channels/slack/desk.ts';
import { type SlackChannel, slackChannel } from '../../src/channels/slack/slack.ts';
import { HOME } from '../../src/config.ts';
import { load } from '../../src/content/load.ts';
import { deliver } from '../../src/conversation/deliver.ts';
import { casesOf, continueCase, receive, reviewerActed, standing, voidCode } from '../../src/conversation.ts';
import type { Content } from '../../src/core/content.ts';
import { STANDARD_OFFICE } from '../../src/office/load-office.ts';
import type { Desk } from '../../src/review/desk.ts';
import { addressOf, askFrom, asking, claim, remindFrom } from '../../src/review/from-message.ts';
import { noticesFor } from '../../src/review/notify.ts';
import { noticeTo } from '../../src/review/reach.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { World } from '../../src/world.ts';
import { overHttp, overSocket, signingSecret, type Wire } from './wire.ts';
import { appToken, botToken, type Workspace } from './workspace.ts';

export interface Office {
  readonly world: World;
  readonly desk: Desk;
  readonly url: string;
  /** By which Slack reaches it. */
  readonly wire: Wire;
  readonly slack: SlackChannel;
  readonly log: string[];
  /** The desk's clock; Slack has its own. Real time until a test sets it. */
  readonly clock: { now: () => number };
  /** A fault of the store: the next messages are not kept. */
  breakFor(messages: number): void;
  /** Until nothing that is due is left to be sent. */
  delivered(): Promise<void>;
  close(): Promise<void>;
}

let content: Content | undefined;

async function shipped(): Promise<Content> {
  content ??= (await load(HOME)).content;
  if (!content) throw new Error('the content that ships has mistakes');
  return content;
}

export async function openOffice(workspace: Workspace, by: 'http' | 'socket'): Promise<Office> {
  const db = await openSqlite(':memory:');
  const log: string[] = [];
  let ring = (): void => {};
  const clock = { now: Date.now };
  const world: World = {
    db,
    content: await shipped(),
    now: () => clock.now(),
    newId: () => randomBytes(16).toString('hex'),
    bell: newBell(() => ring()),
    settings: { hotline: '12356', codeLifetime: 86_400_000 },
    noticesOf: (matter, turn) => noticesFor({ db }, matter, turn),
  };
  let broken = 0;
  const conversation: Conversation = {
    async receive(inbound) {
      if (broken-- > 0) throw new Error('the disk is full');
      return receive(world, inbound);
    },
    standing: (thread) => standing(world, thread),
    casesOf: (owner) => casesOf(world, owner),
    continueCase: (inbound, caseId) => continueCase(world, inbound, caseId),
    voidCode: (text) => voidCode(world, text),
  };
  const desk: Desk = {
    world,
    office: () => STANDARD_OFFICE,
    consoleUrl: 'https://liukan.example/review',
    reviewerActed,
  };
  const reviewing: Reviewing = {
    notice: (slackUser, review, notice) => noticeTo(desk, slackUser, review, notice),
    claim: (slackUser, review) => claim(desk, slackUser, review),
    asking: (slackUser, review) => asking(desk, slackUser, review),
    ask: (slackUser, review, question) => askFrom(desk, slackUser, review, question),
    remind: (slackUser, review) => remindFrom(desk, slackUser, review),
    addressOf: (review) => addressOf(desk, review),
  };
  const line = (text: string) => void log.push(text);
  const slack = slackChannel({
    config: { botToken, apiUrl: workspace.apiUrl, ...(by === 'http' ? { signingSecret } : { appToken }) },
    conversation,
    desk: reviewing,
    now: Date.now,
    log: { info: line, warn: line, error: line },
  });
  const app = fastify();
  await app.register(slack.routes);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  await slack.start();

  let delivering: Promise<unknown> = Promise.resolve();
  ring = () => {
    delivering = delivering.then(() => deliver(world, { slack: slack.send }, 'test'));
  };
  const looking = setInterval(() => ring(), 50);

  return {
    world,
    desk,
    clock,
    url,
    wire: by === 'http' ? overHttp(url) : overSocket(workspace),
    slack,
    log,
    breakFor: (messages) => {
      broken = messages;
    },
    async delivered() {
      for (;;) {
        await delivering;
        const [left] = await db.query(
          'select count(*) as n from outbox where sent_at is null and abandoned_at is null and due_at <= $1',
          [clock.now()],
        );
        if (left?.n === 0) return;
        ring();
      }
    },
    async close() {
      clearInterval(looking);
      await app.close();
      await slack.stop();
      await delivering;
      await db.close();
    },
  };
}
