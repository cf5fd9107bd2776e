/** What a program that talks to the API would write. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  readonly body: any;
}

export interface Opened {
  readonly id: string;
  readonly token: string;
  readonly case: string;
}

export const ask = async (
  url: string,
  init: RequestInit & { json?: unknown; token?: string } = {},
): Promise<Answer> => {
  const { json, token, ...rest } = init;
  const headers = new Headers(init.headers);
  if (json !== undefined) headers.set('content-type', 'application/json');
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  const response = await fetch(url, { ...rest, headers, ...(json !== undefined && { body: JSON.stringify(json) }) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
};

export const open = async (url: string, json: unknown = {}): Promise<Opened> =>
  (await ask(`${url}/api/conversations`, { method: 'POST', json })).body;

export interface Event {
  readonly id?: string;
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  readonly data: any;
}

/** Reads a stream one event at a time; `next()` answers undefined when the server has ended it. Comments are counted. */
export const stream = async (url: string, token: string, headers: Record<string, string> = {}) => {
  const stop = new AbortController();
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...headers },
    signal: stop.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let comments = 0;
  const block = async (): Promise<string | undefined> => {
    for (;;) {
      const end = rest.indexOf('\n\n');
      if (end >= 0) {
        const found = rest.slice(0, end);
        rest = rest.slice(end + 2);
        return found;
      }
      const part = await reader?.read();
      if (!part || part.done) return undefined;
      rest += part.value;
    }
  };
  const next = async (): Promise<Event | undefined> => {
    for (;;) {
      const found = await block();
      if (found === undefined) return undefined;
      if (found.startsWith(':')) {
        comments += 1;
        continue;
      }
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(found)?.[1];
      const id = field('id');
      return { event: field('event') ?? 'message', data: JSON.parse(field('data') ?? 'null'), ...(id && { id }) };
    }
  };
  return { response, next, block, comments: () => comments, close: () => stop.abort() };
};
