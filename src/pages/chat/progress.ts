/** 第三看 · 5/16, a bar, and the six looks as six marks. */
import { html, nothing, type TemplateResult } from 'lit';
import type { QuestionCard } from '../../core/reply.ts';
import type { Entry } from './transcript.ts';
import type { Words } from './words.ts';

/** How far one is: at the last question, or at the end when a judgment stands. */
export interface Progress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** 1 to 6; 0 before the looks, 7 after them */
  readonly look: number;
}

export const progressIn = (entries: readonly Entry[], words: Words): Progress | undefined => {
  const cards = entries.flatMap(({ replies }) => replies.flatMap(({ card }) => card ?? []));
  const last = cards.findLast((card): card is QuestionCard => card.kind === 'question');
  if (!last) return undefined;
  const judged = cards.findLastIndex(({ kind }) => kind === 'judgment') > cards.lastIndexOf(last);
  const { label, done, total } = last.progress;
  return judged
    ? { label: `${words.allAnswered} · ${total}/${total}`, done: total, total, look: 7 }
    : { label, done, total, look: last.look?.number ?? 0 };
};

export const progressBar = (progress: Progress | undefined, words: Words): TemplateResult | typeof nothing => {
  if (!progress) return nothing;
  return html`<div class="progress">
    <strong>${progress.label}</strong>
    <ol class="looks" role="list" aria-label=${words.strip}>
      ${[1, 2, 3, 4, 5, 6].map((number) => {
        const [look, state] = stateOf(number, progress.look, words);
        return html`<li class=${look} aria-current=${look === 'current' ? 'step' : nothing} title=${`${words.lookNumber(number)} · ${state}`}>
          <span aria-hidden="true">${words.lookMark(number)}</span>
          <span class="unseen">${words.lookNumber(number)} ${state}</span>
        </li>`;
      })}
    </ol>
    <progress max=${progress.total} value=${progress.done} aria-label=${words.progress}></progress>
  </div>`;
};

const stateOf = (number: number, look: number, words: Words): readonly [string, string] => {
  if (number < look) return ['passed', words.lookPassed];
  return number === look ? ['current', words.lookCurrent] : ['', words.lookAhead];
};
