/** The record as the officer consented to it: every section, in its order, in its own language. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { CitedClause } from '../../core/decision.ts';
import type { Section } from '../../core/reply.ts';
import type { Lang } from '../../core/text.ts';
import { say } from '../../core/text.ts';
import type { Verification } from '../../core/policy.ts';
import { VERIFICATION_WORDS } from '../../core/words.ts';

export const recordStyles = css`
  .sections {
    display: grid;
    gap: 1.125rem;
  }

  .sections section:focus {
    outline: none;
  }

  .sections h3 {
    font-size: 0.9375rem;
    color: var(--soft);
    font-weight: 600;
  }

  /* the officer's own words, and where the assistant's begin */
  .sections .account p {
    padding-inline-start: 0.875rem;
    border-inline-start: 3px solid var(--line);
  }

  .sections .judgment {
    padding-block-start: 1.125rem;
    border-block-start: 1px solid var(--line);
  }

  .sections li + li {
    margin-block-start: 0.25rem;
  }

  .instrument {
    font-weight: 600;
  }

  .clause-words {
    overflow-wrap: anywhere;
  }

  .verified {
    white-space: nowrap;
  }
`;

/** A section of one line is a paragraph, of several a list. */
export const sectionsOf = (sections: readonly Section[], lang: Lang): TemplateResult => html`
  <div class="sections" lang=${tagOf(lang)}>
    ${sections.map(
      ({
        id,
        title,
        lines,
      }) => html`<section class=${id === 'account' || id === 'judgment' ? id : ''} data-section=${id}>
        <h3>${title}</h3>
        ${
          lines.length === 1
            ? html`<p class="text" lang=${tagWithin(lines[0] ?? '', lang)}>${lines[0]}</p>`
            : html`<ul>
                ${lines.map((line) => html`<li class="text" lang=${tagWithin(line, lang)}>${line}</li>`)}
              </ul>`
        }
      </section>`,
    )}
  </div>
`;

export const tagOf = (lang: Lang): string => (lang === 'en' ? 'en' : 'zh-CN');

/**
 * Of what somebody typed, by most of it: tagIn('经查属实（see minutes）') → 'zh-CN'; tagIn('checked') → 'en'; where there is neither,
 * tagIn('2026', 'en') → 'en'
 */
export const tagIn = (text: string, lang: Lang = 'zh'): string => {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[a-z]+/giu)?.length ?? 0;
  return tagOf(han === latin ? lang : han > latin ? 'zh' : 'en');
};

/** The attribute of a line within what is in `lang`: none where it is in that language too. */
const tagWithin = (line: string, lang: Lang): string | typeof nothing =>
  tagIn(line, lang) === tagOf(lang) ? nothing : tagIn(line, lang);

/** A clause in two lines: whose rule and which article, then what it says; in the language of the record, as far as it is translated. */
export const clauseOf = (
  { instrument, article, gist, verified }: Pick<CitedClause, 'instrument' | 'article' | 'gist'> & { verified: string },
  lang: Lang,
): TemplateResult => html`
  <span class="clause-words">
    <span class="instrument" lang=${tagIn(instrument)}>${citedAs(instrument, article)}</span>
    <span class="soft verified">${say(VERIFICATION_WORDS[verified as Verification], lang)}</span><br />
    <span lang=${tagIn(gist)}>${gist}</span>
  </span>
`;

/** citedAs('问责条例', '第十七条') → 《问责条例》第十七条; citedAs('Regulations', 'Article 17') → Regulations, Article 17 */
const citedAs = (instrument: string, article: string): string =>
  tagIn(instrument) === 'en' ? `${instrument}, ${article}` : `《${instrument}》${article}`;
