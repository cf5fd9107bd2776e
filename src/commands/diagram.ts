/** liukan diagram [FOLDER]: the flow, or one pack's lists, drawn on one page. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { nearest } from '../content/spelling.ts';
import type { Content } from '../core/content.ts';
import { flowMermaid } from '../drawing/flow-mermaid.ts';
import { flowSheet } from '../drawing/flow-sheet.ts';
import { packSheet } from '../drawing/pack-sheet.ts';
import { openContent } from './open-content.ts';
import { UsageError } from './usage.ts';

export interface Wanted {
  readonly folder: string | undefined;
  readonly pack: string | undefined;
  readonly format: string | undefined;
  readonly lang: string | undefined;
  readonly out: string | undefined;
}

export async function diagram({ folder, pack, format = 'svg', lang = 'zh', out }: Wanted): Promise<number> {
  if (lang !== 'zh' && lang !== 'en') throw new UsageError('--lang 只能是 zh 或 en');
  if (format !== 'svg' && format !== 'mermaid') throw new UsageError('--format 只能是 svg 或 mermaid');
  if (format === 'mermaid' && pack !== undefined)
    throw new UsageError('政策清单画成 SVG：Mermaid 排不下一份清单的条件和依据。请去掉 --format mermaid');
  const content = await openContent(
    folder === undefined ? readConfig(process.env).content : resolve(folder),
    '没有画图',
  );
  if (format === 'mermaid') return give(flowMermaid(content.flow, lang), out);
  const sheet = pack === undefined ? flowSheet(content.flow, lang) : packSheet(content, packOf(content, pack), lang);
  return give(sheet.svg, out, `，${sheet.paper} 横向，字号 ${sheet.points} 磅`);
}

function packOf(content: Content, id: string) {
  const asked = id.replace(/^policies\//, '').replace(/\.yaml$/, '');
  const found = content.packs.find((pack) => pack.id === asked);
  if (found !== undefined) return found;
  const ids = content.packs.map((pack) => pack.id);
  const meant = nearest(asked, ids);
  throw new UsageError(
    `没有「${id}」这个政策包，${meant === undefined ? `可以写：\n  ${ids.join('\n  ')}` : `是不是 ${meant}？`}`,
  );
}

async function give(text: string, out: string | undefined, about = ''): Promise<number> {
  if (out === undefined) process.stdout.write(text);
  else {
    await writeFile(out, text);
    process.stdout.write(`已画好：${out}${about}\n`);
  }
  return 0;
}
