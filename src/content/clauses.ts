/** 条款: the citable rules of a pack, and when they are in force. */
import type { Clause, Discretion, Regime, Verification } from '../core/policy.ts';
import type { Text } from '../core/text.ts';
import type { English } from './english.ts';
import type { Report } from './problems.ts';
import { dayMistake } from './quantities.ts';
import { type Fields, fieldsOf, same, type Word } from './reader.ts';
import { unknownWord } from './spelling.ts';
import type { Cell } from './yaml-tree.ts';

export const CLAUSE = { required: ['要旨', '责任', '裁量', '核对', '核对于'], optional: ['施行', '失效'] } as const;
export const REGIMES = same<Regime>('问责', '党纪', '政务', '国企', '综合');
export const DISCRETIONS = same<Discretion>('可以', '应当', '未写明', '无');
export const VERIFICATIONS = same<Verification>('已核对', '转引', '重构');

/** What every clause of a pack has from it. */
export interface Instrument {
  readonly pack: string;
  readonly title: Text;
  readonly number: string | undefined;
  readonly dates: Dates;
}

export const readClause = (
  report: Report,
  english: English,
  instrument: Instrument,
  article: string,
  cell: Cell,
): Clause => {
  const fields = fieldsOf(report, cell, `条款「${article}」`, CLAUSE);
  const words = english.under('条款').under(article);
  return {
    id: `${instrument.pack}#${article}`,
    article,
    articleText: words.text('条', article),
    gist: words.text('要旨', fields.text('要旨')),
    instrument: instrument.title,
    ...(instrument.number === undefined ? {} : { number: instrument.number }),
    ...readDates(report, fields, instrument.dates),
    regime: fields.choice('责任', REGIMES) ?? '综合',
    discretion: fields.choice('裁量', DISCRETIONS) ?? '无',
    verified: fields.choice('核对', VERIFICATIONS) ?? '转引',
    verifiedIn: words.text('核对于', fields.text('核对于')),
  };
};

/** The clauses of this pack that 依据 names. */
export const clausesOf = (report: Report, words: readonly Word[], clauses: readonly Clause[]): readonly Clause[] =>
  words.flatMap(({ text, line }) => {
    const clause = clauses.find((each) => each.article === text);
    if (clause) return [clause];
    report.error(
      line,
      `「条款」里${unknownWord(
        text,
        '',
        clauses.map((each) => each.article),
      )}`,
    );
    return [];
  });

export interface Dates {
  readonly from?: string;
  readonly until?: string;
}

/** The dates of a pack, or of a clause that has those of its pack where it gives none. */
export const readDates = (
  report: Report,
  fields: Pick<Fields<'施行' | '失效'>, 'textIf' | 'lineOf'>,
  pack: Dates = {},
): Dates => {
  const day = (key: '施行' | '失效'): string | undefined => {
    const text = fields.textIf(key);
    const mistake = text === undefined ? undefined : dayMistake(text);
    if (mistake !== undefined) report.error(fields.lineOf(key), mistake);
    return mistake === undefined ? text : undefined;
  };
  const from = day('施行') ?? pack.from;
  const until = day('失效') ?? pack.until;
  const own = (['失效', '施行'] as const).find((key) => fields.textIf(key) !== undefined);
  if (own !== undefined && from !== undefined && until !== undefined && until <= from)
    report.error(fields.lineOf(own), `「失效」${until} 要晚于「施行」${from}`);
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
};
