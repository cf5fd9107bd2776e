/** By when what is due and whose rule that is: told to the officer where the office has ruled it, in their words; nowhere else. */
import { describe, expect, test } from 'vitest';
import { reviewerActed } from '../../src/conversation.ts';
import { dayIn, momentIn } from '../../src/core/due.ts';
import type { Deed } from '../../src/core/matter-acts.ts';
import { STANDARD_OFFICE } from '../../src/office/load-office.ts';
import type { Office } from '../../src/office/office.ts';
import { act } from '../../src/review/act.ts';
import { ask } from '../../src/review/ask.ts';
import type { Desk } from '../../src/review/desk.ts';
import { isRefused } from '../../src/review/refused.ts';
import { atDesk } from '../../src/review/told-officer.ts';
import { admit } from '../../src/review/users.ts';
import { liveReviews } from '../../src/store/reviews.ts';
import { turnsAfter } from '../../src/store/turns.ts';
import { LIN, type Person, submitted, textOf } from '../conversation/person.ts';
import { aWorld, closeAfterEach, NOON } from '../conversation/world.ts';
import type { Lang } from '../../src/core/text.ts';
import type { Reply } from '../../src/core/reply.ts';
import { limitsOf } from './routes.ts';

closeAfterEach();

const RULE = '某市容错办法第九条';
const LIMITS = Object.fromEntries(
  Object.entries(limitsOf(5)).map(([name, limit]) => [name, { ...limit, rule: RULE }]),
) as Office['limits'];

async function aDesk(limits: Office['limits'], lang: Lang = 'zh', knownUntil = STANDARD_OFFICE.knownUntil) {
  const office: Office = { ...STANDARD_OFFICE, limits, knownUntil };
  const bare = await aWorld();
  const world = Object.assign(bare, {
    atDesk: (caseId: string, adds: Parameters<typeof atDesk>[4]) =>
      atDesk(bare.db, office, caseId, bare.clock.now, adds),
  });
  const desk: Desk = { world, office: () => office, reviewerActed };
  const admitted = await admit(world, { name: '审核员', unit: '某市纪委监委', role: 'senior' });
  if (isRefused(admitted)) throw new Error(admitted.refused);
  const officer = await submitted(world, { lang, facts: LIN });
  const [review] = await liveReviews(world.db);
  if (review === undefined) throw new Error('nothing was submitted');
  const latest = async (): Promise<string> => {
    const turn = (await turnsAfter(world.db, review.caseId, 0)).at(-1);
    return textOf({ replies: (turn?.replies ?? []) as readonly Reply[] });
  };
  return {
    world,
    officer,
    does: async (deed: Deed): Promise<string> => {
      const done = await act(desk, admitted.user, review.id, deed);
      if (isRefused(done)) throw new Error(done.refused);
      return latest();
    },
    asks: async (): Promise<string> => {
      const done = await ask(desk, admitted.user, review.id, { text: '哪天开的会？' });
      if (isRefused(done)) throw new Error(done.refused);
      return latest();
    },
  };
}

const decision: Deed = {
  type: 'decided',
  decision: { outcome: 'tolerated', agrees: true, reason: '没有谋利。', clauses: [], by: '某市纪委监委', at: NOON },
};
const planned: Deed = {
  type: 'planned',
  steps: [{ id: 's1', what: '补办手续', owner: '承办科室', due: '2026-12-31' }],
};

/** NOON is a Monday; five working days later the office closes on the next. */
const BY = '2026年11月30日';

describe('an office that has ruled its times', () => {
  test('tells each with its date and whose rule it is', async () => {
    const { officer, does, asks } = await aDesk(LIMITS);
    const line = (before: string, after: string) => new RegExp(`${before}${BY} \\d\\d:\\d\\d ${after}.*${RULE}`);
    expect(textOf(officer.last)).toMatch(line('应在 ', '以前受理'));
    const accepted = await does({ type: 'accepted' });
    expect(accepted).toMatch(line('应在 ', '以前作出结论'));
    expect(accepted).toContain('停着');
    await does({ type: 'claimed' });
    expect(await asks()).toMatch(line('请您在 ', '以前答复'));
    const standing = textOf(await officer.say('什么时候有结果'));
    expect(standing).toContain('进度：审核人员在等您答复。下一步等您。');
    expect(standing).toContain('现在停着');
    await officer.say('五月四日');
    expect(textOf(await officer.command('progress'))).toMatch(
      /^进度：审核人员正在审核。下一步由审核部门办。\n应在 .*以前作出结论/,
    );
    const decided = await does(decision);
    expect(decided).toMatch(line('应在 ', '以前正式告知'));
    expect(decided).toContain('输入“申诉”');
    const told = await does({ type: 'told', form: 'written', to: '本人', on: '2026-11-23' });
    expect(told).toContain(`审核结论已于 2026年11月23日 正式告知`);
    expect(told).toContain(`可以申诉到 ${BY}（${RULE}）`);
    const steps = await does(planned);
    expect(steps).toContain('2026年12月31日 前');
    expect(steps).toContain(`全部纠正的期限：${BY}`);
    await officer.command('appeal');
    expect(textOf(await officer.say('主管部门口头同意过。'))).toMatch(/已收到您的申诉.*\n应在 .*以前作出结论/);
  });

  test('a return: by when, and that it ends by itself otherwise', async () => {
    const { does } = await aDesk(LIMITS);
    const returned = await does({ type: 'returned', reason: '没有会议纪要' });
    expect(returned).toContain(`请在 ${BY}`);
    expect(returned).toContain(`（${RULE}）；到期没有补充，这次提交自动结束`);
  });

  test('beyond the last notice of days off: provisional', async () => {
    const { officer } = await aDesk(LIMITS, 'zh', '2026-11-24');
    expect(textOf(officer.last)).toContain('以前受理（暂定');
  });

  test('in English', async () => {
    const { officer } = await aDesk(LIMITS, 'en');
    expect(textOf(officer.last)).toMatch(/has to accept it by 30 Nov 2026, \d\d:\d\d \(/);
  });
});

test('one that has ruled none tells none', async () => {
  const { officer, does, asks } = await aDesk({});
  const heard = [textOf(officer.last), await does({ type: 'accepted' }), await does({ type: 'claimed' }), await asks()];
  heard.push(textOf(await (officer as Person).command('progress')));
  for (const each of heard) expect(each).not.toMatch(/\d{4}年|期限/);
  expect(heard.at(-1)).toContain('进度：审核人员在等您答复。下一步等您。');
});

test('days in the reader’s words', () => {
  expect([dayIn('2026-12-05', 'zh'), dayIn('2026-12-05', 'en'), dayIn('年底', 'zh')]).toEqual([
    '2026年12月5日',
    '5 Dec 2026',
    '年底',
  ]);
  expect(momentIn(Date.parse('2026-12-25T17:30:00+08:00'), 'en')).toBe('25 Dec 2026, 17:30');
});
