/** Whole consultations over both ways in which Slack reaches us. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byTapping, byTyping, consult, labels, lin } from './consult.ts';
import { type Office, openOffice } from './office.ts';
import { elementsOf, labelOf, Person, read } from './person.ts';
import { Workspace } from './workspace.ts';

describe.each(['http', 'socket'] as const)('over %s', (by) => {
  let workspace: Workspace;
  let office: Office;

  beforeAll(async () => {
    workspace = await Workspace.open();
    office = await openOffice(workspace, by);
  });
  afterAll(async () => {
    await office.close();
    await workspace.close();
  });

  test('in Chinese, by tapping alone: the judgment, its details, and cards that cannot be tapped twice', async () => {
    const wang = new Person('wang', workspace, office.wire);
    const took: number[] = [];
    const tapping = byTapping(wang, lin);
    await wang.slash('', await wang.dm());
    const judged = await consult(wang, office.world.content, 'zh', async (asked) => {
      const answer = await tapping(asked);
      took.push(answer.took);
      return answer;
    });
    expect(read(judged)).toContain('初步研判：可容错');
    expect(read(judged)).toContain('如所述属实并有证据');
    expect(read(judged)).toContain('▲ 一看问题性质 · 有利');
    expect(read(judged)).toContain('《');
    // Slack waits three seconds; every answer was on the disk by then
    expect(Math.max(...took)).toBeLessThan(3000);

    await wang.tap('详情');
    const details = await wang.reads('请准备的证据');
    expect(labels(details)).toContain('转人工');

    // the whole tree: more than one message may hold (Slack would refuse it), its buttons under the last
    const before = (await wang.seen()).length;
    await wang.tap('逐条说明');
    const last = await wang.until((message) => message.ts > details.ts && labels(message).includes('转人工'));
    const tree = (await wang.seen()).slice(before);
    expect(tree.length).toBeGreaterThan(1);
    expect(last.ts).toBe(tree.at(-1)?.ts);
    expect(read(tree[0] ?? last)).toContain('逐条说明：适用的每一个情形');
    expect(tree.map(read).join('\n')).toMatch(/✓ .*hubei\/report\/容5/);

    // every card that was tapped says what was answered, and has nothing left to tap
    const cards = (await wang.seen()).filter((message) => message.ts < judged.ts);
    const tappable = await Promise.all(
      cards.map((card) => wang.until((message) => message.ts === card.ts && left(message))),
    );
    expect(tappable).toHaveLength(cards.length);
    expect(read(cards[0] ?? judged)).toContain('→ 工作中的失误能不能容错');
    expect(cards.some((card) => read(card).includes('→ 中共党员、公务员或参公人员'))).toBe(true);
    expect(office.log.filter((line) => /not|could/.test(line))).toEqual([]);
  });

  test('in English, by typing alone', async () => {
    const li = new Person('li', workspace, office.wire);
    await li.say('hello');
    const judged = await consult(li, office.world.content, 'en', byTyping(li, lin));
    expect(read(judged)).toContain('Preliminary assessment');
    expect(read(judged)).toContain('If what was said is true and supported by evidence');
    expect(labels(judged)).toContain('Details');
    const greeting = (await li.seen())[0];
    expect(greeting && read(greeting)).toContain('This is your private self-check');
    const boxes = (await li.seen()).find((message) =>
      elementsOf(message).some(({ element }) => element.type === 'checkboxes'),
    );
    expect(boxes && labels(boxes)).toContain('Submit');
  });

  test('nothing was said anywhere but in the direct messages', async () => {
    const places = new Set(workspace.called('chat.postMessage').map(({ channel }) => channel));
    const own = await Promise.all(['wang', 'li'].map((name) => workspace.dm(name)));
    expect([...places].sort()).toEqual([...own].sort());
    for (const channel of workspace.channels.values()) {
      if ([...own].includes(channel)) continue;
      expect((await workspace.messages(channel)).filter(({ user }) => user === workspace.user('liukan'))).toEqual([]);
    }
  });
});

const left = (message: { readonly blocks: readonly Record<string, unknown>[] }): boolean =>
  elementsOf(message).map(labelOf).length === 0;
