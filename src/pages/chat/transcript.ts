/** What stands on the page: the turns of one consultation in order. Pure. */
import type { Choice, Reply } from '../../core/reply.ts';
import type { Status, TurnView } from '../../message.ts';
import type { Answered, Turns } from './api.ts';

export interface Entry {
  /** Stays the same while the entry is shown. */
  readonly key: string;
  readonly seq: number;
  readonly said?: string;
  readonly replies: readonly Reply[];
}

export interface Transcript {
  readonly caseId: string | undefined;
  /** The last turn that is known. */
  readonly seq: number;
  readonly status: Status;
  readonly entries: readonly Entry[];
}

export const nothing: Transcript = { caseId: undefined, seq: 0, status: 'asking', entries: [] };

/** Turns from the server. Of another consultation they replace what stood there; known ones are skipped. */
export const withTurns = (transcript: Transcript, { case: caseId, seq, status, turns }: Turns): Transcript => {
  const base = caseId === transcript.caseId ? transcript : nothing;
  const news = turns.filter((turn) => turn.seq > base.seq);
  return {
    caseId,
    seq: Math.max(base.seq, seq, ...news.map((turn) => turn.seq)),
    status,
    entries: [...base.entries, ...news.map((turn) => entryOf(caseId, turn))],
  };
};

/** True when turns between the last known and this answer's have not been seen: then they must be asked for first. */
export const missesTurnsBefore = (transcript: Transcript, { case: caseId, seq }: Answered): boolean =>
  caseId === transcript.caseId ? seq > transcript.seq + 1 : seq > 1;

/**
 * The answer to a message of ours. One that is no later than what is shown left no turn behind it (or is known already,
 * when `repeated`): it is shown, and a reload forgets it.
 */
export const withAnswer = (
  transcript: Transcript,
  answer: Answered,
  said: string | undefined,
  key: string,
): Transcript => {
  const base = answer.case === transcript.caseId ? transcript : { ...nothing, caseId: answer.case };
  if (answer.seq <= base.seq && answer.repeated) return { ...base, status: answer.status };
  const entry: Entry = { key, seq: answer.seq, ...(said !== undefined && { said }), replies: answer.replies };
  return {
    caseId: answer.case,
    seq: Math.max(base.seq, answer.seq),
    status: answer.status,
    entries: [...base.entries, entry],
  };
};

const entryOf = (caseId: string, { seq, said, replies }: TurnView): Entry => ({
  key: `${caseId}.${seq}`,
  seq,
  ...(said !== undefined && { said }),
  replies,
});

/** The entry whose choices stand: the last that has any. Older ones are shown, quietly. */
export const liveEntry = ({ entries }: Transcript): Entry | undefined =>
  entries.findLast(({ replies }) => replies.some(({ choices, card }) => choices?.length || card?.kind === 'question'));

/** Whether a reviewer has decided anything here, be it appealed since. */
export const isConcluded = ({ entries }: Pick<Transcript, 'entries'>): boolean =>
  entries.some(({ replies }) => replies.some(({ card }) => card?.kind === 'decision'));

/** Whether one can take it back by a tap: not while a reviewer holds it, nor once anything was decided. */
export const canTakeBack = (transcript: Pick<Transcript, 'status' | 'entries'>): boolean =>
  transcript.status !== 'claimed' && !isConcluded(transcript);

/** A reviewer waits for an answer, in words or to a question put again. */
export const isAsked = (transcript: Transcript): boolean =>
  transcript.status === 'claimed' &&
  (liveEntry(transcript)?.replies ?? []).some(
    ({ card, choices = [] }) =>
      card?.kind === 'question' || choices.some(({ value }) => value === ':unknown' || value === ':yes'),
  );

/** What typing is good for now: instead of choosing; because something is asked that cannot be chosen; to say more. */
export const wantedIn = (entry: Entry | undefined): 'choice' | 'words' | 'more' => {
  const replies = entry?.replies ?? [];
  if (replies.some((reply) => reply.card?.kind === 'question' || optionsOf(reply).length > 1)) return 'choice';
  // what is asked in words only (the unit, who must not see it) can be gone back from
  const asks = replies.some(
    (reply) => !reply.card && commandsOf(reply).some(({ value }) => value === ':back' || value === ':unknown'),
  );
  return asks ? 'words' : 'more';
};

/** The language that the assistant speaks now, as far as its choices show: whoever may switch to English reads Chinese. */
export const languageIn = (entry: Entry | undefined): 'zh' | 'en' | undefined => {
  const values = entry?.replies.flatMap(({ choices = [] }) => choices.map(({ value }) => value)) ?? [];
  if (values.includes(':zh')) return 'en';
  return values.includes(':en') ? 'zh' : undefined;
};

export const optionsOf = ({ choices = [] }: Reply): readonly Choice[] =>
  choices.filter(({ role }) => role === 'option');
export const commandsOf = ({ choices = [] }: Reply): readonly Choice[] =>
  choices.filter(({ role }) => role === 'command');
