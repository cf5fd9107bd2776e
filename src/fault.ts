/**
 * A fault as a log may hold it: what kind, which code, where in the program. Never its message, which may quote what somebody
 * wrote (a parser names the text that it stumbled over, a database the value that it did not take).
 */
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';

/** "TypeError ERR_INVALID_ARG_TYPE\n    at …", then what caused it. */
export function sayFault(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  // A message of several lines stands before the places, and one of its lines may look like one of them.
  const places = (error.stack ?? '').replace(`${error.name}: ${error.message}`, '').replace(error.message, '');
  const at = places.split('\n').filter((line) => /^ {4}at /.test(line));
  const cause = error.cause === undefined ? [] : [`because of ${sayFault(error.cause)}`];
  return [`${error.constructor.name}${code}`, ...at, ...cause].join('\n');
}

/** For fastify, which says more than a log should hold: of requests only those that failed, and of them which route. */
export function faultsTo(log: (line: string) => void): FastifyBaseLogger {
  const failed = (told: unknown): void => {
    const { err, req } = (typeof told === 'object' && told !== null ? told : {}) as Failed;
    const route = req === undefined ? '' : ` ${req.method} ${req.routeOptions?.url ?? ''}`;
    if (err !== undefined) log(`failed:${route} ${sayFault(err)}`);
  };
  const nothing = (): void => {};
  const logger: FastifyBaseLogger = {
    level: 'error',
    fatal: failed,
    error: failed,
    // ours, about the server itself
    warn: (told: unknown) => void (typeof told === 'string' && log(told)),
    info: nothing,
    debug: nothing,
    trace: nothing,
    silent: nothing,
    child: () => logger,
  };
  return logger;
}

interface Failed {
  readonly err?: unknown;
  readonly req?: Pick<FastifyRequest, 'method' | 'routeOptions'>;
}
