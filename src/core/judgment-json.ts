/** The judgment as `liukan judge --json` and the HTTP API print it: a stable contract, in the lists' own words. */
import type { Content } from './content.ts';
import type { Answers } from './facts.ts';
import { highestFirst, type Finding, type Judgment } from './judge.ts';
import type { NextQuestion } from './next-question.ts';
import type { Clause, Outcome, Test } from './policy.ts';
import { explain } from './explain.ts';
import { clausesOf, inARow } from './said.ts';
import type { WeighedPack, WeighedTest } from './weighed.ts';
import { OUTCOME_WORDS, WORDS } from './words.ts';

/** Goes up when the same content and answers may be judged differently. */
export const ENGINE = 'liukan-1';

export interface ClauseJson {
  readonly id: string;
  readonly instrument: string;
  readonly article: string;
  readonly gist: string;
  readonly regime: string;
  readonly discretion: string;
  readonly verified: string;
}

export interface FindingJson {
  readonly situation: string;
  readonly name: string;
  readonly effect: string;
  readonly clauses: readonly ClauseJson[];
}

export interface JudgmentJson {
  readonly outcome: string | null;
  readonly settled: boolean;
  readonly possible: readonly string[];
  /** Only where it is not so: `possible` may hold more than can come out, since there were too many ways to follow them all. */
  readonly exhaustive?: false;
  readonly reliedOn: readonly FindingJson[];
  readonly notes: readonly FindingJson[];
  readonly referral: string | null;
  readonly decides: readonly string[];
  readonly correction: readonly string[];
  readonly decisive: readonly string[];
  readonly dependsOn: readonly string[];
  readonly wouldChange: readonly {
    readonly change: Readonly<Record<string, string>>;
    readonly outcome: string;
    readonly situations: readonly string[];
    readonly clauses: readonly ClauseJson[];
  }[];
  /** Of an open judgment: the unknown question whose answer narrows it most; how many outcomes its answers leave. */
  readonly nextQuestion: {
    readonly question: string;
    readonly most: number;
    readonly least: number;
    readonly evidence: readonly string[];
  } | null;
  /** Grounds that one might expect, closest first; nothing failed: something before it decides. */
  readonly whyNot: readonly {
    readonly situation: string;
    readonly name: string;
    readonly failed: readonly TestJson[];
  }[];
  /** Every situation of the lists that apply, highest level first. */
  readonly tree: readonly PackJson[];
  readonly unknown: readonly string[];
  readonly content: string;
  readonly engine: string;
}

/** How one condition was weighed: 符合, 不符合, 不清楚, 不适用; and, where it failed, the condition as the lists have it. */
export type TestJson = (Test | { readonly question: string }) & { readonly verdict: string };

export interface PackJson {
  readonly pack: string;
  readonly title: string;
  readonly level: string;
  readonly situations: readonly {
    readonly situation: string;
    readonly name: string;
    readonly effect: string;
    readonly outcome: string | null;
    readonly verdict: string;
    /** under which law it is in force: 行为时, 现行, or both */
    readonly law: readonly string[];
    readonly tests: readonly TestJson[];
    readonly clauses: readonly string[];
  }[];
  readonly leftOut: number;
  readonly elsewhere: number;
}

const VERDICTS = { met: '符合', unmet: '不符合', unknown: '不清楚', absent: '不适用' } as const;
const LAWS = { then: ['行为时'], now: ['现行'], both: ['行为时', '现行'] } as const;
/** As a turn keeps and tells it. */
export type JudgmentTold = Omit<JudgmentJson, 'tree'>;

const EFFECTS = { bar: '否决', refer: '转人工', ground: '支持', note: '情节' } as const;
const word = (outcome: Outcome): string => OUTCOME_WORDS[outcome].zh;

export const clauseJson = (clause: Clause): ClauseJson => ({
  id: clause.id,
  instrument: clause.instrument.zh,
  article: clause.article,
  gist: clause.gist.zh,
  regime: clause.regime,
  discretion: clause.discretion,
  verified: clause.verified,
});

const findingJson = (finding: Finding): FindingJson => ({
  situation: finding.situation.id,
  name: finding.situation.name.zh,
  effect: EFFECTS[finding.effect],
  clauses: finding.clauses.map(clauseJson),
});

const testJson = ({ test, verdict }: WeighedTest): TestJson => ({
  ...(verdict === 'unmet' || verdict === 'absent' ? test : { question: test.question }),
  verdict: VERDICTS[verdict],
});

const packJson = ({ pack, situations, leftOut, elsewhere }: WeighedPack): PackJson => ({
  pack: pack.id,
  title: pack.title.zh,
  level: pack.level,
  situations: situations.map(({ situation, effect, outcome, verdict, law, tests, clauses }) => ({
    situation: situation.id,
    name: situation.name.zh,
    effect: EFFECTS[effect],
    outcome: outcome === undefined ? null : word(outcome),
    verdict: VERDICTS[verdict],
    law: LAWS[law],
    tests: tests.map(testJson),
    clauses: clauses.map(({ id }) => id),
  })),
  leftOut,
  elsewhere,
});

const nextJson = ({ question, most, least, evidence }: NextQuestion) => ({
  question: question.id,
  most,
  least,
  evidence: evidence.map(({ zh }) => zh),
});

export function judgmentJson(content: Content, answers: Answers, asOf: string, judgment: Judgment): JudgmentJson {
  const reliedOn = highestFirst(judgment.reliedOn);
  const explained = explain(content, answers, asOf, judgment);
  return {
    outcome: judgment.settled ? word(judgment.outcome) : null,
    settled: judgment.settled,
    possible: judgment.settled ? [word(judgment.outcome)] : judgment.possible.map(word),
    ...(judgment.settled || judgment.exhaustive ? {} : { exhaustive: false as const }),
    reliedOn: reliedOn.map(findingJson),
    notes: highestFirst(judgment.notes).map(findingJson),
    referral: referralOf(judgment),
    decides: [
      ...new Set([
        WORDS.decides.zh,
        ...reliedOn.flatMap(({ pack }) => (pack.decides === undefined ? [] : [pack.decides.zh])),
      ]),
    ],
    correction: [...new Set(reliedOn.flatMap(({ situation }) => situation.correction.map(({ zh }) => zh)))],
    decisive: judgment.settled ? judgment.decisive : [],
    dependsOn: judgment.settled ? [] : judgment.dependsOn,
    wouldChange: (explained?.remedies ?? []).flatMap(({ acts, outcome, gained }) =>
      outcome === undefined
        ? []
        : [
            {
              change: Object.fromEntries(acts.map(({ question, option }) => [question.id, option.id])),
              outcome: word(outcome),
              situations: gained.map(({ situation }) => situation.id),
              clauses: clausesOf(gained).map(clauseJson),
            },
          ],
    ),
    nextQuestion: explained?.next === undefined ? null : nextJson(explained.next),
    whyNot: (explained?.whyNot ?? []).map(({ situation, failed }) => ({
      situation: situation.situation.id,
      name: situation.situation.name.zh,
      failed: failed.map(testJson),
    })),
    tree: (explained?.tree ?? []).map(packJson),
    unknown: judgment.unknown,
    content: content.hash,
    engine: ENGINE,
  };
}

function referralOf(judgment: Judgment): string | null {
  if (!judgment.settled || judgment.referral === undefined) return null;
  if (judgment.referral === 'unlisted') return WORDS.unlisted.zh;
  if (judgment.referral === 'lawsDiffer') return WORDS.lawsDiffer.zh;
  if (judgment.referral === 'lawMissing') return WORDS.lawMissing.zh;
  return inARow(
    judgment.reliedOn.map(({ situation }) => situation.reason?.zh ?? situation.name.zh),
    'zh',
  );
}
