/** The whole program, configured by its environment, reached by Slack in both ways; stopped and started again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOME, readConfig } from '../../src/config.ts';
import { load } from '../../src/content/load.ts';
import type { Content } from '../../src/core/content.ts';
import { type Server, startServer } from '../../src/server.ts';
import { Person, read } from './person.ts';
import { soon } from './rig.ts';
import { overHttp, overSocket, signingSecret } from './wire.ts';
import { appToken, botToken, Workspace } from './workspace.ts';

let workspace: Workspace;
let folder: string;
let content: Content;
const log: string[] = [];

beforeAll(async () => {
  workspace = await Workspace.open();
  folder = await mkdtemp(join(tmpdir(), 'liukan-slack-'));
  const loaded = (await load(HOME)).content;
  if (!loaded) throw new Error('the content that ships has mistakes');
  content = loaded;
});
afterAll(async () => {
  await workspace.close();
  await rm(folder, { recursive: true });
});

const start = (): Promise<Server> =>
  startServer(
    readConfig({
      PORT: '0',
      LIUKAN_DATABASE: join(folder, 'liukan.sqlite'),
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: workspace.apiUrl,
    }),
    content,
    { log: (line) => void log.push(line) },
  );

test('one matter, spoken of over HTTP and over a socket, before and after a restart', async () => {
  let server = await start();
  const wang = new Person('wang', workspace, overHttp(server.url));
  await wang.say('你好');
  await wang.reads('您想问的是哪一类事？');
  const bySocket = new Person('wang', workspace, overSocket(workspace));
  await bySocket.tap('工作中的失误能不能容错');
  await wang.reads('您是以什么身份来问？');

  // Slack takes nothing any more; what was acknowledged is said after the restart
  const before = (await wang.seen()).length;
  for (let times = 0; times < 20; times++) workspace.faults.push({ method: 'chat.postMessage', status: 503 });
  expect((await wang.say('当事人本人')).status).toBe(200);
  await server.stop();
  workspace.faults.length = 0;
  expect(await wang.seen()).toHaveLength(before);

  server = await start();
  await wang.reads('这件事现在到了哪一步？');
  const again = new Person('wang', workspace, overHttp(server.url));
  await again.tap('做了，还没有人过问');
  expect(read(await again.reads('记下了：阶段'))).toContain('当事人当时是什么身份');
  await again.openHome();
  expect(read({ blocks: again.home() })).toContain('自查中');
  await server.stop();
  await expect.poll(() => workspace.sockets.size, soon).toBe(0);
});
