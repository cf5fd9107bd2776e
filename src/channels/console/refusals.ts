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
      zh: '您还没有登录，或者登录已经结束（一小时没有动作，或者已满 12 小时）。请用一次性链接登录。',
      en: 'You are not signed in, or your session has ended (an hour without doing anything, or 12 hours). Please sign in with a one-time link.',
    },
  },
  link_invalid: {
    status: 401,
    text: {
      zh: '这个登录链接不能用：每个链接只能用一次，24 小时内有效。请向管理员再要一个。',
      en: 'This sign-in link does not work: each works once, within 24 hours. Please ask the administrator for another.',
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
  second_person: {
    status: 403,
    text: {
      zh: '第二人意见要由另一位审核人员表示。',
      en: 'The second opinion must come from another reviewer.',
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
  transfer_missing: {
    status: 400,
    text: { zh: '移送请写明移送给哪个机关。', en: 'To hand a matter on, please say to which body.' },
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
