/** The App Home: my consultations, and what is private. */
import { expect, test } from 'vitest';
import { read } from './person.ts';
import { rig, soon } from './rig.ts';

const at = rig();

test('empty at first: what is private, and a button to begin', async () => {
  const wang = at.person('wang');
  expect((await wang.openHome()).status).toBe(200);
  const home = read({ blocks: wang.home() });
  expect(home).toContain('您还没有自查');
  expect(home).toContain('任何审核人员都看不到');
  expect(home).toContain('Slack 管理员技术上有可能看到');
  expect(home).toContain('不得涉密');
  expect(home).toContain('your Slack administrator, could technically read it');
  await wang.tapHome('开始自查 · Start a self-check');
  await wang.reads('您想问的是哪一类事？');
  await expect.poll(() => read({ blocks: wang.home() }), soon).toContain('已在「消息」页继续');
});

test('lists one’s own, with where each stands, and goes on with it; nobody else’s', async () => {
  const wang = at.person('wang');
  await wang.tap('工作中的失误能不能容错');
  await wang.reads('您是以什么身份来问？');
  await wang.openHome();
  const home = read({ blocks: wang.home() });
  expect(home).toContain('自查中 in progress');
  expect(home).toContain('先问 · 2/');
  expect(home).toContain('有一件还没有做完');
  const before = (await wang.seen()).length;
  await wang.tapHome('继续 Continue');
  await wang.until((message) => message.blocks.length > 0 && read(message).includes('您是以什么身份来问？'));
  await at.office.delivered();
  expect((await wang.seen()).length).toBe(before + 1);

  const li = at.person('li');
  await li.openHome();
  expect(read({ blocks: li.home() })).toContain('您还没有自查');
});

test('the other tabs are not drawn on', async () => {
  const before = at.workspace.called('views.publish').length;
  const wang = at.person('wang');
  await wang.send(wang.event({ type: 'app_home_opened', user: wang.id, channel: await wang.dm(), tab: 'messages' }));
  expect(at.workspace.called('views.publish')).toHaveLength(before);
});

test('a consultation that is not (or no longer) theirs is not gone on with; the page says that nothing was recorded', async () => {
  const wang = at.person('wang');
  const li = at.person('li');
  await wang.openHome();
  const stolen = wang.home();
  // li sends the tap that only wang's page offers
  Object.defineProperty(li, 'home', { value: () => stolen });
  expect((await li.tapHome('继续 Continue')).status).toBe(200);
  await at.office.delivered();
  expect(await li.seen()).toEqual([]);
});

test('a card of another matter is out of date here, and does nothing to this one', async () => {
  const wang = at.person('wang');
  // finish the matter at hand, keeping its card
  const old = await wang.showing('删除');
  await wang.say('删除');
  await wang.tap('确定销毁');
  await wang.reads('已销毁');
  await wang.tap('另问一件');
  await wang.reads('您想问的是哪一类事？');
  await wang.tap('删除', old);
  await wang.reads('这张卡片已经过期');
  expect((await wang.seen()).map(read).filter((text) => text.includes('删除会销毁'))).toEqual([]);
});
