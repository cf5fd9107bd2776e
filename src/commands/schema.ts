/** liukan schema KIND [FOLDER]: the JSON Schema of a kind of YAML file, by which an editor completes keys and options. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { flowEnglishSchema, flowSchema } from '../content/flow-schema.ts';
import { examplesSchema, packEnglishSchema, packSchema } from '../content/pack-schema.ts';
import type { Schema } from '../content/schema.ts';
import type { Flow } from '../core/flow.ts';
import { openContent } from './open-content.ts';
import { UsageError } from './usage.ts';

/** By the word on the command line; the committed ones are schemas/<word>.schema.json. */
export const SCHEMAS: Readonly<Record<string, (flow: Flow) => Schema>> = {
  flow: flowSchema,
  'flow.en': flowEnglishSchema,
  pack: packSchema,
  'pack.en': packEnglishSchema,
  examples: examplesSchema,
};

export const asFile = (schema: Schema): string => `${JSON.stringify(schema, null, 2)}\n`;

export async function schema(
  kind: string | undefined,
  folder: string | undefined,
  out: string | undefined,
): Promise<number> {
  const make = kind !== undefined && Object.hasOwn(SCHEMAS, kind) ? SCHEMAS[kind] : undefined;
  if (make === undefined) throw new UsageError(`写法：liukan schema ${Object.keys(SCHEMAS).join('|')} [文件夹]`);
  const { flow } = await openContent(folder === undefined ? readConfig(process.env).content : resolve(folder));
  const text = asFile(make(flow));
  if (out === undefined) process.stdout.write(text);
  else await writeFile(out, text);
  return 0;
}
