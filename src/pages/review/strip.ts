/** 六看 at a glance: the officer's main answer to each look, from what they agreed to send; each leads to all its answers. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Section } from '../../core/reply.ts';
import type { Lang } from '../../core/text.ts';
import type { Whole } from '../../review/view.ts';
import { tagOf } from './record.ts';
import { matterWordsIn } from './words-matter.ts';

export const stripStyles = css`
  .strip {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 0.5rem;
    margin-block-start: 0.625rem;
  }

  .strip li {
    display: grid;
  }

  .strip .look {
    display: grid;
    align-content: start;
    gap: 0.125rem;
    text-align: start;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: none;
  }

  .strip .look.open {
    border-style: dashed;
    color: var(--soft);
  }

  .strip .number {
    font-size: 0.9375rem;
    color: var(--soft);
  }

  .strip .said {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
    line-height: 1.45;
  }

  @media (max-width: 40rem) {
    .strip {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }

  @media print {
    .strip .said {
      -webkit-line-clamp: none;
    }
  }
`;

/** answerIn('性质：违反了程序规定') → '违反了程序规定' */
const answerIn = (line: string): string => line.replace(/^[^：:]*(?:：|: )/u, '');
const labelIn = (line: string): string => /^[^：:]*/u.exec(line)?.[0] ?? '';

/** Which look holds these questions: by the labels of its answers. 0 where they are not there. */
export function lookOf({ sections }: Whole['record'], questions: readonly string[]): number {
  const found = sections.find(
    ({ id, lines }) => id.startsWith('look-') && lines.some((line) => questions.includes(labelIn(line))),
  );
  return found === undefined ? 0 : Number(found.id.slice('look-'.length));
}

export function stripOfRecord({ record, asks }: Whole, lang: Lang, show: (section: string) => void): TemplateResult {
  const words = matterWordsIn(lang);
  const reasked = new Set(asks.map(({ ask }) => lookOf(record, ask.questions)));
  const cell = (number: number, section: Section | undefined): TemplateResult => {
    const [main, ...others] = section?.lines ?? [];
    const inside = html`
      <span class="number">${words.look(number)} ${words.looks[number - 1]}</span>
      <span class="said" lang=${main === undefined ? nothing : tagOf(record.lang)}>${main === undefined ? `○ ${words.notAnswered}` : answerIn(main)}</span>
      ${others.length === 0 && !reasked.has(number) ? nothing : html`<span class="soft">${others.length === 0 ? nothing : words.more(others.length)} ${reasked.has(number) ? `↻ ${words.reasked}` : nothing}</span>`}
    `;
    return section === undefined
      ? html`<li><div class="look open">${inside}</div></li>`
      : html`<li><button class="look" @click=${() => show(section.id)}>${inside}</button></li>`;
  };
  return html`<section class="card" aria-labelledby="strip-title">
    <h2 id="strip-title">${words.strip}</h2>
    <p class="soft no-print">${words.stripNote}</p>
    <ol class="strip">
      ${[1, 2, 3, 4, 5, 6].map((number) =>
        cell(
          number,
          record.sections.find(({ id }) => id === `look-${number}`),
        ),
      )}
    </ol>
  </section>`;
}
