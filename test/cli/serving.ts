/** The server in a process of its own, spoken to as a browser would. */
import { once } from 'node:events';
import { start } from './run.ts';

/** The server, with what it printed until it was ready. */
export async function serving(env: Readonly<Record<string, string>>) {
  const child = start(['serve'], { env: { PORT: '0', ...env } });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  while (!printed.includes('Ctrl+C') && child.exitCode === null)
    await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
  const url = /问答页 · chat\s+(\S+?)\/\n/.exec(printed)?.[1] ?? '';
  return {
    url,
    printed: () => printed,
    async stop(): Promise<number | null> {
      child.kill('SIGTERM');
      const [code] = (await once(child, 'close')) as [number | null];
      return code;
    },
  };
}

/** What the server answered, as JSON. */
export const post = async (url: string, body: object, token?: string): Promise<Record<string, unknown>> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
};
