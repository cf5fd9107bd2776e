/** liukan diff OLD NEW [--database FILE] [--as-of DAY] [--json]: what a change changes. Exit 0 whenever that could be worked out. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import type { Content } from '../core/content.ts';
import { type Condition, type Difference, difference } from '../core/difference.ts';
import { KINDS } from '../core/ends.ts';
import { type FileChange, fileChanges } from '../proof/file-changes.ts';
import { sayDemands, sayOutcome } from '../proof/say-condition.ts';
import {
  outcomeMoves,
  sayApart,
  sayCondensed,
  sayCondition,
  sayNotCompared,
  saySummary,
  TOO_MANY,
} from '../proof/say-difference.ts';
import { openStore } from '../store/open.ts';
import { shortHash } from './approval.ts';
import { type At, contentAt, isFolder } from './content-at.ts';
import { dayOfAsking } from './day-of-asking.ts';
import { type ExampleOtherwise, examplesOtherwise, type Outcomes, replay, type Replayed } from './otherwise.ts';
import { sayProblem } from './open-content.ts';
import { UsageError } from './usage.ts';

export interface DiffOptions {
  /** Submitted matters are replayed from it; the configured one where absent and there is one. */
  readonly database: string | undefined;
  /** The day of asking; today where absent. */
  readonly asOf: string | undefined;
  readonly json: boolean;
}

export async function diff(names: readonly string[], { database, asOf, json }: DiffOptions): Promise<number> {
  const [oldName, nextName, more] = names;
  if (oldName === undefined || nextName === undefined || more !== undefined)
    throw new UsageError(
      '写法：liukan diff 旧 新，各写一个文件夹、一个 git 版本（例如 HEAD~1），或者 published（现在发布的内容）',
    );
  const day = dayOfAsking(asOf);
  const config = readConfig(process.env);
  if (database !== undefined && !existsSync(database)) throw new UsageError(`没有数据库文件 ${database}`);
  const store = database === undefined ? config.database : resolve(database);
  const where = {
    repositories: await repositoriesAmong(nextName, oldName, config.content),
    database: store !== ':memory:' && existsSync(store) ? store : undefined,
  };
  const old = await contentAt(oldName, where);
  const next = await contentAt(nextName, where);
  if (old.content === undefined || next.content === undefined) return refuse([old, next]);

  const contents = { old: old.content, next: next.content };
  const pair = { ...contents, asOf: day };
  const files = fileChanges(pair.old, pair.next, next.flowFile ?? old.flowFile);
  const found = difference(pair);
  if (!('conditions' in found)) {
    process.stderr.write(`${[...sayFiles(files), sayNotCompared(found)].join('\n')}\n`);
    return 1;
  }
  const examples = examplesOtherwise(pair.old, pair.next, pair.asOf);
  const replayed = where.database === undefined ? undefined : await replayIn(where.database, contents);
  const all = { old, next, contents, files, found, examples, replayed };
  process.stdout.write(json ? `${JSON.stringify(asJson(all), null, 2)}\n` : `${asText(all).join('\n')}\n`);
  return 0;
}

/** A revision is one of the other folder's, where that is a folder that has it; else of the configured one. */
async function repositoriesAmong(...names: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of names) if (await isFolder(name)) found.push(resolve(name));
  return [...new Set(found)];
}

async function replayIn(path: string, { old, next }: Contents): Promise<Replayed> {
  const db = await openStore(path);
  try {
    return await replay(db, old, next);
  } finally {
    await db.close();
  }
}

function refuse(both: readonly At[]): number {
  for (const { name, content, problems } of both) {
    if (content !== undefined) continue;
    const errors = problems.filter(({ severity }) => severity === 'error').map(sayProblem);
    process.stderr.write(`「${name}」的清单有错，没有比较：\n${errors.join('\n')}\n`);
  }
  return 1;
}

interface Contents {
  readonly old: Content;
  readonly next: Content;
}

interface All {
  readonly old: At;
  readonly next: At;
  readonly contents: Contents;
  readonly files: readonly FileChange[];
  readonly found: Difference;
  readonly examples: readonly ExampleOtherwise[];
  readonly replayed: Replayed | undefined;
}

// ---- in words

function asText({ old, next, contents, files, found, examples, replayed }: All): readonly string[] {
  return [
    `旧：${sayAt(old)}  新：${sayAt(next)}  提问日：${found.asOf}`,
    '',
    ...sayFiles(files),
    '',
    ...saySummary(found),
    ...sayApart(found),
    ...(found.flow.some(({ what }) => what === 'questionAdded' || what === 'questionRemoved')
      ? ['只在一版里问的问题，它的各种回答也分别计数。']
      : []),
    ...sayConditions(contents, found),
    '',
    ...sayExamples(examples),
    ...sayReplayed(replayed),
  ];
}

function sayConditions(contents: Contents, { conditions, asOf }: Difference): readonly string[] {
  if (conditions === undefined) return ['', TOO_MANY];
  if (conditions.length === 0) return [];
  return [
    '',
    `结论会变的，恰好是符合下面 ${conditions.length} 条之一的回答；一条里的各行要同时符合；去掉任何一条都会漏。${conditions.length > 1 ? '同一种回答可能符合几条，各条的数目不能相加，总数看上面。' : ''}`,
    ...conditions.flatMap((condition, at) => {
      const [first = '', ...lines] = sayCondition(contents, asOf, condition);
      return [`${at + 1}. ${first}`, ...lines.map((line) => ` ${line}`)];
    }),
  ];
}

const sayAt = ({ name, content }: At): string => `${name}（${shortHash(content?.hash ?? '')}）`;

const sayFiles = (files: readonly FileChange[]): readonly string[] =>
  files.length === 0
    ? ['问题、情形和条款都没有改（措辞不算）。']
    : ['改了这些：', ...files.map(({ file, what }) => `  ${file} ${what}`)];

const sayOutcomes = (outcomes: Outcomes): string =>
  outcomes === 'unreadable' ? '有一版的流程里没有其中的问题或选项，没有比较' : `${outcomes.from} → ${outcomes.to}`;

const WHOSE = { old: '（旧版的）', next: '（新版的）', both: '' } as const;

const sayExamples = (examples: readonly ExampleOtherwise[]): readonly string[] =>
  examples.length === 0
    ? ['范例的结论都没有变。']
    : [
        `${examples.length} 个范例会不同：`,
        ...examples.map(
          ({ file, line, name, of, outcomes }) => `  ${file}:${line} 「${name}」${WHOSE[of]} ${sayOutcomes(outcomes)}`,
        ),
      ];

function sayReplayed(replayed: Replayed | undefined): readonly string[] {
  if (replayed === undefined) return ['没有数据库，没有已提交的件可以重算。'];
  const { matters, otherwise } = replayed;
  if (otherwise.length === 0) return [`已提交的 ${matters} 件在本机重算过，结论都没有变。`];
  return [
    `已提交的 ${matters} 件在本机重算过，${otherwise.length} 件会不同（已经作出的审核结论不受影响）：`,
    ...otherwise.map(({ id, outcomes }) => `  ${id} ${sayOutcomes(outcomes)}`),
  ];
}

// ---- for programs

function asJson({ old, next, contents, files, found, examples, replayed }: All) {
  const moves = (all: Parameters<typeof outcomeMoves>[0]) =>
    outcomeMoves(all).map(({ way, from, to, count }) => ({
      way,
      from: sayOutcome(from),
      to: sayOutcome(to),
      count: String(count),
    }));
  return {
    old: { name: old.name, content: contents.old.hash },
    next: { name: next.name, content: contents.next.hash },
    asOf: found.asOf,
    files,
    moves: moves(found.chains.flatMap((chain) => chain.moves)),
    chains: found.chains.map((chain) => ({ place: chain.place ?? null, moves: moves(chain.moves) })),
    conditions:
      found.conditions?.map((condition: Condition) => ({
        way: condition.way,
        outcome: sayOutcome(condition.outcome),
        path: condition.path ?? null,
        places: condition.at.map(({ place }) => place ?? null),
        demands: condition.demands,
        rest: condition.rest ?? null,
        words: sayDemands(contents.next, condition),
        moves: moves(condition.moves),
        example: sayCondensed(contents, found.asOf, condition.example),
      })) ?? null,
    apart: found.apart.map(({ only, path, counts }) => ({
      only,
      path: path ?? null,
      counts: counts === 'unknown' ? null : Object.fromEntries(KINDS.map((kind) => [kind, String(counts[kind])])),
    })),
    examples,
    matters: replayed ?? null,
  };
}
