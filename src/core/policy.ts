/**
 * Policy packs: clauses, and lists of situations that cite them. Read from `policies/**` by `content/`.
 * A condition is a conjunction of tests on facts; situations of a list are alternatives. There is nothing else:
 * the escape hatch of a policy list is a reviewer, not a language.
 */
import type { Text } from './text.ts';

/** 结论 */
export type Outcome = 'barred' | 'exempt' | 'tolerated' | 'mitigated' | 'referred';

/** Grounds from the most favourable down (可免责, 可容错, 可减责). */
export const GROUNDS = ['exempt', 'tolerated', 'mitigated'] as const satisfies readonly Outcome[];

/** 作用: 否决, 转人工, 支持, 情节 */
export type Effect = 'bar' | 'refer' | 'ground' | 'note';

/** 责任种类: what lifts one does not lift another. `general` is 不分种类 (a whole tolerance instrument). */
export type Regime = '问责' | '党纪' | '政务' | '国企' | '综合';

/** 核对: 已核对 = read in a copy of the source; 转引 = read second-hand; 重构 = our reconstruction, never a clause that bars. */
export type Verification = '已核对' | '转引' | '重构';

/** 裁量: 可以 leaves discretion to the deciding body, 应当 does not; 未写明 = the text says neither; 无 = the clause grants nothing. */
export type Discretion = '可以' | '应当' | '未写明' | '无';

/** 层级, from the highest. */
export const LEVELS = ['全国', '省级', '市级', '县级', '部门'] as const;
export type Level = (typeof LEVELS)[number];

export interface PolicyPack {
  /** hubei/report: folder and file name, the id that 收紧 refers to */
  readonly id: string;
  /** 政策包: the instrument's or list's title */
  readonly title: Text;
  /** 制定机关 */
  readonly issuer: Text;
  /** 文号 */
  readonly number?: string;
  readonly level: Level;
  /** 适用地区: a place such as 湖北 or 湖北/武汉; absent: the whole country */
  readonly place?: string;
  /** What must hold before anything in the pack can: 适用对象 and the pack's own 同时具备. Place and dates are apart. */
  readonly scope: Condition;
  /** 施行, a day; absent where the source gives none (a report) */
  readonly from?: string;
  /** 失效, the first day on which it is no longer in force */
  readonly until?: string;
  /** 取代: the id of the version before this one; a pack and what it replaces are versions of one instrument */
  readonly replaces?: string;
  /** 只收录部分: of this version only some articles are here, so that "it did not bar that" cannot be concluded from it */
  readonly partial: boolean;
  /** 此前没有同类规定: what came before the first version was no rule, not a rule that we lack */
  readonly firstOfItsKind: boolean;
  /** 从旧兼从轻 */
  readonly lighterLaw: boolean;
  /** 谁来认定: who decides under this instrument */
  readonly decides?: Text;
  readonly clauses: readonly Clause[];
  readonly lists: readonly List[];
  readonly tightenings: readonly Tightening[];
  readonly examples: readonly Example[];
  /** 已知: what the proof finds in this pack and its author accepts, with the reason */
  readonly accepted: readonly Accepted[];
  /** 未收录: what the source has and this pack leaves out, with the reason */
  readonly leftOut: readonly Text[];
}

export interface Clause {
  /** national/wenze#第十七条第一款: pack and article */
  readonly id: string;
  /** 第十七条第一款 */
  readonly article: string;
  readonly articleText: Text;
  /** 要旨: in our own words */
  readonly gist: Text;
  readonly instrument: Text;
  readonly number?: string;
  readonly from?: string;
  readonly until?: string;
  readonly regime: Regime;
  readonly discretion: Discretion;
  readonly verified: Verification;
  /** 核对于: where and when it was read */
  readonly verifiedIn: Text;
}

export interface List {
  readonly effect: Effect;
  /** For `bar` always 'barred', for `refer` 'referred', for `ground` one of GROUNDS, for `note` absent. */
  readonly outcome?: Outcome;
  readonly situations: readonly Situation[];
}

export interface Situation {
  /** hubei/report/容3: pack id and 编号 */
  readonly id: string;
  /** 名称 */
  readonly name: Text;
  /** 当, with the list's 同时具备 added */
  readonly when: Condition;
  readonly clauses: readonly Clause[];
  /** 理由: why a person is needed, or what the situation means, in a sentence to the asker */
  readonly reason?: Text;
  /** 前提: assumptions that the judgment spells out */
  readonly assumes: readonly Text[];
  /** 请准备: evidence to prepare */
  readonly prepare: readonly Text[];
  /** 纠错: what correction is due */
  readonly correction: readonly Text[];
}

/** 收紧: a lower level adds conditions to that very situation of a higher one. It may never loosen. */
export interface Tightening {
  /** the situation's id */
  readonly of: string;
  readonly when: Condition;
  readonly clauses: readonly Clause[];
}

/** 发现: 永不成立, 从不起作用, 空白, 层级冲突, 倒挂 */
export type FindingKind = 'dead' | 'shadowed' | 'gap' | 'conflict' | 'inverted';

/** One 已知. */
export interface Accepted {
  readonly kind: FindingKind;
  /** 情形: the situation's whole id; for dead, shadowed and conflict */
  readonly situation?: string;
  /** 问题: for inverted */
  readonly question?: string;
  /** 理由 */
  readonly reason: string;
}

/** 范例: computed again at every check. */
export interface Example {
  readonly name: string;
  /** As `liukan judge` reads them: {"动机": "…", "身份": ["…"]}; absent or 不清楚 is unknown. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly expected: { readonly outcome: Outcome } | { readonly possible: readonly Outcome[] };
  /** 依据: articles or situation ids that must be among those relied on */
  readonly relies: readonly string[];
  /** 不依据: articles or situation ids that must not be among them, nor among the 情节 that are met; absent: none was written */
  readonly excludes?: readonly string[];
  readonly line: number;
  readonly file: string;
}

/** Items of one condition are AND. An empty condition is always met. */
export type Condition = readonly Test[];

/** One test on one fact. A fact that does not apply fails every test, `not` too. */
export type Test =
  /** 依据: [甲, 乙] — at least one of the chosen options is among these */
  | { readonly question: string; readonly is: 'oneOf'; readonly options: readonly string[] }
  /** 不是 — none of the chosen options is among these */
  | { readonly question: string; readonly is: 'not'; readonly options: readonly string[] }
  /** 只有 — every chosen option is among these */
  | { readonly question: string; readonly is: 'only'; readonly options: readonly string[] }
  /** 不少于 ≥, 少于 <, 超过 >, 不超过 ≤; in yuan */
  | { readonly question: string; readonly is: '>=' | '<' | '>' | '<='; readonly yuan: number }
  /** 不早于 ≥, 早于 <; a day */
  | { readonly question: string; readonly is: 'from' | 'before'; readonly day: string }
  /** 在: the place is one of these or lies within it */
  | { readonly question: string; readonly is: 'within'; readonly places: readonly string[] };

/** The facts that choose packs have fixed names, so that place and dates need no wiring in the YAML. */
export const PLACE = '地区';
export const DAY = '行为时间';
export const STATUS = '身份';

/** Facts and options that the assistant's own words turn on: a planned act, a person who asks for another, a decision taken. */
export const STAGE = '阶段';
export const NOT_YET_DONE = '还没有做，想先问清楚';
export const ALREADY_SANCTIONED = '已经作出处理或处分决定';
export const ASKER = '谁在问';
export const SOMEONE_ELSE = '其他人';
