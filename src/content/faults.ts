/** What the YAML reader stumbles over, said to a person who writes lists and has never heard of a scalar. */
import type { YAMLError } from 'yaml';
import type { Report } from './problems.ts';
import { colonMistake } from './slips.ts';

interface Told {
  readonly line: number;
  readonly message: string;
}

/** One fault tends to bring others: a colon mistake on one of their lines explains them all, else the first is told. */
export const reportFaults = (
  report: Report,
  text: string,
  faults: readonly YAMLError[],
  lineAt: (offset: number) => number,
): void => {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const mistakes = new Map<number, string>();
  for (const fault of faults) {
    const line = lineAt(fault.pos[0]);
    const mistake = colonMistake((lines[line - 1] ?? '').trim());
    if (mistake !== undefined) mistakes.set(line, mistake);
  }
  for (const [line, mistake] of mistakes) report.error(line, mistake);
  const [first] = faults;
  if (first === undefined || mistakes.size > 0) return;
  const { line, message } = explain(first, lines, lineAt(first.pos[0]));
  report.error(line, message);
};

/** An opened quote: noticed by YAML only at the next quote, or at the end of the file. */
const OPEN_QUOTE = /(?:: |- |[[{,] *)(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$/;

/** In: the first fault and where YAML noticed it, from 1. Out: where a person should look, and what to write there. */
function explain(fault: YAMLError, lines: readonly string[], at: number): Told {
  const source = lines[at - 1] ?? '';
  const here = (message: string): Told => ({ line: at, message });
  if (/^\s*\t/.test(source) || fault.code === 'TAB_AS_INDENT') return here('行首用了制表符（Tab），缩进要用空格');
  if (/^\s*　/.test(source)) return here('行首用了全角空格，缩进要用半角空格');
  const dash = dashSlip(source);
  if (dash !== undefined) return here(dash);
  if (/(?:: |- |[[,{] ?)!/.test(source)) return here('内容不能以「!」开头，请给整句加引号');
  const wide = /[｛｝［］]/.exec(source)?.[0];
  if (wide !== undefined) return here(`括号「${wide}」是全角的，要写半角「${wide.normalize('NFKC')}」`);
  if (fault.code === 'MISSING_CHAR' && fault.message.includes('quote')) {
    const open = lines.findIndex((line) => OPEN_QUOTE.test(line)) + 1;
    return { line: open === 0 ? Math.min(at, lines.length) : open, message: '引号没有成对' };
  }
  const open = lines.slice(0, at - 1).findLastIndex((line) => OPEN_QUOTE.test(line)) + 1;
  if (open > 0 && fault.code === 'UNEXPECTED_TOKEN') return { line: open, message: '引号没有成对' };
  switch (fault.code) {
    case 'BAD_INDENT':
      return fault.message.startsWith('Flow') ? openBracket(lines, at) : here(misaligned(lines, at));
    case 'MISSING_CHAR':
      return here(fault.message.includes('- indicator') ? '列表的每一项前面要有「- 」，并且左对齐' : NO_COLON);
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BAD_COLLECTION_TYPE':
      return noKey(lines, at);
    case 'BLOCK_IN_FLOW':
      return here(
        source.includes('，')
          ? '括号里各项之间要用半角逗号加空格「, 」，这里用了全角「，」'
          : '括号「{ }」「[ ]」里面不能换成缩进的写法',
      );
    case 'BAD_SCALAR_START':
      return here(`内容不能以「${fault.message.at(-1)}」开头，请给整句加引号`);
    case 'BAD_DQ_ESCAPE':
      return here('双引号里的「\\」有特别的意思，请改用单引号');
    case 'MULTIPLE_DOCS':
      return here('一个文件里只能有一份内容，请去掉单独一行的「---」');
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
      return here('内容不能以「*」或「&」开头，请给整句加引号');
    case 'UNEXPECTED_TOKEN':
      return here(unexpected(fault.message, source));
    default:
      return here(`这里不合 YAML 的写法：检查缩进、冒号后的空格、括号和引号是否成对（${fault.message}）`);
  }
}

const NO_COLON =
  '这一行少了冒号：要写成「名称: 内容」；如果它是上一行没有写完的内容，要比上一行的名称多缩进，或者并到上一行';

const unexpected = (message: string, source: string): string => {
  if (message.includes('flow-map-end')) return '多了一个「}」，括号要成对';
  if (message.includes('flow-seq-end')) return '多了一个「]」，括号要成对';
  if (message.includes('block-seq-ind')) return '以「- 」开头的列表要另起一行；文字本身以「-」开头的，请给整句加引号';
  if (message.includes('at node end')) return '引号或括号收尾以后还有文字：请给整句加引号，句子里面改用“ ”';
  const sign = /(?:: |- )([>|])/.exec(source)?.[1];
  if (sign !== undefined) return `内容不能以「${sign}」开头，请给整句加引号`;
  return '这里不合 YAML 的写法：检查缩进、冒号后的空格、括号和引号是否成对';
};

/** `-编号: 禁1`, `－ 编号: 禁1`, `— 编号: 禁1` */
const dashSlip = (source: string): string | undefined => {
  const [, dash = '', key] = /^\s*(-|[－–—―•·‐−])\s*([^\s:：-][^\s:：]*)\s*[:：]/.exec(source) ?? [];
  if (key === undefined) return undefined;
  if (dash !== '-') return `列表的每一项要以半角的「- 」（减号加空格）开头，这里用了「${dash}」，要写「- ${key}: 」`;
  return /^\s*-\s/.test(source) ? undefined : `「-」后面少一个空格，要写「- ${key}: 」`;
};

const indentOf = (line: string): number => line.search(/\S|$/);

/** Where the keys of a line begin, behind its 「- 」. */
const columnOf = (line: string): number => indentOf(line) + (/^\s*((?:- +)*)/.exec(line)?.[1]?.length ?? 0);

/** The last line before one that says something. */
const lineBefore = (lines: readonly string[], at: number): number =>
  lines.slice(0, at - 1).findLastIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#')) + 1;

const misaligned = (lines: readonly string[], at: number): string => {
  const before = lineBefore(lines, at);
  const [own, other] = [indentOf(lines[at - 1] ?? ''), columnOf(lines[before - 1] ?? '')];
  const sibling = lines
    .slice(0, at - 1)
    .findLastIndex((line) => line.trim() !== '' && indentOf(line) === own && !line.trimStart().startsWith('#'));
  const isItem = (line: number): boolean => /^\s*- /.test(lines[line - 1] ?? '');
  if (sibling >= 0 && isItem(sibling + 1) && !isItem(at))
    return `缩进不对：这一行和第 ${sibling + 1} 行的「- 」左对齐了；它属于那一项的，前面要有 ${columnOf(lines[sibling] ?? '')} 个空格，是新的一项的，前面要加「- 」`;
  if (sibling >= 0 && isItem(at) && !isItem(sibling + 1))
    return `第 ${sibling + 1} 行没有以「- 」开头，这一行有：同一层要么都写「- 」，要么都不写`;
  const alike =
    before === 0 || own === other ? '' : `（这一行前面有 ${own} 个空格；和第 ${before} 行同一层的，要有 ${other} 个）`;
  return `缩进不对：同一层的各项要左对齐${alike}`;
};

/** A bracket that is still open where the next key stands. */
const openBracket = (lines: readonly string[], at: number): Told => {
  const depth = (line: string, sign: string): number => line.split(sign).length - 1;
  for (let index = Math.min(at, lines.length) - 1; index >= 0; index--) {
    const line = lines[index] ?? '';
    for (const [left, right] of [
      ['{', '}'],
      ['[', ']'],
    ] as const)
      if (depth(line, left) > depth(line, right))
        return { line: index + 1, message: `这一行的「${left}」没有收尾，要补上半角的「${right}」` };
  }
  return { line: at, message: '上面的括号「[」「{」没有收尾，括号要成对' };
};

/** A line that should hold one key and its content, and does not. */
const noKey = (lines: readonly string[], noticed: number): Told => {
  // YAML may notice it at the comment or the blank line before.
  const at = lines.findIndex((line, index) => index >= noticed - 1 && /^\s*[^\s#]/.test(line)) + 1 || noticed;
  const source = lines[at - 1] ?? '';
  const here = (message: string): Told => ({ line: at, message });
  const [next = ''] = lines.slice(at).filter((line) => line.trim() !== '');
  const colons = source.replace(/"[^"]*"|'[^']*'/g, '').match(/:(?=\s|$)/g)?.length ?? 0;
  if (/[}\]]\s*$/.test(source) && !/[{[]/.test(source))
    return here(`有「${source.trim().at(-1)}」而没有开头的括号，括号要成对`);
  if (/^\s*- /.test(source) && colons < 2)
    return here('这里有「- 」而上面的同类项没有，或者缩进不同：同一个列表的每一项都要以「- 」开头，并且左对齐');
  if (colons === 0) return here(NO_COLON);
  if (colons > 1)
    return here('一行里有两个「: 」：内容里的冒号请写全角「：」或给整句加引号；要写几个条件的，放进 { } 里');
  if (/:\s+\S/.test(source) && indentOf(next) > columnOf(source))
    return {
      line: lines.indexOf(next, at) + 1,
      message: `缩进不对：这一行前面有 ${indentOf(next)} 个空格，要和第 ${at} 行的内容左对齐（${columnOf(source)} 个）`,
    };
  return here('缩进不对，或一行里有两个「: 」：同一层的各项要左对齐，内容里有冒号的要加引号');
};
