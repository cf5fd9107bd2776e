/** Who is asking, as far as HTTP tells: their language, their session, and whether our own page sent the request. */
import type { FastifyRequest } from 'fastify';
import type { Lang } from '../../core/text.ts';

/** 'en-GB,en;q=0.9' → en; 'fr, zh;q=0.8, en;q=0.5' → zh; nothing → zh. */
export function languageOf({ headers }: FastifyRequest): Lang {
  const wanted = (headers['accept-language'] ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const quality = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find((q) => q !== undefined);
      return { lang: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ lang, quality }) => (lang === 'zh' || lang === 'en') && quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  return wanted[0]?.lang === 'en' ? 'en' : 'zh';
}

const COOKIE = 'liukan-review';

/** The session's secret, from its cookie. */
export const sessionOf = ({ headers }: FastifyRequest): string | undefined =>
  new RegExp(`(?:^|; *)${COOKIE}=([\\w-]{20,100})(?:;|$)`).exec(headers.cookie ?? '')?.[1];

/** Whether our page asked of its own accord, with nobody having touched it for a while. */
export const isAway = ({ headers }: FastifyRequest): boolean => headers['x-liukan-away'] === 'yes';

const JOURNEY = 'liukan-oidc';

/** The secret of a way to the identity provider and back, from its cookie. */
export const journeyOf = ({ headers }: FastifyRequest): string | undefined =>
  new RegExp(`(?:^|; *)${JOURNEY}=([\\w-]{20,100})(?:;|$)`).exec(headers.cookie ?? '')?.[1];

/** It must come back with a page that the provider sent, which a strict cookie does not; it opens nothing by itself. */
export const journeyCookie = (secret: string, seconds: number, secure: boolean): string =>
  `${JOURNEY}=${secret}; Path=/review/oidc; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

/** The cookie that holds a session; with an empty secret and no time left, the one that ends it. */
export const sessionCookie = (secret: string, seconds: number, secure: boolean): string =>
  `${COOKIE}=${secret}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;

/** The origin is what the browser sees, TLS that ends at a proxy included. */
export const isSecure = ({ headers }: FastifyRequest): boolean => headers.origin?.startsWith('https:') === true;

/**
 * Whether our own page sent it: a foreign page cannot set `x-liukan` without our permission, which is never given, and a
 * browser says itself where a request comes from: `sec-fetch-site` over TLS, `origin` always.
 */
export function isFromConsole({ headers, host }: FastifyRequest): boolean {
  if (headers['x-liukan'] !== 'console' || headers.origin === undefined) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin'; // true even behind a proxy that changes the host
  return URL.canParse(headers.origin) && new URL(headers.origin).host === host;
}
