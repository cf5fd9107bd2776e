/** Text made plain for reading: half-width, simplified, without control characters. What is kept of free text is `clean`. */
import { Converter } from 'opencc-js/t2cn';

const simplify = Converter({ from: 't', to: 'cn' });

/** Without control characters, invisible marks and half emoji, which nobody typed on purpose; line breaks stay. */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Co}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/gu, (mark) =>
      mark === '\n' || mark === '\t' ? mark : '',
    );

/** plain('２、政策空白　') → '2、政策空白', plain('沒有明確規定') → '没有明确规定' */
export const plain = (text: string): string => simplify(clean(text).normalize('NFKC')).trim();
