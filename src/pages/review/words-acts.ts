/** Words of what is done to a matter: buttons, forms, what is said afterwards. */
import type { Lang } from '../../core/text.ts';
import type { ActName } from './act-forms.ts';

interface ActWords {
  /** On the button. */
  readonly name: string;
  readonly busy: string;
  /** Said afterwards. */
  readonly done: string;
  readonly hint?: string;
}

const zh = {
  title: '现在可以办',
  submit: '确定',
  cancel: '取消',
  required: '必填',
  missing: (label: string) => `请填写：${label}。`,
  tooLong: (n: number) => `超出了 ${n} 字，请写短一些。`,
  submitKeys: 'Ctrl + 回车',
  add: '增加一步',
  remove: '去掉这一步',
  askOrLook: '请写明要问什么，或者选择要重问的一看。',
  noLook: '不重问，只用文字问',
  noColleague: '没有可以交给的同事。',
  choose: '请选择',
  acts: {
    accepted: { name: '受理', busy: '正在受理…', done: '已受理。当事人已收到告知。' },
    returned: {
      name: '退回补充',
      busy: '正在退回…',
      done: '已退回，当事人会读到原因。',
      hint: '当事人会读到原因，补充以后可以再次提交。',
    },
    claimed: {
      name: '领取',
      busy: '正在领取…',
      done: '已领取。',
      hint: '领取以后，当事人不能再撤回；其他审核人员不再能看到内容。如有利害关系，请不要领取，并作回避申报。',
    },
    released: {
      name: '放回',
      busy: '正在放回…',
      done: '已放回，别人可以领取。',
      hint: '放回以后，别的审核人员可以领取。',
    },
    handedOver: { name: '交给同事', busy: '正在移交…', done: '已移交。', hint: '只列出能办理这一件的同事。' },
    asked: {
      name: '问当事人',
      busy: '正在发出…',
      done: '已发出，当事人会在对话里答复。',
      hint: '可以用文字问，也可以请当事人重新回答其中一看。等答复时，作出结论的期限停表。',
    },
    seconded: {
      name: '同意这个结论',
      busy: '正在作出…',
      done: '结论已作出，并已告知当事人。',
      hint: '同意以后，结论立即作出，当事人可以读到。',
    },
    objected: { name: '不同意', busy: '正在送回…', done: '已送回办理人。', hint: '办理人会读到您的理由，当事人不会。' },
    told: {
      name: '登记告知',
      busy: '正在登记…',
      done: '告知已登记。',
      hint: '结论正式告知的形式、对象和日期。申诉期限从告知起算。',
    },
    planned: {
      name: '安排纠错',
      busy: '正在安排…',
      done: '纠错步骤已告知当事人。',
      hint: '当事人会读到每一步，并逐步报告。已确认的步骤不变，其余的由这里写的代替。',
    },
    reported: {
      name: '登记报告',
      busy: '正在登记…',
      done: '报告已登记。',
      hint: '当事人用其他方式报告的，在这里登记。',
    },
    confirmed: { name: '确认完成', busy: '正在确认…', done: '已确认。' },
    sentBack: { name: '退回报告', busy: '正在退回…', done: '已退回，当事人会读到原因。' },
    followedUp: { name: '登记回访', busy: '正在登记…', done: '回访已登记。' },
    closed: { name: '办结', busy: '正在办结…', done: '已办结。' },
    clearingOpened: {
      name: '开始澄清正名',
      busy: '正在开始…',
      done: '已开始澄清正名。',
      hint: '查实是诬告、错告的，给当事人澄清。当事人现在还不会收到。',
    },
    cleared: {
      name: '完成澄清正名',
      busy: '正在登记…',
      done: '澄清已登记，当事人已收到告知。',
      hint: '书面形式必须有，可以再加其他形式。',
    },
  } satisfies Record<ActName, ActWords> as Record<ActName, ActWords>,
  fields: {
    reason: '理由',
    reasonForOfficer: '原因（当事人会读到）',
    reasonOptional: '理由（可以不写）',
    colleague: '交给谁',
    question: '问什么',
    look: '重问哪一看',
    opinion: '意见（可以不写）',
    form: '告知形式',
    toldTo: '告知谁',
    on: '日期',
    what: '做什么',
    owner: '责任人或责任科室',
    due: '完成日期',
    report: '报告内容',
    note: '说明（可以不写）',
    followUp: '回访情况',
    why: '为什么要澄清',
    verifiedBy: '由谁查证的',
    forms: '澄清形式',
    clearedTo: '向谁澄清',
  },
  alwaysWritten: '必须有',
};

export type ActsWords = typeof zh;

const en: ActsWords = {
  title: 'What can be done now',
  submit: 'Confirm',
  cancel: 'Cancel',
  required: 'required',
  missing: (label) => `Please fill in: ${label}.`,
  tooLong: (n) => `This is ${n} characters too long; please shorten it.`,
  submitKeys: 'Ctrl + Enter',
  add: 'Add a step',
  remove: 'Remove this step',
  askOrLook: 'Please say what is asked, or choose a look to be asked again.',
  noLook: 'none: ask in words only',
  noColleague: 'There is no colleague to hand it to.',
  choose: 'Please choose',
  acts: {
    accepted: { name: 'Accept', busy: 'Accepting…', done: 'Accepted. The officer has been told.' },
    returned: {
      name: 'Return to be supplemented',
      busy: 'Returning…',
      done: 'Returned; the officer reads the reason.',
      hint: 'The officer reads the reason, and can supplement and submit again.',
    },
    claimed: {
      name: 'Claim',
      busy: 'Claiming…',
      done: 'Claimed.',
      hint: 'Once it is claimed the officer can no longer withdraw it, and other reviewers no longer see the content. If you have an interest in it, please do not claim it, and declare the interest.',
    },
    released: {
      name: 'Release',
      busy: 'Releasing…',
      done: 'Released; somebody else can claim it.',
      hint: 'Once it is released another reviewer can claim it.',
    },
    handedOver: {
      name: 'Hand over',
      busy: 'Handing over…',
      done: 'Handed over.',
      hint: 'Only colleagues who may deal with this matter are listed.',
    },
    asked: {
      name: 'Ask the officer',
      busy: 'Sending…',
      done: 'Sent; the officer answers in the conversation.',
      hint: 'Ask in words, or have one look answered again. While an answer is awaited the clock of the decision stands.',
    },
    seconded: {
      name: 'Agree to this decision',
      busy: 'Deciding…',
      done: 'The decision is given, and the officer has been told.',
      hint: 'Once you agree, the decision is given at once and the officer reads it.',
    },
    objected: {
      name: 'Object',
      busy: 'Sending back…',
      done: 'Sent back to the holder.',
      hint: 'The holder reads your reason; the officer does not.',
    },
    told: {
      name: 'Enter how it was told',
      busy: 'Entering…',
      done: 'Entered.',
      hint: 'How, to whom and on which day the decision was told. The time for an appeal runs from then.',
    },
    planned: {
      name: 'Plan the putting right',
      busy: 'Planning…',
      done: 'The steps have been told to the officer.',
      hint: 'The officer reads each step and reports on it. Confirmed steps stay; what is written here takes the place of the others.',
    },
    reported: {
      name: 'Enter a report',
      busy: 'Entering…',
      done: 'The report is entered.',
      hint: 'For what the officer reported in another way.',
    },
    confirmed: { name: 'Confirm as done', busy: 'Confirming…', done: 'Confirmed.' },
    sentBack: { name: 'Send the report back', busy: 'Sending back…', done: 'Sent back; the officer reads the reason.' },
    followedUp: { name: 'Enter a follow-up', busy: 'Entering…', done: 'The follow-up is entered.' },
    closed: { name: 'Close', busy: 'Closing…', done: 'Closed.' },
    clearingOpened: {
      name: 'Begin to clear the name',
      busy: 'Beginning…',
      done: 'Begun.',
      hint: 'Where an accusation was found false or mistaken. The officer does not hear of it yet.',
    },
    cleared: {
      name: 'The name is cleared',
      busy: 'Entering…',
      done: 'Entered; the officer has been told.',
      hint: 'Always in writing; other forms can be added.',
    },
  },
  fields: {
    reason: 'Reason',
    reasonForOfficer: 'Reason (the officer reads it)',
    reasonOptional: 'Reason (optional)',
    colleague: 'To whom',
    question: 'What is asked',
    look: 'Look to be asked again',
    opinion: 'Opinion (optional)',
    form: 'How it was told',
    toldTo: 'To whom',
    on: 'Day',
    what: 'What is to be done',
    owner: 'Who is responsible',
    due: 'Due day',
    report: 'Report',
    note: 'Note (optional)',
    followUp: 'What was found',
    why: 'Why the name is to be cleared',
    verifiedBy: 'Verified by',
    forms: 'Forms',
    clearedTo: 'Before whom',
  },
  alwaysWritten: 'always',
};

export const actsWordsIn = (lang: Lang): ActsWords => (lang === 'en' ? en : zh);
