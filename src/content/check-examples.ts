/** 范例, computed again: what a policy officer believes right, held against what the lists do. */
import type { Content } from '../core/content.ts';
import { judge, type Judgment } from '../core/judge.ts';
import { OUTCOME_WORDS } from '../core/words.ts';
import type { Example, Outcome } from '../core/policy.ts';
import { answersFrom } from './answers.ts';
import type { Problem } from './problems.ts';

/** Each 范例 that comes out otherwise than written, as an error by file and line. `asOf`: the day of asking. */
export function checkExamples(content: Content, asOf: string): readonly Problem[] {
  return content.packs.flatMap((pack) =>
    pack.examples.flatMap((example): readonly Problem[] => {
      const { answers, problems } = answersFrom(content.flow, example.facts);
      const judgment = judge(content, answers, asOf);
      const mistakes = [...problems, ...mistakesOf(example, judgment)];
      return mistakes.map((mistake) => ({
        severity: 'error',
        file: example.file,
        line: example.line,
        message: `范例「${example.name}」${mistake}`,
      }));
    }),
  );
}

const said = (outcomes: readonly Outcome[]): string => outcomes.map((outcome) => OUTCOME_WORDS[outcome].zh).join('、');

const WHY = {
  situation: '转人工的情形',
  unlisted: '不在清单之内',
  lawsDiffer: '新旧规定结论不同',
  lawMissing: '应当适用的那一版规定没有收录全',
} as const;

/** What came out, in one line: 可容错（hubei/report/容1） or 未定（可容错、转人工研判；取决于 后果）. */
function outcomeOf(judgment: Judgment): string {
  if (!judgment.settled) return `未定（${said(judgment.possible)}；取决于 ${judgment.dependsOn.join('、') || '地区'}）`;
  const situations = judgment.reliedOn.map(({ situation }) => situation.id).join('、');
  return `${said([judgment.outcome])}（${situations || WHY[judgment.referral ?? 'unlisted']}）`;
}

/** What a judgment has otherwise than an example says, each in words. */
export function mistakesOf({ expected, relies, excludes = [] }: Example, judgment: Judgment): readonly string[] {
  const got = outcomeOf(judgment);
  if ('outcome' in expected) {
    if (!judgment.settled || judgment.outcome !== expected.outcome)
      return [
        `应得 ${said([expected.outcome])}，实得 ${got}${judgment.settled ? '' : `；补上这些事实，或者写成 应得: [${judgment.possible.map((outcome) => OUTCOME_WORDS[outcome].zh).join(', ')}]`}`,
      ];
  } else if (judgment.settled || said([...expected.possible].sort()) !== said([...judgment.possible].sort())) {
    return [`应得 [${said(expected.possible)}]（未定），实得 ${got}`];
  }
  const found = new Set(
    [...judgment.reliedOn, ...judgment.notes].flatMap(({ situation, clauses }) => [
      situation.id,
      situation.id.split('/').at(-1) ?? '',
      ...clauses.flatMap(({ id, article }) => [id, article]),
    ]),
  );
  const missing = relies.filter((name) => !found.has(name));
  const unwanted = excludes.filter((name) => found.has(name));
  return [
    ...(missing.length === 0 ? [] : [`依据里没有 ${missing.join('、')}，实得 ${got}`]),
    ...(unwanted.length === 0 ? [] : [`不应当依据 ${unwanted.join('、')}，实得 ${got}`]),
  ];
}
