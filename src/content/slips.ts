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
    ? `「${key}」后面用了全角冒号「：」，要写半角冒号加一个空格：「${key}: 」`
    : `「${key}:」后面少一个空格，要写「${key}: 」`;
};

/**
 * Zero-width characters, direction marks and control characters: 动机​ with one of them is another word, and looks the same. A tab
 * and the end of a line are seen.
 */
const UNSEEN =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|[\ufe00-\ufe0f]|\p{Cs}/u;

/** The same in a text that YAML has read: "\0" in double quotes stands for one. */
export const unseenIn = (text: string): string | undefined =>
  UNSEEN.test(text) ? `这里有看不见的字符，在${whereUnseen(text)}，请删去后重新输入` : undefined;

/** Prose in which 「#」 may well be meant as it stands. In what is chosen from a table a comment is no loss. */
const PROSE: ReadonlySet<string> = new Set([
  ...['政策包', '制定机关', '文号', '谁来认定', '要旨', '核对于', '名称', '理由', '前提', '请准备', '纠错', '未收录'],
  ...['流程', '问', '为什么问', '看', '看什么', '说明', '证据', '也可以说', '条', '内容'],
]);

/**
 * `理由: 见 #3 号文`: YAML takes 「#3 号文」 for a comment, and the sentence ends at 见. A comment that stands well apart, as in
 * `理由: 见上级文件。   # 待补`, is one.
 */
export const cutShort = (key: string, text: string, behind: string): string | undefined => {
  const [, comment = ''] = /^[ \t](#.*)/.exec(behind) ?? /^[ \t]+(#\S.*)/.exec(behind) ?? [];
  if (comment === '' || !PROSE.has(key)) return undefined;
  return `「${key}」到「${text.slice(-6)}」就断了：空格后面的「#」和它后面的字都是注释。「${comment.slice(0, 8)}」是内容的，给整句加引号；真是注释的，「#」前面空两格、后面空一格`;
};

/** Spaces that are none to YAML, at the beginning of a line: pasted from a web page or from Word. */
const STRANGE_INDENT = /^[ \t　]*[\u00a0\u2000-\u200a\u202f\u205f]/;

/** Tells what stands in a text before it is read at all; whether it is worth reading on. A mark at its very beginning (BOM) is usual. */
export const reportSlips = (report: Report, text: string): boolean => {
  let sound = true;
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const mistake = /^(<{7}|>{7}|={7})(\s|$)/.test(line)
      ? '这是合并两份文件留下的标记：选定一种写法，删去「<<<<<<<」「=======」「>>>>>>>」这几行'
      : STRANGE_INDENT.test(line)
        ? '行首有从网页或 Word 粘贴来的特殊空格，请删去，重新输入半角空格'
        : UNSEEN.test(line)
          ? `这一行有看不见的字符（粘贴时带来的），在${whereUnseen(line)}，请删去后重新输入`
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
