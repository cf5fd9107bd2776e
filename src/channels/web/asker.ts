/** Who is asking, as far as HTTP tells: their language and their token. */
import type { FastifyRequest } from 'fastify';
import type { Lang } from '../../core/text.ts';

/**
 * The language that a refusal is worded in: what the request itself says (`lang`), else Accept-Language, else Chinese.
 * 'en-GB,en;q=0.9' → en; 'fr, zh;q=0.8, en;q=0.5' → zh; nothing → zh.
 */
export const languageOf = (request: FastifyRequest): Lang => {
  const body: unknown = request.body;
  if (typeof body === 'object' && body !== null && 'lang' in body && (body.lang === 'zh' || body.lang === 'en'))
    return body.lang;
  return preferred(request.headers['accept-language'] ?? '');
};

const preferred = (header: string): Lang => {
  const wanted = header
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const quality = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find((q) => q !== undefined);
      return { lang: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ lang, quality }) => (lang === 'zh' || lang === 'en') && quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  return wanted[0]?.lang === 'en' ? 'en' : 'zh';
};

/** The bearer token; from the header only, so that it never stands in a URL, a log or a browser's history. */
export const tokenOf = (request: FastifyRequest): string | undefined =>
  /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1];
