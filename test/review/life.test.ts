/** Every state of a matter, every act, by everybody: the product against life-model.ts. */
import { expect, test } from 'vitest';
import type { Decision } from '../../src/core/decision.ts';
import type { Act, Actor, Deed } from '../../src/core/matter-acts.ts';
import { type Matter, replayMatter, step } from '../../src/core/matter-life.ts';
import { possible } from '../../src/review/act.ts';
import type { Review } from '../../src/store/reviews.ts';
import type { User } from '../../src/store/users.ts';
import { PEOPLE, type Person, SUBMITTED, type Told, told, type Try, type Who } from './life-model.ts';

const START = 1_000;

const TRIES: readonly Try[] = [
  ...(
    [
      'accepted',
      'returned',
      'claimed',
      'released',
      'lapsed',
      'asked',
      'answered',
      'objected',
      'told',
      'planned',
      'reported',
      'confirmed',
      'sentBack',
      'followedUp',
      'closed',
      'withdrawn',
      'expired',
      'appealed',
      'wrote',
      'attached',
      'detached',
      'clearingOpened',
      'cleared',
    ] as const
  ).map((type) => ({ type })),
  ...([true, false] as const).flatMap((agrees): Try[] => [
    { type: 'decided', agrees },
    { type: 'proposed', agrees },
  ]),
  ...PEOPLE.map((to): Try => ({ type: 'handedOver', to })),
];

/** What the officer and the clock come to do at all. */
const THEIRS: Readonly<Record<'officer' | 'clock', readonly Try['type'][]>> = {
  officer: ['answered', 'reported', 'withdrawn', 'appealed', 'wrote', 'attached', 'detached'],
  clock: ['lapsed', 'expired'],
};

const isWaitedFor = ({ answer, droppedAt }: Matter['state']['asks'][number]) =>
  answer === undefined && droppedAt === undefined;

const decision = (agrees: boolean): Decision => ({
  outcome: 'tolerated',
  agrees,
  reason: '理由',
  clauses: [],
  by: '某单位',
  at: 0,
});

const FILE = { id: 'f', name: '纪要.pdf', kind: 'pdf', size: 1, sha256: '', reader: 'desk' } as const;

/** The deed in full. Questions and steps are told apart by number; the latest that is open is meant. */
function deedOf(tried: Try, { state }: Matter, who: Who): Deed {
  const { type } = tried;
  const at = '1970-01-01'; // the day of START
  switch (type) {
    case 'decided':
    case 'proposed': {
      const proposed = type === 'decided' ? state.proposal?.decision : undefined;
      return { type, decision: proposed !== undefined && !tried.agrees ? proposed : decision(tried.agrees) };
    }
    case 'handedOver':
      return { type, to: tried.to, reason: '理由' };
    case 'asked':
      return { type, ask: { id: `q${state.asks.length}`, text: '请说明', questions: [] } };
    case 'answered':
      return { type, ask: state.asks.find(isWaitedFor)?.ask.id ?? 'q', text: '说明' };
    case 'planned':
      return { type, steps: [{ id: `s${state.steps.length}`, what: '补办', owner: '承办科室', due: at }] };
    case 'reported':
      return { type, step: state.steps.at(-1)?.id ?? 's', text: '已补办' };
    case 'confirmed':
      return { type, step: state.steps.at(-1)?.id ?? 's', note: '属实' };
    case 'sentBack':
      return { type, step: state.steps.at(-1)?.id ?? 's', reason: '缺材料' };
    case 'told':
      return { type, form: 'written', to: '本人', on: at };
    case 'followedUp':
      return { type, note: '已回访', on: at };
    case 'appealed':
      return { type, grounds: '不服' };
    case 'wrote':
      return { type, text: '另外说一件事' };
    case 'clearingOpened':
      return { type, why: '不实举报', verifiedBy: '某科室' };
    case 'cleared':
      return { type, forms: ['meeting'], to: '本单位', on: at };
    case 'attached':
      return { type, file: { ...FILE, id: who === 'officer' ? FILE.id : `d${state.files.length}` }, upload: 'u' };
    case 'detached':
      return { type, file: FILE };
    case 'returned':
    case 'released':
    case 'objected':
    case 'closed':
      return { type, reason: '理由' };
    default:
      return { type };
  }
}

const actorOf = (who: Who): Actor =>
  who === 'officer' || who === 'clock' ? { kind: who } : { kind: 'user', id: who, unit: '' };

/** What the product says stands, in the model's words. */
function inWords({ stage, state }: Matter): Omit<Told, 'wasHeld' | 'appeals' | 'file'> {
  const people = (ids: readonly string[]) => PEOPLE.filter((each) => ids.includes(each));
  const last = state.steps.at(-1);
  const open = state.clearing === undefined ? 'none' : state.clearing.done === undefined ? 'open' : 'done';
  return {
    stage,
    holder: state.holder as Person | undefined,
    proposer: state.proposal?.by as Person | undefined,
    isAsked: state.asks.some(isWaitedFor),
    step: last === undefined ? 'none' : last.confirmed ? 'confirmed' : last.reports.length > 0 ? 'reported' : 'open',
    isTold: state.told !== undefined,
    clearing: open,
    accepter: state.acceptedBy as Person | undefined,
    part: people(state.part),
    handed: people(state.handed),
    formerly: people(state.formerly),
  };
}

const compared = ({ wasHeld: _, appeals: __, file: ___, ...rest }: Told) => rest;

/** Two appeals are as good as one, and one question, one step, one file as several. */
const isWithin = (now: Told, before: Told, tried: Try): boolean =>
  now.appeals <= 1 &&
  !(tried.type === 'asked' && before.isAsked) &&
  !(tried.type === 'attached' && before.file !== 'none') &&
  !(tried.type === 'planned' && before.step !== 'none');

/** What does not lead on to a decision and its consequences. All are tried everywhere; a path takes as many as this. */
const ASIDE: readonly Try['type'][] = [
  'handedOver',
  'released',
  'lapsed',
  'attached',
  'detached',
  'clearingOpened',
  'cleared',
  'objected',
  'appealed',
];
const ASIDES = 2;

/** Nobody but the order of their names tells a from b. */
const nameless = (now: Told): string => {
  const swapped = JSON.stringify(now, (_, value) =>
    value === 'a'
      ? 'b'
      : value === 'b'
        ? 'a'
        : Array.isArray(value)
          ? [...value].map((each) => (each === 'a' ? 'b' : each === 'b' ? 'a' : each)).sort()
          : value,
  );
  return [JSON.stringify(now), swapped].sort()[0] ?? '';
};

test('every state that can be reached, every act, by everybody', () => {
  const seen = new Set([nameless(SUBMITTED)]);
  const waiting: { readonly acts: readonly Act[]; readonly now: Told; readonly asides: number }[] = [
    { acts: [], now: SUBMITTED, asides: 0 },
  ];
  const stages = new Set<string>();
  let [allowed, refused] = [0, 0];
  const review = { openedAt: START } as Review;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { acts, now, asides } = next;
    stages.add(now.stage);
    const matter = replayMatter(START, acts);
    expect(inWords(matter)).toEqual(compared(now));
    for (const who of ['officer', 'clock', ...PEOPLE] as const)
      for (const tried of TRIES) {
        if ((who === 'officer' || who === 'clock') && !THEIRS[who].includes(tried.type)) continue;
        const made: Act = { ...deedOf(tried, matter, who), by: actorOf(who), at: START + acts.length + 1 };
        const expected = told(now, who, tried);
        const came =
          who === 'officer' || who === 'clock'
            ? (step(START, acts, made) ?? 'not_now')
            : possible(review, acts, made, { id: who, role: who === 's' ? 'senior' : 'reviewer' } as User);
        const line = `${JSON.stringify(now)} ${who} ${JSON.stringify(tried)}`;
        if (typeof expected === 'string') {
          refused++;
          expect(typeof came === 'object' && 'refused' in came ? came.refused : came, line).toBe(expected);
          continue;
        }
        allowed++;
        if (typeof came === 'string' || 'refused' in came) expect(came, line).toBe('allowed');
        else expect(inWords(came), line).toEqual(compared(expected));
        const key = nameless(expected);
        const taken = asides + (ASIDE.includes(tried.type) ? 1 : 0);
        if (seen.has(key) || taken > ASIDES || !isWithin(expected, now, tried)) continue;
        seen.add(key);
        waiting.push({ acts: [...acts, made], now: expected, asides: taken });
      }
  }
  expect([...stages].sort()).toEqual([
    'accepted',
    'asking',
    'claimed',
    'closed',
    'correcting',
    'decided',
    'expired',
    'followingUp',
    'returned',
    'seconding',
    'submitted',
    'told',
    'withdrawn',
  ]);
  expect(
    [seen.size > 100, allowed > 500, refused > 5000],
    `${seen.size} states, ${allowed} allowed, ${refused} refused`,
  ).toEqual([true, true, true]);
});
