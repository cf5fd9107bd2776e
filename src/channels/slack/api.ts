/** Slack's Web API, and what its refusals mean for us. */
import { webApi } from '@slack/bolt';
import { type Log, quiet } from './log.ts';

export type Api = webApi.WebClient;

/**
 * One try a call, and a limit in time: trying again is the outbox's business, which remembers over a restart. The client's own
 * retries (half an hour in memory, the whole queue stopped while Slack asks for patience) would lose what was waiting.
 */
export const apiOf = ({ botToken, apiUrl, log }: { botToken: string; apiUrl?: string | undefined; log: Log }): Api =>
  new webApi.WebClient(botToken, {
    logger: quiet(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    ...(apiUrl && { slackApiUrl: apiUrl }),
  });

/** Slack did not take a message. The outbox tries again, unless it never will. */
export class NotDelivered extends Error {
  override readonly name = 'NotDelivered';
  /** Slack's word for it (`channel_not_found`), or `rate_limited`, `http_503`, `unreachable`. */
  readonly code: string;
  /** The person or the conversation is gone, or the app was removed: trying again is of no use. */
  readonly permanent: boolean;
  /** Milliseconds that Slack asks us to wait. */
  readonly retryAfter: number | undefined;

  constructor(code: string, options: ErrorOptions & { readonly permanent: boolean; readonly retryAfter?: number }) {
    super(`Slack did not take the message: ${code}`, options);
    this.code = code;
    this.permanent = options.permanent;
    this.retryAfter = options.retryAfter;
  }
}

/** Of no use any more, or not to be told to this person any more: given up, and nothing was posted. */
export class CalledOff extends Error {
  override readonly name = 'CalledOff';
  readonly permanent = true;

  constructor() {
    super('called off');
  }
}

/** Not `invalid_auth` or `token_revoked`: a mistaken token is put right by whoever runs the server, and then all goes out. */
const gone: ReadonlySet<string> = new Set([
  'account_inactive',
  'cannot_dm_bot',
  'channel_not_found',
  'is_archived',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
]);

export function notDelivered(cause: unknown): NotDelivered {
  if (cause instanceof NotDelivered) return cause;
  const code = codeOf(cause);
  const wait = cause instanceof webApi.WebAPIRateLimitedError ? { retryAfter: cause.retryAfter * 1000 } : {};
  return new NotDelivered(code, { cause, permanent: gone.has(code), ...wait });
}

/** Slack's word for what went wrong. */
export function codeOf(cause: unknown): string {
  if (cause instanceof webApi.WebAPIPlatformError) return cause.data.error;
  if (cause instanceof webApi.WebAPIRateLimitedError) return 'rate_limited';
  if (cause instanceof webApi.WebAPIHTTPError) return `http_${cause.statusCode}`;
  if (cause instanceof webApi.WebAPIRequestError) return 'unreachable';
  return 'unexpected';
}
