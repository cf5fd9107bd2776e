/** Explanations in a consultation: on the judgment's card at once, and rule by rule when asked for. */
import { describe, expect, test } from 'vitest';
import type { TreeCard } from '../../src/core/reply.ts';
import type { Received } from '../../src/message.ts';
import { choicesOf, judged, LIN, textOf } from './person.ts';
import { aWorld, closeAfterEach } from './world.ts';

closeAfterEach();

const treeOf = ({ replies }: Received): TreeCard | undefined =>
  replies.flatMap(({ card }) => (card?.kind === 'tree' ? [card] : []))[0];
const sectionOf = ({ replies }: Received, id: string): readonly string[] | undefined =>
  replies.flatMap(({ card }) => (card?.kind === 'judgment' ? card.sections : [])).find((part) => part.id === id)?.lines;

const UNDONE = { ...LIN, 补办手续: '还可以补，没有补', 补救: '还没有补救' };

describe('the whole tree', () => {
  test('comes when it is asked for, by a tap or in words, and nothing else with it', async () => {
    const officer = await judged(await aWorld());
    expect(choicesOf(officer.last).map(({ value }) => value)).toContain(':tree');
    for (const asking of [
      () => officer.command('tree'),
      () => officer.say('逐条说明'),
      () => officer.say('为什么'),
      () => officer.say('why'),
    ]) {
      const received = await asking();
      expect(received.replies).toHaveLength(1);
      expect(received.judgment).toBeUndefined();
      expect(choicesOf(received).map(({ value }) => value)).not.toContain(':tree');
    }
  });

  test('has every list that applies, national ones first, with the marks of each condition; its text says all of it', async () => {
    const officer = await judged(await aWorld());
    const received = await officer.command('tree');
    const tree = treeOf(received);
    const packs = tree?.packs ?? [];
    expect(packs.length).toBeGreaterThan(5);
    expect(packs.at(0)?.title).toContain('（全国）');
    expect(packs.at(-1)?.title).toContain('（省级）');
    const met = packs.flatMap(({ situations }) => situations).filter(({ mark }) => mark === '✓');
    expect(met.map(({ name }) => name).join()).toContain('hubei/report/容5');
    const text = textOf(received);
    for (const { title, situations } of packs) {
      expect(text).toContain(title);
      for (const { name, tests, clauses } of situations)
        for (const part of [name, clauses, ...tests.map(({ mark, said }) => `${mark} ${said}`)])
          expect(text).toContain(part);
    }
  });

  test('speaks English to who does', async () => {
    const officer = await judged(await aWorld(), LIN, { lang: 'en' });
    const text = textOf(await officer.say('rule by rule'));
    expect(text).toContain('Rule by rule: every situation that applies');
    expect(text).toContain('(national)');
    expect(text.replaceAll(/\([a-z-]+\/[^)]*\)/g, '')).not.toMatch(/\p{Script=Han}/u);
  });

  test('is not there for who is on a short path: clearing a name, or under 立案', async () => {
    for (const facts of [
      { 事项: '被不实举报，想澄清正名', 核查结论: '有结论，认定失实' },
      { 事项: '工作中的失误能不能容错', 谁在问: '当事人本人', 阶段: '已经立案', 地区: '湖北' },
    ]) {
      const officer = await judged(await aWorld(), facts);
      expect(choicesOf(officer.last).map(({ value }) => value)).not.toContain(':tree');
      for (const id of ['nextQuestion', 'remedies', 'decisive', 'whyNot'])
        expect(sectionOf(officer.last, id)).toBeUndefined();
      expect(officer.last.judgment).toMatchObject({ wouldChange: [], whyNot: [], nextQuestion: null });
      const received = await officer.say('逐条说明');
      expect(treeOf(received)).toBeUndefined();
      expect(textOf(received)).toContain('没有逐条说明');
    }
  });
});

describe('the card', () => {
  test('says which act would lead to what, as an act, with its ground', async () => {
    const officer = await judged(await aWorld(), UNDONE);
    const remedies = sectionOf(officer.last, 'remedies') ?? [];
    expect(remedies.length).toBeGreaterThan(0);
    for (const line of remedies) expect(line).toMatch(/^(如果去做并留存证据：|现在还可以做的事里，没有)/);
  });

  test('says plainly where nothing that can be done helps', async () => {
    const officer = await judged(await aWorld(), { ...LIN, 动机: '为本人或亲友' });
    expect(sectionOf(officer.last, 'remedies')).toEqual(['现在还可以做的事里，没有能使研判更有利的。']);
  });

  test('says of an open matter what to find out first, and how to say it', async () => {
    const { 知情: _known, ...unsure } = LIN;
    const officer = await judged(await aWorld(), unsure);
    expect(officer.last.judgment).toMatchObject({ settled: false, nextQuestion: { question: '知情' } });
    const next = sectionOf(officer.last, 'nextQuestion') ?? [];
    expect(next[0]).toContain('先弄清“知情”');
    expect(next.at(-1)).toContain('改知情');
    await officer.say('改知情');
    expect(textOf(officer.last)).toContain('知不知道这样做和规定不符');
  });

  test('says why what one might expect is not met, in the person’s own answers', async () => {
    const officer = await judged(await aWorld(), { ...LIN, 动机: '为本人或亲友' });
    const whyNot = sectionOf(officer.last, 'whyNot') ?? [];
    expect(whyNot.length).toBeGreaterThan(0);
    expect(whyNot.join()).toContain('您答的“动机”是“为本人或亲友”，这一条要求“为了公共利益或工作需要”');
  });

  test('tells all of it as data too, but the tree only when it is asked for', async () => {
    const officer = await judged(await aWorld(), { ...LIN, 动机: '为本人或亲友' });
    expect(officer.last.judgment).toMatchObject({ nextQuestion: null, decisive: expect.arrayContaining(['动机']) });
    expect(officer.last.judgment).toMatchObject({ whyNot: expect.arrayContaining([expect.anything()]) });
    expect(officer.last.judgment).not.toHaveProperty('tree');
  });
});
