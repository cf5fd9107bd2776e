/** In channels nothing is ever said of a matter: only the asker sees that we noticed. */
import { expect, test } from 'vitest';
import { read } from './person.ts';
import { rig, soon } from './rig.ts';

const at = rig();

/** What others in the channel could see. */
const public_ = async (channel: string) =>
  (await at.workspace.messages(channel)).filter(({ user }) => user === at.workspace.user('liukan'));

test.each(['town-hall', 'back-room'])(
  '/liukan in %s: only the asker is answered, and the matter goes on in their direct messages',
  async (name) => {
    const wang = at.person(name === 'town-hall' ? 'wang' : 'li');
    const channel = at.workspace.channel(name);
    const posted = at.workspace.called('chat.postMessage').length;
    const answer = await wang.slash('工作中的失误能不能容错', channel);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('私信') });
    // the note itself says nothing of the matter
    expect(JSON.stringify(answer.body)).not.toContain('失误');
    await wang.reads('您是以什么身份来问？');
    await at.office.delivered();
    expect(await public_(channel)).toEqual([]);
    const since = at.workspace.called('chat.postMessage').slice(posted);
    expect(since.map((call) => call.channel)).toEqual([await wang.dm()]);
  },
);

test('/liukan in the direct messages goes on there, without a note', async () => {
  const wang = at.person('wang');
  const answer = await wang.slash('当事人本人', await wang.dm());
  expect(answer).toMatchObject({ status: 200, body: '' });
  await wang.reads('这件事现在到了哪一步？');
});

test('/liukan in direct messages with a colleague is a channel like any other', async () => {
  const answer = await at.person('wang').slash('做了，还没有人过问', 'D0COLLEAGUE');
  expect(answer.body).toMatchObject({ text: expect.stringContaining('只有您看得到') });
  await at.person('wang').reads('记下了：阶段');
  expect(at.workspace.calls.some(({ args }) => args.channel === 'D0COLLEAGUE')).toBe(false);
});

test('the same command delivered twice is applied once', async () => {
  const wang = at.person('wang');
  const delivery = await wang.slashed('为什么', await wang.dm());
  const before = (await wang.seen()).length;
  await wang.send(delivery);
  await wang.send(delivery);
  await at.office.delivered();
  expect(await wang.seen()).toHaveLength(before + 1);
});

test('a mention is answered to whoever made it, once, and begins nothing', async () => {
  const zhao = at.person('zhao');
  const channel = at.workspace.channel('town-hall');
  const mention = zhao.event({
    type: 'app_mention',
    channel,
    user: zhao.id,
    text: `<@${at.workspace.user('liukan')}> 我犯了错`,
    ts: '1.1',
  });
  await zhao.send(mention);
  await at.office.wire.send(mention, { number: 1, reason: 'http_timeout' });
  await expect
    .poll(() => at.workspace.called('chat.postEphemeral').filter(({ user }) => user === zhao.id), soon)
    .toEqual([expect.objectContaining({ channel, text: expect.stringContaining('只在私信里谈') })]);
  expect(await public_(channel)).toEqual([]);
  expect(await zhao.seen()).toEqual([]);
});

test('a resume code typed in a channel is refused, and void from then on', async () => {
  const wang = at.person('wang');
  const channel = at.workspace.channel('town-hall');
  for (const how of ['command', 'mention'] as const) {
    await wang.say('继续码');
    const code = /LK-[0-9A-Z-]+/.exec(read(await wang.reads(/LK-[0-9A-Z]{4}-/)))?.[0] ?? '';
    expect(code).not.toBe('');
    if (how === 'command') {
      expect((await wang.slash(`接着 ${code}`, channel)).body).toMatchObject({
        text: expect.stringContaining('已作废'),
      });
    } else {
      await wang.send(wang.event({ type: 'app_mention', channel, user: wang.id, text: `<@U1> ${code}`, ts: '2.1' }));
      await expect
        .poll(() => at.workspace.called('chat.postEphemeral').map(({ text }) => text), soon)
        .toContainEqual(expect.stringContaining('已作废'));
    }
    const zhao = at.person('zhao');
    await zhao.say('你好');
    await zhao.say(code);
    await zhao.reads('这个继续码不能用');
    expect((await wang.seen()).map(read).filter((text) => text.includes('接上了'))).toEqual([]);
    await wang.say('为什么');
    await at.office.delivered();
  }
});

test('/liukan alone shows the card that stands', async () => {
  const wang = at.person('wang');
  const before = (await wang.seen()).length;
  await wang.slash('', at.workspace.channel('town-hall'));
  await at.office.delivered();
  const shown = (await wang.seen()).slice(before).map(read);
  expect(shown).toHaveLength(1);
  expect(shown[0]).toContain('当事人当时是什么身份');
  expect(shown[0]).not.toContain('⚠');
});

test('where the direct messages cannot be opened, the asker is told that nothing was recorded', async () => {
  const zhao = at.person('zhao');
  const before = (await zhao.seen()).length;
  at.workspace.faults.push({ method: 'conversations.open', status: 503 });
  const answer = await zhao.slash('重来', at.workspace.channel('town-hall'));
  expect(answer).toMatchObject({ status: 200, body: { text: expect.stringContaining('没有记下') } });
  await at.office.delivered();
  expect(await zhao.seen()).toHaveLength(before);
});
