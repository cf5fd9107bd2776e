/** Starting and stopping where Slack does not answer, or does not know us; and the manifest that is pasted there. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type SlackConfig, slackChannel } from '../../src/channels/slack/slack.ts';
import { rig, soon } from './rig.ts';
import { signingSecret } from './wire.ts';
import { appToken, botToken } from './workspace.ts';

const at = rig();

const nobody = async (): Promise<never> => {
  throw new Error('nothing is asked of the conversation here');
};

function channel(config: Partial<SlackConfig>) {
  const log: string[] = [];
  const line = (text: string) => void log.push(text);
  const slack = slackChannel({
    config: { botToken, apiUrl: at.workspace.apiUrl, ...config },
    conversation: { receive: nobody, standing: nobody, casesOf: nobody, continueCase: nobody, voidCode: nobody },
    desk: { notice: nobody, claim: nobody, asking: nobody, ask: nobody, remind: nobody, addressOf: () => undefined },
    now: Date.now,
    log: { info: line, warn: line, error: line },
  });
  return { slack, log };
}

test('a token that Slack refuses is told in the log, and does not keep the server from starting', async () => {
  const { slack, log } = channel({ botToken: 'xoxb-mistyped', appToken: 'xapp-mistyped' });
  await slack.start();
  await expect.poll(() => log, soon).toContainEqual(expect.stringContaining('not_allowed_token_type'));
  await expect.poll(() => log, soon).toContainEqual(expect.stringContaining('the bot token could not be checked'));
  await slack.stop();
  expect(log.join()).not.toContain('mistyped');
});

test('without a network it starts, says so, and stops', async () => {
  const { slack, log } = channel({ signingSecret, appToken, apiUrl: 'http://127.0.0.1:9/api/' });
  await slack.start();
  await expect.poll(() => log, soon).toContainEqual(expect.stringContaining('no connection'));
  await slack.stop();
});

test('over HTTP and Socket Mode at once, one connection is opened and closed', async () => {
  const { slack, log } = channel({ signingSecret, appToken });
  await slack.start();
  await expect.poll(() => log, soon).toContainEqual('Slack: connected (Socket Mode)');
  expect(at.workspace.sockets.size).toBe(1);
  await slack.stop();
  await expect.poll(() => at.workspace.sockets.size, soon).toBe(0);
});

test('the manifest asks for what the app uses, and for no more', () => {
  const manifest = parse(readFileSync(new URL('../../docs/slack-manifest.yaml', import.meta.url), 'utf8')) as {
    features: { slash_commands: { command: string }[]; app_home: Record<string, boolean> };
    oauth_config: { scopes: { bot: string[]; user?: string[] } };
    settings: { event_subscriptions: { bot_events: string[] }; interactivity: { is_enabled: boolean } };
  };
  expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(['/liukan']);
  expect(manifest.features.app_home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  expect(manifest.oauth_config.scopes).toEqual({
    bot: ['app_mentions:read', 'chat:write', 'commands', 'im:history', 'im:write'],
  });
  expect(manifest.settings.event_subscriptions.bot_events).toEqual(['app_home_opened', 'app_mention', 'message.im']);
  expect(manifest.settings.interactivity.is_enabled).toBe(true);
});
