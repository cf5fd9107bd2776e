/** Slips of the hand that YAML reads as something else: wrong colons, and characters that nobody sees. */
import type { Report } from './problems.ts';

/**
 * What a colon mistake in this text would be, if it has one: `名称：甲` (full width) or `名称:甲` (no space). YAML reads
 * both as one piece of text. Prose may hold colons too, so ask only where a key was expected.
 */
export const colonMistake = (text: string): string | undefined => {
  const [, key, colon] = /^(?:- +)?["'「]?([^\s:："'「」{}[\],，。]{1,40})["'」]?\s*(：|:(?=\S))/.exec(text) ?? [];
  if (key === undefined) return undefined;
  return colon === '：'
    ? `「${key}」后面用了全角冒号「：」,要写半角冒号加一个空格:「${key}: 」`
    : `「${key}:」后面少一个空格,要写「${key}: 」`;
};

/** Zero-width characters and direction marks: 动机​ with one of them is another word, and looks the same. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]/u;

/** Spaces that are none to YAML, at the beginning of a line: pasted from a web page or from Word. */
const STRANGE_INDENT = /^[ \t　]*[\u00a0\u2000-\u200a\u202f\u205f]/;

/** Tells what stands in a text before it is read at all; whether it is worth reading on. A mark at its very beginning (BOM) is usual. */
export const reportSlips = (report: Report, text: string): boolean => {
  let sound = true;
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    const mistake = /^(<{7}|>{7}|={7})(\s|$)/.test(line)
      ? '这是合并两份文件留下的标记:选定一种写法,删去「<<<<<<<」「=======」「>>>>>>>」这几行'
      : STRANGE_INDENT.test(line)
        ? '行首有从网页或 Word 粘贴来的特殊空格,请删去,重新输入半角空格'
        : UNSEEN.test(line)
          ? `这一行有看不见的字符(粘贴时带来的),在${whereUnseen(line)},请删去后重新输入`
          : undefined;
    if (mistake === undefined) continue;
    report.error(index + 1, mistake);
    sound = false;
  }
  return sound;
};

const whereUnseen = (line: string): string => {
  const before = line.slice(0, line.search(UNSEEN)).trim().slice(-6);
  return before === '' ? '行首' : `「${before}」的后面`;
};
