/**
 * The flow: what is asked, in which order, and what can be answered. Read from `flows/*.yaml` by `content/`.
 * Questions, options and looks are named by their Chinese words (`记为`, `名称`): those are the ids that lists use.
 */
import type { Condition } from './policy.ts';
import type { Text } from './text.ts';

export interface Flow {
  /** 流程 */
  readonly name: Text;
  /** 版本 */
  readonly version: string;
  /** 先问: who, at what stage, status, where, when, area of work. They choose the path and the packs. */
  readonly first: readonly Question[];
  /** 短路径: matters that are not judged by the six looks. The first whose condition is met takes the talk. */
  readonly paths: readonly Path[];
  /** 六看 */
  readonly looks: readonly Look[];
}

/** 短路径: e.g. clearing one's name, or the rights of someone already under 立案. */
export interface Path {
  readonly name: string;
  readonly title: Text;
  /** 何时 */
  readonly when: Condition;
  /** 说明: what the person is told before the path's own questions. */
  readonly intro: Text;
  readonly questions: readonly Question[];
}

export interface Look {
  /** 1 to 6 */
  readonly number: number;
  /** 看: 二看工作依据 */
  readonly title: Text;
  /** 看什么: the two poles */
  readonly about: Text;
  /** 出处: 重构 = not in the source text; people see that. */
  readonly reconstructed: boolean;
  /** The first is the main question and is always asked; the others are follow-ups. */
  readonly questions: readonly Question[];
}

export type Question = ChoiceQuestion | AmountQuestion | DateQuestion | PlaceQuestion | AccountQuestion;

interface Asked {
  /** 记为: the fact that the answer establishes; unique in the flow. */
  readonly id: string;
  /** The same name for people who read English. */
  readonly label: Text;
  /** 问 */
  readonly ask: Text;
  /** 为什么问 */
  readonly why: Text;
  /** 何时问: a follow-up is asked only when this is met; otherwise its fact is 不适用. Empty: always. */
  readonly when: Condition;
  /** 可改变: acts not yet done could still change the answer (a remedy still open). */
  readonly changeable: boolean;
}

export interface ChoiceQuestion extends Asked {
  readonly kind: 'choice';
  /** 多选 */
  readonly multiple: boolean;
  readonly options: readonly Option[];
  /** 不清楚作: the option that "不清楚" (and absence) stands for, where leaving it open would say nothing. */
  readonly unknownMeans?: string;
}
/** 类型: 金额, in yuan. */
export interface AmountQuestion extends Asked {
  readonly kind: 'amount';
}
/** 类型: 日期, a calendar day. */
export interface DateQuestion extends Asked {
  readonly kind: 'date';
}
/** 类型: 地区, a place such as 湖北 or 湖北/武汉. */
export interface PlaceQuestion extends Asked {
  readonly kind: 'place';
}
/** 类型: 自述, free text. Kept for a reviewer; no list may test it. */
export interface AccountQuestion extends Asked {
  readonly kind: 'account';
}

export interface Option {
  /** 名称: also its id */
  readonly id: string;
  readonly label: Text;
  /** 也可以说: other words for it, in Chinese and in English */
  readonly synonyms: readonly string[];
  /** 倾向: which way it leans on the six-look strip; absent: neither */
  readonly leans?: 'for' | 'against';
  /** 证据: what evidence would support it */
  readonly evidence: readonly Text[];
  /** 可以补做: reachable by an act not yet done, so that advice may speak of it */
  readonly attainable: boolean;
  /** 还可以做: who answered so can still reach an attainable option */
  readonly stillOpen: boolean;
  /** 单独: cannot be combined with another option of a multi-select (以上都没有) */
  readonly alone: boolean;
}

/** Every question of the flow in the order in which it may be met: first, each path's own, the looks'. */
export const questionsOf = (flow: Flow): readonly Question[] => [
  ...flow.first,
  ...flow.paths.flatMap((path) => path.questions),
  ...flow.looks.flatMap((look) => look.questions),
];
