/** A reviewer's direct messages: claim, ask and open from there, and nobody who stands aside learns of anything. */
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { act } from '../../src/review/act.ts';
import { declare } from '../../src/review/interests.ts';
import { addInterest, endInterest } from '../../src/store/interests.ts';
import { disableUser, setSlackUser, type User } from '../../src/store/users.ts';
import { actsDone, aMatter, answerTo, reviewer, secrets, sentTo } from './desk-people.ts';
import { elementsOf, labelOf, type Person, read } from './person.ts';
import { rig, soon } from './rig.ts';
import { refusalOfAnswer } from './limits.ts';
import type { Message } from './workspace.ts';

const at = rig();
const labels = (message: Message) => elementsOf(message).map(labelOf);
const users = new Map<string, User>();
const userOf = ({ name }: Person): User => {
  const user = users.get(name);
  if (user === undefined) throw new Error(`${name} is no user`);
  return user;
};
let id = '';
/** A matter that its officer took back. */
let withdrawn = '';
let first: { holder: Person; other: Person };

const both = ['受理并领取 Accept and claim', '明天再提醒 Remind me tomorrow', '打开 Open'];

beforeAll(async () => {
  for (const name of ['zhao', 'sun']) users.set(name, await reviewer(at, at.person(name)));
});

test('two reviewers tap 受理并领取 at the same moment: one has it, the other hears that a colleague does', async () => {
  ({ id } = await aMatter(at, at.person('wang')));
  const [zhao, sun] = [at.person('zhao'), at.person('sun')];
  expect(labels(await zhao.reads('待受理'))).toEqual(both);
  expect(labels(await sun.reads('待受理'))).toEqual(both);
  const taps = await Promise.all([zhao, sun].map((person) => person.tapped(both[0] ?? '')));
  const answers = await Promise.all([zhao.send(taps[0] ?? fail()), sun.send(taps[1] ?? fail())]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(await actsDone(at, id)).toEqual(['accepted', 'claimed']);
  const told = await Promise.all([zhao, sun].map((person) => person.reads(/您已领取|已由同事领取/)));
  expect(told.map((message) => /您已领取|已由同事领取/.exec(read(message))?.[0]).toSorted()).toEqual([
    '已由同事领取',
    '您已领取',
  ]);
  first = read(told[0] ?? fail()).includes('您已领取') ? { holder: zhao, other: sun } : { holder: sun, other: zhao };
  expect(labels(await first.holder.reads('您已领取'))).toEqual([
    '提问 Ask',
    '明天再提醒 Remind me tomorrow',
    '打开 Open',
  ]);
  expect(labels(await first.other.reads('已由同事领取'))).toEqual(['打开 Open']);
  await at.office.delivered();
  // nobody was called to what was free for a moment only
  for (const person of [zhao, sun]) expect(await person.seen()).toHaveLength(1);
  await at.person('wang').reads('已有审核人员接手');
});

const fail = (): never => {
  throw new Error('not there');
};

test('a tap delivered twice, and a button tapped twice, are dealt with once', async () => {
  const { id } = await aMatter(at);
  const { holder } = first;
  const shown = await holder.showing(both[0] ?? '');
  const [one, two] = [await holder.tapped(both[0] ?? '', shown), await holder.tapped(both[0] ?? '', shown)];
  const done = await answerTo(at, holder, one);
  const updates = at.workspace.called('chat.update').length;
  expect(await holder.send(one)).toMatchObject({ status: 200, body: '' });
  expect(at.workspace.called('chat.update')).toHaveLength(updates);
  expect(await answerTo(at, holder, two)).toBe(done);
  expect(done).toContain('您已领取');
  expect(await actsDone(at, id)).toEqual(['accepted', 'claimed']);
});

test('a question in a window arrives in the officer’s thread, and the answer calls whoever asked', async () => {
  const wang = at.person('wang');
  const { holder } = first;
  const [card] = (await holder.seen()).filter((message) => labels(message).includes('提问 Ask'));
  await holder.tap('提问 Ask', card);
  const window = await holder.window();
  expect(JSON.stringify(window)).not.toMatch(secrets);
  const empty = await holder.send(await holder.submitted('  ', window));
  expect(empty.body).toEqual({
    response_action: 'errors',
    errors: { text: expect.stringContaining('请写要问什么') },
  });
  expect(refusalOfAnswer(window, empty.body)).toBeUndefined();

  const written = await holder.submitted('当时是谁提议的？<@U1>', window);
  expect(await holder.send(written)).toMatchObject({ status: 200, body: '' });
  expect(await holder.send(written)).toMatchObject({ status: 200, body: '' });
  expect((await actsDone(at, id)).filter((type) => type === 'asked')).toHaveLength(1);
  expect(labels(await holder.reads('已提问'))).toEqual(['提问 Ask', '打开 Open']);
  expect(read(await wang.reads('当时是谁提议的？'))).not.toMatch(/[赵孙]科/);

  await wang.say('集体提议的。');
  const answered = await holder.reads('当事人已经回答');
  expect(labels(answered)).toEqual(['提问 Ask', '明天再提醒 Remind me tomorrow', '打开 Open']);
  expect(read(answered)).not.toContain('集体提议');
  expect(await first.other.seen()).toHaveLength(2);

  // a look once more
  await holder.tap('提问 Ask', answered);
  const again = await holder.window();
  const look = elementsOf({ blocks: again.blocks as Message['blocks'] })
    .map(labelOf)
    .find((label) => label.startsWith('二看'));
  expect(await holder.send(await holder.submitted('', again, look))).toMatchObject({ status: 200, body: '' });
  expect(read(await wang.reads('请您重新回答'))).toContain('二看工作依据');
  expect((await actsDone(at, id)).filter((type) => type === 'asked')).toHaveLength(2);
});

test('a window that Slack opens no more is told, and nothing is asked', async () => {
  const { holder } = first;
  const late = await holder.tapped('提问 Ask');
  await sleep(3100);
  await holder.send(late);
  await expect
    .poll(() => at.workspace.called('chat.postEphemeral').map(({ text }) => text), soon)
    .toContainEqual(expect.stringContaining('窗口没有打开'));
});

test('what is not possible any more is told in words, and what is possible takes its place', async () => {
  const { holder, other } = first;
  const old = await holder.showing('提问 Ask');
  await holder.tap('提问 Ask', old);
  const window = await holder.window();
  await act(at.office.desk, userOf(holder), id, { type: 'released', reason: '' });
  await at.office.delivered();
  const refused = await holder.send(await holder.submitted('还有一问', window));
  expect(refused.body).toMatchObject({ errors: { text: expect.stringContaining('这件不在您手上') } });
  await holder.tap('提问 Ask', old);
  expect(labels(await holder.reads('这件不在您手上'))).toContain('领取 Claim');
  const free = await other.reads('待领取');
  expect(labels(free)).toEqual(['领取 Claim', '明天再提醒 Remind me tomorrow', '打开 Open']);
  await other.tap('领取 Claim', free);
  await other.reads('您已领取');
  expect((await actsDone(at, id)).slice(-2)).toEqual(['released', 'claimed']);
});

test('who stands aside, was disabled or is no user, and what was withdrawn or never was: the same answer, byte for byte', async () => {
  const { db } = at.office.world;
  const zhou = at.person('zhou');
  const user = await reviewer(at, zhou);
  const { id, officer } = await aMatter(at);
  const notice = await zhou.reads('待受理');
  const window = {
    id: 'V1',
    callback_id: 'liukan:desk:ask',
    blocks: [{ type: 'input', block_id: 'text', element: { type: 'plain_text_input', action_id: 'input' } }],
  };

  const answers = async (review = id): Promise<readonly string[]> => {
    const blocks = JSON.parse(JSON.stringify(notice.blocks).replaceAll(id, review));
    const before = await actsDone(at, id);
    const taps = [];
    for (const label of ['受理并领取 Accept and claim', '明天再提醒 Remind me tomorrow'])
      taps.push(await answerTo(at, zhou, await zhou.tapped(label, { ...notice, blocks })));
    const ask = JSON.parse(JSON.stringify(blocks).replaceAll('liukan:desk:claim', 'liukan:desk:ask'));
    const windows = at.workspace.windows.length;
    taps.push(await answerTo(at, zhou, await zhou.tapped('受理并领取 Accept and claim', { ...notice, blocks: ask })));
    expect(at.workspace.windows).toHaveLength(windows);
    const about = { channel: await zhou.dm(), ts: notice.ts, about: `${review}:opened` };
    const view = { ...window, private_metadata: JSON.stringify(about) };
    taps.push(await answerTo(at, zhou, await zhou.submitted('问一句', view)));
    expect(await actsDone(at, id)).toEqual(before);
    return taps;
  };

  const unknown = await answers('0'.repeat(32));
  expect(unknown.join()).toContain('这条消息已经失效');
  expect(unknown[0]).toBe(unknown[1]);
  expect(unknown[0]).toBe(unknown[2]);
  const aside = { id: 'i1', userId: user.id, kind: 'unit', value: '住建局', at: 1 } as const;
  await db.commit(addInterest(aside));
  expect(await answers(), 'stands aside').toEqual(unknown);
  await db.commit(endInterest('i1', user.id, 2));
  await db.commit(setSlackUser(user.id, null));
  expect(await answers(), 'no user').toEqual(unknown);
  await db.commit(setSlackUser(user.id, zhou.id));
  await officer.say('撤回');
  withdrawn = id;
  await officer.command('yes');
  expect(await answers(), 'withdrawn').toEqual(unknown);
  const { id: another } = await aMatter(at);
  await db.commit(disableUser(user.id));
  expect(await answers(another), 'disabled').toEqual(unknown);
  expect(await actsDone(at, another)).toEqual([]);
  // what came before is taken from the screen too: nothing but the answer is left
  expect(read((await zhou.seen())[0] ?? notice)).not.toContain('审核件');
});

test('a notice that was committed before its reader stood aside is not delivered', async () => {
  const sun = at.person('sun');
  const { db } = at.office.world;
  const before = (await sun.seen()).length;
  const { id: other } = await aMatter(at);
  await at.office.delivered();
  expect(await sun.seen()).toHaveLength(before + 1);
  await db.commit([
    ...addInterest({ id: 'i2', userId: userOf(sun).id, kind: 'unit', value: '住建局', at: 1 }),
    { sql: `update outbox set sent_at = null where address = $1 and body like $2`, params: [sun.id, `%${other}%`] },
  ]);
  await at.office.delivered();
  expect(await sun.seen()).toHaveLength(before + 1);
  const rows = await db.query('select error, abandoned_at from outbox where address = $1 and body like $2', [
    sun.id,
    `%${other}%`,
  ]);
  expect(rows).toEqual([{ error: 'called off', abandoned_at: expect.any(Number) }]);
  await db.commit(endInterest('i2', userOf(sun).id, 2));
});

test('an interest that is declared takes back what was told of the matters concerned, and of no others', async () => {
  const zhao = at.person('zhao');
  // of one that was withdrawn nothing is left to know
  const mine = async () =>
    (await zhao.seen())
      .map((message) => JSON.stringify(message.blocks))
      .filter((blocks) => blocks.includes('liukan-notice') && !blocks.includes(withdrawn));
  expect((await mine()).length).toBeGreaterThan(1);
  await declare(at.office.desk, userOf(zhao), { kind: 'unit', value: '别处的单位' });
  await at.office.delivered();
  expect((await mine()).length).toBeGreaterThan(1);
  at.workspace.faults.push({ method: 'chat.delete', status: 500 });
  await declare(at.office.desk, userOf(zhao), { kind: 'unit', value: '住建局' });
  await expect.poll(mine, soon).toEqual([]);
  expect(await first.other.seen()).not.toEqual([]);
});

test('nothing of names, units or accounts was in anything that was sent to reviewers', async () => {
  const people = ['zhao', 'sun', 'zhou'].map((name) => at.person(name));
  const sent = await sentTo(at, ...people);
  expect(sent.length).toBeGreaterThan(20);
  for (const call of sent) expect(JSON.stringify(call)).not.toMatch(secrets);
  // the check would find it
  expect(JSON.stringify(await sentTo(at, at.person('wang')))).toMatch(/某区住建局|背街小巷|当时是谁提议的/);
});
