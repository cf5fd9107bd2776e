/** What goes over HTTP, as zod schemas: they check what comes in and write the OpenAPI document. */
import { z } from 'zod';
import type { Received } from '../../message.ts';
import type { Standing } from './options.ts';
import { cardSchema } from './card-schemas.ts';
import { MESSAGE_LIMIT } from './refusals.ts';

const lang = z.enum(['zh', 'en']).describe('Language to talk in; Chinese unless said otherwise.');

/** Control characters (but line breaks and tabs) and halves of characters mean nothing to anybody, and break stores and terminals. */
const plain = (text: string): string => text.toWellFormed().replace(/[\0-\x08\v\f\x0e-\x1f\x7f]/g, '');

export const openingBody = z
  .strictObject({
    lang: lang.optional(),
    region: z.string().max(40).optional().describe('Where the matter happened, e.g. 湖北武汉, if the page knows.'),
  })
  .nullish();

export const conversationParams = z.object({ id: z.string() });

export const messageBody = z
  .strictObject({
    id: z
      .string()
      .regex(/^[\w.:-]{1,100}$/)
      .describe('Made by the client, new for each message. Sending it again answers what was answered before.'),
    text: z.string().min(1, 'empty').max(MESSAGE_LIMIT).overwrite(plain).optional().describe('What was typed.'),
    choice: z
      .string()
      .min(1, 'empty')
      .max(MESSAGE_LIMIT)
      .overwrite(plain)
      .optional()
      .describe('The value of a choice that was shown; of a multi-select 身份=中共党员|公务员或参公人员.'),
    seq: z
      .int()
      .min(0)
      .optional()
      .describe('The seq of the turn that showed the choice, so that a stale one is noticed.'),
  })
  .refine(({ text, choice }) => (text === undefined) !== (choice === undefined), { error: 'text_or_choice' });

/** `case` lets the server notice that the client speaks of another consultation: then all turns are answered. */
const since = {
  after: z.coerce.number().int().min(0).default(0).describe('The last seq that the client has.'),
  case: z.string().max(100).optional().describe('The consultation that `after` counts in.'),
};

export const turnsQuery = z.object({
  ...since,
  wait: z.coerce.number().int().min(0).max(25).default(0).describe('Seconds to wait for something new (long poll).'),
});

export const eventsQuery = z.object({ case: since.case });

export const eventsHeaders = z.object({
  'last-event-id': z.coerce.number().int().min(0).optional().describe('Replays the turns after this seq.'),
});

export const escalateBody = z.strictObject({
  consent: z.literal(true, { error: 'consent' }),
  contact: z
    .string()
    .max(200)
    .overwrite(plain)
    .optional()
    .describe(
      'Accepted and not kept: what a reviewer may know is asked for in the conversation, so that it stands in the record shown before consent.',
    ),
  id: messageBody.shape.id.optional(),
});

const choice = z.object({
  value: z.string(),
  label: z.string(),
  role: z.enum(['option', 'command']),
  tone: z.enum(['danger', 'primary']).optional(),
});

const reply = z.object({
  text: z.string().describe('Complete: nothing is said in choices or cards alone.'),
  choices: z.array(choice).readonly().optional(),
  card: cardSchema.optional(),
});

const status = z.enum(['asking', 'judged', 'submitting', 'submitted', 'claimed', 'decided', 'withdrawn', 'destroyed']);

const received = {
  seq: z.int(),
  replies: z.array(reply).readonly(),
  status,
  case: z.string().describe('The consultation; another one after a restart or a resume.'),
  judgment: z.unknown().optional().describe('As `liukan judge --json` prints it.'),
  repeated: z.boolean().describe('This message had been applied before; these are the replies given then.'),
};

export const receivedBody = z.object(received);
export const openedBody = z.object({ id: z.string(), token: z.string(), ...received });

/** In the API's words. */
export const asBody = ({ caseId, seq, replies, status, judgment, repeated }: Received) => ({
  case: caseId,
  seq,
  status,
  replies,
  ...(judgment !== undefined && { judgment }),
  repeated,
});

const turn = z.object({
  seq: z.int(),
  said: z.string().optional(),
  replies: z.array(reply).readonly(),
  at: z.number(),
});

export const turnsBody = z.object({ case: z.string(), seq: z.int(), status, turns: z.array(turn).readonly() });

export const asTurns = ({ caseId, seq, status, turns }: Standing) => ({ case: caseId, seq, status, turns });

const refused = z.object({
  error: z.object({
    code: z.string().describe('English and stable.'),
    message: z.string().describe("In the asker's language."),
    details: z.unknown().optional(),
  }),
});

export const refusals = { '4xx': refused, '5xx': refused };

export const eventStream = z.string();
