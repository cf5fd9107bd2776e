/** The same over Socket Mode: told, claimed, asked, answered. */
import { expect, test } from 'vitest';
import { actsDone, aMatter, reviewer, secrets, sentTo } from './desk-people.ts';
import { elementsOf, labelOf, read } from './person.ts';
import { rig } from './rig.ts';

const at = rig('socket');

test('from the notice to the answer', async () => {
  const [wang, zhao] = [at.person('wang'), at.person('zhao')];
  await reviewer(at, zhao);
  const { id } = await aMatter(at, wang);
  expect(await zhao.tap('受理并领取 Accept and claim')).toMatchObject({ status: 200 });
  await zhao.reads('您已领取');
  await zhao.tap('提问 Ask');
  const window = await zhao.window();
  expect((await zhao.send(await zhao.submitted('', window))).body).toMatchObject({ response_action: 'errors' });
  const written = await zhao.submitted('谁参加了会议？', window);
  expect(await zhao.send(written)).toMatchObject({ status: 200, body: {} });
  await wang.reads('谁参加了会议？');
  await wang.say('全体班子成员。');
  expect(elementsOf(await zhao.reads('当事人已经回答')).map(labelOf)).toContain('打开 Open');
  expect(await actsDone(at, id)).toEqual(['accepted', 'claimed', 'asked', 'answered']);
  for (const call of await sentTo(at, zhao)) expect(JSON.stringify(call)).not.toMatch(secrets);
  expect((await zhao.seen()).map(read).join()).not.toMatch(/会议|班子/);
});
