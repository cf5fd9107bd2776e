/** 转人工: exactly what was shown is sent, only after a yes; it can be withdrawn until claimed; the decision finds its way home. */
import type { JudgmentTold } from '../../src/core/judgment-json.ts';
import { describe, expect, test } from 'vitest';
import { consent, receive, reviewerActed, turnsOf } from '../../src/conversation.ts';
import type { ConsentedRecord } from '../../src/core/record.ts';
import type { RecordCard } from '../../src/core/reply.ts';
import type { Received } from '../../src/message.ts';
import { Conflict } from '../../src/store/database.ts';
import { messagesOfCase } from '../../src/store/outbox.ts';
import { reviewsOfCase } from '../../src/store/reviews.ts';
import { arrived, consenting, judged, LIN, type Person, person, submitted, textOf } from './person.ts';
import { aReviewer } from './reviewer.ts';
import { standpoints, STANDPOINTS } from './stages.ts';
import { aWorld, closeAfterEach, type TestWorld } from './world.ts';

closeAfterEach();

const shown = ({ replies }: Received): RecordCard => {
  const card = replies.at(-1)?.card;
  if (card?.kind !== 'record') throw new Error('no record is shown');
  return card;
};

async function stored(world: TestWorld, { last }: Person): Promise<ConsentedRecord> {
  const review = (await reviewsOfCase(world.db, last.caseId)).at(-1);
  if (review === undefined || review.stage === 'withdrawn') throw new Error('nothing was sent');
  return review.record as ConsentedRecord;
}

const linesOf = (sections: RecordCard['sections'], id: string): readonly string[] =>
  sections.find((section) => section.id === id)?.lines ?? [];

describe('what is sent', () => {
  test.each([
    ['a judged matter', LIN],
    ['with an account', { ...LIN, 经过: '我们开会研究以后公开抽签。\n没有人得利。' }],
    ['with much unknown', { 地区: '湖北', 性质: '先行先试或探索中的失误' }],
    ['a short path', { 事项: '被不实举报，想澄清正名', 地区: '湖北', 核查结论: '有结论，认定失实' }],
  ])('is exactly what was shown: %s', async (_, facts) => {
    const world = await aWorld();
    const officer = await consenting(world, { facts });
    const before = shown(officer.last).sections;
    await officer.command('yes');
    expect((await stored(world, officer)).sections).toEqual(before);
  });

  test('is exactly what was shown, in English too', async () => {
    const world = await aWorld();
    const officer = await consenting(world, { lang: 'en' });
    const before = shown(officer.last).sections;
    await officer.command('yes');
    const record = await stored(world, officer);
    expect(record.sections).toEqual(before);
    expect(record.lang).toBe('en');
  });

  test('stands in words in the message itself: nothing is in the card alone', async () => {
    const world = await aWorld();
    const officer = await consenting(world, { facts: { ...LIN, 经过: '开会研究以后公开抽签。' } });
    const text = textOf(officer.last);
    for (const { title, lines } of shown(officer.last).sections)
      for (const part of [title, ...lines]) expect(text).toContain(part);
  });

  test('has the account, and says that it was not judged', async () => {
    const world = await aWorld();
    const officer = await consenting(world, { facts: { ...LIN, 经过: '开会研究以后公开抽签。' } });
    const { sections } = shown(officer.last);
    expect(linesOf(sections, 'account')).toEqual(['开会研究以后公开抽签。']);
    expect(sections.find(({ id }) => id === 'account')?.title).toContain('未参与研判');
  });

  test('leaves out answers that were changed before the first judgment', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    await officer.answer(LIN, '得利');
    await officer.say('上一步');
    await officer.tap('动机=为本单位职工或小团体');
    await officer.say('上一步');
    await officer.tap('动机=为了公共利益或工作需要');
    await officer.answer(LIN);
    await toConsent(officer);
    const { sections } = shown(officer.last);
    expect(JSON.stringify(sections)).not.toContain('小团体');
    expect(sections.map(({ id }) => id)).not.toContain('changes');
  });

  test('labels answers that were changed after it', async () => {
    const world = await aWorld();
    const officer = await judged(world);
    await officer.say('改动机');
    await officer.tap('动机=为本单位职工或小团体');
    await officer.answer({});
    await officer.say('改动机');
    await officer.tap('动机=为了公共利益或工作需要');
    await officer.answer({});
    await toConsent(officer);
    const changes = linesOf(shown(officer.last).sections, 'changes');
    expect(changes.join('\n')).toMatch(/动机：原为“为了公共利益或工作需要”，改为“为本单位职工或小团体”/);
    expect(changes.join('\n')).toMatch(/动机：原为“为本单位职工或小团体”，改为“为了公共利益或工作需要”/);
    await officer.command('yes');
    expect(linesOf((await stored(world, officer)).sections, 'changes')).toEqual(changes);
  });

  test('labels them even after everything was begun anew', async () => {
    const world = await aWorld();
    const officer = await judged(world);
    await officer.command('restart');
    await officer.command('yes');
    await officer.answer({ ...LIN, 动机: '为本单位职工或小团体' });
    await toConsent(officer);
    expect(linesOf(shown(officer.last).sections, 'changes').join('\n')).toContain(
      '动机：原为“为了公共利益或工作需要”，改为“为本单位职工或小团体”',
    );
  });

  test('says of an unfinished self-check that there is no judgment', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    await officer.say('1');
    await toConsent(officer);
    expect(linesOf(shown(officer.last).sections, 'judgment')).toEqual(['六看没有答完，没有研判。']);
    await officer.command('yes');
    expect((await stored(world, officer)).judgment).toBeUndefined();
  });

  test('carries the judgment that was shown, and nothing later', async () => {
    const world = await aWorld();
    const officer = await judged(world);
    // What the officer was told for themselves only (what to find out first, why not, the tree) is no part of the record.
    const { judgment: shown } = officer.last;
    if (shown === undefined) throw new Error('no judgment was shown');
    const { nextQuestion: _next, whyNot: _why, ...judgment } = shown as JudgmentTold;
    await toConsent(officer);
    await officer.command('yes');
    expect((await stored(world, officer)).judgment).toEqual(judgment);
  });
});

describe('nothing is sent', () => {
  test.each(standpoints.filter((standpoint) => standpoint !== 'consenting'))(
    'by saying yes at: %s',
    async (standpoint) => {
      const world = await aWorld();
      const officer = await STANDPOINTS[standpoint](world);
      const sent = await world.db.query('select id from reviews', []);
      await officer.say('是');
      await officer.say('同意提交');
      expect(await world.db.query('select id from reviews', [])).toEqual(sent);
    },
  );

  test.each(['好吧但是我再想想', '不同意', '否', '不提交', '2', '取消', '同意提交吗？', '嗯'])(
    'by 「%s」 before the record',
    async (words) => {
      const world = await aWorld();
      const officer = await consenting(world);
      await officer.say(words);
      expect(await world.db.query('select id from reviews', [])).toEqual([]);
    },
  );

  test.each(['是', '同意', '同意提交', '同意提交。', '1', '１', 'yes', 'I agree, submit it'])(
    'but by 「%s」 it is',
    async (words) => {
      const world = await aWorld();
      const officer = await consenting(world);
      await officer.say(words);
      expect(await world.db.query('select stage from reviews', [])).toEqual([{ stage: 'submitted' }]);
    },
  );

  test('by the API’s consent, where the record has not been shown: it leads there instead', async () => {
    const world = await aWorld();
    const officer = await judged(world);
    await consent(world, officer.thread, 'a');
    expect(await world.db.query('select id from reviews', [])).toEqual([]);
    // the unit is asked for in the talk: a telephone number given in passing must not take its place
    await consent(world, officer.thread, 'b');
    expect(await world.db.query('select id from reviews', [])).toEqual([]);
    await officer.say('某区住建局');
    await officer.say('没有');
    expect(shown(officer.last).sections[0]?.lines).toContain('单位：某区住建局');
    await consent(world, officer.thread, 'c');
    expect(await world.db.query('select stage from reviews', [])).toEqual([{ stage: 'submitted' }]);
  });
});

describe('a submitted matter', () => {
  test('says before consent until when it can be withdrawn', async () => {
    const world = await aWorld();
    expect(shown((await consenting(world)).last).warning).toMatch(/有人接手之前可以撤回；有人接手之后不能撤回/);
    expect(shown((await consenting(world, { lang: 'en' })).last).warning).toMatch(
      /withdrawn until someone has claimed it; after that it cannot/,
    );
  });

  test('can be withdrawn, sent again, and withdrawn again', async () => {
    const world = await aWorld();
    const officer = await submitted(world);
    for (let round = 0; round < 2; round++) {
      await officer.say('撤回');
      await officer.say('是');
      expect(officer.last.status).toBe('judged');
      await toConsent(officer);
      await officer.command('yes');
      expect(officer.last.status).toBe('submitted');
    }
    expect((await reviewsOfCase(world.db, officer.last.caseId)).map(({ stage }) => stage).sort()).toEqual([
      'submitted',
      'withdrawn',
      'withdrawn',
    ]);
  });

  test('cannot be withdrawn once it is claimed, and again when it is released', async () => {
    const world = await aWorld();
    const officer = await submitted(world);
    const reviewer = await aReviewer(world);
    await reviewer.claim();
    expect(textOf(await officer.say('撤回'))).toContain('不能再撤回');
    await reviewer.release();
    await officer.say('撤回');
    await officer.say('是');
    expect(officer.last.status).toBe('judged');
  });

  test('cannot be changed or answered further', async () => {
    const world = await aWorld();
    const officer = await submitted(world);
    const before = await stored(world, officer);
    for (const text of ['改第三看', '上一步', '重来', '1', '不清楚', '改动机']) await officer.say(text);
    await officer.tap('动机=为本人或亲友');
    expect(officer.last.status).toBe('submitted');
    expect(await stored(world, officer)).toEqual(before);
  });

  test('is warned of where nobody could take it up', async () => {
    const world = await aWorld();
    expect(textOf((await consenting(world)).last)).toContain('没有可以接手这件事的审核人员');
    await aReviewer(world, { name: '王审' });
    expect(textOf((await consenting(world)).last)).not.toContain('没有可以接手');
    expect(textOf((await consenting(world, { excluded: '王审' })).last)).toContain('没有可以接手');
  });

  test.each(['没有', '没有人', '无', 'nobody', '不', '1', '没有。'])('「%s」 excludes nobody', async (excluded) => {
    const world = await aWorld();
    const officer = await submitted(world, { excluded });
    expect(await world.db.query('select excluded from reviews', [])).toEqual([{ excluded: '' }]);
    expect((await stored(world, officer)).sections[0]?.lines).toContain('不应看到的人：没有');
  });
});

describe('what a reviewer does', () => {
  test('is told in the officer’s own thread: accepted, claimed, released, decided', async () => {
    const world = await aWorld();
    const officer = await submitted(world);
    const reviewer = await aReviewer(world);
    await reviewer.claim();
    await reviewer.release();
    await reviewer.claim();
    await reviewer.decide({ outcome: 'tolerated', reason: '程序已经补正。' });
    const turns = (await turnsOf(world, officer.thread, officer.last.seq))?.turns ?? [];
    const said = turns.map(textOf);
    expect(said[0]).toContain('已受理');
    expect(said[1]).toContain('已有审核人员接手');
    expect(said[2]).toContain('已退回');
    expect(said[3]).toContain('已有审核人员接手');
    expect(said[4]).toContain('审核结论：可容错');
    expect(said[4]).toContain('程序已经补正。');
    expect(said[4]).toContain('某市纪委监委');
    expect(turns.every(({ said }) => said === undefined)).toBe(true);
  });

  test('is told in the officer’s language', async () => {
    const world = await aWorld();
    const officer = await submitted(world, { lang: 'en' });
    const reviewer = await aReviewer(world);
    await reviewer.claim();
    await reviewer.decide({ outcome: 'tolerated' });
    const turns = (await turnsOf(world, officer.thread, officer.last.seq))?.turns ?? [];
    const said = turns.map(textOf).join('\n');
    expect(said).toContain('Your matter has been accepted');
    expect(said).toContain('Review decision: may be tolerated');
  });

  test('reaches every messenger thread in which the matter was ever talked of', async () => {
    const world = await aWorld();
    const slack = await submitted(world, { thread: { channel: 'slack', address: 'D1' }, owner: 'slack:T1:U1' });
    const { caseId } = slack.last;
    const web = person(world);
    await web.say(/LK[-0-9A-Z]+/.exec(textOf(await slack.command('code')))?.[0] ?? '');
    const second = person(world, { thread: { channel: 'slack', address: 'D2' } });
    await second.say(/LK[-0-9A-Z]+/.exec(textOf(await web.command('code')))?.[0] ?? '');
    await slack.say('另问一件'); // the first thread has turned to another matter
    const reviewer = await aReviewer(world);
    await reviewer.claim();
    await reviewer.decide();
    const rows = (await messagesOfCase(world.db, caseId)).filter(({ body }) =>
      JSON.stringify(body).includes('审核结论'),
    );
    expect(rows.map(({ channel, address }) => `${channel}:${address}`).sort()).toEqual(['slack:D1', 'slack:D2']);
    expect((await turnsOf(world, web.thread, 0))?.turns.at(-1)?.replies.at(-1)?.card?.kind).toBe('decision');
  });

  test('comes in one commit with the review’s own row: both or neither', async () => {
    const world = await aWorld();
    const officer = await submitted(world);
    const impossible = [
      { sql: 'update reviews set stage = $1 where id = $2', params: ['claimed', 'nobody'], expect: 1 },
    ];
    await expect(reviewerActed(world, officer.last.caseId, { type: 'claimed' }, impossible)).rejects.toThrow(Conflict);
    expect((await turnsOf(world, officer.thread, 0))?.status).toBe('submitted');
    expect((await turnsOf(world, officer.thread, officer.last.seq))?.turns).toEqual([]);
  });

  test('wakes whoever listens', async () => {
    const world = await aWorld();
    const officer = await submitted(world);
    let rung = 0;
    world.bell.listen(officer.last.caseId, () => void rung++);
    await (await aReviewer(world)).claim();
    expect(rung, 'accepted, and claimed').toBe(2);
  });

  test('at a matter that is gone is a conflict, and begins nothing', async () => {
    const world = await aWorld();
    await expect(reviewerActed(world, 'id-of-nothing', { type: 'claimed' }, [])).rejects.toThrow('gone');
    expect(await world.db.query('select id from cases', [])).toEqual([]);
  });

  test('meets a message of the officer’s at the same moment: both count', async () => {
    for (let round = 0; round < 5; round++) {
      const world = await aWorld();
      const officer = await submitted(world);
      const reviewer = await aReviewer(world);
      const [said] = await Promise.all([
        receive(world, { id: 'x', thread: officer.thread, text: '进度' }),
        reviewer.claim(),
      ]);
      expect(said.replies.length).toBeGreaterThan(0);
      expect((await turnsOf(world, officer.thread, officer.last.seq))?.turns).toHaveLength(3);
    }
  });
});

describe('rows for a messenger', () => {
  test('a reviewer with an account there is told that there is something, and not whose or what', async () => {
    const world = await aWorld();
    await aReviewer(world, { slackUser: 'U900' });
    const officer = await submitted(world, {
      unit: '某区住建局',
      thread: { channel: 'slack', address: 'D1' },
      owner: 'slack:T1:U1',
    });
    const notices = (await messagesOfCase(world.db, officer.last.caseId)).filter(({ address }) => address === 'U900');
    expect(notices).toHaveLength(1);
    expect(JSON.stringify(notices[0]?.body)).not.toMatch(/住建局|U1\b|可容错/);
  });

  test('one whom the officer excludes is not told at all', async () => {
    const world = await aWorld();
    await aReviewer(world, { name: '李四', slackUser: 'U901' });
    const officer = await submitted(world, { excluded: '李四' });
    expect(await messagesOfCase(world.db, officer.last.caseId)).toEqual([]);
  });

  test('nobody reviews their own matter', async () => {
    const world = await aWorld();
    const self = await aReviewer(world, { slackUser: 'U1' });
    await submitted(world, { thread: { channel: 'slack', address: 'D1' }, owner: 'slack:T1:U1' });
    expect(await self.sees()).toEqual([]);
  });

  test('nor one that they began on the web and took up in the messenger', async () => {
    const world = await aWorld();
    const self = await aReviewer(world, { slackUser: 'U1' });
    const web = await judged(world);
    const slack = person(world, { thread: { channel: 'slack', address: 'D1' }, owner: 'slack:T1:U1' });
    await slack.say(/LK[-0-9A-Z]+/.exec(textOf(await web.command('code')))?.[0] ?? '');
    await toConsent(slack);
    await slack.command('yes');
    expect(slack.last.status).toBe('submitted');
    expect(await self.sees()).toEqual([]);
  });
});

async function toConsent(officer: Person): Promise<void> {
  await officer.command('person');
  await officer.say('某区住建局');
  await officer.say('没有');
}
