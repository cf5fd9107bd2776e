/** What the officer was asked, and what they answered; where a look was asked again, the old and the new judgment side by side. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Lang } from '../../core/text.ts';
import type { Whole } from '../../review/view.ts';
import { tagOf } from './record.ts';
import { lookOf } from './strip.ts';
import { moment } from './time.ts';
import { matterWordsIn } from './words-matter.ts';

export const asksStyles = css`
  .ask {
    display: grid;
    gap: 0.5rem;
    margin-block-start: 0.875rem;
    padding-block-start: 0.875rem;
    border-block-start: 1px solid var(--line);
  }

  .said-by {
    display: grid;
    gap: 0.125rem;
    padding-inline-start: 0.875rem;
    border-inline-start: 3px solid var(--accent);
  }

  .said-by.officer {
    border-color: var(--seal);
  }

  .both {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
    gap: 0.5rem;
  }

  .both > div {
    padding: 0.5rem 0.75rem;
    background: var(--paper);
    border-radius: var(--radius);
  }

  .both .new {
    outline: 1px solid var(--accent);
  }
`;

export function asksOf({ asks, record }: Whole, lang: Lang): TemplateResult | typeof nothing {
  const words = matterWordsIn(lang);
  if (asks.length === 0) return nothing;
  const before = record.sections.find(({ id }) => id === 'judgment')?.lines[0] ?? '–';
  const judgments = (index: number): TemplateResult | typeof nothing => {
    const now = asks[index]?.answer?.judgment;
    if (now === undefined) return nothing;
    return html`<div class="both">
      <div><span class="soft">${words.oldJudgment}</span><br /><span lang=${tagOf(record.lang)}>${before}</span></div>
      <div class="new">
        <span class="soft">${words.newJudgment}${now === before ? words.inBrackets(words.same) : nothing}</span><br /><strong lang=${tagOf(record.lang)}>${now}</strong>
      </div>
    </div>`;
  };
  return html`<section class="card" aria-labelledby="asks-title">
    <h2 id="asks-title">${words.asks}</h2>
    ${asks.map(({ ask, at, answer, droppedAt }, index) => {
      const look = lookOf(record, { ask, answer });
      return html`<div class="ask">
        <div class="said-by">
          <span class="soft">${words.asked} · ${moment(at, lang)}</span>
          ${ask.questions.length === 0 ? nothing : html`<p>${look === 0 ? words.askedLookPlain : words.askedLook(`${words.look(look)}${lang === 'en' ? ': ' : ' '}${words.looks[look - 1]}`)}</p>`}
          ${ask.text === '' ? nothing : html`<p class="text">${ask.text}</p>`}
        </div>
        <div class="said-by officer">
          ${
            answer === undefined
              ? html`<span class="soft">${droppedAt === undefined ? html`○ ${words.waiting}` : words.dropped(moment(droppedAt, lang))}</span>`
              : html`<span class="soft">${words.answered} · ${moment(answer.at, lang)}</span>
                  <p class="text">${answer.text}</p>`
          }
        </div>
        ${judgments(index)}
      </div>`;
    })}
  </section>`;
}
