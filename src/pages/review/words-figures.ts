/** Words of the page of figures. */
import type { Lang } from '../../core/text.ts';
import type { Range } from '../../review/few.ts';
import type { StageFigure } from '../../review/figures.ts';

/** spanWord(5 to 9) → 5–9 */
export const spanWord = ({ from, to }: Range): string => (from === to ? `${from}` : `${from}–${to}`);

const zh = {
  title: '数据',
  none: '还没有数据。每天计算一次。',
  asOf: (time: string) => `${time}计算，每天一次。能看审核件的人，只算自己可以看到的件。`,
  withheld: '不显示',
  withheldWhy: '少于 5 件的数字不显示，以免看出是哪一件；可以互相比较的数字，每五件一档。',
  open: '还没有作出结论的',
  late: '其中超期的',
  decided: '已作结论的',
  weeks: '最近 12 周',
  weeksNote: '每个星期日结束时，还没有作出结论的有多少，其中超期的有多少。是否超期，按现在的期限算。',
  weeksEmpty: '这 12 周每周都少于 5 件，不画图。',
  atMost: '浅色：最多到这里（每五件一档）',
  gap: '少于 5 件，不显示',
  week: '截至',
  openShort: '未作结论',
  lateShort: '其中超期',
  asTable: '用数字看',
  weekSaid: (day: string, open: string, late: string) => `${day}未作结论 ${open}，超期 ${late}`,
  /** Between sentences, and between parts of one. */
  space: '',
  pause: '；',
  stages: '各步用了多久',
  stagesNote: '工作日的中位数：一半的件比它快，一半比它慢。当天不算，问当事人的时间不算。竖线是本机关定的期限。',
  days: (days: number) => `${days} 个工作日`,
  daysUnknown: '少于 5 件，不显示',
  ofMatters: (matters: number) => `${matters} 件`,
  limit: (days: number) => `期限 ${days} 个工作日，依据：`,
  noLimit: '本机关没有定这一步的期限',
  stageNames: {
    accept: '提交到受理',
    claim: '受理到领取',
    decide: '受理到结论',
    tell: '结论到正式告知',
    close: '正式告知到办结',
  } satisfies Record<StageFigure['stage'], string>,
  clauses: '条款：研判与结论是否一致',
  clausesNote:
    '初步研判依据这一条的件里，结论与研判一致并引用了它的有多少。深色是至少有这些，浅色是最多到这里。竖线是六成；不到六成的，可能是条款或清单写得不清楚。',
  noClauses: '还没有条款达到可以显示的件数。',
  agreed: (range: string, decided: number) => `${decided} 件作了结论，其中一致 ${range} 件`,
  unclear: '可能不清楚',
  toldFirst: (many: number) =>
    `有 ${many} 条条款可能不清楚：初步研判依据它们，结论却常常不同。请看清单要不要改，改后用 liukan check 检查。`,
  allClear: '没有条款达到“可能不清楚”：已作结论满 5 件的条款，结论都有六成以上与研判一致。',
  edit: (file: string, article: string): readonly [string, string, string] => [
    '要改的话：文件 ',
    file,
    `，条款“${article}”。`,
  ],
  situations: (names: readonly string[]) => `依据它的情形：${names.join('、')}。`,
  noSituations: '现在没有情形依据它。',
  gone: '现在的清单里已经没有这一条。',
  otherwise: (judged: string, decided: string, times: string) => `研判“${judged}”，结论“${decided}”：${times} 件。`,
  uncited: (times: string) => `结论与研判一致，但没有引用这一条：${times} 件。`,
  scattered: '怎样不一致的，每一种都少于 5 件，不显示。',
  unavailable: '这里现在还没有开通。',
};

export type FiguresWords = typeof zh;

const en: FiguresWords = {
  title: 'Figures',
  none: 'No figures yet. They are worked out once a day.',
  asOf: (time) => `Worked out ${time}, once a day. For whoever sees matters: of those that they may see.`,
  withheld: 'withheld',
  withheldWhy:
    'Numbers below 5 are withheld, since they could point to one matter; those that can be compared go in steps of five.',
  open: 'Not decided yet',
  late: 'of these overdue',
  decided: 'Decided',
  weeks: 'The last 12 weeks',
  weeksNote:
    'How many were not decided at the end of each Sunday, and how many of them were overdue, by the limits of today.',
  weeksEmpty: 'In each of these 12 weeks there were fewer than 5: nothing to draw.',
  atMost: 'pale: up to here at most (steps of five)',
  gap: 'fewer than 5, withheld',
  week: 'Up to',
  openShort: 'Not decided',
  lateShort: 'Overdue',
  asTable: 'As numbers',
  weekSaid: (day, open, late) => `${day}: not decided ${open}, overdue ${late}`,
  space: ' ',
  pause: '; ',
  stages: 'How long each stage takes',
  stagesNote:
    'Median working days: half were faster, half slower. The first day does not count, nor while the officer was asked. The line is the office’s limit.',
  days: (days) => (days === 1 ? '1 working day' : `${days} working days`),
  daysUnknown: 'fewer than 5 matters, withheld',
  ofMatters: (matters) => `${matters} matters`,
  limit: (days) => `Limit: ${days} working ${days === 1 ? 'day' : 'days'}, by `,
  noLimit: 'The office has set no limit for this stage',
  stageNames: {
    accept: 'submitted to accepted',
    claim: 'accepted to claimed',
    decide: 'accepted to decided',
    tell: 'decided to formally told',
    close: 'formally told to closed',
  },
  clauses: 'Clauses: assessment and decision',
  clausesNote:
    'Of the matters where the assessment relied on a clause: in how many the decision went the same way and cited it: solid at least, pale at most. The line is at 60 %; below it the clause or the list may be unclear.',
  noClauses: 'No clause has enough matters to be shown.',
  agreed: (range, decided) => `${decided} decided, ${range} of them the same way`,
  unclear: 'may be unclear',
  toldFirst: (many) =>
    `${many === 1 ? 'One clause' : `${many} clauses`} may be unclear: assessments rely on it, and decisions often differ. Please see whether the list should be changed; then run liukan check.`,
  allClear: 'No clause is unclear: of those with 5 decisions or more, at least 60 % went the assessment’s way.',
  edit: (file, article) => ['To change it: the file ', file, `, clause “${article}”.`],
  situations: (names) => `Situations that rest on it: ${names.join('; ')}.`,
  noSituations: 'No situation rests on it now.',
  gone: 'The lists do not have this clause any more.',
  otherwise: (judged, decided, times) => `Assessed “${judged}”, decided “${decided}”: ${times}.`,
  uncited: (times) => `Decided the same way without citing it: ${times}.`,
  scattered: 'Each way in which they differed has fewer than 5 matters, and is withheld.',
  unavailable: 'This is not available yet.',
};

export const figuresWordsIn = (lang: Lang): FiguresWords => (lang === 'en' ? en : zh);
