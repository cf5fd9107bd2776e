/** What the channel tells whoever runs the server: never what a person wrote. */
import { type Logger, LogLevel } from '@slack/bolt';

export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

/**
 * The logger that Slack's SDKs are given. They write whole messages at `debug` and hand over whole errors, which hold what was
 * sent; only the first line of a warning or an error comes through.
 */
export const quiet = (log: Log): Logger => ({
  debug: () => {},
  info: () => {},
  warn: (...parts: unknown[]) => log.warn(firstLine(parts)),
  error: (...parts: unknown[]) => log.error(firstLine(parts)),
  setLevel: () => {},
  getLevel: () => LogLevel.WARN,
  setName: () => {},
});

function firstLine([part]: unknown[]): string {
  const text = part instanceof Error ? `${part.name}: ${part.message}` : String(part);
  return `Slack: ${text.split('\n', 1)[0] ?? ''}`.slice(0, 300);
}
