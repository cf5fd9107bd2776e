#!/usr/bin/env node
/** liukan: the command line. Reads arguments, calls the command, turns what it throws into words and an exit code. */
import { readArguments } from './commands/arguments.ts';
import { USAGE, UsageError } from './commands/usage.ts';

async function run(arguments_: readonly string[]): Promise<number> {
  const { command, words: rest, values } = readArguments(arguments_);
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  // Each command is read when it is called for: most need neither the server nor Slack, and start in half the time without.
  switch (command) {
    case 'serve':
      return (await import('./commands/serve.ts')).serve();
    case 'chat': {
      const { chat } = await import('./commands/chat.ts');
      return chat({ lang: values.lang, folder: values.content });
    }
    case 'demo':
      return (await import('./commands/demo.ts')).demo();
    case 'check': {
      for (const option of ['write', 'pack', 'as-of'] as const)
        if (values[option] && !values.mutants) throw new UsageError(`--${option} 要和 --mutants 一起写`);
      if (!values.mutants) return (await import('./commands/check.ts')).check(rest[0], values.json);
      const { mutants } = await import('./commands/mutants.ts');
      return mutants({
        folder: rest[0],
        json: values.json,
        write: values.write,
        pack: values.pack,
        asOf: values['as-of'],
      });
    }
    case 'prove': {
      const { prove } = await import('./commands/prove.ts');
      return prove({
        folder: rest[0],
        json: values.json,
        certify: values.certify,
        region: values.region,
        pack: values.pack,
        svg: values.svg,
        asOf: values['as-of'],
      });
    }
    case 'diff': {
      const { diff } = await import('./commands/diff.ts');
      return diff(rest, { database: values.database, asOf: values['as-of'], json: values.json });
    }
    case 'diagram': {
      const { diagram } = await import('./commands/diagram.ts');
      return diagram({
        folder: rest[0],
        pack: values.pack,
        format: values.format,
        lang: values.lang,
        out: values.out,
      });
    }
    case 'judge': {
      if (rest[0] === undefined) throw new UsageError('judge 后面要写文件名，或用 - 表示标准输入');
      const { judge } = await import('./commands/judge.ts');
      return judge({ file: rest[0], json: values.json, lang: values.lang });
    }
    case 'publish': {
      const { publishFolder } = await import('./commands/publish.ts');
      return publishFolder(rest[0], { by: values.by, why: values.why });
    }
    case 'rollback': {
      const { rollback } = await import('./commands/rollback.ts');
      return rollback(rest[0], { by: values.by, why: values.why });
    }
    case 'versions':
      return (await import('./commands/versions.ts')).listVersions(values.json);
    case 'schema':
      return (await import('./commands/schema.ts')).schema(rest[0], rest[1], values.out);
    case 'user':
      return (await import('./commands/user.ts')).user(rest, values);
    case 'export': {
      if (rest[0] === undefined) throw new UsageError('写法：liukan export 案件号 --format json，或 --example');
      const { exportCase } = await import('./commands/export.ts');
      return exportCase(rest[0], { format: values.format, example: values.example });
    }
    default:
      throw new UsageError(`没有「${command}」这个命令`);
  }
}

/** Who reads may stop reading, as in `liukan prove --certify | head`: the rest is for nobody, and what was asked for is done all the same. */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
  });

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'usage') {
    process.stderr.write(`${message}\n\n`);
    process.exitCode = 2;
  } else {
    process.stderr.write(
      `${code === 'EADDRINUSE' ? `端口已被占用，请换一个：PORT=3001 npm start · the port is in use\n` : `${message}\n`}`,
    );
    process.exitCode = 1;
  }
}
