/** What a file is called and how it is written, before anything in it is read. */
import type { Report } from './problems.ts';

/** The text of a file, or undefined after the report of why there is none. A wrong name is told, and the text read all the same. */
export const textOf = (report: Report, path: string, raw: Uint8Array | string): string | undefined => {
  let text: string;
  try {
    text = typeof raw === 'string' ? raw : new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    report.error(1, `文件不是 UTF-8 编码（${encodingOf(raw)}），请另存为 UTF-8`);
    return undefined;
  }
  if (text.trim() === '') {
    report.error(1, '文件是空的');
    return undefined;
  }
  const mistake = nameMistake(path);
  if (mistake !== undefined) report.error(1, mistake);
  return text;
};

/** Notepad's two other ways of saving, by the mark at the beginning. */
const encodingOf = (raw: Uint8Array | string): string =>
  typeof raw !== 'string' && ((raw[0] === 0xff && raw[1] === 0xfe) || (raw[0] === 0xfe && raw[1] === 0xff))
    ? '是 UTF-16，记事本里叫「Unicode」'
    : '可能是 GBK，记事本里叫「ANSI」';

const RULE = '文件名和文件夹名只用小写英文字母、数字和连字符，以 .yaml 结尾';

const nameMistake = (path: string): string | undefined => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const right = path
    .replace(/\.txt$/i, '')
    .replace(/\.ya?ml$/i, '.yaml')
    .toLowerCase();
  if (!/^[a-z0-9-]+(?:\/[a-z0-9-]+)*(?:\.en|\.examples)?\.yaml$/.test(right)) return RULE;
  if (right !== path) return `${RULE}；请把 ${name} 改名为 ${right.slice(right.lastIndexOf('/') + 1)}`;
  return /^policies\/[^/]+$/.test(path)
    ? `政策清单要放在 policies 里按地区分的文件夹中，例如 policies/hubei/${name}`
    : undefined;
};
