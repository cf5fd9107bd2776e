/** The cards of `core/reply.ts` for the OpenAPI document. A route does not compile when the two differ. */
import { z } from 'zod';

const section = z.object({
  id: z.string(),
  title: z.string(),
  brief: z.boolean(),
  lines: z.array(z.string()).readonly(),
});

const question = z.object({
  kind: z.literal('question'),
  question: z.string(),
  ask: z.string(),
  input: z.enum(['one', 'many', 'amount', 'date', 'place', 'account', 'line']),
  progress: z.object({ label: z.string(), done: z.number(), total: z.number() }),
  look: z
    .object({ number: z.number(), title: z.string(), about: z.string(), provenance: z.string().optional() })
    .optional(),
  alone: z.array(z.string()).readonly(),
  before: z.string().optional(),
  placeholder: z.string().optional(),
});

const strip = z.object({
  look: z.number(),
  title: z.string(),
  state: z.enum(['for', 'against', 'mixed', 'open']),
  mark: z.string(),
  word: z.string(),
  provenance: z.string().optional(),
});

const judgment = z.object({
  kind: z.literal('judgment'),
  headline: z.string(),
  settled: z.boolean(),
  outcomes: z.array(z.string()).readonly(),
  tone: z.enum(['favourable', 'adverse', 'person', 'open']),
  cautions: z.array(z.string()).readonly(),
  strip: z.array(strip).readonly(),
  sections: z.array(section).readonly(),
});

const tree = z.object({
  kind: z.literal('tree'),
  title: z.string(),
  legend: z.string(),
  packs: z
    .array(
      z.object({
        title: z.string(),
        situations: z
          .array(
            z.object({
              mark: z.string(),
              word: z.string(),
              name: z.string(),
              tests: z.array(z.object({ mark: z.string(), said: z.string() })).readonly(),
              clauses: z.string(),
            }),
          )
          .readonly(),
        notes: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
});

const record = z.object({
  kind: z.literal('record'),
  title: z.string(),
  sections: z.array(section).readonly(),
  warning: z.string(),
});

const decision = z.object({ kind: z.literal('decision'), headline: z.string(), sections: z.array(section).readonly() });

const notice = z.object({ kind: z.literal('notice'), tone: z.enum(['info', 'warning', 'care']) });

export const cardSchema = z.discriminatedUnion('kind', [question, judgment, tree, record, decision, notice]);
