/** From the direct messages to a reviewer and back. */
import { expect, test } from 'vitest';
import { casesOf } from '../../src/conversation.ts';
import { admit } from '../../src/review/users.ts';
import { reviewsOfCase } from '../../src/store/reviews.ts';
import { aReviewer } from '../conversation/reviewer.ts';
import { byTapping, consult, lin } from './consult.ts';
import { elementsOf, labelOf, read } from './person.ts';
import { rig } from './rig.ts';

const at = rig();

/** Nothing of the officer and of what they wrote, whoever reads the messages. */
const theirs = /王|wang|住建局|背街/;

test('转人工: exactly what would be sent is shown, and sent only after the yes; the reviewer is told without a name', async () => {
  const { world } = at.office;
  const [wang, zhao] = [at.person('wang'), at.person('zhao')];
  const admitted = await admit(world, { name: '审核员', unit: '某市纪委监委', role: 'reviewer', slackUser: zhao.id });
  expect(admitted).toHaveProperty('link');

  await wang.say('你好');
  await consult(wang, world.content, 'zh', byTapping(wang, lin));
  await wang.tap('转人工');
  await wang.reads('您在哪个单位或部门');
  await wang.say('某区 <!here> 住建局');
  await wang.reads('有谁不应该看到这件事');
  await wang.tap('没有');
  const record = await wang.reads('将要提交的全部内容');
  const shown = read(record);
  expect(shown).toContain('单位：某区 &lt;!here&gt; 住建局');
  expect(shown).toContain('为了加快改造 &lt;背街小巷&gt; &amp; 方便群众');
  expect(shown).toContain('同意提交吗？');
  expect(shown).toContain('没有发生过');
  expect(await zhao.seen()).toEqual([]);

  await wang.tap('同意提交');
  await wang.reads('已提交');
  const notice = await zhao.reads('待受理');
  expect(read(notice)).not.toMatch(theirs);
  const [review] = await reviewsOfCase(
    world.db,
    (await casesOf(world, `slack:${at.workspace.team}:${wang.id}`))[0]?.caseId ?? '',
  );
  expect(elementsOf(notice).map((each) => [labelOf(each), each.element.url])).toEqual([
    ['受理并领取 Accept and claim', undefined],
    ['明天再提醒 Remind me tomorrow', undefined],
    ['打开 Open', `https://liukan.example/review#/matter/${review?.id}`],
  ]);

  const [line] = await casesOf(world, `slack:${at.workspace.team}:${wang.id}`);
  expect((await reviewsOfCase(world.db, line?.caseId ?? '')).map(({ stage }) => stage)).toEqual(['submitted']);
});

test('the button of a notice may be pressed: Slack tells us, and nothing happens', async () => {
  const zhao = at.person('zhao');
  const before = (await zhao.seen()).length;
  expect((await zhao.tap('打开 Open')).status).toBe(200);
  await at.office.delivered();
  expect(await zhao.seen()).toHaveLength(before);
});

test('the decision arrives in the officer’s own direct messages', async () => {
  const wang = at.person('wang');
  const reviewer = await aReviewer(at.office.world);
  await reviewer.claim();
  await wang.reads('已有审核人员接手');
  await reviewer.decide({
    outcome: 'tolerated',
    reason: '集体研究，公开抽签，没有谋私。\n@channel <!channel> <https://evil.example|点这里>',
  });
  const decision = await wang.reads('审核结论：');
  expect(read(decision)).toContain('集体研究，公开抽签，没有谋私。');
  expect(read(decision)).toContain('&lt;!channel&gt;');
  expect(read(decision)).toContain('可予以容错');
  expect(elementsOf(decision).map(labelOf)).toContain('另问一件');
});

test('in all that was posted nobody is mentioned, and nothing that was typed became a link', () => {
  for (const { method, args } of at.workspace.calls) {
    if (!method.startsWith('chat.')) continue;
    expect(JSON.stringify(args)).not.toMatch(/<[!@#h]/);
    for (const [markup] of JSON.stringify(args.blocks ?? []).matchAll(/\{"type":"mrkdwn"[^}]*\}/g))
      expect(markup).toContain('"verbatim":true');
    expect(args).not.toHaveProperty('link_names');
    expect(args.text).not.toBe('');
  }
});
