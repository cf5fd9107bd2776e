/** What goes over HTTP, as zod schemas: they check what comes in and write the OpenAPI document. */
import { z } from 'zod';
import { FILE_KINDS, FILE_READERS, type FileKind } from '../../core/attached.ts';
import { DECIDABLE, ELSEWHERE } from '../../core/decision.ts';
import { FORMS } from '../../core/matter-acts.ts';
import { STAGES } from '../../core/matter-life.ts';
import { LIMITS } from '../../core/matter-clocks.ts';
import { INTEREST_KINDS } from '../../review/interests.ts';
import { ORDERS, SHELVES } from '../../review/queue.ts';
import { PASSWORD_MOST } from '../../review/passwords.ts';
import { ROLES } from '../../review/users.ts';
import { REASON_LIMIT } from './refusals.ts';

/** Control characters (but line breaks and tabs) and halves of characters mean nothing to anybody, and break stores and terminals. */
const plain = (text: string): string => text.toWellFormed().replace(/[\0-\x08\v\f\x0e-\x1f\x7f]/g, '');

export const signInBody = z.union([
  z.strictObject({
    link: z.string().min(1).max(200).describe('The secret of a one-time link: what follows #link='),
  }),
  z.strictObject({ name: z.string().min(1).max(200), password: z.string().min(1).max(PASSWORD_MOST) }),
]);

export const passwordBody = z.strictObject({
  password: z.string().min(1).max(PASSWORD_MOST),
  current: z.string().max(PASSWORD_MOST).optional().describe('What it was, where `mustKnowPassword` says so.'),
});

export const waysBody = z.object({
  oidc: z.string().nullable().describe('What the office calls its own accounts; null where they are not connected.'),
  passwordLeast: z.int().describe('How many characters a password has at least.'),
});

export const departureBody = z.object({ to: z.url().describe('The page of the office’s account service.') });

export const meBody = z.object({
  name: z.string(),
  unit: z.string(),
  role: z.enum(ROLES),
  hasPassword: z.boolean(),
  mustKnowPassword: z.boolean().describe('Whether it takes the current password to set another.'),
});

const stage = z.enum(STAGES);

/** An address may carry nothing but what is named here; an empty search is none. */
export const queueQuery = z.object({
  shelf: z.enum(SHELVES).default('waiting'),
  order: z.enum(ORDERS).default('due'),
  search: z.string().max(200).overwrite(plain).default(''),
  stage: stage.optional(),
  late: z
    .enum(['yes'])
    .optional()
    .transform((late) => (late === undefined ? undefined : true)),
});

export const reviewParams = z.object({ id: z.string() });

const prose = z.string().max(REASON_LIMIT).overwrite(plain);
const required = prose.refine((text) => text.trim() !== '');
const line = z.string().min(1).max(500).overwrite(plain);
const day = z.iso.date();
const form = z.enum(FORMS);

/** Of what is decided upon what was read. */
const seen = z
  .int()
  .min(0)
  .describe('`whole.acts` of the matter as it was read; where there are more by now it is refused as `changed`.');

export const actBody = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('accepted') }),
  z.strictObject({ type: z.literal('returned'), seen, reason: required }),
  z.strictObject({ type: z.literal('claimed') }),
  z.strictObject({ type: z.literal('released'), reason: prose.default('') }),
  z.strictObject({ type: z.literal('handedOver'), to: line.describe('The id of a colleague.'), reason: required }),
  z.strictObject({
    type: z.literal('asked'),
    text: prose.default(''),
    look: z.int().min(1).max(6).optional().describe('A look to be asked again.'),
  }),
  z.strictObject({ type: z.literal('seconded'), seen, reason: prose.default('') }),
  z.strictObject({ type: z.literal('objected'), seen, reason: required }),
  z.strictObject({
    type: z.literal('told'),
    seen,
    form,
    to: line,
    on: day.describe('From the day of the decision to today.'),
  }),
  z.strictObject({
    type: z.literal('planned'),
    seen,
    steps: z
      .array(z.strictObject({ what: line, owner: line, due: day }))
      .min(1)
      .max(50),
  }),
  z.strictObject({ type: z.literal('reported'), step: line, text: required }),
  z.strictObject({ type: z.literal('confirmed'), seen, step: line, note: prose.default('') }),
  z.strictObject({ type: z.literal('sentBack'), seen, step: line, reason: required }),
  z.strictObject({ type: z.literal('followedUp'), seen, note: required, on: day }),
  z.strictObject({ type: z.literal('closed'), seen, reason: prose.default('') }),
  z.strictObject({ type: z.literal('clearingOpened'), why: required, verifiedBy: line }),
  z.strictObject({
    type: z.literal('cleared'),
    seen,
    forms: z
      .array(form)
      .min(1)
      .max(4)
      .refine((forms) => forms.includes('written')) // the other three always go with a written one
      .describe('In writing, and any of the others beside it.'),
    to: line,
    on: day,
  }),
]);

const clauseIds = z.array(z.string().max(300)).max(200);

const draftFields = {
  outcome: z.enum([...DECIDABLE, ...ELSEWHERE]),
  reason: prose.describe('Required: the officer reads it.'),
  clauses: clauseIds.describe('Ids of clauses of the record.'),
  means: clauseIds.optional().describe('Ids of clauses that say what it means for appraisal and promotion.'),
  transfer: z
    .strictObject({ to: z.string().max(200).overwrite(plain), document: z.string().max(200).overwrite(plain) })
    .optional()
    .describe('Both are required to hand a matter on.'),
  appeal: prose.optional().describe('How one can appeal.'),
};

export const signBody = z.strictObject({ ...draftFields, seen });
export const draftInPart = z.strictObject(draftFields).partial();
export const keptDraft = z.object({ draft: draftInPart.nullable() });

const outcome = z.enum(['exempt', 'tolerated', 'mitigated', 'barred', 'referred']);

const standing = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('settled'), outcome }),
    z.object({ kind: z.literal('open'), possible: z.array(outcome).readonly() }),
    z.object({ kind: z.literal('none') }),
  ])
  .describe('What the preliminary judgment came to.');

const who = z.enum(['queue', 'holder', 'second', 'officer', 'nobody']);

const deadline = z.object({
  limit: z.enum(LIMITS),
  who,
  since: z.number(),
  dueAt: z.number().optional().describe('Absent while the clock stands.'),
  workingDays: z.number(),
  used: z.number(),
  rule: z.string().describe('Whose rule the length is.'),
  over: z.boolean().describe('Its time has passed.'),
  late: z.boolean().describe('And somebody is late with it: nobody is with an appeal.'),
  provisional: z.boolean().describe('Beyond the last holiday notice that is known.'),
});

const brief = {
  id: z.string(),
  stage,
  instance: z.number(),
  held: z.enum(['nobody', 'me', 'colleague']).describe('Who holds it. A colleague is never named.'),
  next: who.describe('Who must act next.'),
  unit: z.string().describe("The officer's unit, as they wrote it."),
  openedAt: z.number().describe('Milliseconds since 1970.'),
  changedAt: z.number(),
  standing,
  conclusion: z
    .object({ outcome: z.enum([...DECIDABLE, ...ELSEWHERE]), isAppealed: z.boolean() })
    .optional()
    .describe('What was decided, for whoever may see the matter whole.'),
  objected: z.literal(true).optional().describe('The second person objected; likewise.'),
  deadlines: z.array(deadline).readonly(),
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
  outcome: z.enum([...DECIDABLE, ...ELSEWHERE]),
  agrees: z.boolean().describe('Whether it follows the latest preliminary judgment that was settled.'),
  needsSecond: z
    .literal(true)
    .optional()
    .describe('It follows that one and departs from another: a second person is needed all the same.'),
  reason: z.string(),
  clauses: z.array(clause).readonly(),
  means: z.array(clause).readonly().optional(),
  replaces: z
    .object({ outcome: z.enum([...DECIDABLE, ...ELSEWHERE]), at: z.number() })
    .optional()
    .describe('Upon an appeal: the decision that it takes the place of.'),
  transfer: z.object({ to: z.string(), document: z.string() }).optional(),
  appeal: z.object({ how: z.string() }).optional(),
  by: z.string(),
  at: z.number(),
});

const author = {
  who: z.enum(['me', 'colleague', 'officer', 'clock']),
  byName: z.string().optional().describe('For the auditor.'),
};

const by = z.object({ kind: z.enum(['officer', 'user', 'clock']) }).describe('A colleague is never named.');

const attachment = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(Object.keys(FILE_KINDS) as [FileKind, ...FileKind[]]).describe('By its content.'),
  size: z.int().describe('Bytes.'),
  sha256: z.string(),
  reader: z.enum(FILE_READERS).describe('desk: the officer does not see it.'),
  ...author,
  at: z.number(),
  takenBackAt: z.number().optional().describe('The officer took it back; its content is gone.'),
});

export const attachmentsBody = z.object({
  attachments: z.array(attachment).readonly(),
  limit: z.object({ bytes: z.int(), files: z.int() }),
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
    history: z
      .array(z.looseObject({ type: z.string(), ...author, at: z.number() }))
      .readonly()
      .describe('Every act, with its author (a colleague is named to the auditor alone), time and reason.'),
    asks: z
      .array(
        z.object({
          ask: z.object({ id: z.string(), text: z.string(), questions: z.array(z.string()).readonly() }),
          at: z.number(),
          answer: z
            .object({
              text: z.string(),
              judgment: z.string().optional(),
              possible: z
                .array(outcome)
                .readonly()
                .optional()
                .describe('What the judgment after it left possible, where a look was asked again.'),
              at: z.number(),
            })
            .optional(),
          droppedAt: z.number().optional().describe('When it needed no answer any more.'),
        }),
      )
      .readonly(),
    proposal: decision.optional().describe('Waits for a second person.'),
    objection: z
      .object({ reason: z.string(), ...author, at: z.number(), decision })
      .optional()
      .describe('The second person’s, while it is worked on again; `decision`: what they objected to.'),
    decisions: z.array(decision).readonly().describe('The one that stands first.'),
    told: z.object({ form, to: z.string(), on: z.string(), at: z.number() }).optional(),
    appealUntil: z.number().optional().describe('Milliseconds: until when one can appeal, where there is a rule.'),
    correctUntil: z
      .object({ until: z.string(), rule: z.string() })
      .optional()
      .describe('Until which day the office has things put right that are planned now, where it has a rule.'),
    suggested: z
      .array(z.string())
      .readonly()
      .describe('What the situations that the judgment rests on say is to be put right.'),
    steps: z
      .array(
        z.object({
          id: z.string(),
          what: z.string(),
          owner: z.string(),
          due: z.string(),
          reports: z.array(z.object({ text: z.string(), by, at: z.number() })).readonly(),
          confirmed: z.object({ note: z.string(), at: z.number() }).optional(),
        }),
      )
      .readonly(),
    followUp: z.object({ note: z.string(), on: z.string() }).optional(),
    clearing: z
      .object({
        why: z.string(),
        verifiedBy: z.string(),
        openedAt: z.number(),
        done: z.object({ forms: z.array(form).readonly(), to: z.string(), on: z.string() }).optional(),
      })
      .optional(),
    appeal: z.string().optional().describe('The grounds, in the officer’s words.'),
    attachments: z.array(attachment).readonly(),
    acts: z.int().describe('How many acts there are. What is decided upon them sends it back as `seen`.'),
    holder: z.string().optional().describe('Who holds it, for the auditor.'),
    may: z.array(z.string()).readonly().describe('What the signed-in user may do now.'),
  })
  .describe('Absent once a colleague has taken the matter up.');

export const queueBody = z.object({
  reviews: z.array(z.object(brief)).readonly(),
  counts: z
    .record(z.enum(SHELVES), z.int())
    .describe(
      'How many there are on each shelf, whatever is looked for: of those that the signed-in user may know of.',
    ),
});
export const viewBody = z.object({ review: z.object({ ...brief, whole: whole.optional() }) });

export const colleaguesBody = z.object({
  colleagues: z.array(z.object({ id: z.string(), name: z.string(), unit: z.string() })).readonly(),
});

export const interestBody = z.strictObject({ kind: z.enum(INTEREST_KINDS), value: line });
export const interestsBody = z.object({
  interests: z
    .array(z.object({ id: z.string(), kind: z.enum(INTEREST_KINDS), value: z.string(), at: z.number() }))
    .readonly(),
});

export const officeBody = z.object({
  templates: z
    .array(z.object({ name: z.string(), text: z.string() }))
    .readonly()
    .describe('Reasons to begin with.'),
  limits: z
    .partialRecord(z.enum(LIMITS), z.object({ workingDays: z.number(), rule: z.string() }))
    .describe('Lengths that the office has set, and whose rule each is.'),
  knownUntil: z.string().describe('The last day for which a holiday notice is known.'),
});

const few = z.number().nullable().describe('Null where it is a small number.');
const range = z
  .object({ from: z.number(), to: z.number() })
  .describe('To a step of five, so that no difference tells of one.');
const names = z.object({ zh: z.string(), en: z.string().optional() });
export const figuresBody = z.object({
  at: z.number().nullable(),
  open: few,
  late: few,
  decided: few,
  weeks: z
    .array(z.object({ end: z.number(), open: range.nullable(), late: range.nullable() }))
    .readonly()
    .describe('The last twelve whole weeks, as they stood at the end of each.'),
  stages: z
    .array(
      z.object({
        stage: z.enum(['accept', 'claim', 'decide', 'tell', 'close']),
        matters: few,
        medianDays: few,
        limit: z.object({ workingDays: z.number(), rule: z.string() }).nullable(),
      }),
    )
    .readonly(),
  clauses: z
    .array(
      z.object({
        id: z.string(),
        instrument: z.string(),
        article: z.string(),
        decided: z.number(),
        agreed: range,
        unclear: z.boolean(),
        otherwise: z
          .array(z.object({ judged: z.enum(DECIDABLE), decided: z.enum(DECIDABLE), times: range }))
          .readonly()
          .describe('What was decided where the judgment had something else.'),
        uncited: range.nullable().describe('Decided the same way, on other clauses.'),
        written: z
          .object({ file: z.string(), situations: z.array(z.object({ id: z.string(), name: names })).readonly() })
          .nullable()
          .describe('Where the lists have it.'),
      }),
    )
    .readonly(),
});

const refused = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
});
export const refusals = { '4xx': refused, '5xx': refused };
