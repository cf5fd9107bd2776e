/** The judgment as `liukan judge --json` and the HTTP API print it: a stable contract, in the lists' own words. */
import type { Content } from './content.ts';
import type { Answers } from './facts.ts';
import { highestFirst, type Finding, type Judgment } from './judge.ts';
import type { Clause, Outcome } from './policy.ts';
import { remediesOf } from './remedies.ts';
import { clausesOf } from './said.ts';
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
    readonly clauses: readonly ClauseJson[];
  }[];
  readonly unknown: readonly string[];
  readonly content: string;
  readonly engine: string;
}

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

export function judgmentJson(content: Content, answers: Answers, asOf: string, judgment: Judgment): JudgmentJson {
  const reliedOn = highestFirst(judgment.reliedOn);
  return {
    outcome: judgment.settled ? word(judgment.outcome) : null,
    settled: judgment.settled,
    possible: judgment.settled ? [word(judgment.outcome)] : judgment.possible.map(word),
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
    wouldChange: remediesOf(content, answers, asOf, judgment).flatMap(({ question, option, outcome, gained }) =>
      outcome === undefined
        ? []
        : [
            {
              change: { [question.id]: option.id },
              outcome: word(outcome),
              clauses: clausesOf(gained).map(clauseJson),
            },
          ],
    ),
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
  return judgment.reliedOn.map(({ situation }) => situation.reason?.zh ?? situation.name.zh).join('；');
}
