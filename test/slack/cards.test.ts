/** Cards that are out of date, messages that come twice or at once, and what was not chosen. */
import { expect, test } from 'vitest';
import { casesOf } from '../../src/conversation.ts';
import { elementsOf, type Person, read } from './person.ts';
import { rig, soon } from './rig.ts';

const at = rig();

const first = '您想问的是哪一类事？';
const second = '您是以什么身份来问？';
const third = '这件事现在到了哪一步？';

const ownCases = (person: Person) => casesOf(at.office.world, `slack:${at.workspace.team}:${person.id}`);
const turns = async (person: Person): Promise<number> => {
  const rows = await at.office.world.db.query(
    'select count(*) as n from turns join cases on cases.id = turns.case_id where cases.owner = $1',
    [`slack:${at.workspace.team}:${person.id}`],
  );
  return Number(rows[0]?.n);
};

test('a redelivered message is applied once and answered once, whatever number the retry has', async () => {
  const wang = at.person('wang');
  const delivery = await wang.said('你好');
  expect((await wang.send(delivery)).status).toBe(200);
  await wang.reads(first);
  for (const number of [1, 2, 3])
    expect((await at.office.wire.send(delivery, { number, reason: 'http_timeout' })).status).toBe(200);
  await at.office.delivered();
  expect(await wang.seen()).toHaveLength(1);
  expect(await ownCases(wang)).toHaveLength(1);

  const tap = await wang.tapped('工作中的失误能不能容错');
  expect((await wang.send(tap)).status).toBe(200);
  expect((await wang.send(tap)).status).toBe(200);
  await wang.reads(second);
  await at.office.delivered();
  expect(await wang.seen()).toHaveLength(2);
  expect(await turns(wang)).toBe(2);
});

test('a card that is out of date says so, and the card that now stands comes again', async () => {
  const wang = at.person('wang');
  const old = await wang.reads(second);
  await wang.say('当事人本人');
  await wang.reads(third);
  expect((await wang.tap('其他人', old)).status).toBe(200);
  const told = await wang.reads('这张卡片已经过期，没有记下');
  expect(read(told)).toContain(third);
  expect(read(await wang.until(({ ts, blocks }) => ts === old.ts && elementsOf({ blocks }).length === 0))).toContain(
    '⌛',
  );
});

test('一个问题的旧卡片还可以用：为什么问 leaves the question as it was', async () => {
  const wang = at.person('wang');
  const card = await wang.reads(third);
  await wang.say('为什么');
  await wang.reads('没做之前可以先请示报备');
  await wang.tap('做了，还没有人过问', card);
  await wang.reads('记下了：阶段——做了，还没有人过问');
});

test('several: nothing ticked is not sent; what cannot go together is asked again', async () => {
  const wang = at.person('wang');
  const before = await turns(wang);
  expect((await wang.tick([])).status).toBe(200);
  await at.office.delivered();
  expect(await turns(wang)).toBe(before);
  await expect
    .poll(() => at.workspace.called('chat.postEphemeral').map(({ text }) => text), soon)
    .toContainEqual(expect.stringContaining('还没有选'));
  await wang.tick(['中共党员', '科研人员']);
  expect(read(await wang.reads('记下了：身份——'))).toContain('中共党员、科研人员');
});

test('two first messages at once begin one matter; each is answered', async () => {
  const li = at.person('li');
  const [one, other] = await Promise.all([li.say('你好'), li.say('在吗')]);
  expect([one.status, other.status]).toEqual([200, 200]);
  await at.office.delivered();
  expect(await ownCases(li)).toHaveLength(1);
  expect(await li.seen()).toHaveLength(2);
});

test('two taps on one card at once: one is taken, the other told that the card is out of date', async () => {
  const li = at.person('li');
  const card = await li.reads(first);
  const taps = await Promise.all([li.tapped('工作中的失误能不能容错', card), li.tapped('认为有人诬告陷害', card)]);
  expect((await Promise.all(taps.map((tap) => li.send(tap)))).map(({ status }) => status)).toEqual([200, 200]);
  await at.office.delivered();
  const said = (await li.seen()).slice(2).map(read).join('\n');
  expect(said.match(/记下了：事项/g)).toHaveLength(1);
  expect(said).toContain('这张卡片已经过期');
});

test('edits, bots, joins and other people’s channels are no messages to us; a file is not read', async () => {
  const zhao = at.person('zhao');
  const before = at.workspace.called('chat.postMessage').length;
  const channel = at.workspace.channel('town-hall');
  for (const more of [
    { subtype: 'message_changed', message: { text: '改了' } },
    { subtype: 'message_deleted' },
    { subtype: 'channel_join' },
    { subtype: 'bot_message', bot_id: 'B1' },
    { bot_id: 'B1' },
    { channel, channel_type: 'channel' },
    { text: '', files: [{ id: 'F1', name: '机密.docx' }], subtype: 'file_share' },
  ]) {
    expect((await zhao.send(await zhao.said('这不是说给你的', more))).status).toBe(200);
  }
  await at.office.delivered();
  expect(at.workspace.called('chat.postMessage')).toHaveLength(before);
  expect(await ownCases(zhao)).toEqual([]);
  await expect
    .poll(() => at.workspace.called('chat.postEphemeral').map(({ text }) => text), soon)
    .toContainEqual(expect.stringMatching(/这里不收文件.*网页/));
});

test('the window for the account: too late, empty, sent twice', async () => {
  const wang = at.person('wang');
  for (const answer of ['湖北', '2024-05-01', '其他工作']) await wang.say(answer);
  const card = await wang.showing('写经过');
  await wang.tap('写经过', card);
  const window = await wang.window();
  expect((await wang.send(await wang.submitted('   ', window))).body).toMatchObject({
    response_action: 'errors',
    errors: { account: expect.stringContaining('请写几句') },
  });
  const written = await wang.submitted('想写一段经过', window);
  await wang.say('为什么');
  await wang.reads('只留给以后的审核人员看');
  // the conversation went on while the window was open
  expect((await wang.send(written)).body).toMatchObject({
    response_action: 'errors',
    errors: { account: expect.stringContaining('没有记下') },
  });
  await wang.tap('写经过');
  const again = await wang.submitted('一段经过', await wang.window());
  expect(await wang.send(again)).toMatchObject({ status: 200, body: '' });
  await wang.reads('记下了：经过——已写（4字）');
  const before = await turns(wang);
  expect(await wang.send(again)).toMatchObject({ status: 200, body: '' });
  expect(await turns(wang)).toBe(before);
  // a window from a card that no longer stands is not opened
  const windows = at.workspace.windows.length;
  await wang.tap('写经过', card);
  await wang.reads('这张卡片已经过期');
  expect(at.workspace.windows).toHaveLength(windows);
});
