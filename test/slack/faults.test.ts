/** Slack says no, says later, or says nothing; the store says no. Nothing is lost, said twice, or the end of the server. */
import { expect, test } from 'vitest';
import { NotDelivered } from '../../src/channels/slack/api.ts';
import { read } from './person.ts';
import { rig, soon } from './rig.ts';
import type { Fault } from './workspace.ts';

const at = rig();

const failing = (method: string, ...faults: Omit<Fault, 'method'>[]) =>
  at.workspace.faults.push(...faults.map((fault) => ({ method, ...fault })));

test('429: what Slack did not take is sent later, in order, once', async () => {
  const wang = at.person('wang');
  failing('chat.postMessage', { status: 429, headers: { 'retry-after': '1' } });
  expect((await wang.say('你好')).status).toBe(200);
  expect((await wang.tap('工作中的失误能不能容错').then(() => wang.say('当事人本人'))).status).toBe(200);
  await wang.reads('这件事现在到了哪一步？');
  const seen = (await wang.seen()).map(read);
  expect(seen.map((text) => /您想问的|什么身份来问|到了哪一步/.exec(text)?.[0])).toEqual([
    '您想问的',
    '什么身份来问',
    '到了哪一步',
  ]);
});

test('an answer of Slack’s that is lost, and a server error: looked for before it is said again', async () => {
  const wang = at.person('wang');
  const before = (await wang.seen()).length;
  failing('chat.postMessage', { status: 502, after: true }, { status: 500 });
  await wang.say('做了，还没有人过问');
  await wang.say('中共党员');
  await wang.reads('事情发生在哪里？');
  await at.office.delivered();
  expect((await wang.seen()).length).toBe(before + 2);
});

test('blocks that Slack refuses are said in words', async () => {
  const wang = at.person('wang');
  failing('chat.postMessage', { status: 200, error: 'invalid_blocks' });
  await wang.say('湖北');
  const said = await wang.reads('这件事是哪一天做的？');
  expect(said.blocks).toEqual([]);
  await wang.say('2024-05-01');
  await wang.reads('主要属于哪方面的工作？');
});

test('an old card that cannot be drawn again is no error', async () => {
  const wang = at.person('wang');
  failing('chat.update', { status: 500 });
  expect((await wang.tap('其他工作')).status).toBe(200);
  await wang.reads('记下了：领域——其他工作');
  await expect
    .poll(() => at.office.log, soon)
    .toContainEqual(expect.stringContaining('the card tapped stays as it was: http_500'));
});

test('a conversation that is gone is said to be gone for good; the log holds nothing of what was to be said', async () => {
  const row = {
    id: 'case:1:0',
    address: 'T1:D0GONE',
    body: { kind: 'replies', caseId: 'case', seq: 1, lang: 'zh', status: 'asking', replies: [{ text: '只给本人看' }] },
    dueAt: Date.now(),
    tries: 0,
  };
  const failed = await at.office.slack.send(row).catch((cause: unknown) => cause);
  expect(failed).toBeInstanceOf(NotDelivered);
  expect(failed).toMatchObject({ code: 'channel_not_found', permanent: true });
  failing('chat.postMessage', { status: 429, headers: { 'retry-after': '30' } });
  expect(
    await at.office.slack.send({ ...row, address: await at.person('wang').dm() }).catch((cause: unknown) => cause),
  ).toMatchObject({
    code: 'rate_limited',
    permanent: false,
    retryAfter: 30_000,
  });
  expect(await at.office.slack.send({ ...row, body: { kind: 'poem' } }).catch((cause: unknown) => cause)).toMatchObject(
    { permanent: true },
  );
  expect(`${String(failed)} ${at.office.log.join('\n')}`).not.toContain('只给本人看');
});

test('a message that the store could not keep is not acknowledged; Slack sends it again, and then it is', async () => {
  const wang = at.person('wang');
  const delivery = await wang.said('跳过');
  at.office.breakFor(1);
  expect((await wang.send(delivery)).status).toBe(500);
  expect((await at.office.wire.send(delivery, { number: 1, reason: 'http_error' })).status).toBe(200);
  await wang.reads('这件事最接近下面哪一种？');

  // given up by Slack: the person hears of it
  const lost = await wang.said('落实上级部署时出现偏差');
  at.office.breakFor(4);
  expect((await wang.send(lost)).status).toBe(500);
  for (const number of [1, 2, 3])
    expect((await at.office.wire.send(lost, { number, reason: 'http_error' })).status).toBe(500);
  await expect
    .poll(() => at.workspace.called('chat.postEphemeral').map(({ text }) => text), soon)
    .toEqual([expect.stringContaining('没有记下，请再试一次')]);

  // Slack does not send a tap again
  at.office.breakFor(1);
  expect((await wang.tap('先行先试或探索中的失误')).status).toBe(500);
  await expect.poll(() => at.workspace.called('chat.postEphemeral'), soon).toHaveLength(2);
  at.office.breakFor(1);
  expect((await wang.slash('你好', await wang.dm())).body).toMatchObject({ text: expect.stringContaining('没有记下') });
});
