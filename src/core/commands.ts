/** The words around the questions: 为什么, 上一步, 转人工 … work at every point, typed or tapped. */
import type { Text } from './text.ts';

/** A command's id as sent by a button, its label, and what may be typed for it. */
export interface Command {
  readonly value: `:${string}`;
  readonly label: Text;
  readonly typed: readonly string[];
}

const command = (value: `:${string}`, zh: string, en: string, ...typed: string[]): Command => ({
  value,
  label: { zh, en },
  typed: [zh, en.toLowerCase(), ...typed],
});

export const COMMANDS = {
  unknown: command(
    ':unknown',
    '不清楚',
    'Not sure',
    '不知道',
    '不确定',
    '不记得',
    '记不清',
    '说不清',
    '未知',
    'unknown',
    "don't know",
    'dont know',
    'i do not know',
    'unsure',
    'no idea',
  ),
  why: command(':why', '为什么问', 'Why this question', '为什么', '为何', '为啥', '为什么要问', 'why'),
  back: command(':back', '上一步', 'Back', '返回', '上一题', '上一问', '回退', 'previous', 'go back'),
  keep: command(':keep', '保持不变', 'Keep my answer', '保持', '保留', '不变', '不改', '不改了', 'keep', 'unchanged'),
  skip: command(':skip', '跳过', 'Skip', '不写', '不说', '略过', '不填', 'skip this'),
  progress: command(
    ':progress',
    '进度',
    'Progress',
    '到哪了',
    '还有多少',
    '什么时候有结果',
    '什么时候出结果',
    '多久有结果',
    '办到哪了',
    'how far',
    'when will there be a result',
    'when',
  ),
  help: command(':help', '帮助', 'Help', '怎么用', '使用说明', 'help me', '?', '救命怎么用'),
  person: command(
    ':person',
    '转人工',
    'Talk to a person',
    '人工',
    '找人',
    '人工审核',
    '我要人工',
    'person',
    'human',
    'reviewer',
    'a person please',
  ),
  code: command(':code', '继续码', 'Resume code', '换设备', '续办码', '在另一台设备继续', 'code', 'resume'),
  details: command(':details', '详情', 'Details', '详细', '展开', '更多', 'more', 'detail'),
  tree: command(
    ':tree',
    '逐条说明',
    'Rule by rule',
    '逐条',
    '完整说明',
    '全部情形',
    '为什么这样研判',
    'explain',
    'full tree',
    'tree',
    'all rules',
  ),
  show: command(
    ':show',
    '继续',
    'Continue',
    '接着来',
    '当前问题',
    '您好',
    '你好',
    '在吗',
    'go on',
    'next',
    'hello',
    'hi',
  ),
  restart: command(':restart', '重来', 'Start over', '重新开始', '从头开始', '重新来', 'restart'),
  delete: command(
    ':delete',
    '删除',
    'Delete',
    '销毁',
    '删掉',
    '撤回',
    '撤销',
    '清除记录',
    'withdraw',
    'destroy',
    'erase',
  ),
  report: command(':report', '报告', 'Report', '报告进展', '报告完成', '报告整改', 'report progress', 'report back'),
  appeal: command(':appeal', '申诉', 'Appeal', '复核', '申请复核', '我要申诉', '不服', 'i appeal'),
  yes: command(
    ':yes',
    '是',
    'Yes',
    '是的',
    '对',
    '对的',
    '同意',
    '确认',
    '好',
    '好的',
    '可以',
    '没错',
    'y',
    'ok',
    'agree',
    'i agree',
    'confirm',
  ),
  no: command(':no', '否', 'No', '不', '不是', '不对', '不同意', '取消', '算了', 'n', 'cancel', 'not that'),
  chinese: command(':zh', '中文', '中文', 'chinese', '切换中文'),
  english: command(':en', 'English', 'English', '英文', '英语', 'in english'),
  fresh: command(
    ':new',
    '另问一件',
    'Ask about another matter',
    '新咨询',
    '开始新的咨询',
    '再问一件',
    'new',
    'new matter',
  ),
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof COMMANDS;

const byWord = new Map(
  (Object.keys(COMMANDS) as CommandName[]).flatMap((name) => [
    [COMMANDS[name].value as string, name] as const,
    ...COMMANDS[name].typed.map((word) => [word.toLowerCase(), name] as const),
  ]),
);

/** readCommand('转人工。') → 'person'. The whole message must be the command, politeness and end marks aside. */
export function readCommand(plain: string): CommandName | undefined {
  const bare = plain.trim().toLowerCase();
  const stripped = bare.replace(/^(请|我要|我想|麻烦|please )/, '').replace(/[。.!！~、,，\s]+$/, '');
  return byWord.get(bare) ?? byWord.get(stripped) ?? byWord.get(stripped.replace(/[??吧吗呢]+$/, ''));
}

/** 改第三看 → 3, change look 3 → 3 */
export function readLook(plain: string): number | undefined {
  const zh = /^(?:请)?(?:改|修改|更改|重答|回到)?第?([一二三四五六1-6])看(?:.{0,8})?$/.exec(plain.trim());
  if (zh !== null) {
    const at = '一二三四五六'.indexOf(zh[1] ?? '');
    return at >= 0 ? at + 1 : Number(zh[1]);
  }
  const en = /^(?:change|edit|redo|revise)?\s*look\s*(?:([1-6])|(one|two|three|four|five|six))$/.exec(
    plain.trim().toLowerCase(),
  );
  if (en === null) return undefined;
  return en[1] === undefined ? ['one', 'two', 'three', 'four', 'five', 'six'].indexOf(en[2] ?? '') + 1 : Number(en[1]);
}
