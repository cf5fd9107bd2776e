/** The words and options behind `liukan`, held against what each command takes: nothing that was written is passed over. */
import { parseArgs } from 'node:util';
import { nearest } from '../content/spelling.ts';
import { UsageError } from './usage.ts';

const OPTIONS = {
  json: { type: 'boolean', default: false },
  lang: { type: 'string' },
  content: { type: 'string' },
  certify: { type: 'boolean', default: false },
  region: { type: 'string' },
  svg: { type: 'string' },
  'as-of': { type: 'string' },
  database: { type: 'string' },
  unit: { type: 'string' },
  role: { type: 'string' },
  slack: { type: 'string' },
  oidc: { type: 'string' },
  format: { type: 'string' },
  pack: { type: 'string' },
  out: { type: 'string' },
  example: { type: 'boolean', default: false },
  mutants: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  by: { type: 'string' },
  why: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Option = keyof typeof OPTIONS;

interface Takes {
  /** How many words may follow; absent: the command says itself what is wrong with them. */
  readonly words?: number;
  readonly options: readonly Option[];
}

const COMMANDS: Readonly<Record<string, Takes>> = {
  serve: { words: 0, options: [] },
  chat: { words: 0, options: ['lang', 'content'] },
  demo: { words: 0, options: [] },
  check: { words: 1, options: ['json', 'mutants', 'pack', 'as-of', 'write'] },
  prove: { words: 1, options: ['json', 'certify', 'region', 'pack', 'svg', 'as-of'] },
  diff: { options: ['database', 'as-of', 'json'] },
  diagram: { words: 1, options: ['pack', 'format', 'lang', 'out'] },
  judge: { words: 1, options: ['json', 'lang'] },
  publish: { words: 1, options: ['by', 'why'] },
  rollback: { words: 1, options: ['by', 'why'] },
  versions: { words: 0, options: ['json'] },
  schema: { words: 2, options: ['out'] },
  user: { options: ['unit', 'role', 'slack', 'oidc'] },
  export: { words: 1, options: ['format', 'example'] },
  help: { options: [] },
};

const HELP = '用法：npx liukan help · usage: npx liukan help';

/** Throws `UsageError` with what is wrong and, where something is near, what was meant. */
export function readArguments(args: readonly string[]) {
  const loose = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: OPTIONS,
    strict: false,
    tokens: true,
  });
  const [command, ...words] = loose.positionals;
  const takes = command !== undefined && Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  const isHelp = loose.values.help === true || command === 'help';
  if (takes === undefined && !isHelp) throw new UsageError(`${unknownCommand(command)}\n${HELP}`);
  for (const token of loose.tokens) {
    if (token.kind !== 'option') continue;
    const mistake = optionMistake(token, command ?? 'help', isHelp ? Object.keys(OPTIONS) : (takes?.options ?? []));
    if (mistake !== undefined) throw new UsageError(`${mistake}\n${HELP}`);
  }
  const more = isHelp || takes?.words === undefined ? undefined : words[takes.words];
  if (more !== undefined)
    throw new UsageError(
      `${command} 后面多写了「${more}」：${takes?.words === 0 ? '它后面不写别的' : `它后面最多写 ${takes?.words} 项`}；名字里有空格的，请加引号 · one word too many: ${more}\n${HELP}`,
    );
  const { values } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  return { command: command ?? 'help', words, values: { ...values, help: isHelp } };
}

const unknownCommand = (command: string | undefined): string => {
  if (command === undefined) return '要写一个命令 · a command is missing';
  const meant = nearest(command, Object.keys(COMMANDS));
  return meant === undefined
    ? `没有「${command}」这个命令 · unknown command ${command}`
    : `没有「${command}」这个命令，是不是「${meant}」？ · unknown command ${command}; did you mean ${meant}?`;
};

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function optionMistake(
  { name, rawName, value, inlineValue }: OptionToken,
  command: string,
  own: readonly string[],
): string | undefined {
  if (name !== 'help' && !own.includes(name)) {
    const meant = nearest(name, own);
    const which = Object.hasOwn(OPTIONS, name)
      ? [`${command} 不用「${rawName}」这个选项`, `${command} does not take ${rawName}`]
      : [`没有「${rawName}」这个选项`, `unknown option ${rawName}`];
    return meant === undefined
      ? `${which[0]} · ${which[1]}`
      : `${which[0]}，是不是「--${meant}」？ · ${which[1]}; did you mean --${meant}?`;
  }
  const takesValue = OPTIONS[name as Option].type === 'string';
  if (takesValue && (value === undefined || (!inlineValue && value.startsWith('-') && value !== '-')))
    return `「${rawName}」后面要写内容；内容以「-」开头的，写成 ${rawName}=… · ${rawName} needs a value`;
  if (!takesValue && value !== undefined) return `「${rawName}」后面不写内容 · ${rawName} takes no value`;
  return undefined;
}
