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

  .strip .said.new {
    font-weight: 600;
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

type Asked = Pick<Whole['asks'][number], 'ask' | 'answer'>;

/** Which look was asked again: by the labels of its answers, which in Chinese are the ids of its questions. 0 where it is none. */
export function lookOf({ sections }: Whole['record'], { ask, answer }: Asked): number {
  if (ask.questions.length === 0) return 0;
  const labels = new Set([...ask.questions, ...(answer?.text.split('\n').map(labelIn) ?? [])]);
  const found = sections.find(
    ({ id, lines }) => id.startsWith('look-') && lines.some((line) => labels.has(labelIn(line))),
  );
  return found === undefined ? 0 : Number(found.id.slice('look-'.length));
}

/** What was answered instead, the last time that this look was asked again: the line with the same label, or else the first. */
export function answerInstead({ record, asks }: Pick<Whole, 'record' | 'asks'>, number: number): string | undefined {
  const again = asks.findLast((each) => each.answer !== undefined && lookOf(record, each) === number);
  const lines = again?.answer?.text.split('\n') ?? [];
  const [main] = record.sections.find(({ id }) => id === `look-${number}`)?.lines ?? [];
  const same = lines.find((line) => main !== undefined && labelIn(line) === labelIn(main));
  const line = same ?? lines[0];
  return line === undefined ? undefined : answerIn(line);
}

export function stripOfRecord({ record, asks }: Whole, lang: Lang, show: (section: string) => void): TemplateResult {
  const words = matterWordsIn(lang);
  const reasked = new Set(asks.map((each) => lookOf(record, each)));
  const tag = tagOf(record.lang);
  const cell = (number: number, section: Section | undefined): TemplateResult => {
    const [main, ...others] = section?.lines ?? [];
    const instead = reasked.has(number) ? answerInstead({ record, asks }, number) : undefined;
    const before = main === undefined ? undefined : answerIn(main);
    const said =
      before === undefined
        ? html`<span class="said">○ ${words.notAnswered}</span>`
        : html`<span class="said" lang=${tag}>${instead === undefined ? nothing : html`<span class="soft">${words.firstAnswer}</span>`}${before}</span>`;
    const inside = html`
      <span class="number">${words.look(number)} ${words.looks[number - 1]}</span>
      ${said}
      ${instead === undefined ? nothing : html`<span class="said new" lang=${tag}><span class="soft">${words.newAnswer}</span>${instead === before ? words.same : instead}</span>`}
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
