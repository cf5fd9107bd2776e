/** The server: one world, and every channel that is configured, wired together. */
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { openFolder } from './attachments/folder.ts';
import { cleaner } from './attachments/sweep.ts';
import { newBell } from './bell.ts';
import { console as reviewConsole } from './channels/console/console.ts';
import { badAddress, web } from './channels/web/web.ts';
import { HOME, type Config } from './config.ts';
import {
  casesOf,
  consent,
  continueCase,
  destroy,
  receive,
  reviewerActed,
  standing,
  turnsOf,
  voidCode,
} from './conversation.ts';
import { officersAttachments } from './conversation/attachments.ts';
import { deliver, type Sender } from './conversation/deliver.ts';
import type { Content } from './core/content.ts';
import { faultsTo } from './fault.ts';
import { metrics } from './metrics.ts';
import { newId } from './new-id.ts';
import { newestPublished } from './publish/newest.ts';
import { officeInUse } from './office/in-use.ts';
import type { Office } from './office/office.ts';
import type { Desk } from './review/desk.ts';
import { addressOf, askFrom, asking, claim, remindFrom } from './review/from-message.ts';
import { noticesFor, reviewersFor } from './review/notify.ts';
import { atDesk } from './review/told-officer.ts';
import { noticeTo } from './review/reach.ts';
import { oidcWith } from './review/oidc.ts';
import { refreshFigures } from './review/figures.ts';
import { tick } from './review/tick.ts';
import { firstLink } from './review/users.ts';
import { putContent } from './store/contents.ts';
import { openStore } from './store/open.ts';
import { bindThread, threadOf } from './store/threads.ts';
import type { World } from './world.ts';

export interface Server {
  readonly app: FastifyInstance;
  readonly world: World;
  /** http://127.0.0.1:3000 */
  readonly url: string;
  /** The one-time link to the reviewer console, while nobody but the first account exists. */
  readonly consoleLink: string | undefined;
  /** Finishes what was begun, then lets go of port and file. */
  stop(): Promise<void>;
}

/** What can be handed in instead of the real thing: a clock, a log that is read back. */
export interface Surroundings {
  readonly now?: () => number;
  readonly log?: (line: string) => void;
  /** Instead of the office's file. */
  readonly office?: Office;
}

/** How often the outbox is looked at without having been rung for: retries, and what another process committed. */
const LOOK_EVERY = 1000;

/** How often deadlines are looked at. */
const TICK_EVERY = 60_000;

/**
 * In: configuration, and the content to begin with while nothing is published. Out: a listening server.
 * Throws where the store or the port cannot be had.
 */
export async function startServer(
  config: Config,
  content: Content,
  { now = Date.now, log = console.error, office: given }: Surroundings = {},
): Promise<Server> {
  const office =
    given === undefined ? await officeInUse(config.office, log) : { now: () => given, look: async () => {} };
  const db = await openStore(config.database);
  let ringing = (): void => {};
  const consoleUrl = config.publicUrl === undefined ? undefined : `${config.publicUrl}/review`;
  const world: World = {
    db,
    content,
    published: newestPublished({ db, now }),
    now,
    newId,
    bell: newBell(() => ringing()),
    settings: { hotline: config.hotline, codeLifetime: config.codeLifetime },
    reviewersOf: async (matter) => (await reviewersFor({ db }, matter)).length,
    noticesOf: (matter, turn) => noticesFor({ db }, matter, turn),
    atDesk: (caseId, adds) => atDesk(db, office.now(), caseId, now(), adds),
  };
  await db.commit(putContent({ hash: content.hash, body: content, createdAt: now() }));

  const folder = await openFolder(config.attachments, config.attachmentLimit);
  const files = cleaner(db, folder, world.bell.listenAll, (error) =>
    log(`attachments: ${error instanceof Error ? error.message : 'failed'}`),
  );
  await files.clean();

  const app = fastify({ loggerInstance: faultsTo(log), trustProxy: 'loopback', frameworkErrors: badAddress });
  metrics(app);
  const assets = join(HOME, 'dist');
  await app.register(web, {
    world,
    receive,
    turnsOf,
    destroy,
    consent,
    assets,
    attachments: officersAttachments(world, folder),
    tokens: {
      keep: ({ channel, address }, tokenHash) =>
        db.commit(bindThread({ channel, address, caseId: null, was: null, tokenHash, at: now() })),
      hashOf: async ({ channel, address }) => (await threadOf(db, channel, address))?.tokenHash ?? undefined,
    },
  });
  const desk: Desk = { world, office: office.now, consoleUrl, reviewerActed };
  const oidc = config.oidc && oidcWith(config.oidc, log);
  await app.register(reviewConsole, { desk, assets, attachments: folder, oidc });

  const lines = { info: log, warn: log, error: log };
  // read only where it is connected: Slack's library is a third of what a start has to read
  const slack =
    config.slack &&
    (await import('./channels/slack/slack.ts')).slackChannel({
      config: config.slack,
      conversation: {
        receive: (inbound) => receive(world, inbound),
        standing: (thread) => standing(world, thread),
        voidCode: (text) => voidCode(world, text),
        casesOf: (owner) => casesOf(world, owner),
        continueCase: (inbound, caseId) => continueCase(world, inbound, caseId),
      },
      desk: {
        notice: (slackUser, review, notice) => noticeTo(desk, slackUser, review, notice),
        claim: (slackUser, review) => claim(desk, slackUser, review),
        asking: (slackUser, review) => asking(desk, slackUser, review),
        ask: (slackUser, review, question) => askFrom(desk, slackUser, review, question),
        remind: (slackUser, review) => remindFrom(desk, slackUser, review),
        addressOf: (review) => addressOf(desk, review),
      },
      now,
      log: lines,
    });
  if (slack !== undefined) await app.register(slack.routes);

  const senders: { slack?: Sender } = slack === undefined ? {} : { slack: slack.send };
  const me = newId();
  let delivering: Promise<unknown> = Promise.resolve();
  let waiting = false;
  // One delivery at a time; a ring during one is answered by another right after it.
  ringing = () => {
    if (waiting || slack === undefined) return;
    waiting = true;
    delivering = delivering
      .then(() => {
        waiting = false;
        return deliver(world, senders, me);
      })
      .catch((error: unknown) => log(`outbox: ${error instanceof Error ? error.message : 'failed'}`));
  };
  const looking = setInterval(() => ringing(), LOOK_EVERY);
  let ticking: Promise<unknown> = Promise.resolve();
  const clock = setInterval(() => {
    ticking = ticking
      .then(office.look)
      .then(() => tick(desk))
      .then((done) => done > 0 && ringing())
      .then(() => refreshFigures(desk))
      .then(() => files.clean())
      .catch((error: unknown) => log(`desk: ${error instanceof Error ? error.message : 'failed'}`));
  }, TICK_EVERY);

  try {
    const url = await app.listen({ host: config.host, port: config.port });
    await slack?.start();
    const link = await firstLink(world);
    return {
      app,
      world,
      url,
      consoleLink: link === undefined ? undefined : `${config.publicUrl ?? url}/review#link=${link}`,
      async stop() {
        clearInterval(looking);
        clearInterval(clock);
        await ticking;
        await app.close();
        await slack?.stop();
        await delivering;
        await files.stop();
        await folder.close();
        await db.close();
      },
    };
  } catch (error) {
    clearInterval(looking);
    clearInterval(clock);
    await app.close();
    await files.stop();
    await folder.close();
    await db.close();
    throw error;
  }
}
