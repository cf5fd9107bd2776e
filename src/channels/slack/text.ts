/** Text on its way to Slack and back. Slack gives meaning to & < >, and refuses what is too long. */

/** Control characters other than tab and line break: Slack refuses or drops them, so they go here, where it can be seen. */
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** asMarkup('<!channel> & co') → '&lt;!channel&gt; &amp; co': nobody is mentioned and nothing becomes a link. */
export const asMarkup = (text: string): string =>
  text.replace(control, '').replace(/[&<>]/g, (sign) => entities[sign] ?? sign);

/**
 * What a person typed, as they typed it: Slack sends `&lt;` for `<`, and writes links and mentions in angle brackets.
 * asTyped('A &amp; B, <https://a.cn|a.cn>') → 'A & B, a.cn'
 */
export const asTyped = (text: string): string =>
  text
    .replace(/<(?:[@#!])?([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label?: string) => label || target)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** At most `limit` characters; what is cut off is marked with …, and must be said elsewhere. */
export const clip = (text: string, limit: number): string =>
  text.length <= limit ? text : `${whole(text.slice(0, limit - 1))}…`;

/** Pieces of at most `limit` characters that make up the text again, cut at a line, else at a full stop or a space, else anywhere. */
export function pieces(text: string, limit: number): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const window = rest.slice(0, limit);
    const line = window.lastIndexOf('\n') + 1;
    const stop = Math.max(...['。', '；', ';', ' '].map((sign) => window.lastIndexOf(sign))) + 1;
    const cut = [line, stop].find((at) => at > limit / 2) ?? whole(window).length;
    found.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  if (rest.trim()) found.push(rest);
  return found;
}

/** Without half a character or half an entity (`&am`) at the end. */
const whole = (text: string): string => text.replace(/&[a-z]{0,3}$/, '').replace(/[\ud800-\udbff]$/, '');
