/** What goes over HTTP, as zod schemas: they check what comes in and write the OpenAPI document. */
import { z } from 'zod';
import { DECIDABLE } from '../../core/decision.ts';
import { ROLES } from '../../review/users.ts';
import { REASON_LIMIT } from './refusals.ts';

/** Control characters (but line breaks and tabs) and halves of characters mean nothing to anybody, and break stores and terminals. */
const plain = (text: string): string => text.toWellFormed().replace(/[\0-\x08\v\f\x0e-\x1f\x7f]/g, '');

export const linkBody = z.strictObject({
  link: z.string().min(1).max(200).describe('The secret of a one-time link: what follows #link='),
});

export const meBody = z.object({
  name: z.string(),
  unit: z.string(),
  role: z.enum(ROLES),
});

const status = z.enum(['open', 'claimed', 'decided']);

export const queueQuery = z.object({ status: status.default('open') });

export const reviewParams = z.object({ id: z.string() });

export const draftBody = z.strictObject({
  outcome: z.enum(DECIDABLE),
  reason: z.string().max(REASON_LIMIT).overwrite(plain).describe('Required: the officer reads it.'),
  clauses: z.array(z.string().max(300)).max(200).describe('Ids of clauses of the record.'),
});

const outcome = z.enum(['exempt', 'tolerated', 'mitigated', 'barred', 'referred']);

const standing = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('settled'), outcome }),
    z.object({ kind: z.literal('open'), possible: z.array(outcome).readonly() }),
    z.object({ kind: z.literal('none') }),
  ])
  .describe('What the preliminary judgment came to.');

const brief = {
  id: z.string(),
  status,
  held: z.enum(['nobody', 'me', 'colleague']).describe('Who holds or decided it. A colleague is never named.'),
  unit: z.string().describe("The officer's unit, as they wrote it."),
  openedAt: z.number().describe('Milliseconds since 1970.'),
  standing,
};

const section = z.object({
  id: z.string(),
  title: z.string(),
  brief: z.boolean(),
  lines: z.array(z.string()).readonly(),
});

const clause = z.object({
  id: z.string(),
  instrument: z.string(),
  article: z.string(),
  gist: z.string(),
  verified: z.string().describe('已核对, 转引 or 重构'),
});

const decision = z.object({
  outcome: z.enum(DECIDABLE),
  agrees: z.boolean().describe('False where it departs from what the preliminary judgment left possible.'),
  reason: z.string(),
  clauses: z.array(clause).readonly(),
  by: z.string(),
  at: z.number(),
});

const whole = z
  .object({
    record: z.object({
      lang: z.enum(['zh', 'en']),
      sections: z.array(section).readonly().describe('Exactly what the officer saw and agreed to send.'),
      judgment: z.unknown().optional().describe('As `liukan judge --json` prints it.'),
      clauses: z.array(clause).readonly(),
      content: z.string(),
    }),
    reliedOn: z.array(z.string()).readonly().describe('Ids of the clauses that the judgment rests on.'),
    decision: decision.optional(),
  })
  .describe('Absent once a colleague has taken the matter up.');

export const queueBody = z.object({ reviews: z.array(z.object(brief)).readonly() });
export const viewBody = z.object({ review: z.object({ ...brief, whole: whole.optional() }) });

const refused = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
});
export const refusals = { '4xx': refused, '5xx': refused };
