/** Socket Mode: what the whole consultations do not show. */
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { rig, soon } from './rig.ts';
import { overHttp } from './wire.ts';

const at = rig('socket');

test('there is no HTTP endpoint where no signing secret was given', async () => {
  const wang = at.person('wang');
  expect((await overHttp(at.office.url).send(await wang.said('你好'))).status).toBe(404);
});

test('an event is acknowledged when it is on the disk: not before, and not at all when it could not be kept', async () => {
  const wang = at.person('wang');
  const delivery = await wang.said('你好');
  at.office.breakFor(1);
  const acknowledged = at.office.wire.send(delivery);
  await expect.poll(() => at.office.log, soon).toContainEqual(expect.stringContaining('Slack will send it again'));
  expect(await Promise.race([acknowledged, 'not acknowledged'])).toBe('not acknowledged');
  expect((await at.office.wire.send(delivery, { number: 1, reason: 'http_timeout' })).status).toBe(200);
  await wang.reads('您想问的是哪一类事？');
  // and once more: acknowledged, and nothing is said again
  expect((await at.office.wire.send(delivery, { number: 2, reason: 'http_timeout' })).status).toBe(200);
  await at.office.delivered();
  expect(await wang.seen()).toHaveLength(1);
});

test('a slash command in a channel is answered in its acknowledgement', async () => {
  const wang = at.person('wang');
  const answer = await wang.slash('', at.workspace.channel('town-hall'));
  expect(answer.body).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('只有您看得到') });
});

test('what is no envelope of Slack’s is left alone, and the connection goes on', async () => {
  const [socket] = at.workspace.sockets;
  const event = (payload: unknown) => JSON.stringify({ type: 'events_api', envelope_id: randomUUID(), payload });
  const tap = (payload: unknown) => JSON.stringify({ type: 'interactive', envelope_id: randomUUID(), payload });
  for (const text of [
    '{',
    'null',
    '7',
    '{}',
    event(undefined),
    event({ event: null }),
    event({ event: {} }),
    tap(null),
    tap({ actions: [{ action_id: 'liukan:tap:0' }] }),
  ]) {
    socket?.send(text);
  }
  socket?.send(Buffer.from([1, 2, 3]));
  const wang = at.person('wang');
  expect((await wang.tap('工作中的失误能不能容错')).status).toBe(200);
  await wang.reads('您是以什么身份来问？');
});

test('Slack closes the connection, refuses the next, and the one after is used', async () => {
  const wang = at.person('wang');
  at.workspace.faults.push({ method: 'apps.connections.open', status: 500 });
  for (const socket of at.workspace.sockets) {
    socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    await once(socket, 'close');
  }
  expect((await wang.say('当事人本人')).status).toBe(200);
  await wang.reads('这件事现在到了哪一步？');
  expect(at.office.log.filter((line) => line.includes('trying again'))).toHaveLength(1);

  for (const socket of at.workspace.sockets) socket.terminate();
  expect((await wang.say('做了，还没有人过问')).status).toBe(200);
  await wang.reads('当事人当时是什么身份？');
});
