/** 已知: what `liukan prove` finds in a pack and its author accepts, with the reason. */
import type { Accepted, FindingKind } from '../core/policy.ts';
import { type Questions, unknownQuestion } from './conditions.ts';
import type { Report } from './problems.ts';
import { type Fields, fieldsOf } from './reader.ts';
import { unknownWord } from './spelling.ts';
import type { Cell } from './yaml-tree.ts';

export const ACCEPTED = { required: ['发现', '理由'], optional: ['情形', '问题'] } as const;
type AcceptedFields = Fields<(typeof ACCEPTED.required)[number] | (typeof ACCEPTED.optional)[number]>;

export const KINDS: Readonly<Record<string, FindingKind>> = {
  永不成立: 'dead',
  从不起作用: 'shadowed',
  空白: 'gap',
  层级冲突: 'conflict',
  倒挂: 'inverted',
};

/** What a finding is about. A gap is about no situation: that is what it says. */
export const ABOUT: Readonly<Record<FindingKind, '情形' | '问题' | undefined>> = {
  dead: '情形',
  shadowed: '情形',
  gap: undefined,
  conflict: '情形',
  inverted: '问题',
};

/** What the 已知 of one pack are read with. */
export interface Knowing {
  readonly report: Report;
  readonly questions: Questions;
  /** the pack's id */
  readonly pack: string;
  /** the 编号 of the pack's situations */
  readonly numbers: readonly string[];
}

/** The 已知 of a pack, in the order written; one that cannot be read is told and left out. */
export const readAccepted = (knowing: Knowing, cells: readonly Cell[]): readonly Accepted[] => {
  const lines = new Map<string, number>();
  return cells.flatMap((cell): readonly Accepted[] => {
    const { report } = knowing;
    const fields = fieldsOf(report, cell, '已知', ACCEPTED);
    const kind = fields.choice('发现', KINDS);
    const reason = fields.text('理由');
    if (kind === undefined) return [];
    const accepted = { kind, ...readAbout(knowing, fields, kind), reason };
    const what = [kind, accepted.situation, accepted.question].join('/');
    const before = lines.get(what);
    if (before !== undefined) report.error(fields.line, `这一条「已知」写了两次（上一次在第 ${before} 行），只留一条`);
    lines.set(what, fields.line);
    return [accepted];
  });
};

const readAbout = (
  { report, questions, pack, numbers }: Knowing,
  fields: AcceptedFields,
  kind: FindingKind,
): Pick<Accepted, 'situation' | 'question'> => {
  const about = ABOUT[kind];
  const finding = `「发现: ${fields.text('发现')}」`;
  for (const key of ['情形', '问题'] as const) {
    if (key === about && fields.lacks(key))
      report.error(
        fields.lineOf('发现'),
        `${finding}要写明「${key}」：${key === '情形' ? '这个文件里的一个编号' : '一个问题的「记为」'}`,
      );
    if (key !== about && fields.cell(key)) report.error(fields.lineOf(key), `${finding}不写「${key}」，请删去这一项`);
  }
  const name = about === undefined ? '' : fields.text(about);
  if (about === undefined || name === '') return {};
  if (about === '问题') {
    if (!questions.has(name)) report.error(fields.lineOf('问题'), unknownQuestion(name, questions));
    return { question: name };
  }
  if (!numbers.includes(name))
    report.error(fields.lineOf('情形'), `这个文件里${unknownWord(name, '这个编号', numbers)}`);
  return { situation: `${pack}/${name}` };
};
