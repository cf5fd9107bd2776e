/**
 * Every way the review API says no, in one place. `code` is English and stable: programs test it. The sentence is for a
 * person, in their language. The desk's own refusals are here under the same codes.
 */
import { say, type Lang, type Text } from '../../core/text.ts';
import { FILE_WORDS, fill } from '../../core/words.ts';
import type { AttachRefusedCode } from '../../review/refused.ts';

/** How many characters a reason may have. */
export const REASON_LIMIT = 4000;

/** How many bytes a request may have: a reason of 4000 characters fits however it is escaped. */
export const BODY_LIMIT = 64 * 1024;

interface Entry {
  readonly status: number;
  readonly text: Text;
}

const catalogue = {
  malformed_json: {
    status: 400,
    text: {
      zh: '请求不是有效的 JSON。请检查引号、逗号和括号，并用 UTF-8 编码。',
      en: 'The request is not valid JSON. Check quotes, commas and brackets, and use UTF-8.',
    },
  },
  invalid_request: {
    status: 400,
    text: {
      zh: '请求里有不对的内容，details 逐项写明了哪里不对。',
      en: 'Something in the request is not right; details says what, item by item.',
    },
  },
  reason_missing: {
    status: 400,
    text: { zh: '请写明理由：当事人会读到它。', en: 'Please give reasons: the officer will read them.' },
  },
  unknown_clause: {
    status: 400,
    text: {
      zh: '所选条款里有这件审核件没有列出的条款，请重新选择。',
      en: 'One of the clauses chosen is not among those listed for this matter; please choose again.',
    },
  },
  signed_out: {
    status: 401,
    text: {
      zh: '您还没有登录，或者登录已经结束（一小时没有动作，或者已满 12 小时）。请重新登录。',
      en: 'You are not signed in, or your session has ended (an hour without doing anything, or 12 hours). Please sign in again.',
    },
  },
  link_invalid: {
    status: 401,
    text: {
      zh: '这个登录链接不能用：每个链接只能用一次，24 小时内有效。请向管理员再要一个。',
      en: 'This sign-in link does not work: each works once, within 24 hours. Please ask the administrator for another.',
    },
  },
  sign_in_failed: {
    status: 401,
    text: {
      zh: '姓名或密码不对。还没有设过密码、或者忘了密码的，请向管理员要一个一次性链接。',
      en: 'The name or the password is wrong. If you never set a password, or forgot it, please ask the administrator for a one-time link.',
    },
  },
  locked: {
    status: 429,
    text: {
      zh: '这个姓名连续输错密码 5 次，15 分钟内不能再用密码登录。急用请向管理员要一个一次性链接。',
      en: 'A wrong password was given 5 times for this name: no password is taken for it for 15 minutes. If it is urgent, please ask the administrator for a one-time link.',
    },
  },
  crowded: {
    status: 503,
    text: {
      zh: '现在登录的人太多，这一次没有办。请过一会儿再试，或者用别的办法登录。',
      en: 'Too many people are signing in right now, and nothing was done. Please try again in a moment, or sign in another way.',
    },
  },
  rate_limited: {
    status: 429,
    text: {
      zh: '从您这里来的登录太多了，请过一分钟再试。',
      en: 'Too many attempts to sign in came from your address; please try again in a minute.',
    },
  },
  password_short: {
    status: 400,
    text: {
      zh: '密码至少 12 个字。可以用一句只有您知道的话，中文也可以。没有改动。',
      en: 'A password has at least 12 characters; a sentence that only you know will do. Nothing was changed.',
    },
  },
  password_simple: {
    status: 400,
    text: {
      zh: '这个密码太容易猜：不要用姓名、单位，也不要用几个字反复。没有改动。',
      en: 'This password is too easy to guess: not your name or unit, nor a few characters over and over. Nothing was changed.',
    },
  },
  password_wrong: {
    status: 403,
    text: { zh: '现在的密码不对，没有改动。', en: 'The current password is wrong; nothing was changed.' },
  },
  oidc_off: {
    status: 404,
    text: {
      zh: '这里没有接入单位的统一账号。请用密码或一次性链接登录。',
      en: 'The office’s own accounts are not connected here. Please sign in with a password or a one-time link.',
    },
  },
  oidc_unreachable: {
    status: 503,
    text: {
      zh: '单位的统一账号系统现在连不上。请稍后再试，或者用密码、一次性链接登录。',
      en: 'The office’s account service cannot be reached. Please try again later, or sign in with a password or a one-time link.',
    },
  },
  oidc_failed: {
    status: 403,
    text: {
      zh: '单位的统一账号系统没有让您登录（{why}）。请再试一次；还是不行，请把括号里的字告诉管理员。',
      en: 'The office’s account service did not let you in ({why}). Please try again; if it fails again, tell the administrator the word in brackets.',
    },
  },
  oidc_late: {
    status: 403,
    text: {
      zh: '这次登录已经过时，或者不是从这个浏览器开始的。请从审核台重新登录。',
      en: 'This attempt to sign in is out of date, or was not begun in this browser. Please begin again at the review desk.',
    },
  },
  oidc_unknown: {
    status: 403,
    text: {
      zh: '您的统一账号还没有与审核台的用户对应。请把账号编号 {subject} 告诉管理员。',
      en: 'Your account does not belong to any user of the review desk yet. Please tell the administrator its number: {subject}',
    },
  },
  foreign_request: {
    status: 403,
    text: {
      zh: '这个请求不是从审核台页面发出的，没有执行。',
      en: 'This request did not come from the console page, and nothing was done.',
    },
  },
  reviewers_only: {
    status: 403,
    text: { zh: '只有审核人员可以办理审核件。', en: 'Only reviewers may work on matters under review.' },
  },
  not_yours: {
    status: 403,
    text: { zh: '这件审核件不在您手上，请先领取。', en: 'You do not hold this matter; please claim it first.' },
  },
  unknown_review: {
    status: 404,
    text: {
      zh: '没有这件审核件。编号可能不对，或者当事人已经撤回。',
      en: 'There is no such matter. The number may be wrong, or the officer has withdrawn it.',
    },
  },
  not_found: {
    status: 404,
    text: {
      zh: '没有这个地址。接口说明在 /docs。',
      en: 'There is nothing at this address. The API is described at /docs.',
    },
  },
  taken: {
    status: 409,
    text: { zh: '同事已经领取了这件审核件。', en: 'A colleague has already taken this matter.' },
  },
  not_now: {
    status: 409,
    text: {
      zh: '这件审核件现在不能这样办：它已经到了另一步，请刷新后再看。',
      en: 'This can not be done to the matter now: it stands elsewhere. Please reload and look again.',
    },
  },
  changed: {
    status: 409,
    text: {
      zh: '您打开以后，这件审核件有了新的变化，刚才这一步没有办。下面是现在的内容，请看过再办；写好的都还在。',
      en: 'This matter has changed since you opened it, and this was not done. Here it is anew: please look again first. What you wrote is still there.',
    },
  },
  busy: {
    status: 503,
    text: {
      zh: '别人正同时在办这件审核件，这一步没有办成。请再试一次。',
      en: 'Others are acting on this matter at the same moment, and this was not done. Please try again.',
    },
  },
  second_person: {
    status: 403,
    text: {
      zh: '第二人意见要由没有准备过这个结论的人表示：提出结论的人、办过这件又交给同事的人都不行。',
      en: 'The second opinion must come from somebody who did not prepare the decision: not from whoever proposed it, nor from whoever held the matter and handed it over.',
    },
  },
  second_needed: {
    status: 409,
    text: {
      zh: '结论与初步研判不同，要由第二人同意后才能作出。',
      en: 'The decision departs from the preliminary judgment: a second person must agree first.',
    },
  },
  unknown_colleague: {
    status: 400,
    text: {
      zh: '不能交给这位同事：没有这个人，或者不能办理这一件。',
      en: 'It can not be handed to this colleague: there is no such person, or they can not deal with it.',
    },
  },
  unknown_interest: {
    status: 404,
    text: { zh: '没有这一项申报，或者已经结束。', en: 'There is no such declaration, or it has ended.' },
  },
  unknown_question: {
    status: 400,
    text: {
      zh: '没有这一看，或者这一看没有可以重问的问题。',
      en: 'There is no such look, or nothing in it to ask again.',
    },
  },
  day_outside: {
    status: 400,
    text: {
      zh: '日期只能是 {from} 到 {to}（今天）之间的一天，没有登记。',
      en: 'The day must be from {from} to {to} (today); nothing was entered.',
    },
  },
  day_behind: {
    status: 400,
    text: {
      zh: '完成日期要写 {from}（今天）或者以后，没有安排。',
      en: 'A step must be due on {from} (today) or later; nothing was planned.',
    },
  },
  transfer_missing: {
    status: 400,
    text: {
      zh: '移送请写明移送给哪个机关，以及文号。',
      en: 'To hand a matter on, please say to which body, and under which document number.',
    },
  },
  message_too_long: {
    status: 413,
    text: {
      zh: `内容太长了：理由最多 ${REASON_LIMIT} 字。没有保存任何内容。`,
      en: `This is too long: reasons may have up to ${REASON_LIMIT} characters. Nothing of it was kept.`,
    },
  },
  unsupported_media_type: {
    status: 415,
    text: {
      zh: '只接受 JSON。请把 Content-Type 写成 application/json。',
      en: 'Only JSON is taken. Please send Content-Type: application/json.',
    },
  },
  file_too_large: { status: 413, text: FILE_WORDS.file_too_large },
  file_empty: { status: 400, text: FILE_WORDS.file_empty },
  file_name_missing: { status: 400, text: FILE_WORDS.file_name_missing },
  file_interrupted: { status: 400, text: FILE_WORDS.file_interrupted },
  file_mismatch: { status: 400, text: FILE_WORDS.file_mismatch },
  file_broken: { status: 400, text: FILE_WORDS.file_broken },
  file_kind: { status: 415, text: FILE_WORDS.file_kind },
  file_macros: { status: 415, text: FILE_WORDS.file_macros },
  file_embedded: { status: 415, text: FILE_WORDS.file_embedded },
  file_locked: { status: 415, text: FILE_WORDS.file_locked },
  file_too_many: { status: 409, text: FILE_WORDS.file_too_many },
  unknown_attachment: { status: 404, text: FILE_WORDS.unknown_attachment },
  internal: {
    status: 500,
    text: {
      zh: '系统出了问题，这一步可能没有完成。请刷新后再看。',
      en: 'Something went wrong here, and this step may not have been done. Please reload and look again.',
    },
  },
  unavailable: {
    status: 503,
    text: {
      zh: '服务暂时不可用，请稍后再试。',
      en: 'The service is not available at the moment; please try again later.',
    },
  },
} as const satisfies Record<string, Entry> & Record<AttachRefusedCode, Entry>;

export type RefusalCode = keyof typeof catalogue;

/** One thing that is wrong in a request. */
export interface Detail {
  readonly path: string;
  readonly message: Text;
}

export type Values = Readonly<Record<string, string | number>>;

/** Thrown by a route to say no; answered by `answerErrors`. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: readonly Detail[] | undefined;
  /** What the sentence is filled in with. */
  readonly values: Values;

  constructor(code: RefusalCode, details?: readonly Detail[], values: Values = {}) {
    super(code);
    this.code = code;
    this.details = details;
    this.values = values;
  }
}

export const statusOf = (code: RefusalCode): number => catalogue[code].status;

/** refusalBody(new Refusal('taken'), 'en') → {error: {code: 'taken', message: 'A colleague has already taken this matter.'}} */
export const refusalBody = ({ code, details, values }: Refusal, lang: Lang) => ({
  error: {
    code,
    message: fill(say(catalogue[code].text, lang), values),
    ...(details && { details: details.map(({ path, message }) => ({ path, message: say(message, lang) })) }),
  },
});
