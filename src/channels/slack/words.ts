/** What the Slack channel says of itself. What the consultation says comes from the core, already worded. */
import type { Lang, Text } from '../../core/text.ts';
import type { Status } from '../../message.ts';

export const words = {
  submit: { zh: '提交', en: 'Submit' },
  choose: { zh: '请选择', en: 'Choose one' },
  more: { zh: '更多', en: 'More' },
  pickDate: { zh: '选日期', en: 'Pick a date' },
  write: { zh: '写经过', en: 'Write it down' },
  writeTitle: { zh: '经过', en: 'What happened' },
  close: { zh: '关闭', en: 'Close' },
  writeSomething: {
    zh: '请写几句；不想写就关闭窗口，点「跳过」。',
    en: 'Write a few words, or close the window and skip this.',
  },
  windowOutdated: {
    zh: '打开这个窗口以后，对话已经往下走了，没有记下。请复制文字，关闭窗口，用现在的卡片再写。',
    en: 'The conversation went on while this window was open; nothing was recorded. Copy your text, close the window and use the current card.',
  },
  several: { zh: '可以选几项，选好后点「提交」。', en: 'Choose all that apply, then submit.' },
  typeIt: { zh: '请直接在下面输入框里回答。', en: 'Type your answer below.' },
  open: { zh: '打开', en: 'Open' },
  chooseFirst: {
    zh: '还没有选。请先选一项或几项，再点「提交」。',
    en: 'Nothing is chosen yet. Choose one or more, then submit.',
  },
  notKept: {
    zh: '系统出了故障，刚才这一步没有记下，请再试一次。',
    en: 'Something failed; that step was not recorded. Please try again.',
  },
  noFiles: {
    zh: '这里不收文件，文件没有读取，也没有保存。请用文字说。提交以后可以在网页上添加附件：先在这里说“继续码”，再到网页上输入。涉密内容哪里都不要发。',
    en: 'Files are not taken here; yours was neither read nor kept. Please use words. Once a matter is submitted, files can be added on the web page: ask for a “resume code” here and enter it there. Never send classified material anywhere.',
  },
  goPrivate: {
    zh: '六看只在私信里谈，这里不谈事情。请点开我的头像发私信，或者打开「六看」应用的「消息」页。',
    en: 'Six Looks talks only in direct messages, never in a channel. Open the app’s Messages tab and write to me there.',
  },
  homeUnfinished: {
    zh: '有一件还没有做完。先继续它；不要了，就在私信里说「删除」。',
    en: 'One is unfinished. Go on with it first, or say “delete” in the direct messages.',
  },
  goneOn: {
    zh: '已在私信里继续，这条提示只有您看得到。请打开「六看」应用的「消息」页。',
    en: 'We go on in our direct messages; only you can see this note. Open the app’s Messages tab.',
  },
  unreachable: {
    zh: '现在打不开私信，刚才的话没有记下。请打开「六看」应用的「消息」页，直接发给我。',
    en: 'Our direct messages cannot be opened right now, and nothing was recorded. Please write to me in the app’s Messages tab.',
  },
  noSecrets: {
    zh: '不得涉密；别人写职务，不写姓名。',
    en: 'No state or work secrets; posts instead of the names of others.',
  },
  homeTitle: { zh: '六看', en: 'Six Looks' },
  homeNew: { zh: '开始自查', en: 'Start a self-check' },
  homeContinue: { zh: '继续', en: 'Continue' },
  homeMine: { zh: '我的自查和咨询（只有您看得到）：', en: 'My self-checks (only you can see them):' },
  homeNone: {
    zh: '您还没有自查。点「开始自查」，或者到「消息」页直接说。',
    en: 'You have no self-check yet. Start one, or write in the Messages tab.',
  },
  homeGoneOn: { zh: '✓ 已在「消息」页继续。', en: '✓ We go on in the Messages tab.' },
  homePrivate: {
    zh: '自查是私下的：您没有看到要提交的全部内容并明确同意之前，任何审核人员都看不到，也不进入统计。但要如实告诉您：运行服务器的人和 Slack 管理员技术上有可能看到。不得涉密；别人写职务，不写姓名。',
    en: 'A self-check is private: until you have seen everything that would be sent and have said yes, no reviewer can see it and it enters no statistic. In all honesty: whoever runs the server, and your Slack administrator, could technically read it. No state or work secrets; posts instead of the names of others.',
  },
} as const satisfies Record<string, Text>;

/** Where a consultation stands, as a line in the App Home. */
export const statusWords: Readonly<Record<Status, Text>> = {
  asking: { zh: '自查中', en: 'in progress' },
  judged: { zh: '已研判', en: 'assessed' },
  submitting: { zh: '待确认提交', en: 'to be confirmed' },
  submitted: { zh: '待审核', en: 'submitted' },
  claimed: { zh: '审核中', en: 'in review' },
  decided: { zh: '已审核', en: 'decided' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  destroyed: { zh: '已销毁', en: 'destroyed' },
};

/** Where the language of the person is not known: Chinese first, English beside it. */
export const both = (text: Text, between = '\n'): string => (text.en ? `${text.zh}${between}${text.en}` : text.zh);

/** The language to begin in: that of the first words, where they show one. langOf('hello') → 'en'; langOf('3') → undefined. */
export function langOf(text: string): Lang | undefined {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return /[a-z]{2}/i.test(text) ? 'en' : undefined;
}
