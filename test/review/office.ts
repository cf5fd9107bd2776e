/** An office for one test: a real store, a clock that the test sets, users, matters, and a stand-in for the officer's dialogue. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { DecidedOutcome, ReviewerEvent } from '../../src/core/decision.ts';
import type { ConsentedRecord } from '../../src/core/record.ts';
import { newBell } from '../../src/bell.ts';
import { STANDARD_OFFICE } from '../../src/office/load-office.ts';
import type { Office as Settings } from '../../src/office/office.ts';
import type { Desk } from '../../src/review/desk.ts';
import { admit, type NewUser } from '../../src/review/users.ts';
import { caseById, createCase } from '../../src/store/cases.ts';
import { putContent } from '../../src/store/contents.ts';
import { Conflict, type Statement } from '../../src/store/database.ts';
import { openReview } from '../../src/store/reviews.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { addTurn } from '../../src/store/turns.ts';
import type { User } from '../../src/store/users.ts';
import type { World } from '../../src/world.ts';

export const NOON = Date.parse('2026-11-23T12:00:00+08:00');

export interface Office {
  readonly desk: Desk;
  readonly world: World;
  readonly clock: { now: number };
  /** What the officers' dialogues were told, in order. */
  readonly heard: { readonly caseId: string; readonly event: ReviewerEvent }[];
  /** Runs once, before the next act is committed: for what happens at the same moment. */
  meanwhile: (() => Promise<void>) | undefined;
  /** What the office has set: nothing of its own until a test does. */
  settings: Settings;
  user(more?: Partial<NewUser>): Promise<{ readonly user: User; readonly link: string }>;
  matter(more?: Matter): Promise<{ readonly id: string; readonly caseId: string }>;
  close(): Promise<void>;
}

export interface Matter {
  readonly unit?: string;
  readonly excluded?: string;
  readonly owner?: string;
  readonly openedAt?: number;
  readonly record?: ConsentedRecord;
}

export async function openOffice(): Promise<Office> {
  const db = await openSqlite(':memory:');
  const clock = { now: NOON };
  const world: World = {
    db,
    content: {
      hash: 'sha256:1',
      flow: { name: { zh: '六看' }, version: '1', first: [], paths: [], looks: [] },
      packs: [],
    },
    now: () => clock.now,
    newId: () => randomBytes(16).toString('hex'),
    bell: newBell(),
    settings: { hotline: '12356', codeLifetime: 1 },
  };
  const heard: Office['heard'] = [];
  const office: Office = {
    world,
    clock,
    heard,
    meanwhile: undefined,
    settings: STANDARD_OFFICE,
    desk: {
      world,
      office: () => office.settings,
      async reviewerActed(_, caseId, event, extra) {
        const { meanwhile } = office;
        office.meanwhile = undefined;
        await meanwhile?.();
        await takeTurn(world, caseId, event, extra);
        heard.push({ caseId, event });
        world.bell.ring(caseId);
      },
    },
    async user(more = {}) {
      clock.now += 1; // users are listed in the order in which they were added
      const admitted = await admit(world, {
        name: `审核${++count}号`,
        unit: '某市纪委监委',
        role: 'reviewer',
        ...more,
      });
      if (!('link' in admitted)) throw new Error(admitted.refused);
      return admitted;
    },
    async matter({
      unit = '某区住房和城乡建设局',
      excluded = '',
      owner,
      openedAt = clock.now,
      record = aRecord(),
    } = {}) {
      const [id, caseId] = [world.newId(), world.newId()];
      await db.commit([
        ...putContent({ hash: 'sha256:1', body: {}, createdAt: 1 }),
        ...createCase({
          id: caseId,
          content: 'sha256:1',
          lang: record.lang,
          status: 'submitted',
          owner: owner ?? null,
          at: openedAt,
        }),
        ...openReview({ id, caseId, unit, excluded, record, at: openedAt }),
      ]);
      return { id, caseId };
    },
    close: () => db.close(),
  };
  return office;
}

let count = 0;

/** As the conversation does it: the turn and the review's row in one commit, three tries. */
async function takeTurn(
  world: World,
  caseId: string,
  event: ReviewerEvent,
  extra: Statement[],
  tries = 3,
): Promise<void> {
  const { seq } = (await caseById(world.db, caseId)) ?? { seq: 0 };
  const turn = {
    caseId,
    seq: seq + 1,
    inboundId: randomUUID(),
    thread: 'review',
    event,
    replies: [],
    judgment: null,
    engine: '1',
    at: world.now(),
  };
  try {
    await world.db.commit([...addTurn(turn, event.type), ...extra]);
  } catch (error) {
    if (!(error instanceof Conflict) || tries === 1) throw error;
    await takeTurn(world, caseId, event, extra, tries - 1);
  }
}

export const clauses: ConsentedRecord['clauses'] = [
  {
    id: 'hubei/report#四看',
    instrument: '关于精准容错纠错的调研报告',
    article: '四看决策过程',
    gist: '集体研究、民主决策，不是个人专断的，可以容错。',
    regime: '综合',
    discretion: '可以',
    verified: '转引',
  },
  {
    id: 'national/wenze#第十七条第一款',
    instrument: '中国共产党问责条例',
    article: '第十七条第一款',
    gist: '改革探索中因缺乏经验出现的失误，可以不予问责或者免予问责。',
    regime: '问责',
    discretion: '可以',
    verified: '已核对',
  },
  {
    id: 'national/zhengwu#第十二条',
    instrument: '中华人民共和国公职人员政务处分法',
    article: '第十二条',
    gist: '违法情节轻微，且有从轻减轻情形的，可以谈话提醒、免予或者不予政务处分。',
    regime: '政务',
    discretion: '可以',
    verified: '已核对',
  },
];

const judgmentOf = (outcome: string | null, possible: readonly string[]): NonNullable<ConsentedRecord['judgment']> => ({
  outcome,
  settled: outcome !== null,
  possible,
  reliedOn: [{ situation: 'hubei/report/容1', name: '先行先试失误', effect: '支持', clauses: clauses.slice(0, 1) }],
  notes: [],
  referral: null,
  decides: ['谁追责问责，谁负责容错'],
  correction: ['完善试点风险评估'],
  decisive: ['动机', '决策'],
  dependsOn: [],
  wouldChange: [],
  unknown: [],
  content: 'sha256:1',
  engine: 'liukan-1',
});

export const judged: Readonly<Record<'tolerated' | 'barred' | 'referred' | 'open', ConsentedRecord['judgment']>> = {
  tolerated: judgmentOf('可容错', ['可容错']),
  barred: judgmentOf('不予容错', ['不予容错']),
  referred: judgmentOf('转人工研判', ['转人工研判']),
  open: judgmentOf(null, ['可免责', '可容错']),
};

/** The report's case of the lot drawing, as an officer would have sent it. */
export function aRecord(more: Partial<ConsentedRecord> = {}): ConsentedRecord {
  const section = (id: string, title: string, ...lines: string[]) => ({ id, title, brief: true, lines });
  return {
    lang: 'zh',
    sections: [
      section('who', '单位与回避', '单位：某区住房和城乡建设局', '不应看到的人：没有'),
      section(
        'first',
        '回答',
        '身份：公务员或参公人员',
        '阶段：事情做了，还没有人问',
        '地区：湖北',
        '行为时间：2024-05-01',
      ),
      section('look-1', '一看问题性质', '性质：违反了程序规定，可以补办'),
      section('look-3', '三看主观动机', '动机：为加快推进背街小巷改造，没有谋利'),
      section('look-4', '四看决策过程', '决策：集体研究，有会议记录'),
      section('look-6', '六看纠错态度', '纠错：已经补救'),
      section(
        'account',
        '本人陈述的经过（未参与研判）',
        '为加快改造，我主持会议通过了小型项目抽签法，\n后来分批抽签确定了施工单位。',
      ),
      section('judgment', '初步研判', '如所述属实并有证据，初步研判：可容错', '这是初步研判，不是认定。'),
    ],
    judgment: judged.tolerated,
    clauses,
    content: 'sha256:1',
    ...more,
  };
}

export const aDraft = (more: { outcome?: DecidedOutcome; reason?: string; clauses?: readonly string[] } = {}) => ({
  outcome: 'tolerated' as const,
  reason: '集体研究、没有谋利，程序已补正。',
  clauses: ['hubei/report#四看'],
  ...more,
});
