/** Numbers of the office: what they count, what they withhold, and that no two of them tell of one matter. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DECIDABLE, type DecidedOutcome } from '../../src/core/decision.ts';
import type { Act, Deed } from '../../src/core/matter-acts.ts';
import { replayMatter, standings, step } from '../../src/core/matter-life.ts';
import { STANDARD_OFFICE } from '../../src/office/load-office.ts';
import { deadlinesOf } from '../../src/review/deadlines.ts';
import { band, partOf, shown } from '../../src/review/few.ts';
import { type Figures, figuresFor, latestFigures, refreshFigures } from '../../src/review/figures.ts';
import { weekEnds, weeksOf } from '../../src/review/weeks.ts';
import { keepFigures } from '../../src/store/figures.ts';
import { aDecision } from '../store/acts.ts';
import { aRecord, judged, NOON, type Office, openOffice } from './office.ts';
import { contentWithClause, DAY, decidedIn, decisionOn, past } from './past.ts';
import { limitsOf } from './routes.ts';

const told: Deed = { type: 'told', form: 'written', to: '本人', on: '2026-11-23' };

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

async function figures(): Promise<Figures> {
  await refreshFigures(office.desk);
  return latestFigures(office.world.db);
}

describe('what a number may tell', () => {
  test.each([
    [0, null, null],
    [4, null, null],
    [5, 5, '5–9'],
    [9, 9, '5–9'],
    [10, 10, '10–14'],
    [13, 13, '10–14'],
  ])('%d: alone %s, beside others %s', (many, alone, beside) => {
    const range = band(many);
    expect([shown(many), range && `${range.from}–${range.to}`]).toEqual([alone, beside]);
  });

  test.each([
    [0, 7, '0–4'],
    [4, 7, '0–4'],
    [5, 7, '5–7'],
    [7, 7, '5–7'],
    [12, 30, '10–14'],
  ])('%d of %d is told as %s', (many, whole, told) => {
    const { from, to } = partOf(many, whole);
    expect(`${from}–${to}`).toBe(told);
  });

  test('what is left of a whole is never one number below five', () => {
    for (let whole = 5; whole < 60; whole++)
      for (let many = 0; many <= whole; many++) {
        const { from, to } = partOf(many, whole);
        const left = [whole - to, whole - from];
        expect(from <= many && many <= to).toBe(true);
        // to the last: all of them, and what is left is no matter at all
        expect(left[0] !== left[1] || left[0] === 0, `${many} of ${whole}`).toBe(true);
      }
  });
});

test.each([
  ['2026-11-23T12:00:00+08:00', '2026-11-22', '2026-09-06'], // a Monday
  ['2026-11-23T00:00:00+08:00', '2026-11-22', '2026-09-06'],
  ['2026-11-22T23:59:59+08:00', '2026-11-15', '2026-08-30'],
  ['2026-11-28T02:00:00+08:00', '2026-11-22', '2026-09-06'],
])('at %s the last week ended on %s, the first on %s', (at, last, first) => {
  const ends = weekEnds(Date.parse(at));
  const sunday = (end: number | undefined) => new Date((end ?? 0) + 8 * 3_600_000).toISOString();
  expect(ends).toHaveLength(12);
  expect([sunday(ends.at(-1)), sunday(ends[0])]).toEqual([`${last}T23:59:59.999Z`, `${first}T23:59:59.999Z`]);
});

describe('the weeks, against a naive count', () => {
  const user = { kind: 'user', id: 'user-1', unit: '' } as const;
  const departing = { ...aDecision, agrees: false, outcome: 'exempt' } as const;
  const DEEDS: readonly Deed[] = [
    { type: 'accepted' },
    { type: 'claimed' },
    { type: 'asked', ask: { id: 'a1', text: '为什么', questions: [] } },
    { type: 'answered', ask: 'a1', text: '因为' },
    { type: 'released', reason: '出差' },
    { type: 'returned', reason: '没有写清' },
    { type: 'proposed', decision: departing },
    { type: 'decided', decision: departing },
    { type: 'decided', decision: aDecision },
    told,
    { type: 'appealed', grounds: '理由不足' },
    { type: 'closed', reason: '' },
  ];
  /** What is possible of what is tried, some hours apart. */
  const life = fc
    .tuple(
      fc.integer({ min: 0, max: 100 * 24 }),
      fc.array(fc.tuple(fc.nat(DEEDS.length - 1), fc.nat(200)), { maxLength: 25 }),
    )
    .map(([ago, tries]) => {
      const openedAt = NOON - ago * 3_600_000;
      let acts: readonly Act[] = [];
      let at = openedAt;
      for (const [index, hours] of tries) {
        at += hours * 3_600_000;
        const deed = DEEDS[index];
        if (deed === undefined || at > NOON) continue;
        const act: Act = { ...deed, by: user, at };
        if (step(openedAt, acts, act) !== undefined) acts = [...acts, act];
      }
      return { openedAt, acts };
    });
  const settings = { ...STANDARD_OFFICE, limits: limitsOf(5) };

  test('are what replaying every matter at every end comes to', () => {
    const ends = weekEnds(NOON);
    fc.assert(
      fc.property(fc.array(life, { minLength: 1, maxLength: 25 }), (lives) => {
        const kept = weeksOf(
          ends,
          lives.map(({ openedAt, acts }) => standings(openedAt, acts, ends)),
          settings,
        );
        const counted = ends.map((end) => {
          const there = lives
            .filter(({ openedAt }) => openedAt <= end)
            .map(({ openedAt, acts }) =>
              replayMatter(
                openedAt,
                acts.filter(({ at }) => at <= end),
              ),
            );
          const open = there.filter(({ stage }) =>
            ['submitted', 'accepted', 'claimed', 'asking', 'seconding'].includes(stage),
          );
          const late = open.filter((matter) => deadlinesOf(matter, settings, end).some((each) => each.late));
          return { end, open: band(open.length), late: band(late.length) };
        });
        expect(kept).toEqual(counted);
      }),
      { numRuns: 60 },
    );
  });
});

test('open and late over the weeks: few are withheld, and are no zero', async () => {
  office.settings = { ...office.settings, limits: limitsOf(5) };
  // four in the first of these weeks, two more in the second, and all of the first decided in the fourth
  for (let n = 0; n < 4; n++) await past(office, NOON - 27 * DAY, decidedIn(21));
  for (let n = 0; n < 2; n++) await past(office, NOON - 20 * DAY, []);
  for (let n = 0; n < 7; n++) await past(office, NOON - 2 * DAY, []);
  const { weeks, open, late } = await figures();
  expect(weeks.slice(-4).map((week) => [week.open, week.late])).toEqual([
    [null, null],
    [{ from: 5, to: 9 }, null],
    [
      { from: 5, to: 9 },
      { from: 5, to: 9 },
    ],
    [{ from: 5, to: 9 }, null],
  ]);
  expect([open, late]).toEqual([9, null]);
});

describe('for somebody who stands aside', () => {
  /** With, and without, matters of their own unit, over weeks. */
  async function seen(own: number, who: 'reviewer' | 'auditor' | 'policy') {
    const one = await openOffice();
    try {
      one.settings = { ...one.settings, limits: limitsOf(5) };
      Object.assign(one.world, { content: contentWithClause(one.world.content) });
      const { user } = await one.user({ name: '回避人', unit: '某县水利局', role: who });
      for (let n = 0; n < 4; n++) await past(one, NOON - 60 * DAY + n * DAY, n < 2 ? decidedIn(9) : []);
      for (let n = 0; n < own; n++)
        await past(one, NOON - 60 * DAY + n * DAY, n % 2 === 0 ? decidedIn(9) : [], { unit: '某县水利局' });
      one.clock.now = NOON;
      await refreshFigures(one.desk);
      one.clock.now = NOON + 3_600_000; // what came since is in nobody's
      await past(one, one.clock.now, []);
      return JSON.stringify(await figuresFor(one.desk, user));
    } finally {
      await one.close();
    }
  }

  test.each(['reviewer', 'auditor'] as const)('no week of a %s differs by what they must not know of', async (role) => {
    const nothing = await seen(0, role);
    for (const own of [1, 4, 9]) expect(await seen(own, role)).toBe(nothing);
  });

  test('while those who see no matters are told of all', async () => {
    expect(await seen(9, 'policy')).not.toBe(await seen(0, 'policy'));
  });
});

test('all day long a user is told what was so when the numbers were worked out', async () => {
  const { user } = await office.user();
  const begun = NOON - 20 * DAY;
  for (let n = 0; n < 5; n++) await past(office, begun, [...decidedIn(3), [17.1, told]]);
  office.clock.now = NOON;
  const all = await figures();
  office.clock.now = NOON + DAY / 2;
  await past(office, NOON + 1, []);
  expect(await figuresFor(office.desk, user)).toEqual(all);
  expect(all.stages.find(({ stage }) => stage === 'tell')?.matters).toBeNull(); // told three hours later
});

describe('stages', () => {
  // a Monday; with hours from nine, an hour of each day at whose ten o'clock something begins or ends
  const at = Date.parse('2026-11-02T10:00:00+08:00');

  test.each([
    ['on the same day', [[0.2, 0]], 0],
    ['a week after', [[7, 0]], 4.1],
    ['a week after, asked from the second day to the weekend', [[7, 5]], 0.3],
  ] as const)('decided %s', async (_, [[days, asked]], median) => {
    for (let n = 0; n < 5; n++)
      await past(office, at, [
        [0, { type: 'accepted' }],
        [0, { type: 'claimed' }],
        ...(asked === 0
          ? []
          : ([
              [1, { type: 'asked', ask: { id: `a${n}`, text: '为什么', questions: [] } }],
              [asked - 1, { type: 'answered', ask: `a${n}`, text: '因为' }],
            ] as const)),
        [asked === 0 ? days : days - asked, { type: 'decided', decision: aDecision }],
      ]);
    office.settings = { ...office.settings, limits: { decide: { workingDays: 20, rule: '某规程' } } };
    const { stages } = await figures();
    expect(stages.find(({ stage }) => stage === 'decide')).toEqual({
      stage: 'decide',
      matters: 5,
      medianDays: median,
      limit: { workingDays: 20, rule: '某规程' },
    });
    expect(stages.find(({ stage }) => stage === 'tell')).toEqual({
      stage: 'tell',
      matters: null,
      medianDays: null,
      limit: null,
    });
  });
});

describe('clauses', () => {
  /** So many decided each way, on judgments of 可容错. */
  async function decide(ways: readonly (readonly [times: number, outcome: DecidedOutcome, cites?: boolean])[]) {
    Object.assign(office.world, { content: contentWithClause(office.world.content) });
    const decisions = ways.flatMap(([times, outcome, cites = true]) =>
      Array.from({ length: times }, () => decisionOn(aRecord(), outcome, cites)),
    );
    for (const [n, decision] of decisions.entries())
      await past(office, NOON - 9 * DAY + n * 60_000, decidedIn(1, decision));
    return (await figures()).clauses;
  }
  const span = (range: { from: number; to: number } | null) => range && `${range.from}–${range.to}`;

  test.each([
    ['fewer than five say nothing', [[4, 'barred']], undefined],
    ['all followed', [[5, 'tolerated']], [5, '5–5', false, [], null]],
    [
      'one in four overruled',
      [
        [6, 'tolerated'],
        [2, 'barred'],
      ],
      [8, '5–8', false, [], null],
    ],
    [
      'six in ten followed is still clear',
      [
        [6, 'tolerated'],
        [4, 'barred'],
      ],
      [10, '5–9', false, [], null],
    ],
    [
      'overruled in too many ways to tell of any',
      [
        [2, 'tolerated'],
        [4, 'barred'],
        [4, 'mitigated'],
      ],
      [10, '0–4', true, [], null],
    ],
    [
      'overruled one way',
      [
        [2, 'tolerated'],
        [6, 'barred'],
        [1, 'exempt'],
      ],
      [9, '0–4', true, ['tolerated barred 5–9'], null],
    ],
    [
      'overruled two ways, the more frequent first',
      [
        [5, 'barred'],
        [11, 'mitigated'],
      ],
      [16, '0–4', true, ['tolerated mitigated 10–14', 'tolerated barred 5–9'], null],
    ],
    ['followed without being cited', [[7, 'tolerated', false]], [7, '0–4', true, [], '5–9']],
    [
      'another body’s to decide says nothing',
      [
        [5, 'tolerated'],
        [6, 'transferred'],
        [6, 'notCompetent'],
      ],
      [5, '5–5', false, [], null],
    ],
  ] as const)('%s', async (_, ways, told) => {
    const [clause] = await decide(ways);
    expect(
      clause && [
        clause.decided,
        span(clause.agreed),
        clause.unclear,
        clause.otherwise.map(({ judged: had, decided, times }) => `${had} ${decided} ${span(times)}`),
        span(clause.uncited),
      ],
    ).toEqual(told);
  });

  test('where it is written, and what rests on it, also through a 收紧', async () => {
    const [clause] = await decide([[5, 'barred']]);
    expect(clause?.written).toEqual({
      file: 'policies/hubei/report.yaml',
      situations: [
        { id: 'hubei/report/容1', name: { zh: '先行先试失误', en: '先行先试失误 in English' } },
        { id: 'national/list/容9', name: { zh: '上级的情形', en: '上级的情形 in English' } },
      ],
    });
  });

  test('a clause that the lists do not have any more', async () => {
    for (let n = 0; n < 5; n++) await past(office, NOON - 9 * DAY, decidedIn(1));
    expect((await figures()).clauses[0]?.written).toBeNull();
  });

  test.each(['referred', 'open'] as const)('a judgment that was %s is contradicted by nothing', async (standing) => {
    const record = aRecord({ judgment: judged[standing] });
    for (const outcome of DECIDABLE.slice(0, 2))
      for (let n = 0; n < 3; n++)
        await past(office, NOON - 9 * DAY, decidedIn(1, decisionOn(record, outcome)), { record });
    expect((await figures()).clauses).toEqual([]);
  });

  test('nobody is named, nor any matter', async () => {
    const { user } = await office.user({ name: '赵六' });
    for (let n = 0; n < 7; n++)
      await past(office, NOON - 9 * DAY, decidedIn(1, decisionOn(aRecord(), 'barred')), { by: user.id });
    office.clock.now = NOON;
    const text = JSON.stringify(await figures());
    for (const word of ['赵六', user.id, '某区住房和城乡建设局']) expect(text).not.toContain(word);
  });
});

test('what an older version kept is worked out anew', async () => {
  await office.world.db.commit(keepFigures({ at: NOON - 1, open: 7, clauses: [] }, NOON - 1));
  expect((await latestFigures(office.world.db)).at).toBeNull();
  expect((await figures()).at).toBe(NOON);
});
