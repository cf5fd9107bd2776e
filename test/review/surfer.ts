/** Goes from page to page as a browser does: keeps cookies by host and path, and follows where it is sent. */
export interface Page {
  readonly status: number;
  readonly url: string;
  readonly text: string;
  readonly headers: Headers;
}

export interface Surfer {
  /** `until`: where not to go any more; what is answered then has this address. */
  open(url: string, until?: string): Promise<Page>;
  /** A cookie that a script's request was answered with. */
  keep(url: string, setCookie: string): void;
  /** What it would send there: 'a=1; b=2' */
  cookies(url: string): string;
}

interface Kept {
  readonly host: string;
  readonly path: string;
  readonly name: string;
  readonly value: string;
}

export function surfer(): Surfer {
  let jar: readonly Kept[] = [];
  const take = (url: URL, line: string): void => {
    const [pair = '', ...attributes] = line.split(/; */);
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const attribute = (wanted: string) =>
      attributes.map((each) => each.split('=')).find(([key]) => key?.toLowerCase() === wanted)?.[1];
    const path = attribute('path') ?? '/';
    jar = jar.filter((kept) => kept.name !== name || kept.path !== path || kept.host !== url.hostname);
    const gone = attribute('max-age') === '0' || Date.parse(attribute('expires') ?? '') < Date.now();
    if (!gone) jar = [...jar, { host: url.hostname, path, name, value }];
  };
  const cookies = (address: string): string => {
    const { hostname, pathname } = new URL(address);
    return jar
      .filter(
        ({ host, path }) => host === hostname && (pathname === path || pathname.startsWith(path.replace(/\/?$/, '/'))),
      )
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  };
  const open = async (address: string, until?: string): Promise<Page> => {
    const url = new URL(address);
    const answer = await fetch(url, { headers: { cookie: cookies(address) }, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) take(url, line);
    const to = answer.headers.get('location');
    if (to === null) return { status: answer.status, url: address, text: await answer.text(), headers: answer.headers };
    await answer.body?.cancel();
    const next = new URL(to, url).href;
    if (until !== undefined && next.startsWith(until))
      return { status: answer.status, url: next, text: '', headers: answer.headers };
    return open(next, until);
  };
  return { open, cookies, keep: (url, setCookie) => take(new URL(url), setCookie) };
}
