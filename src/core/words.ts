/**
 * Every sentence that Liukan itself says, in both languages. What the flow and the lists say stands in `flows/` and
 * `policies/`; what a page's own controls say stands in `pages/`. `{…}` is filled in by `wording.ts`.
 */
import type { DecidedOutcome } from './decision.ts';
import type { Verdict } from './facts.ts';
import type { Outcome, Discretion, Level, Regime, Verification } from './policy.ts';
import type { ToldLimit } from './due.ts';
import type { MatterStage } from './matter-life.ts';
import type { FileRefusal } from './attached.ts';
import type { Unclear } from './case.ts';
import type { Text } from './text.ts';

const words = (zh: string, en: string): Required<Text> => ({ zh, en });

export const OUTCOME_WORDS: Readonly<Record<Outcome, Required<Text>>> = {
  exempt: words('可免责', 'may be exempted'),
  tolerated: words('可容错', 'may be tolerated'),
  mitigated: words('可减责', 'may be mitigated'),
  referred: words('转人工研判', 'needs a person’s judgment'),
  barred: words('不予容错', 'not tolerable'),
};

/** Why a file is not taken. {size}: how large one may be. {files}: how many there may be. */
export const FILE_WORDS: Readonly<Record<FileRefusal, Required<Text>>> = {
  file_too_large: words(
    '文件太大：一个文件最多 {size}。没有保存。请压缩图片，或者只发有关的几页。',
    'The file is too large: one may have up to {size}. It was not kept. Make pictures smaller, or send only the pages that matter.',
  ),
  file_empty: words('文件是空的，没有保存。', 'The file is empty and was not kept.'),
  file_name_missing: words(
    '没有文件名，没有保存。请把文件改好名字再发。',
    'The file has no name and was not kept. Please name it and send it again.',
  ),
  file_kind: words(
    '不收这种文件，没有保存。请发 PDF、OFD、Word（docx）、Excel（xlsx）、PowerPoint（pptx），或者 JPG、PNG、WebP、HEIC 图片；旧版 doc、xls、wps 请另存为 docx、xlsx 或 PDF。按文件内容判断，改名字没有用。',
    'Files of this kind are not taken; it was not kept. Send PDF, OFD, Word (docx), Excel (xlsx), PowerPoint (pptx), or a JPG, PNG, WebP or HEIC picture; save old doc, xls and wps files as docx, xlsx or PDF first. What counts is the content, not the name.',
  ),
  file_broken: words(
    '文件不完整，或者里面还藏着别的文件，没有保存。请重新导出（例如另存为 PDF）再发。',
    'The file is not whole, or another is hidden in it; it was not kept. Please export it anew (as PDF, for example) and send that.',
  ),
  file_macros: words(
    '文件里有宏，没有保存。请另存为不含宏的 docx、xlsx、pptx 或 PDF。',
    'The file holds macros and was not kept. Please save it without macros as docx, xlsx, pptx or PDF.',
  ),
  file_embedded: words(
    '文件里嵌有程序、对象、别的文件或者会自己运行的脚本，没有保存。请打开以后用“打印”另存为 PDF 再发；嵌在里面的文件要用的，单独发。',
    'A program, an object, another file or a script that runs by itself is embedded in the file; it was not kept. Please open it, print it to a PDF and send that; send what is embedded by itself if it matters.',
  ),
  file_locked: words(
    '文件加了密码或者限制，里面是什么看不出来，没有保存。请解除以后再发，或者打开以后用“打印”另存为 PDF。',
    'The file is locked with a password or restrictions, so that what is in it cannot be told; it was not kept. Please unlock it, or open it and print it to a PDF.',
  ),
  file_mismatch: words(
    '文件名的后缀和内容不一致，没有保存。请先打开看看是不是这个文件，改好后缀再发。',
    'The ending of the name does not fit the content; the file was not kept. Open it to see whether it is the right one, correct the ending and send it again.',
  ),
  file_interrupted: words(
    '上传中断了，什么也没有保存。请再发一次。',
    'The upload broke off and nothing was kept. Please send it again.',
  ),
  file_too_many: words(
    '附件已满：最多 {files} 个。没有保存。请把几份合成一个 PDF。',
    'There is no room for more: up to {files} files. It was not kept. Put several into one PDF.',
  ),
  unknown_attachment: words(
    '没有这个附件，可能已经取回或者撤回。',
    'There is no such attachment; it may have been taken back or withdrawn.',
  ),
};

/** What a reviewer is told by a message: that there is something to do, never whose it is or what it is about. */
export const NOTICE_WORDS = {
  opened: words(
    '有一件新的审核件待受理。这条消息不含当事人、单位和内容。',
    'A new matter waits to be accepted. This message holds no name, unit or content.',
  ),
  accepted: words('有一件审核件待领取。', 'A matter waits to be claimed.'),
  answered: words('您办理的一件审核件，当事人已经回答。', 'In a matter of yours the officer has answered.'),
  second: words('有一件审核件需要第二人意见。', 'A matter needs a second opinion.'),
  seconded: words(
    '您提出的审核结论，第二人已经表示意见。',
    'A second person has given an opinion on the decision that you proposed.',
  ),
  wrote: words('您办理的一件审核件，当事人写来一段话。', 'In a matter of yours the officer has written something.'),
  reported: words(
    '您办理的一件审核件，当事人报告了纠错进展。',
    'In a matter of yours the officer has reported on putting things right.',
  ),
  attached: words('您办理的一件审核件，当事人添加了附件。', 'In a matter of yours the officer has attached a file.'),
  appealed: words('有一件申诉待领取。', 'An appeal waits to be claimed.'),
  handedOver: words('有一件审核件交给您办理。', 'A matter was handed over to you.'),
  soon: words('您办理的一件审核件快到期了。', 'A matter of yours is due soon.'),
  late: words('您办理的一件审核件已经超期。', 'A matter of yours is overdue.'),
  unanswered: words(
    '您办理的一件审核件，当事人到期还没有答复您的询问。',
    'In a matter of yours the officer has not answered your question within the time for it.',
  ),
  stepLate: words(
    '您办理的一件审核件，有一步纠错过了完成日期，还没有报告。',
    'In a matter of yours a step of putting right is past its day, and has not been reported.',
  ),
  lateSecond: words('有一件审核件等第二人意见，已经超期。', 'A matter waits for a second opinion, and is overdue.'),
  lateOfOthers: words('队列里有审核件已经超期。', 'A matter in the queue is overdue.'),
  reminder: words('您要求提醒的一件审核件，还等着办。', 'You asked to be reminded: a matter still waits.'),
} as const satisfies Readonly<Record<string, Required<Text>>>;
export type NoticeName = keyof typeof NOTICE_WORDS;

/** By when, in the officer's words. {at}: the moment; {rule}: whose rule it is; {provisional}: what is said where days off may still change it. */
export const DUE_WORDS: Readonly<Record<ToldLimit, Required<Text>>> = {
  accept: words(
    '审核部门应在 {at} 以前受理{provisional}（{rule}）。',
    'The office has to accept it by {at}{provisional} ({rule}).',
  ),
  decide: words(
    '应在 {at} 以前作出结论{provisional}（{rule}）；问您事情的时候这个期限停着，等您答复后接着算。',
    'A decision is due by {at}{provisional} ({rule}); while you are asked something that time stands still, and goes on once you have answered.',
  ),
  answer: words('请您在 {at} 以前答复{provisional}（{rule}）。', 'Please answer by {at}{provisional} ({rule}).'),
  tell: words(
    '应在 {at} 以前正式告知您{provisional}（{rule}）。',
    'You are to be formally told by {at}{provisional} ({rule}).',
  ),
  correct: words(
    '全部纠正的期限：{at}{provisional}（{rule}）。',
    'All of it is to be put right by {at}{provisional} ({rule}).',
  ),
  followUp: words('应在 {at} 以前回访{provisional}（{rule}）。', 'A follow-up is due by {at}{provisional} ({rule}).'),
  appeal: words('可以申诉到 {at}{provisional}（{rule}）。', 'You may appeal until {at}{provisional} ({rule}).'),
  clear: words('应在 {at} 以前澄清{provisional}（{rule}）。', 'It is to be cleared up by {at}{provisional} ({rule}).'),
};

/** Where a matter stands, to its officer. What goes on among colleagues is not told. */
export const MATTER_STAGE_WORDS: Readonly<Record<MatterStage, Required<Text>>> = {
  submitted: words('已提交，等待受理', 'submitted, waiting to be accepted'),
  accepted: words('已受理，等待审核人员领取', 'accepted, waiting for a reviewer to take it up'),
  returned: words('已退回，等您补充', 'returned, waiting for you to add to it'),
  claimed: words('审核人员正在审核', 'a reviewer is working on it'),
  asking: words('审核人员在等您答复', 'the reviewer waits for your answer'),
  seconding: words('审核人员正在审核', 'a reviewer is working on it'),
  decided: words('已有结论，等待正式告知', 'decided, to be formally told'),
  told: words('结论已正式告知', 'you have been formally told of the decision'),
  correcting: words('正在纠正', 'being put right'),
  followingUp: words('等待回访、办结', 'waiting for the follow-up and to be closed'),
  closed: words('已办结', 'closed'),
  withdrawn: words('已撤回', 'withdrawn'),
  expired: words('已结束', 'ended'),
};

/** What a reviewer can come to. */
export const DECISION_WORDS: Readonly<Record<DecidedOutcome, Required<Text>>> = {
  exempt: OUTCOME_WORDS.exempt,
  tolerated: OUTCOME_WORDS.tolerated,
  mitigated: OUTCOME_WORDS.mitigated,
  barred: OUTCOME_WORDS.barred,
  notCompetent: words('无权认定', 'not for this body to decide'),
  transferred: words('移送有关机关', 'handed on to another body'),
};

/** How a situation or one of its conditions was weighed, by shape and in a word. absent: its question was not asked. */
export const VERDICT_MARKS = { met: '✓', unmet: '✗', unknown: '?', absent: '–' } as const;

export const VERDICT_WORDS: Readonly<Record<Verdict, Required<Text>>> = {
  met: words('符合', 'met'),
  unmet: words('不符合', 'not met'),
  unknown: words('还不能确定', 'not settled'),
};

export const LEVEL_WORDS: Readonly<Record<Level, Required<Text>>> = {
  全国: words('全国', 'national'),
  省级: words('省级', 'provincial'),
  市级: words('市级', 'municipal'),
  县级: words('县级', 'county'),
  部门: words('部门', 'departmental'),
};

export const VERIFICATION_WORDS: Readonly<Record<Verification, Required<Text>>> = {
  已核对: words('已核对', 'checked against a copy of the source'),
  转引: words('转引', 'quoted second-hand'),
  重构: words('重构', 'reconstructed'),
};

export const DISCRETION_WORDS: Readonly<Record<Discretion, Required<Text> | undefined>> = {
  可以: words('“可以”：由决定机关裁量', '“may”: at the discretion of the deciding body'),
  应当: words('“应当”', '“shall”'),
  未写明: words('条文没有写“可以”还是“应当”', 'the text says neither “may” nor “shall”'),
  无: undefined,
};

export const REGIME_WORDS: Readonly<Record<Regime, Required<Text>>> = {
  问责: words('问责', 'accountability'),
  党纪: words('党纪', 'Party discipline'),
  政务: words('政务处分', 'public-office sanctions'),
  国企: words('国有企业', 'state-owned enterprises'),
  综合: words('容错', 'tolerance'),
};

export const STRIP_WORDS = {
  for: words('有利', 'favourable'),
  against: words('不利', 'adverse'),
  mixed: words('需综合看', 'to be weighed'),
  open: words('待查', 'open'),
} as const;

export const UNCLEAR_WORDS: Readonly<Record<Unclear, Required<Text>>> = {
  option: words(
    '没有听明白，这一问还没有记下。请点一个选项，或者输入序号、选项里的词；拿不准就说“不清楚”。',
    'I did not understand that, and nothing was recorded. Please tap an option, or type its number or its words; if in doubt say “not sure”.',
  ),
  several: words(
    '这一问只能选一项，没有记下。请再选一次。',
    'Only one option can be chosen here; nothing was recorded. Please choose again.',
  ),
  alone: words(
    '“以上都没有”这样的选项不能和别的一起选，没有记下。请再选一次。',
    'An option such as “none of these” cannot be combined with others; nothing was recorded. Please choose again.',
  ),
  amount: words(
    '没有看懂这个金额，没有记下。请写一个数，例如 30万元、1.5亿、300000；没有就写 0。',
    'I could not read that amount; nothing was recorded. Please give one figure, for example 300000 or 1.2 million; if none, 0.',
  ),
  day: words(
    '没有看懂这个日期，没有记下。请写成 2024-05-01 或 2024年5月1日；只记得月份就写 2024年5月。',
    'I could not read that date; nothing was recorded. Please write it as 2024-05-01; if you only remember the month, 2024-05.',
  ),
  noSuchDay: words(
    '没有这一天，没有记下。请核对以后再写，例如 2024-05-01。',
    'There is no such day; nothing was recorded. Please check it, for example 2024-05-01.',
  ),
  futureDay: words(
    '这一天还没有到，没有记下。如果事情还没有做，请先把“阶段”改成“还没有做，想先问清楚”。',
    'That day has not come yet; nothing was recorded. If it has not been done, please change “stage” to “not done yet” first.',
  ),
  place: words(
    '没有认出是哪个省，没有记下。请写到省，或省和市，例如 湖北、湖北武汉；不便说就说“不清楚”。',
    'I could not tell the province; nothing was recorded. Please name the province, or province and city, for example Hubei or Hubei/Wuhan; or say “not sure”.',
  ),
  unit: words(
    '要有单位或部门，才能送到合适的审核人员、安排回避。现在不想写，可以说“上一步”。',
    'A unit or department is needed to reach a suitable reviewer and to keep others away. If you would rather not say, go “back”.',
  ),
  names: words(
    '请写谁不应该看到：姓名或单位；没有就说“没有”。',
    'Please write who must not see it: a name or a unit; if nobody, say “nobody”.',
  ),
  empty: words('收到的是空白消息，没有记下。', 'That message was empty; nothing was recorded.'),
  tooLong: words(
    '太长了，没有记下。经过最多 5000 字，单位和姓名最多 500 字，请写短一些再发。',
    'That is too long; nothing was recorded. At most 5000 characters for the account, 500 for a unit or names. Please shorten it.',
  ),
  yesOrNo: words('请先回答“是”或“否”。', 'Please answer “yes” or “no” first.'),
  button: words(
    '这个按钮认不出来，没有记下。请用下面的选项。',
    'That button is not known here; nothing was recorded. Please use the options below.',
  ),
  notReached: words(
    '还没有问到那里，没有记下。先答现在这一问，答过的随时可以改。',
    'That has not been asked yet; nothing was recorded. Please answer the present question; what has been answered can be changed at any time.',
  ),
  decided: words(
    '这句话没有记下。要报告纠错进展，请先输入“报告”；对结论不服，请先输入“申诉”。',
    'That was not recorded. To report on putting things right, say “report” first; if you disagree with the decision, say “appeal” first.',
  ),
  notNow: words('这句话现在用不上，没有记下任何内容。', 'That does not fit here; nothing was recorded.'),
};

export const WORDS = {
  greeting: words(
    '这里是“六看”容错纠错自查助手。我会问一些问题，按现行清单给出初步研判和所依据的条款；不作认定，认定由有权机关作出。\n\n这是您私下的自查：您没有看到要提交的全部内容并明确同意之前，任何审核人员都看不到，也不进入统计。但要如实告诉您：运行这台服务器的人（以及您所用聊天软件的管理员）技术上有可能看到。\n\n请不要写国家秘密、工作秘密（不得涉密）；涉及其他人时写职务，不写姓名。随时可以说“不清楚”“为什么问”“上一步”“转人工”“删除”。',
    'This is Liukan, the six looks: a self-check for mistakes at work. I ask some questions and give a preliminary assessment from the lists in force, with the clauses it rests on. I decide nothing: only the competent body does.\n\nThis is your private self-check: until you have seen everything that would be sent and have said yes, no reviewer can see it and it enters no statistic. In all honesty, though: whoever runs this server (and the administrator of the chat tool you use) could technically read it.\n\nPlease write no state or work secrets; write posts instead of the names of third persons. At any time you can say “not sure”, “why”, “back”, “person” or “delete”.',
  ),
  help: words(
    '可以点选项，也可以输入序号或选项里的词。随时可用：\n· 不清楚：这一问先空着，它也是一种回答\n· 为什么问：说明这一问有什么用\n· 上一步；改第三看；改动机：改前面的回答，后面仍然成立的会保留\n· 进度；重来\n· 继续码：拿一个码，换一台设备接着做\n· 转人工：先给您看要提交的全部内容，同意了才提交\n· 删除：销毁这次自查；已提交、还没有人接手的，可以撤回',
    'Tap an option, or type its number or its words. At any time:\n· not sure: leaves this question open; that is an answer too\n· why: what the question is for\n· back; change look 3; change motive: change an earlier answer; later ones that still hold are kept\n· progress; start over\n· resume code: continue on another device\n· person: shows you everything that would be sent, and sends it only if you agree\n· delete: destroys this self-check; one already submitted can be withdrawn until someone has claimed it',
  ),
  helpDesk: words('这件事在审核部门那里。现在可以说：', 'This matter is with the reviewing office. Now you can say:'),
  helpProgress: words(
    '· 进度：办到哪一步，该谁办，什么时候',
    '· progress: where it stands, whose turn it is, and by when',
  ),
  helpAsked: words(
    '· 审核人员问您的，直接写回答；不清楚：也是回答；为什么问',
    '· what the reviewer asks: type your answer; not sure: that is an answer too; why',
  ),
  helpWrite: words(
    '· 有话要对审核人员说，直接写，会转过去',
    '· whatever you want to tell the reviewers: write it, and it goes to them',
  ),
  helpAttach: words(
    '· 附件：在网页的“附件”里添加、下载（在别处谈的，先取继续码）',
    '· files: add and download them under “Attachments” on the web page (talking elsewhere, get a resume code first)',
  ),
  helpWithdraw: words('· 撤回：有人接手之前可以撤回', '· withdraw: until someone has claimed it'),
  helpReport: words('· 报告：每纠正完一项，报告一次', '· report: each time a step has been put right'),
  helpAppeal: words('· 申诉：对结论不服', '· appeal: if you disagree with the decision'),
  helpAppealLater: words(
    '· 申诉：结论正式告知您以后，对结论不服的可以说',
    '· appeal: once you have been formally told, if you disagree with the decision',
  ),
  helpCode: words('· 继续码：换一台设备，或者以后再回来', '· resume code: to go on elsewhere, or to come back later'),
  helpFresh: words('· 另问一件', '· ask about another matter'),
  complete: words('已答完', 'Complete'),
  progress: words('进度：{progress}。已回答：{answered}。', 'Progress: {progress}. Answered so far: {answered}.'),
  progressAtDesk: words('进度：{stage}。', 'Where it stands: {stage}.'),
  nextDesk: words('下一步由审核部门办。', 'It is the office’s turn.'),
  nextYou: words('下一步等您。', 'It is your turn.'),
  dueProvisional: words('（暂定，放假安排公布以后可能有变）', ' (provisional: days off may still be announced)'),
  dueStands: words(
    '作出结论的期限现在停着，等您答复后接着算（{rule}）。',
    'The time for a decision stands still now, and goes on once you have answered ({rule}).',
  ),
  dueReturned: words(
    '请在 {at} 以前补充后重新提交{provisional}（{rule}）；到期没有补充，这次提交自动结束。',
    'Please add to it and submit again by {at}{provisional} ({rule}); if not, this submission ends by itself.',
  ),
  nothingAnswered: words('还没有', 'nothing yet'),
  stale: words(
    '这张卡片已经过期，没有记下。请用现在这一张。',
    'This card is out of date; nothing was recorded. Please use the current one.',
  ),
  first: words('已经是第一问了。', 'This is the first question.'),
  restarted: words('好，从头开始。前面的回答已清空。', 'Starting over; your answers are cleared.'),
  restartedAfterJudgment: words(
    '好，从头开始。因为已经给过研判，之后改动的回答会标明，提交时一并显示。',
    'Starting over. As an assessment was already shown, answers that differ from then on are labelled and shown if you submit.',
  ),
  submitted: words(
    '已提交。审核人员只能看到刚才给您看过的那些内容。有结果会在这里告诉您。在有人接手之前，说“撤回”就可以撤回。有材料要附的，在网页的“附件”里添加；在别处谈的，先说“继续码”，再到网页上输入。',
    'Submitted. A reviewer sees only what you have just been shown. The result will come here. Until someone has claimed it, say “withdraw” to take it back. Files can be attached under “Attachments” on the web page; talking elsewhere, ask for a resume code here and enter it there.',
  ),
  alreadySubmitted: words(
    '这件事已经提交，正在等人审核，不用再提交。',
    'This matter has been submitted already and is with the reviewers; there is no need to submit it again.',
  ),
  withdrawn: words(
    '已撤回，审核人员不能再看到这件事。它又成了您私下的自查；不想保留，可以说“删除”。',
    'Withdrawn: reviewers can no longer see it. It is your private self-check again; say “delete” if you do not want to keep it.',
  ),
  destroyed: words(
    '已销毁：您的回答、经过和研判都已从服务器删除，不能恢复。您所用聊天软件或浏览器里还显示着的内容，请自行清理。',
    'Destroyed: your answers, account and assessment have been deleted from the server and cannot be restored. What is still shown in your chat tool or browser is for you to clear.',
  ),
  claimed: words(
    '已有审核人员接手。从现在起不能再撤回；您在这里写的话，会转给审核人员。',
    'A reviewer has claimed it. From now on it cannot be withdrawn; what you write here goes to the reviewer.',
  ),
  released: words('接手的审核人员已退回，正在等别人接手。', 'The reviewer has released it; it waits for another.'),
  releasedAsked: words(
    '问您的仍请回答，接手的人会看到。',
    'Please answer what you were asked all the same: whoever takes it up will see it.',
  ),
  releasedOpen: words('现在又可以撤回。', 'It can be withdrawn again now.'),
  decided: words(
    '审核有结论了，全文在下面。正式告知您以后，不服的可以申诉，输入“申诉”即可。',
    'The review has come to a decision; it stands below in full. Once you have been formally told, you may appeal: say “appeal”.',
  ),
  accepted: words(
    '您提交的事项已受理，等待审核人员领取。',
    'Your matter has been accepted and waits for a reviewer to take it up.',
  ),
  returned: words(
    '您提交的材料被退回，原因：{reason}\n您的回答都还在。可以补充或更正以后重新提交（输入“转人工”）。',
    'What you submitted was returned, because: {reason}\nYour answers are all still here. You may add or correct, then submit again (say “person”).',
  ),
  expired: words(
    '退回的材料没有在期限内补充，这次提交已经结束。您的回答还在，可以重新提交。',
    'What was returned was not supplemented in time, and this submission has ended. Your answers are still here; you may submit again.',
  ),
  askedByReviewer: words(
    '审核人员问：\n{text}\n\n请直接输入回答，会原样记入审核件。不得涉密；第三人请写职务，不写姓名。不清楚的，可以说“不清楚”。',
    'The reviewer asks:\n{text}\n\nPlease type your answer; it goes into the record as you write it. No secrets; name third persons by their role. If you are not sure, say so.',
  ),
  askedAgain: words(
    '审核人员请您重新回答下面的问题{why}。{more}您的新回答会记入审核件，原来的回答保留，两次研判并列给审核人员看。',
    'The reviewer asks you to answer the following again{why}. {more}Your new answers go into the record; the earlier ones are kept, and both judgments stand side by side there.',
  ),
  askedAgainMore: words(
    '提交时还没有答到的，也会接着问，答完才有新的研判。',
    'What had not been answered when you submitted is asked after it, because only then is there a new judgment. ',
  ),
  askedAgainWhy: words('（{text}）', ' ({text})'),
  answerSent: words('已记入审核件，审核人员会看到。', 'It is in the record now, and the reviewer will see it.'),
  askedMore: words(
    '审核人员又问了一件事，答完现在这一问，接着问您。',
    'The reviewer asks one more thing; it comes after the present question.',
  ),
  askGone: words(
    '审核人员还请您重新回答一看，按您现在的回答，那一看不适用，不用再答；已告诉审核人员。',
    'The reviewer also asked for another look to be answered again; by your present answers it does not apply, so there is nothing to answer. The reviewer has been told.',
  ),
  /** To the reviewer. */
  askGoneTold: words(
    '按现在的回答，这一看不适用，没有再问。',
    'By the present answers this look does not apply; it was not asked again.',
  ),
  noLonger: words('不再适用', 'no longer applies'),
  unasked: words('审核人员刚才的问题不需要再回答了。', 'The reviewer’s question needs no answer any more.'),
  told: words('审核结论已于 {on} 正式告知。', 'You were formally told of the decision on {on}.'),
  toldUntil: words(
    '不服的，可以申诉到 {until}{provisional}（{rule}），输入“申诉”即可。',
    'If you disagree you may appeal until {until}{provisional} ({rule}): say “appeal”.',
  ),
  toldOpen: words(
    '不服的，可以输入“申诉”；期限以有关规定为准。',
    'If you disagree you may say “appeal”; time limits are those of the rules that apply.',
  ),
  planned: words(
    '请按下面的要求纠正，每做完一项，请在这里报告（输入“报告”）：\n{steps}',
    'Please put right what follows, and report here when a step is done (say “report”):\n{steps}',
  ),
  plannedStep: words('· {what}（{owner}，{due} 前）', '· {what} ({owner}, by {due})'),
  sentBack: words(
    '“{what}”的报告还不够，原因：{reason}。请补充后再报告。',
    'The report on “{what}” is not enough yet, because: {reason}. Please add to it and report again.',
  ),
  confirmed: words('“{what}”已确认完成。', '“{what}” is confirmed as done.'),
  closed: words(
    '这件审核已经办结，谢谢您的配合。从现在起又由我（助手）接待您；您写的话不再转给审核人员。',
    'This review is closed. Thank you. From now on it is me, the assistant, that you talk to; what you write no longer goes to the reviewers.',
  ),
  /** To what was written of the officer's own accord: one line, and nothing said again. */
  passedOn: words('已转给审核人员。', 'It has gone to the reviewer.'),
  putThere: words(
    '已放进这件事，审核人员看到时会一起看到。',
    'It is with the matter now: whoever takes it up reads it there.',
  ),
  passedOnDecided: words(
    '要报告纠错进展，请说“报告”；不服结论，请说“申诉”。',
    'To report on putting things right say “report”; if you disagree with the decision say “appeal”.',
  ),
  backAgain: words(
    '我（助手）又在这里了：有什么可以问我；要给审核人员的话，照样写下来。',
    'I, the assistant, am back: ask me anything; what is meant for the reviewers, simply write it.',
  ),
  attached: words(
    '审核人员给您一个附件《{name}》，请在网页的“附件”里下载。（在别处谈的：先说“继续码”，再到网页上输入。）',
    'The reviewer has attached a file for you: “{name}”. Download it under “Attachments” on the web page. (Talking elsewhere? Ask for a resume code here and enter it there.)',
  ),
  cleared: words('已于 {on} 向{to}澄清。', 'It was cleared up on {on}, towards {to}.'),
  reporting: words(
    '请写“{what}”完成的情况和凭据，会原样记入审核件。',
    'Please write what was done about “{what}” and what shows it; it goes into the record as you write it.',
  ),
  reportGone: words(
    '“{what}”现在不用报告了。还有要报告的，请按现在的要求先输入“报告”再写；直接写的会转给审核人员，但不算报告。',
    'There is no need to report on “{what}” any more. If there is something else to report, say “report” first and write it there; what you simply write goes to the reviewer, but is no report.',
  ),
  reported: words('报告已记入审核件，等待确认。', 'Your report is in the record and waits to be confirmed.'),
  nothingToReport: words('现在没有需要报告的事项。', 'There is nothing to report at the moment.'),
  appealing: words(
    '请写不服的理由，会原样记入审核件；由没有参与原结论的人员办理。想了解期限和途径，请看上面的结论。不申诉，请说“上一步”。',
    'Please write why you disagree; it goes into the record as you write it, and people who had no part in the decision will deal with it. For time limits see the decision above. Not to appeal, say “back”.',
  ),
  appealed: words(
    '已收到您的申诉，会由没有参与原结论的人员办理。',
    'Your appeal has been received; people who had no part in the decision will deal with it.',
  ),
  notToldYet: words(
    '结论还没有正式告知，告知以后可以申诉。',
    'The decision has not been formally told yet; you may appeal once it has.',
  ),
  cannotWithdraw: words(
    '已有审核人员接手，不能再撤回或者删除。有什么要说的，直接写在这里，会转给审核人员。',
    'A reviewer has claimed it, so it can no longer be withdrawn or deleted. Whatever you want to say, write it here: it goes to the reviewer.',
  ),
  cannotDelete: words(
    '已经审核的事，由审核部门按规定保存，这里不能删除。',
    'A matter that has been decided is kept by the reviewing office under its rules and cannot be deleted here.',
  ),
  nothingToExplain: words('现在没有要解释的问题。', 'There is no question to explain at the moment.'),
  whyAsked: words(
    '这是审核人员问的，为的是把事实弄清楚。没看懂的，可以在回答里写明；不清楚，说“不清楚”也是回答。',
    'The reviewer asks this to get the facts straight. If anything is unclear, say so in your answer; “not sure” is an answer too.',
  ),
  notNow: words('现在用不上这一项，没有记下任何内容。', 'That does not fit here; nothing was recorded.'),
  notYet: words(
    '六看答完才有研判，现在还没有详情。',
    'There is no assessment before all six looks are answered, so there are no details yet.',
  ),
  distress: words(
    '您的安全比这件事更要紧。请现在就找一个人说说：可以拨打心理援助热线 {hotline}，有危险请拨 110 或 120，也可以让信得过的家人、同事来陪您。刚才那句话没有保存。这件事可以放一放，回来时接着做。',
    'Your safety matters more than this. Please talk to a person now: the psychological assistance line {hotline}; in danger call 110 or 120; or ask someone you trust to be with you. What you just wrote was not kept. This matter can wait; it will be here when you come back.',
  ),
  secret: words(
    '这段话里像是有涉密的标志，没有保存。这里不得涉密：请去掉涉密内容，只写与职责和程序有关的，再发一次。',
    'That text seems to carry a mark of secrecy and was not kept. No secrets here, please: leave them out, write only of duties and procedure, and send it again.',
  ),
  language: words('好，改用中文。', 'English it is. The Chinese text prevails where they differ.'),
  askAgain: words('好，没有记下。请再答一次。', 'Nothing was recorded. Please answer once more.'),
  declined: words('没有提交，任何人都没有看到。', 'Not submitted; nobody has seen it.'),
  code: words(
    '继续码：{code}\n在另一台设备打开这里，输入这个码，就接着这次自查。只能用一次，{days}天内有效。请当作钥匙保管，不要发到群里。',
    'Resume code: {code}\nOpen this assistant on another device and type the code to go on. It works once, within {days} days. Keep it like a key; never post it in a group.',
  ),
  codeHidden: words('继续码：（只显示一次，已隐藏）', 'Resume code: (shown once, now hidden)'),
  codeRefused: words(
    '这个继续码不能用：可能已经用过、过期，或者输错了。可以在原来的设备上说“继续码”再拿一个。',
    'That resume code does not work: it may have been used, have expired or been mistyped. Say “resume code” on the first device to get another.',
  ),
  resumedByCode: words(
    '接上了，前面的回答都在。刚才的继续码已经用掉，不能再用；以后还要回来或者换设备，请再取一个（说“继续码”）。',
    'Resumed; your earlier answers are here. That code is used up; to come back again or go on elsewhere, take another (say “resume code”).',
  ),
  /** Once it is submitted, where the place itself remembers nothing. */
  keepCode: words(
    '请注意：关掉这里，这台设备就不记得这件事了。要回来看结果，请现在取一个继续码（点下面的“继续码”，或者说“继续码”）。',
    'Please note: once you close this, this device no longer remembers the matter. To come back for the result, take a resume code now (tap “Resume code” below, or say it).',
  ),
  resumed: words('接上了，前面的回答都在。', 'Resumed; your earlier answers are here.'),
  dropped: words(
    '已改“{because}”。因此不再适用、已去掉的回答：{questions}。其余保留。',
    'Changed: {because}. No longer applicable and removed: {questions}. The rest is kept.',
  ),
  noted: words('记下了：{label}——{answer}', 'Noted: {label} — {answer}'),
  monthOnly: words('{month}（只记得月份，按 {day} 计算）', '{month} (only the month is known; counted as {day})'),
  answerUnknown: words('不清楚', 'not sure'),
  skipped: words('没有写', 'not written'),
  written: words('已写（{length}字），不参与研判', 'written ({length} characters), not part of the assessment'),

  // Questions
  look: words('第{number}看', 'Look {number}'),
  first_questions: words('先问', 'First'),
  reconstructed: words(
    '第六看是根据其他规定重构的，调研报告原文在第五看处中断，仅供参考。',
    'The sixth look is reconstructed from other rules: the source text breaks off in the fifth. For orientation only.',
  ),
  accountWarning: words(
    '先请注意：写下的是您自己的陈述，提交以后可能作为材料使用；不写不影响研判。不写秘密，不写他人姓名。已经被立案的，请先了解自己的程序和权利。',
    'Please note first: what you write is your own statement and, once submitted, may be used as material. Leaving it out does not affect the assessment. No secrets, no names of others.',
  ),
  before: words('之前的回答：{answer}', 'Answered before: {answer}'),
  severalHint: words('可以多选，例如“1、3”。', 'Several may be chosen, for example “1, 3”.'),
  readBack: words(
    '没有完全听准。您的意思是：{label}——{answer}，对吗？',
    'I am not quite sure. Do you mean: {label} — {answer}?',
  ),
  readBackMonth: words(
    '只说了月份，先这样记，可以吗？{answer}（规定在当月有变化的，请尽量说到日。）',
    'Only the month was given; is this right? {answer} (If a rule changed within that month, please give the day.)',
  ),

  // Confirmations
  confirmRestart: words('重来会清空现在的回答。确定吗？', 'Starting over clears your answers. Are you sure?'),
  confirmDelete: words(
    '删除会销毁这次自查的全部内容，不能恢复。确定吗？',
    'Deleting destroys everything of this self-check for good. Are you sure?',
  ),
  confirmWithdrawal: words(
    '要撤回已提交的内容吗？撤回后审核人员不能再看到。',
    'Withdraw what was submitted? Reviewers will no longer see it.',
  ),
  cancel: words('取消', 'Cancel'),
  yesDelete: words('确定销毁', 'Destroy it'),
  yesRestart: words('确定重来', 'Start over'),
  yesWithdraw: words('确定撤回', 'Withdraw it'),

  // Submitting
  naming: words(
    '转人工前，先问两件事。您在哪个单位或部门？（同单位的审核人员要回避，看不到这件事；最多500字）',
    'Two things before a person takes over. Which unit or department are you in? Please write its official Chinese name in full, for example 某区住房和城乡建设局: it is compared with the reviewers’ units, and those of the same unit stand aside and will not see it. (A name in English is not recognised; at most 500 characters.)',
  ),
  excluding: words(
    '有谁不应该看到这件事？例如与您同单位的审核人员、有利害关系的人。请写姓名或单位（系统按审核人员的姓名和单位核对，只写职务认不出来）；没有就说“没有”。',
    'Who must not see this matter? For example a reviewer of your own unit, or someone with an interest. Name the person or unit (it is compared with reviewers’ names and units; a post alone is not recognised); if nobody, say “nobody”.',
  ),
  nobody: words('没有', 'Nobody'),
  recordTitle: words('将要提交的全部内容', 'Everything that would be sent'),
  recordWarning: words(
    '只有下面这些会交给审核人员，不多也不少。提交以后、有人接手之前可以撤回；有人接手之后不能撤回。您写的经过是您自己的陈述，可能作为材料使用。',
    'Only what stands below goes to a reviewer, no more and no less. After submitting it can be withdrawn until someone has claimed it; after that it cannot. Your own account is your statement and may be used as material.',
  ),
  noReviewer: words(
    '请注意：现在没有可以接手这件事的审核人员（都要回避，或者还没有设置）。提交以后可能没有人处理，可以先联系管理员，或改写“谁不应看到”。',
    'Please note: at present there is no reviewer who could take this matter (all must stand aside, or none has been set up). If submitted, it may stay untouched; you may want to contact the administrator first, or change who must not see it.',
  ),
  recordAsk: words('同意提交吗？', 'Do you agree to submit it?'),
  recordYes: words('同意提交', 'I agree, submit it'),
  recordNo: words('不提交', 'Do not submit'),
  recordWho: words('单位与回避', 'Unit and who must not see it'),
  recordUnit: words('单位：{unit}', 'Unit: {unit}'),
  recordExcluded: words('不应看到的人：{excluded}', 'Must not see it: {excluded}'),
  recordAnswers: words('回答', 'Answers'),
  recordAccount: words('本人陈述的经过（未参与研判）', 'The person’s own account (not part of the assessment)'),
  recordChanges: words('看到研判以后改动过的回答', 'Answers changed after an assessment had been shown'),
  recordChange: words('{label}：原为“{from}”，改为“{to}”', '{label}: was “{from}”, now “{to}”'),
  recordShown: words('改动以前看到的研判：{headline}', 'The assessment seen before the changes: {headline}'),
  recordNoAnswer: words('未答', 'not answered'),
  recordJudgment: words('初步研判', 'Preliminary assessment'),
  recordNoJudgment: words('六看没有答完，没有研判。', 'The six looks are not complete, so there is no assessment.'),
  waiting: words('已提交，等待审核。', 'Submitted, waiting for a reviewer.'),
  inReview: words('审核人员正在审核。', 'A reviewer is working on it.'),

  // Judgment
  headline: words('初步研判：{outcome}', 'Preliminary assessment: {outcome}'),
  headlineOpen: words('初步研判：还不能确定', 'Preliminary assessment: still open'),
  possible: words('还可能是：{outcomes}', 'Still possible: {outcomes}'),
  notExhaustive: words(
    '没有定下来的太多，没有逐一推算完：上面列出的，有的可能其实得不出来；多答几问会更准。',
    'Too much is open to have followed every way to its end: some of what is listed may not come out at all. With a few more answers this gets exact.',
  ),
  ifTrue: words('如所述属实并有证据，', 'If what was said is true and supported by evidence — '),
  secondHand: words('（依据含转引条款，未见原文）', ' (rests on clauses quoted second-hand)'),
  preliminary: words('这是初步研判，不是认定。', 'This is a preliminary assessment, not a determination.'),
  accountNotJudged: words('您写的经过没有参与研判。', 'Your own account was not part of the assessment.'),
  otherPerson: words(
    '您不是当事人，以上只按您所知道的回答研判。',
    'You are not the person concerned; this rests only on what you know.',
  ),
  notYetDone: words(
    '事情还没有做：请先请示、报备或征求意见，并留下记录；这里的研判不是批准。',
    'It has not been done yet: ask or file it beforehand and keep the record; this assessment is no approval.',
  ),
  unlisted: words(
    '所答情况不在现有清单之内，需要由人研判。',
    'What was answered is not on the present lists; a person has to judge it.',
  ),
  lawsDiffer: words(
    '行为时的规定与现行规定结论不同（从旧兼从轻），需要由人研判。',
    'The rule at the time and today’s rule come out differently (the older or the lighter applies); a person has to judge it.',
  ),
  lawMissing: words(
    '按从旧兼从轻应当适用的那一版规定没有收录，或者只收录了一部分，不能据此下结论，需要由人研判。',
    'The version of the rules that would apply (the older, or the lighter) is not on file, or only in part; nothing can be concluded from it, and a person has to judge.',
  ),
  lawsThen: words('按行为时的规定：{outcome}{situations}', 'By the rules at the time: {outcome}{situations}'),
  lawsNow: words('按现行规定：{outcome}{situations}', 'By today’s rules: {outcome}{situations}'),
  lawsTakenThen: words(
    '从旧兼从轻：现行规定没有更轻，适用行为时的规定。',
    'The older or the lighter: today’s rules are no lighter, so those of the time apply.',
  ),
  lawsTakenNow: words(
    '从旧兼从轻：现行规定更轻，适用现行规定。',
    'The older or the lighter: today’s rules are lighter, so they apply.',
  ),
  lawsTitle: words('新旧规定的比较', 'The rules at the time and today’s'),
  placeUnknown: words(
    '没有说明地区：只能看全国性规定，当地清单可能另有规定。',
    'The place is not known: only national rules could be looked at; a local list may say otherwise.',
  ),
  placeUnlisted: words(
    '目前没有收录{place}的清单，只按全国性规定研判。',
    'No list of {place} is on file; only national rules were applied.',
  ),
  dependsOn: words('取决于：{questions}', 'It depends on: {questions}'),
  reasonsTitle: words('依据', 'It rests on'),
  clausesTitle: words('条款', 'Clauses'),
  decisiveTitle: words('哪些回答起了决定作用', 'Which answers decided it'),
  decisiveIntro: words(
    '有下面这些回答，研判就定了，别的回答改变不了；少了其中任何一个，只凭其余的就定不下来。',
    'These answers settle the assessment, and no other answer changes it; without any one of them, the others alone would not settle it so.',
  ),
  nextTitle: words('先弄清什么', 'What to find out first'),
  nextSettles: words(
    '先弄清“{label}”：不管答案是什么，研判都能定下来。',
    'Find out “{label}” first: whatever the answer, it settles the assessment.',
  ),
  nextNarrows: words(
    '先弄清“{label}”最有用：还可能的结论现在有{now}种，弄清以后最多剩{most}种。',
    'Finding out “{label}” helps most: {now} outcomes are possible now, at most {most} afterwards.',
  ),
  nextMaySettle: words(
    '先弄清“{label}”最有用：有的答案能把研判直接定下来。',
    'Finding out “{label}” helps most: some answers settle the assessment.',
  ),
  nextMayNarrow: words(
    '先弄清“{label}”最有用：有的答案能把还可能的结论从{now}种减到{least}种。',
    'Finding out “{label}” helps most: some answers leave only {least} of the {now} outcomes now possible.',
  ),
  nextAmongOthers: words(
    '先弄清“{label}”；只凭这一问还定不下来，要和别的没有定下来的问题一起弄清。',
    'Find out “{label}” first; by itself it settles nothing yet, the other open questions have to be answered too.',
  ),
  nextEvidence: words('可以查这些材料：{evidence}。', 'Where to look it up: {evidence}.'),
  nextChange: words('弄清以后说“改{label}”，重新回答这一问。', 'Then say “change {label}” to answer it again.'),
  whyNotTitle: words('为什么没有认定这些情形', 'Why these situations are not met'),
  whyNot: words('没有认定“{name}”：{because}。', '“{name}” is not met: {because}.'),
  whyNotMore: words('还有{count}项条件也不符合', '{count} more conditions fail'),
  whyNotRest: words(
    '还有{count}个有利的情形也没有认定，见“逐条说明”。',
    '{count} more favourable situations are not met either; see “Rule by rule”.',
  ),
  failed: words('您答的“{label}”是“{answer}”，{demand}', 'you answered “{label}” with “{answer}”; {demand}'),
  failedAbsent: words('“{label}”没有问到，不适用', '“{label}” was not asked and does not apply'),
  demandOneOf: words('这一条要求{options}', 'it asks for {options}'),
  demandOnly: words('这一条只包括{options}', 'it covers only {options}'),
  demandSpeaks: words('这一条说的是{options}', 'it speaks of {options}'),
  demandNot: words('{options}不在这一条之内', '{options} is not covered by it'),
  demandNotThis: words('这不在这一条之内', 'that is not covered by it'),
  demandAtLeast: words('这一条要求不少于{amount}', 'it asks for at least {amount}'),
  demandBelow: words('这一条要求少于{amount}', 'it asks for less than {amount}'),
  demandAbove: words('这一条要求超过{amount}', 'it asks for more than {amount}'),
  demandAtMost: words('这一条要求不超过{amount}', 'it asks for at most {amount}'),
  demandFrom: words('这一条从{day}起适用', 'it applies from {day} on'),
  demandBefore: words('这一条适用到{day}以前', 'it applies before {day}'),
  demandWithin: words('这一条只适用于{places}', 'it applies only in {places}'),
  quoted: words('“{words}”', '“{words}”'),
  or: words('或', ' or '),
  outweighedByBar: words(
    '“{name}”的条件都符合，但有不予容错的情形，不能抵消。',
    'All conditions of “{name}” are met, but a situation that bars is met too, and nothing offsets it.',
  ),
  outweighedByReferral: words(
    '“{name}”的条件都符合，但有要由人研判的情形，先由人研判。',
    'All conditions of “{name}” are met, but a situation that needs a person is met too and comes first.',
  ),
  outweighedByLaws: words(
    '“{name}”的条件都符合，但新旧规定要先由人比较。',
    'All conditions of “{name}” are met, but a person has to compare the older and the newer rules first.',
  ),
  treeTitle: words('逐条说明：适用的每一个情形', 'Rule by rule: every situation that applies'),
  treeLegend: words(
    '✓ 符合　✗ 不符合　? 还不能确定　– 没有问到，不适用。层级高的在前；每个政策包里，符合的在前，条件差得少的在前。这是初步研判，不是认定。',
    '✓ met; ✗ not met; ? not settled; – not asked, does not apply. Highest level first; within a list, what is met, then what is closest. This is a preliminary assessment, not a determination.',
  ),
  treePack: words('《{title}》（{level}）', '{title} ({level})'),
  treeSeparator: words('·', ' · '),
  treeNote: words('情节或提示', 'circumstance or note'),
  treeThen: words('只按行为时的规定', 'under the rules of the day only'),
  treeNow: words('只按现行规定', 'under today’s rules only'),
  treeFailed: words('{label}：您答的是“{answer}”，{demand}', '{label}: you answered “{answer}”; {demand}'),
  treeTightened: words('（下级规定收紧：{clauses}）', ' (tightened by a lower level: {clauses})'),
  treeClauses: words('依据：{clauses}', 'Under: {clauses}'),
  treeLeftOut: words(
    '还有{count}个差得更远的情形没有列出。',
    '{count} more situations, further from being met, are not listed.',
  ),
  treeElsewhere: words(
    '另有{count}个情形说的是别的身份、地区、时间、阶段或工作领域，没有列出。',
    '{count} more situations are for another status, place, time, stage or area of work and are not listed.',
  ),
  treeNone: words(
    '这件事不按六看研判，没有逐条说明。',
    'This matter is not judged by the six looks, so there is nothing to explain rule by rule.',
  ),
  undecidedTitle: words('还没有定下来的情形', 'Not settled either way'),
  undecidedCount: words(
    '还没有排除的：不予容错的情形 {bars} 个，要由人研判的情形 {referrals} 个。把没有定下来的问题答清楚，才能排除或确定。',
    'Not ruled out yet: {bars} situations that bar, {referrals} that need a person. Answering what is still open rules them out or settles them.',
  ),
  assumesTitle: words('前提', 'Assumptions'),
  stripTitle: words('六看', 'The six looks'),
  prepareTitle: words('请准备的证据', 'Evidence to prepare'),
  remedyTitle: words('现在还可以做的', 'What can still be done'),
  remedy: words('如果去做并留存证据：{acts}', 'If it is done and evidence is kept: {acts}'),
  act: words('{label}——{option}', '{label} — {option}'),
  together: words('，并且 ', '; and also '),
  remedyOutcome: words('，研判可能成为：{outcome}', '; the assessment could become: {outcome}'),
  remedyBecause: words('（依据：{situations}）', ' (under: {situations})'),
  remedyNone: words(
    '现在还可以做的事里，没有能使研判更有利的。',
    'Nothing that can still be done would make the assessment more favourable.',
  ),
  remedyNoneOpen: words(
    '现在还可以做的事里，没有能使研判有利地定下来的。',
    'Nothing that can still be done would settle the assessment favourably.',
  ),
  remedyNote: words('，可以作为情节：{notes}', '; it can count as a circumstance: {notes}'),
  correctionTitle: words('应当怎样纠错', 'What correction is due'),
  notesTitle: words('情节和提示（不改变能不能容错）', 'Circumstances and notes (they do not decide tolerance)'),
  decidesTitle: words('谁来认定，后面怎么走', 'Who decides, and what follows'),
  decides: words(
    '谁追责问责，谁负责容错：按干部管理权限，由作出问责或处分决定的党组织、纪检监察机关、组织（人事）部门或有权部门认定，本助手不作认定。',
    'Whoever holds to account decides on tolerance: by cadre-management authority, the Party organisation, discipline and supervision body, organisation (personnel) department or other competent department that takes the accountability decision. This assistant determines nothing.',
  ),
  procedure: words(
    '一般程序：启动（主动核查或本人、所在组织申请）→ 调查核实 → 会商认定 → 反馈本人和所在党组织 → 报备 → 纠错和回访。各地期限不一，以当地规定为准。',
    'Usual steps: initiation (by the body itself, or on application by the person or organisation) → verification → joint consideration and determination → reply to the person and their Party organisation → filing → correction and follow-up. Time limits differ by place.',
  ),
  sanctioned: words(
    '已经有处理或处分决定的，请尽快看清决定书上的申诉、复审、复核期限。',
    'Where a decision has already been taken, check the time limits for appeal or review in the decision at once.',
  ),
  offerPerson: words(
    '可以随时说“转人工”，先看要提交的内容，再决定提不提交。',
    'Say “person” at any time: you first see what would be sent, then decide.',
  ),
  article: words('《{instrument}》{article}', '{instrument}, {article}'),
  clause: words(
    '《{instrument}》{number}{article}：{gist}【{regime}{discretion}·{verified}】',
    '{instrument}{number}, {article}: {gist} [{regime}{discretion}; {verified}]',
  ),
  inForce: words('{from}起施行', 'in force from {from}'),
  inForceUntil: words('，{until}起失效', ' until {until}'),
  verifiedIn: words('核对：{where}', 'checked: {where}'),
  situation: words('{name}（{id}）', '{name} ({id})'),
  listSeparator: words('、', ', '),
  semicolon: words('；', '; '),
  colon: words('：', ': '),
  none: words('没有', 'none'),
  answersWord: words('{label}：{answer}', '{label}: {answer}'),
  pathHeadline: words('这件事不按六看研判', 'This matter is not judged by the six looks'),
  pathOnly: words(
    '这里只说规定和下一步，不是认定。',
    'This only tells the rules and what follows; it determines nothing.',
  ),
  pathNext: words('下一步', 'What follows'),
  pathClauses: words('有关规定', 'Rules that apply'),

  // Decision
  citedAs: words('（{verified}）', ' ({verified})'),
  decisionHeadline: words('审核结论：{outcome}', 'Review decision: {outcome}'),
  decisionReason: words('理由', 'Reasons'),
  decisionClauses: words('依据的条款', 'Clauses'),
  decisionWho: words('结论由谁作出', 'Who decided'),
  decisionBefore: words('与原结论的关系', 'The earlier decision'),
  decisionReplaces: words(
    '这是申诉后作出的结论，代替 {on} 的结论（{outcome}）。现在有效的是这一个。',
    'This decision upon your appeal replaces the one of {on} ({outcome}). This is the one in force.',
  ),
  decisionDeparts: words(
    '这个结论与先前的初步研判不同，以这个结论为准。',
    'This decision differs from the preliminary assessment; the decision counts.',
  ),
  decisionBy: words('作出结论：{by}', 'Decided by: {by}'),
  decisionTransfer: words('移送：{to}，文号 {document}', 'Handed on to: {to}, document {document}'),
  decisionMeans: words('对考核和使用的影响', 'What it means for appraisal and promotion'),
  decisionMeansNothing: words(
    '结论没有引用说到考核、评先评优或者提拔使用的规定；以有权部门的办理为准。',
    'No rule on appraisal, awards or promotion is cited here; the competent department decides.',
  ),
  decisionAppeal: words('怎样申诉', 'How to appeal'),
  decisionNext: words(
    '对结论有意见的，可以向作出结论的部门提出，或按有关规定申诉。',
    'If you disagree, tell the deciding office, or appeal under the rules that apply.',
  ),

  // Messages of the conversation itself
  otherMatterFirst: words(
    '这里还有一件没有做完的自查。要接上另一件，请先“删除”这一件，或换一个会话再输入继续码。',
    'There is an unfinished self-check here. To resume another, delete this one first, or type the code in another conversation.',
  ),
  codeInPublic: words(
    '继续码不能在公开频道使用。这个码已被看到，已作废，请重新拿一个，只在私聊里用。',
    'A resume code cannot be used in a public channel. It has been seen and is void now; get a new one and use it in a direct message only.',
  ),
  gone: words('这次自查已经销毁。', 'This self-check has been destroyed.'),
} as const satisfies Readonly<Record<string, Required<Text>>>;

/**
 * fill('进度：{progress}', {progress: '5/16'}) → '进度：5/16'. A value is put in as it is, never read as a template; only one of two stops
 * goes where the sentence goes on after it: fill('原因：{reason}。请补充', {reason: '没有附件。'}) → '原因：没有附件。请补充'.
 */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}([。，；）.,;)]?)/gu, (whole, name: string, next: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    const said = String(value);
    if (/[？！?!]$/u.test(said) && /[。.]/u.test(next)) return said;
    return next === '' ? said : said.replace(/(?:。|(?<!\.)\.)$/u, '') + next;
  });
}
