/**
 * Every way the HTTP API says no, in one place. `code` is English and stable: programs test it. The sentence is for a
 * person, in their language.
 */
import { ACCOUNT_LIMIT } from '../../core/interpret.ts';
import { say, type Lang, type Text } from '../../core/text.ts';
import { FILE_WORDS, fill } from '../../core/words.ts';

/** How many characters one message may have. An account of what happened is the longest thing anybody types. */
export const MESSAGE_LIMIT = ACCOUNT_LIMIT;

/** How many bytes a request may have: that many characters fit however they are escaped. */
export const BODY_LIMIT = 64 * 1024;

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
  unknown_conversation: {
    status: 404,
    text: {
      zh: '没有找到这次咨询。它可能已经删除或过期；可以开始新的咨询，或用继续码接着谈。',
      en: 'This consultation was not found. It may have been deleted or have expired; begin a new one, or resume with your code.',
    },
  },
  not_found: {
    status: 404,
    text: {
      zh: '没有这个地址。接口说明在 /docs。',
      en: 'There is nothing at this address. The API is described at /docs.',
    },
  },
  method_not_allowed: {
    status: 405,
    text: {
      zh: '这个地址不接受这种请求方法，可用的方法见 Allow 头。',
      en: 'This address does not take that method; the Allow header lists those it takes.',
    },
  },
  not_acceptable: {
    status: 406,
    text: { zh: '这个地址只提供 text/event-stream。', en: 'This address only offers text/event-stream.' },
  },
  message_too_long: {
    status: 413,
    text: {
      zh: `这条消息太长了：一条最多 ${MESSAGE_LIMIT} 字。请分成几条，或者先说要点；您写的内容没有被保存。`,
      en: `This message is too long: one message may have up to ${MESSAGE_LIMIT} characters. Please split it, or begin with the main points; nothing of it was kept.`,
    },
  },
  unsupported_media_type: {
    status: 415,
    text: {
      zh: '只接受 JSON。请把 Content-Type 写成 application/json。',
      en: 'Only JSON is taken. Please send Content-Type: application/json.',
    },
  },
  rate_limited: {
    status: 429,
    text: {
      zh: '消息来得太快了，请稍等片刻再发。已经答过的都保留着。',
      en: 'That was too fast; please wait a moment and send it again. What you answered is kept.',
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
  not_now: {
    status: 409,
    text: {
      zh: '现在不能这样做：附件要在提交以后、办结以前添加，有人领取以前才能取回。',
      en: 'Not possible now: files can be attached after submitting and until the matter is closed, and taken back until somebody has taken it up.',
    },
  },
  internal: {
    status: 500,
    text: {
      zh: '系统出了问题，这条消息可能没有处理。请稍后再发一次同样的消息；已经答过的都保留着。',
      en: 'Something went wrong here, and this message may not have been handled. Please send the same message again later; what you answered is kept.',
    },
  },
  unavailable: {
    status: 503,
    text: {
      zh: '服务暂时不可用，请稍后再试。',
      en: 'The service is not available at the moment; please try again later.',
    },
  },
} satisfies Record<string, { status: number; text: Text }>;

export type RefusalCode = keyof typeof catalogue;

/** One thing that is wrong in a request. */
export interface Detail {
  /** text, or a.b for what is inside */
  readonly path: string;
  readonly message: Text;
}

export type Details = readonly Detail[] | { readonly retryAfter: number };

export type Values = Readonly<Record<string, string | number>>;

/** Thrown by a route to say no; answered by `answerErrors`. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: Details | undefined;
  /** What the sentence is filled in with. */
  readonly values: Values;

  constructor(code: RefusalCode, details?: Details, values: Values = {}) {
    super(code);
    this.code = code;
    this.details = details;
    this.values = values;
  }
}

export const statusOf = (code: RefusalCode): number => catalogue[code].status;

/** refusalBody(new Refusal('not_found'), 'zh') → {error: {code: 'not_found', message: '没有这个地址。…'}} */
export const refusalBody = ({ code, details, values }: Refusal, lang: Lang) => ({
  error: {
    code,
    message: fill(say(catalogue[code].text, lang), values),
    ...(details && { details: inWords(details, lang) }),
  },
});

const inWords = (details: Details, lang: Lang) =>
  'retryAfter' in details ? details : details.map(({ path, message }) => ({ path, message: say(message, lang) }));
