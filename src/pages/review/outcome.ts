/** Outcomes as they are shown: by word, shape and colour, never by colour alone. */
import { html, type TemplateResult } from 'lit';
import type { DecidedOutcome } from '../../core/decision.ts';
import type { MatterStage } from '../../core/matter-life.ts';
import type { Outcome } from '../../core/policy.ts';
import { say, type Lang } from '../../core/text.ts';
import { DECISION_WORDS, OUTCOME_WORDS } from '../../core/words.ts';
import type { Standing } from '../../review/record.ts';
import type { Summary } from '../../review/view.ts';
import { wordsIn } from './words.ts';
import { queueWordsIn } from './words-queue.ts';

const tones: Readonly<Record<Outcome | DecidedOutcome, readonly [tone: string, mark: string]>> = {
  exempt: ['favourable', '▲'],
  tolerated: ['favourable', '▲'],
  mitigated: ['favourable', '△'],
  referred: ['open', '◆'],
  barred: ['adverse', '▼'],
  notCompetent: ['open', '◇'],
  transferred: ['open', '◇'],
};

/** With a capital in English: it stands alone here. */
export const outcomeWord = (outcome: Outcome | DecidedOutcome, lang: Lang): string =>
  say(outcome === 'referred' ? OUTCOME_WORDS.referred : DECISION_WORDS[outcome], lang).replace(/^[a-z]/, (letter) =>
    letter.toUpperCase(),
  );

/** What the preliminary judgment came to, in a word. */
export function standingChip(standing: Standing, lang: Lang): TemplateResult {
  const words = queueWordsIn(lang).standing;
  switch (standing.kind) {
    case 'settled': {
      const [tone, mark] = tones[standing.outcome];
      return chip(tone, mark, outcomeWord(standing.outcome, lang));
    }
    case 'open':
      return chip('open', '○', words.openBrief);
    case 'none':
      return chip('', '–', words.none);
  }
}

/** What was decided. */
export function conclusionChip(outcome: DecidedOutcome, lang: Lang): TemplateResult {
  const [tone, mark] = tones[outcome];
  return chip(tone, mark, outcomeWord(outcome, lang));
}

/** Back with the officer, or ended without a decision: neither under way nor decided. */
const OFF: ReadonlySet<MatterStage> = new Set<MatterStage>(['returned', 'expired', 'withdrawn']);

type Staged = Pick<Summary, 'stage' | 'next'>;

/** Closed, and somebody must act all the same: a name is still to be cleared. */
export const stageWord = ({ stage, next }: Staged, lang: Lang): string => {
  const words = queueWordsIn(lang);
  return stage === 'closed' && next !== 'nobody' ? words.closedToClear : words.stages[stage];
};

export const stageChip = (staged: Staged, lang: Lang): TemplateResult =>
  html`<span class="chip ${OFF.has(staged.stage) ? 'off' : ''}">${stageWord(staged, lang)}</span>`;

const chip = (tone: string, mark: string, word: string): TemplateResult =>
  html`<span class="chip ${tone}"><span aria-hidden="true">${mark}</span>${word}</span>`;

/** The same in a sentence, with every outcome still possible. */
export function standingLine(standing: Standing, lang: Lang): string {
  const words = queueWordsIn(lang).standing;
  switch (standing.kind) {
    case 'settled':
      return outcomeWord(standing.outcome, lang);
    case 'open':
      return words.open(
        standing.possible.map((outcome) => say(OUTCOME_WORDS[outcome], lang)).join(wordsIn(lang).comma),
      );
    case 'none':
      return words.none;
  }
}
