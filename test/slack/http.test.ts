/** The endpoint: who is let in, and how it answers what is not right. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from './office.ts';
import { Person } from './person.ts';
import { signed } from './wire.ts';
import { Workspace } from './workspace.ts';

let workspace: Workspace;
let office: Office;

beforeAll(async () => {
  workspace = await Workspace.open();
  office = await openOffice(workspace, 'http');
});
afterAll(async () => {
  await office.close();
  await workspace.close();
});

const post = (body: string, headers: Record<string, string>) =>
  fetch(`${office.url}/slack/events`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

const posts = () => workspace.calls.filter(({ method }) => method.startsWith('chat.')).length;

test('answers the challenge when the address is entered at Slack', async () => {
  const body = JSON.stringify({
    type: 'url_verification',
    challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P',
    token: 'x',
  });
  const response = await post(body, signed(body));
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P' });
});

test('refuses what Slack did not sign, and a copy older than five minutes; nothing is begun', async () => {
  const wang = new Person('wang', workspace, office.wire);
  const body = JSON.stringify((await wang.said('我想问容错')).payload);
  const minutes = (n: number) => Date.now() + n * 60_000;
  const refused: [string, Record<string, string>][] = [
    ['no signature', {}],
    ['another secret', signed(body, { secret: 'guessed' })],
    ['another body', signed(`${body} `)],
    ['six minutes old', signed(body, { at: minutes(-6) })],
    ['from the future', signed(body, { at: minutes(6) })],
    ['no such time', { ...signed(body), 'x-slack-request-timestamp': 'yesterday' }],
    ['half a signature', { ...signed(body), 'x-slack-signature': 'v0=' }],
    [
      'another version',
      { ...signed(body), 'x-slack-signature': signed(body)['x-slack-signature']?.replace('v0', 'v1') ?? '' },
    ],
  ];
  for (const [why, headers] of refused) expect((await post(body, headers)).status, why).toBe(401);
  // four minutes late is late, and still Slack's
  expect((await post(body, signed(body, { at: minutes(-4) }))).status).toBe(200);
  await wang.reads('六看');
  // and that very copy again, while it is fresh, is the same message
  const before = (await wang.seen()).length;
  expect((await post(body, signed(body))).status).toBe(200);
  await office.delivered();
  expect((await wang.seen()).length).toBe(before);
});

test('what is no message of Slack’s is refused or left alone, and the server goes on', async () => {
  const before = posts();
  const id = { team_id: 'T1', event_id: 'Ev1', type: 'event_callback' };
  const cases: [string, number][] = [
    ['', 400],
    ['{', 400],
    ['null', 400],
    ['[]', 400],
    ['"text"', 400],
    ['{}', 404],
    [JSON.stringify({ ...id, event: null }), 500],
    [JSON.stringify({ ...id, event: {} }), 200],
    [JSON.stringify({ ...id, event: { type: 'message' } }), 200],
    [JSON.stringify({ ...id, event: { type: 'message', channel_type: 'im', channel: 7, user: [], text: {} } }), 200],
    [JSON.stringify({ ...id, event: { type: 'app_home_opened', user: 'U1' } }), 200],
    [JSON.stringify({ ...id, event: { type: 'reaction_added', user: 'U1' } }), 200],
    [JSON.stringify({ command: '/liukan' }), 200],
    [JSON.stringify({ type: 'block_actions', user: {}, team: {}, actions: [{ action_id: 'liukan:tap:0' }] }), 200],
    [JSON.stringify({ type: 'block_actions', user: {}, team: {}, actions: [] }), 404],
    [
      JSON.stringify({
        type: 'view_submission',
        team: {},
        user: {},
        view: { callback_id: 'liukan:account', private_metadata: '{' },
      }),
      200,
    ],
  ];
  for (const [body, status] of cases) expect((await post(body, signed(body))).status, body).toBe(status);
  const form = (body: string) => post(body, { ...signed(body), 'content-type': 'application/x-www-form-urlencoded' });
  expect((await form('payload=%7B')).status).toBe(400);
  expect((await form('ssl_check=1&token=x')).status).toBe(200);
  const huge = JSON.stringify({ text: 'x'.repeat(2_000_000) });
  expect((await post(huge, signed(huge))).status).toBe(413);
  expect((await fetch(`${office.url}/slack/events`)).status).toBe(404);
  expect(posts()).toBe(before);
  expect((await new Person('wang', workspace, office.wire).say('帮助')).status).toBe(200);
});
