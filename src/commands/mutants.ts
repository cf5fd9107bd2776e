/** liukan check --mutants [FOLDER]: does every small change of the lists make some 范例 come out otherwise? */
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { type Coverage, coverageOf } from '../mutants/coverage.ts';
import { type Ready, readyFor } from '../mutants/ready.ts';
import { sayMutant } from '../mutants/say.ts';
import { tryInParallel } from '../mutants/in-parallel.ts';
import type { Tried } from '../mutants/survivors.ts';
import { dayOfAsking } from './day-of-asking.ts';
import { checkFolder, openContent, sayProblem } from './open-content.ts';
import { UsageError } from './usage.ts';

export interface MutantsOptions {
  readonly folder: string | undefined;
  readonly json: boolean;
  /** Append the examples that would notice the survivors to the files beside the lists. */
  readonly write: boolean;
  /** Of one pack only, by its id. */
  readonly pack: string | undefined;
  /** The day of asking; today where absent. */
  readonly asOf: string | undefined;
}

export async function mutants(options: MutantsOptions): Promise<number> {
  const { pack } = options;
  const asOf = dayOfAsking(options.asOf);
  const folder = options.folder === undefined ? readConfig(process.env).content : resolve(options.folder);
  const content = await openContent(folder);
  if (pack !== undefined && !content.packs.some(({ id }) => id === pack))
    throw new UsageError(`没有「${pack}」这个政策包，可以写：\n  ${content.packs.map(({ id }) => id).join('\n  ')}`);
  const began = performance.now();
  const tried = await tryInParallel(content, asOf, pack === undefined ? undefined : new Set([pack]));
  const milliseconds = Math.round(performance.now() - began);
  const ready = readyFor(content, tried.survivors, asOf);
  const coverage = coverageOf(content, tried.examples);
  const isRight = tried.survivors.length === 0;
  if (options.json) process.stdout.write(`${JSON.stringify(asJson(tried, ready, coverage, milliseconds), null, 2)}\n`);
  else process.stdout.write(asText(tried, ready, coverage, milliseconds, options.write));
  return options.write && !isRight ? write(folder, ready, options.json) : isRight ? 0 : 1;
}

function asText(
  { mutants: total, caught, harmless, survivors }: Tried,
  ready: readonly Ready[],
  coverage: Coverage,
  milliseconds: number,
  brief: boolean,
): string {
  const lines = [
    `试了 ${total} 处小改动：${caught} 处有范例发现，${harmless.length} 处证明不改变任何结论，${survivors.length} 处没有范例发现。用时 ${(milliseconds / 1000).toFixed(1)} 秒。`,
    ...(harmless.length === 0 ? [] : ['证明不改变结论的是哪些：--json 里的 provedHarmless。']),
    `在范例里决定过结论的情形：${coverage.decided} / ${coverage.situations}${sayNever('从来没有决定过', coverage.never)}`,
    `范例点到名、也确实成立的情节：${coverage.named} / ${coverage.notes}${sayNever('从来没有点到', coverage.neverNamed)}`,
  ];
  if (survivors.length > 0 && !brief) {
    lines.push(
      '',
      '下面的范例能发现它们。请先读一遍：说得对的，贴到清单旁边的 .examples.yaml；说得不对的，是清单要改。',
    );
    for (const { pack, text, catches } of ready)
      lines.push(
        '',
        `# policies/${pack}.examples.yaml`,
        ...catches.map((mutant) => `# ${mutant.pack.id}：${sayMutant(mutant)}`),
        text.trimEnd(),
      );
  }
  return `${lines.join('\n')}\n`;
}

const sayNever = (words: string, ids: readonly string[]): string =>
  ids.length === 0 ? '' : `\n  ${words}：${ids.join('、')}`;

const asJson = (
  { mutants: total, caught, harmless, survivors }: Tried,
  ready: readonly Ready[],
  coverage: Coverage,
  milliseconds: number,
) => ({
  right: survivors.length === 0,
  mutants: total,
  caught,
  harmless: harmless.length,
  /** Each was proved to change no outcome: often a condition that another rule makes idle. */
  provedHarmless: harmless.map((mutant) => ({ pack: mutant.pack.id, change: sayMutant(mutant) })),
  survivors: survivors.map(({ mutant }) => ({ pack: mutant.pack.id, change: sayMutant(mutant) })),
  examples: ready.map(({ pack, example, text, catches }) => ({
    pack,
    name: example.name,
    yaml: text,
    catches: catches.map((mutant) => ({ pack: mutant.pack.id, change: sayMutant(mutant) })),
  })),
  coverage,
  milliseconds,
});

/** Appends the examples to the files beside the lists, and checks that the folder is right afterwards. */
async function write(folder: string, ready: readonly Ready[], json: boolean): Promise<number> {
  const say = (line: string) => (json ? process.stderr : process.stdout).write(`${line}\n`);
  for (const [pack, examples] of Map.groupBy(ready, (each) => each.pack)) {
    const path = `policies/${pack}.examples.yaml`;
    const before = await readFile(join(folder, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return HEADING;
      throw error;
    });
    await writeFile(join(folder, path), withMore(before, examples));
    say(`${path}：添了 ${examples.length} 个范例`);
  }
  const { content, problems } = await checkFolder(folder);
  for (const problem of problems.filter(({ severity }) => severity === 'error')) say(sayProblem(problem));
  say('请读一遍添上的范例：说得不对的，是清单要改。');
  return content === undefined ? 1 : 0;
}

const HEADING = `# 由 npx liukan check --mutants --write 写出，每一个都钉住清单的一条界线；可以改名、修改、删去。
范例:
`;

/** As far in as the examples that are already there. */
function withMore(before: string, ready: readonly Ready[]): string {
  const [, indent = '  '] = /^范例:[^\n]*\n(?:\s*#[^\n]*\n|\s*\n)*( *)- /m.exec(before) ?? [];
  const texts = ready.map(({ text }) => text.replace(/^ {2}/gm, indent));
  return `${before.trimEnd()}\n${texts.join('')}`;
}
