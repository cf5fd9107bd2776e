/** What follows a decision: how it was told, the steps of putting right with their reports, follow-up, clearing. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Lang } from '../../core/text.ts';
import type { Whole } from '../../review/view.ts';
import type { ActName } from './act-forms.ts';
import { tagIn } from './record.ts';
import { dayWord, moment } from './time.ts';
import { matterWordsIn } from './words-matter.ts';

export const puttingRightStyles = css`
  .steps {
    display: grid;
    gap: 0.75rem;
    margin-block-start: 0.75rem;
  }

  .step {
    display: grid;
    gap: 0.375rem;
    padding-block-start: 0.75rem;
    border-block-start: 1px solid var(--line);
  }

  .step h3 {
    font-size: 1rem;
    overflow-wrap: anywhere;
  }

  .step .chip {
    margin-inline-start: 0.375rem;
  }

  .step-acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
`;

type Step = Whole['steps'][number];

/** `act`: the form by which something is done to a step. */
export function followingOf(
  whole: Whole,
  lang: Lang,
  act: (type: ActName, step: string) => TemplateResult,
): TemplateResult {
  return html`${toldOf(whole, lang)} ${stepsOf(whole, lang, act)} ${followUpOf(whole, lang)} ${clearingOf(whole, lang)}`;
}

function toldOf({ told }: Whole, lang: Lang): TemplateResult | typeof nothing {
  const words = matterWordsIn(lang);
  return told === undefined
    ? nothing
    : html`<section class="card"><h2>${words.told}</h2><p>${words.toldLine(words.forms[told.form], told.to, dayWord(told.on, lang))}</p></section>`;
}

function stepsOf(
  { steps, may, history }: Whole,
  lang: Lang,
  act: (type: ActName, step: string) => TemplateResult,
): TemplateResult | typeof nothing {
  const words = matterWordsIn(lang);
  if (steps.length === 0) return nothing;
  const one = (step: Step, index: number): TemplateResult => {
    const { id, what, owner, due, reports, confirmed } = step;
    const [tone, state] =
      confirmed !== undefined
        ? ['favourable', `✓ ${words.stepDone}`]
        : isWaiting(step, history)
          ? ['open', `◆ ${words.stepReported}`]
          : ['', `○ ${reports.length === 0 ? words.stepOpen : words.stepAgain}`];
    const possible = (confirmed === undefined ? (['reported'] as const) : []).filter((type) => may.includes(type));
    return html`<li class="step" data-section=${`step-${id}`}>
      <h3>${words.step(index + 1)}${lang === 'en' ? ': ' : '：'}${what} <span class="chip ${tone}">${state}</span></h3>
      <p class="soft">${words.owner(owner)} · ${words.due(dayWord(due, lang))}</p>
      ${reports.map(
        ({ text, by, at }) => html`<div class="said-by ${by.kind === 'officer' ? 'officer' : ''}">
          <span class="soft">${by.kind === 'officer' ? words.by.officer : words.desk} · ${words.report} · ${moment(at, lang)}</span>
          <p class="text" lang=${tagIn(text)}>${text}</p>
        </div>`,
      )}
      ${confirmed === undefined ? nothing : html`<p>✓ ${words.confirmed(confirmed.note)} <span class="soft">${moment(confirmed.at, lang)}</span></p>`}
      ${possible.length === 0 ? nothing : html`<div class="step-acts">${possible.map((type) => act(type, id))}</div>`}
    </li>`;
  };
  return html`<section class="card">
    <h2>${words.steps}</h2>
    <ol class="steps">${steps.map(one)}</ol>
  </section>`;
}

/** Reports that wait: each with its step, the earliest first. */
export const waitingReports = ({ steps, history }: Whole) =>
  steps.flatMap((step, index) =>
    isWaiting(step, history)
      ? [{ id: step.id, number: index + 1, what: step.what, report: step.reports.at(-1)?.text ?? '' }]
      : [],
  );

/** Reported, and since then neither confirmed nor sent back. */
const isWaiting = ({ id, reports, confirmed }: Step, history: Whole['history']): boolean => {
  const latest = reports[reports.length - 1];
  const isBack = history.some((each) => each.type === 'sentBack' && each.step === id && each.at >= (latest?.at ?? 0));
  return confirmed === undefined && latest !== undefined && !isBack;
};

function followUpOf({ followUp }: Whole, lang: Lang): TemplateResult | typeof nothing {
  const words = matterWordsIn(lang);
  return followUp === undefined
    ? nothing
    : html`<section class="card"><h2>${words.followUp}</h2><p class="soft">${words.followUpLine(dayWord(followUp.on, lang))}</p><p class="text">${followUp.note}</p></section>`;
}

function clearingOf({ clearing }: Whole, lang: Lang): TemplateResult | typeof nothing {
  const words = matterWordsIn(lang);
  if (clearing === undefined) return nothing;
  const { why, verifiedBy, openedAt, done } = clearing;
  const colon = lang === 'en' ? ': ' : '：';
  return html`<section class="card">
    <h2>${words.clearing}${done === undefined ? html` <span class="chip open">${words.clearingOpen}</span>` : nothing}</h2>
    <p class="text">${words.clearingWhy}${colon}${why}</p>
    <p class="soft">${words.clearingBy}${colon}${verifiedBy} · ${moment(openedAt, lang)}</p>
    ${done === undefined ? nothing : html`<p>✓ ${words.clearingDone(done.forms.map((form) => words.forms[form]).join(lang === 'en' ? ', ' : '、'), done.to, dayWord(done.on, lang))}</p>`}
  </section>`;
}
