/** What the app hears in Slack, and which handler answers. The same for HTTP and for Socket Mode. */
import type { App } from '@slack/bolt';
import { askWindow } from './ask-window.ts';
import type { Desk } from './desk.ts';
import { homeOpened, homeTapped } from './home.ts';
import { accountWritten } from './on-account.ts';
import { commanded } from './on-command.ts';
import { deskTapped } from './on-desk-tap.ts';
import { mentioned } from './on-mention.ts';
import { messaged } from './on-message.ts';
import { questionWritten } from './on-question.ts';
import { tapped } from './on-tap.ts';

/**
 * A handler resolves when what it did is on the disk, and only then is Slack told so. When it throws, Slack is not told, and sends
 * the event again: a redelivery is recognised by its id and never refused for being one.
 */
export function listen(app: App, desk: Desk): void {
  app.event('message', ({ body, context }) => messaged(body, context.retryNum ?? 0, desk));
  app.event('app_mention', ({ body }) => mentioned(body, desk));
  app.event('app_home_opened', ({ body }) => homeOpened(body, desk));
  app.command(/^\//, async ({ body, ack }) => {
    const note = await commanded(body, desk);
    // Slack takes an empty answer, but no answer without a text
    await (note ? ack({ response_type: 'ephemeral', text: note }) : ack());
  });
  app.action(/^liukan:home:/, async ({ body, ack }) => {
    await homeTapped(body, desk);
    await ack();
  });
  app.action(/^liukan:desk:/, async ({ body, ack }) => {
    await deskTapped(body, desk);
    await ack();
  });
  app.action(/^liukan:(?!home:|desk:)/, async ({ body, ack }) => {
    await tapped(body, desk);
    await ack();
  });
  app.view('liukan:account', async ({ body, ack }) => {
    const problem = await accountWritten(body, desk);
    await (problem ? ack({ response_action: 'errors', errors: problem }) : ack());
  });
  app.view(askWindow, async ({ body, ack }) => {
    const problem = await questionWritten(body, desk);
    await (problem ? ack({ response_action: 'errors', errors: problem }) : ack());
  });
}
