/**
 * Checks what comes in against its zod schema. Not the type provider's own compiler: that one words issues once, in
 * English, and forgets the input that the other language's words would need.
 */
import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import { Refusal } from './refusals.ts';

const words: Readonly<Record<'zh' | 'en', z.core.$ZodErrorMap>> = {
  zh: z.locales.zhCN().localeError,
  en: z.locales.en().localeError,
};

export const validate: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data: unknown) => {
    const checked = schema.safeParse(data);
    return checked.success ? { value: checked.data } : { error: refusalOf(schema, data, checked.error.issues) };
  };

function refusalOf(schema: z.ZodType, data: unknown, issues: readonly z.core.$ZodIssue[]): Refusal {
  if (issues.some(({ code, path }) => code === 'too_big' && path.join() === 'reason'))
    return new Refusal('message_too_long');
  const inChinese = schema.safeParse(data, { error: words.zh }).error?.issues ?? [];
  const inEnglish = schema.safeParse(data, { error: words.en }).error?.issues ?? [];
  return new Refusal(
    'invalid_request',
    inEnglish.map(({ path, message }, index) => ({
      path: path.join('.'),
      message: { zh: inChinese[index]?.message ?? message, en: message },
    })),
  );
}
