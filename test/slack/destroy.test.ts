/** A self-check that is destroyed leaves nothing of ours behind in Slack, but the word that it was destroyed. */
import { expect, test } from 'vitest';
import { read } from './person.ts';
import { rig, soon } from './rig.ts';

const at = rig();

test.each([
  ['typed', 'wang'],
  ['tapped', 'zhao'],
] as const)('删除, %s', async (how, name) => {
  const wang = at.person(name);
  await wang.say('你好');
  await wang.reads('您想问的是哪一类事？');
  await wang.say('工作中的失误能不能容错');
  await wang.say('当事人本人');
  await wang.reads('这件事现在到了哪一步？');
  await wang.say('删除');
  await wang.showing('确定销毁');
  // Slack is slow to delete: it asks for patience once
  at.workspace.faults.push({ method: 'chat.delete', status: 429, headers: { 'retry-after': '1' } });
  const yes = how === 'typed' ? await wang.said('是') : await wang.tapped('确定销毁');
  expect((await wang.send(yes)).status).toBe(200);
  await wang.reads('已销毁');
  await expect.poll(async () => (await wang.seen()).length, soon).toBe(1);
  expect(read((await wang.seen())[0] ?? { blocks: [] })).toContain('已销毁');
  const rows = await at.office.world.db.query(
    'select (select count(*) from cases) + (select count(*) from turns) + (select count(*) from outbox) as n',
    [],
  );
  expect(rows[0]?.n).toBe(0);

  // delivered again, it is not said again, and begins nothing
  expect((await at.office.wire.send(yes, { number: 1, reason: 'http_timeout' })).status).toBe(200);
  await at.office.delivered();
  expect((await wang.seen()).filter((message) => read(message).includes('已销毁'))).toHaveLength(1);

  await wang.tap('另问一件');
  await wang.reads('您想问的是哪一类事？');
  await wang.say('删除');
  await wang.tap('确定销毁');
  await expect
    .poll(async () => (await wang.seen()).filter((message) => read(message).includes('您想问的')).length, soon)
    .toBe(0);
});

test('the last word is said although Slack stumbles', async () => {
  const li = at.person('li');
  await li.say('你好');
  await li.reads('您想问的是哪一类事？');
  await li.say('删除');
  await li.showing('确定销毁');
  await at.office.delivered();
  at.workspace.faults.push({ method: 'chat.postMessage', status: 503 });
  await li.tap('确定销毁');
  await li.reads('已销毁');
});
