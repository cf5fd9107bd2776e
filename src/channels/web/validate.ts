/**
 * Checks what comes in against its zod schema. Not the type provider's own compiler: that one words issues once, in
 * English, and forgets the input that the other language's words would need.
 */
import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import type { Text } from '../../core/text.ts';
import { Refusal, type Detail } from './refusals.ts';

/** What our own checks say; a schema names the sentence by its key. */
const ownWords: Readonly<Record<string, Text>> = {
  text_or_choice: {
    zh: '请给出 text 或 choice，二者只能有一个',
    en: 'give either text or choice, and only one of them',
  },
  consent: { zh: '只有 consent 为 true 才会提交', en: 'nothing is sent unless consent is true' },
  empty: { zh: '内容是空的', en: 'it is empty' },
};

const words: Readonly<Record<'zh' | 'en', z.core.$ZodErrorMap>> = {
  zh: z.locales.zhCN().localeError,
  en: z.locales.en().localeError,
};

export const validate: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data: unknown) => {
    const checked = schema.safeParse(data);
    if (checked.success) return { value: checked.data };
    return { error: refusalOf(schema, data, checked.error.issues) };
  };

const refusalOf = (schema: z.ZodType, data: unknown, issues: readonly z.core.$ZodIssue[]): Refusal => {
  // A text that is too long is refused in the same words as a body that is: a person cannot tell them apart.
  if (issues.some(({ code, path }) => code === 'too_big' && path.join() === 'text'))
    return new Refusal('message_too_long');
  const inChinese = schema.safeParse(data, { error: words.zh }).error?.issues ?? [];
  const inEnglish = schema.safeParse(data, { error: words.en }).error?.issues ?? [];
  const details = inEnglish.map(
    ({ path, message }, index): Detail => ({
      path: path.join('.'),
      message: ownWords[message] ?? { zh: inChinese[index]?.message ?? message, en: message },
    }),
  );
  return new Refusal('invalid_request', details);
};
