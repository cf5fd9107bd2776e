/** A deadline as it is told: what is left in working days, whose rule it is, and whether it is certain yet. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Who } from '../../core/matter-clocks.ts';
import type { Lang } from '../../core/text.ts';
import type { Deadline, Summary } from '../../review/view.ts';
import { moment } from './time.ts';
import { queueWordsIn } from './words-queue.ts';

/** Of a length, from this share on it is soon over; the desk reminds then too. */
const SOON = 0.8;

export const deadlineStyles = css`
  .deadline {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.5rem;
  }

  .left {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .left.late {
    color: var(--adverse);
  }

  .left.soon {
    color: var(--open);
  }

  .provisional {
    padding-inline: 0.375rem;
    border: 1px dashed var(--edge);
    border-radius: 0.25rem;
    font-size: 0.875rem;
  }
`;

/** daysWord(1.26) → '1.3'; daysWord(2) → '2' */
const daysWord = (days: number): string => String(Math.round(days * 10) / 10);

/** 还剩 1.5 个工作日, 超期 2 个工作日 */
export function leftWord(deadline: Deadline, lang: Lang): string {
  const { dueAt, late, workingDays, used } = deadline;
  const words = queueWordsIn(lang);
  const days = Math.abs(workingDays - used);
  if (dueAt === undefined) return words.stands;
  if (late) return days < 0.05 ? words.hardlyOverdue : words.overdue(daysWord(days));
  return days < 0.05 ? words.hardlyLeft : words.left(daysWord(days));
}

/** 作出结论 还剩 2 个工作日, 申诉期已过 */
export function limitWord(deadline: Deadline, lang: Lang): string {
  const words = queueWordsIn(lang);
  if (deadline.limit === 'appeal' && deadline.over) return words.appealOver;
  return `${words.limits[deadline.limit]}${lang === 'en' ? ':' : ''} ${leftWord(deadline, lang)}`;
}

const toneOf = (deadline: Deadline): string => {
  const { over, late, dueAt, used, workingDays } = deadline;
  if (over) return late ? 'late' : '';
  return dueAt !== undefined && used >= workingDays * SOON ? 'soon' : '';
};

/** In a line. */
export function deadlineLine(deadline: Deadline, lang: Lang): TemplateResult {
  const words = queueWordsIn(lang);
  const { dueAt, rule, provisional } = deadline;
  return html`<span class="deadline" title=${dueAt === undefined ? '' : words.until(moment(dueAt, lang))}>
    <span class="left ${toneOf(deadline)}">${deadline.late ? html`<span aria-hidden="true">▲ </span>` : nothing}${limitWord(deadline, lang)}</span>
    ${provisional ? html`<span class="provisional" title=${words.provisionalWhy}>${words.provisional}</span>` : nothing}
    <span class="soft rule">${words.rule(rule)}</span>
  </span>`;
}

/** Whole: until when, how long, whose rule. */
export function deadlineWhole(deadline: Deadline, { held }: Pick<Summary, 'held'>, lang: Lang): TemplateResult {
  const words = queueWordsIn(lang);
  const { who, dueAt, workingDays, rule, provisional } = deadline;
  return html`<li>
    <span class="left ${toneOf(deadline)}">${deadline.late ? html`<span aria-hidden="true">▲ </span>` : nothing}${limitWord(deadline, lang)}</span>
    ${provisional ? html`<span class="provisional">${words.provisional}</span>` : nothing}
    <br />
    <span class="soft">
      ${whoWord(who, held, lang)}${dueAt === undefined ? nothing : html` · ${words.until(moment(dueAt, lang))}`} ·
      ${words.length(workingDays)} · ${words.rule(rule)}${provisional ? html` · ${words.provisionalWhy}` : nothing}
    </span>
  </li>`;
}

/** Who must act: 您 where it is the reader. */
export const whoWord = (who: Who, held: Summary['held'], lang: Lang): string => {
  const words = queueWordsIn(lang);
  return who === 'holder' && held === 'me' ? words.me : words.who[who];
};
