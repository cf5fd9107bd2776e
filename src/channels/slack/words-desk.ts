/** What a reviewer reads on and under a message about a matter. No word of the matter is among them. */
import type { Text } from '../../core/text.ts';
import type { Offer } from '../../review/reach.ts';
import type { ReviewRefusedCode } from '../../review/refused.ts';

export const offerWords: Readonly<Record<Offer, Required<Text>>> = {
  acceptAndClaim: { zh: '受理并领取', en: 'Accept and claim' },
  claim: { zh: '领取', en: 'Claim' },
  ask: { zh: '提问', en: 'Ask' },
  remind: { zh: '明天再提醒', en: 'Remind me tomorrow' },
};

export const deskWords = {
  open: { zh: '打开', en: 'Open' },
  claimed: { zh: '✓ 您已领取。', en: 'You have claimed it.' },
  asked: { zh: '✓ 已提问，问题在当事人的对话里。', en: 'Asked; the question is in the officer’s conversation.' },
  reminded: {
    zh: '✓ 到下一个工作日 {at} 还等着办的话，再提醒您。',
    en: 'If it still waits then, you will be reminded on the next working day, {at}.',
  },
  /** Whatever the reason: nobody learns from it whether there is such a matter. */
  gone: {
    zh: '这条消息已经失效。需要时请到审核台查看。',
    en: 'This message is no longer valid. See the console where needed.',
  },
  noWindow: {
    zh: '窗口没有打开，请再点一次「提问」。',
    en: 'The window did not open; please tap “Ask” once more.',
  },
  askTitle: { zh: '提问', en: 'Ask' },
  askText: { zh: '问当事人什么', en: 'What do you ask the officer?' },
  askHint: {
    zh: '原样发给当事人，不写您的姓名。不得涉密。',
    en: 'Sent to the officer as you write it, without your name. No state or work secrets.',
  },
  askLook: { zh: '请当事人重新回答（可以不选）', en: 'To be answered anew (optional)' },
  chooseLook: { zh: '选一看', en: 'Choose a look' },
  send: { zh: '发出', en: 'Send' },
  close: { zh: '关闭', en: 'Close' },
  nothingAsked: {
    zh: '请写要问什么，或者选一看请当事人重新回答。',
    en: 'Write what you ask, or choose a look to be answered anew.',
  },
} as const satisfies Record<string, Required<Text>>;

const elsewhere = { zh: '没有办：这件已经到了另一步。', en: 'Not done: the matter stands elsewhere now.' };

/** Why nothing was done. Whoever it is that has taken it is not told. */
export const refusedWords: Readonly<Record<Exclude<ReviewRefusedCode, 'unknown_review'>, Required<Text>>> = {
  taken: { zh: '已由同事领取。', en: 'A colleague has claimed it.' },
  not_yours: { zh: '没有办：这件不在您手上。', en: 'Not done: you do not hold this matter.' },
  unknown_question: { zh: '这一看没有可以重问的问题。', en: 'There is nothing in this look to be asked again.' },
  reason_missing: deskWords.nothingAsked,
  not_now: elsewhere,
  changed: elsewhere,
  busy: {
    zh: '没有办成：别人正同时在办这件。请再试一次。',
    en: 'Not done: others are acting on it at the same moment. Please try again.',
  },
  second_person: elsewhere,
  second_needed: elsewhere,
  unknown_colleague: elsewhere,
  day_outside: elsewhere,
  day_behind: elsewhere,
  transfer_missing: elsewhere,
  unknown_clause: elsewhere,
};
