/** Every act on a matter, the latest last: when, by whom (a colleague is not named), what, and the reason given. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { takesSecond } from '../../core/decision.ts';
import { say, type Lang } from '../../core/text.ts';
import { DECISION_WORDS } from '../../core/words.ts';
import type { Happening, View } from '../../review/view.ts';
import { dayWord, moment } from './time.ts';
import { matterWordsIn } from './words-matter.ts';

export const historyStyles = css`
  .history {
    display: grid;
    gap: 0.75rem;
    margin-block-start: 0.75rem;
  }

  .history li {
    display: grid;
    grid-template-columns: 13rem minmax(0, 1fr);
    gap: 0 1rem;
  }

  .history .detail {
    grid-column: 2;
  }

  @media (max-width: 40rem) {
    .history li {
      grid-template-columns: minmax(0, 1fr);
    }

    .history .detail {
      grid-column: 1;
    }
  }
`;

export function historyOf({ openedAt, whole }: View, lang: Lang): TemplateResult {
  const words = matterWordsIn(lang);
  const steps = new Map((whole?.steps ?? []).map(({ id, what }) => [id, what]));
  const line = (at: number, who: string, what: string, detail: string): TemplateResult => html`<li>
    <time class="soft" datetime=${new Date(at).toISOString()}>${moment(at, lang)}</time>
    <span><strong>${who}</strong>${lang === 'en' ? ' ' : '：'}${what}</span>
    ${detail === '' ? nothing : html`<p class="detail text soft">${detail}</p>`}
  </li>`;
  return html`<section class="card" aria-labelledby="history-title">
    <h2 id="history-title">${words.history}</h2>
    <ol class="history">
      ${line(openedAt, words.by.officer, words.submittedAct, '')}
      ${(whole?.history ?? []).map((each) => line(each.at, each.byName ?? words.by[each.who], whatOf(each, lang), detailOf(each, steps, lang)))}
    </ol>
  </section>`;
}

const whatOf = (each: Happening, lang: Lang): string => {
  const words = matterWordsIn(lang);
  return each.type === 'decided' && takesSecond(each.decision) ? words.agreedSecond : words.acts[each.type];
};

/** The reason, or what else is told of it. */
function detailOf(each: Happening, steps: ReadonlyMap<string, string>, lang: Lang): string {
  const words = matterWordsIn(lang);
  const join = (...parts: readonly (string | undefined)[]): string => parts.filter((part) => part).join('\n');
  const outcome = (of: keyof typeof DECISION_WORDS): string => say(DECISION_WORDS[of], lang);
  switch (each.type) {
    case 'returned':
    case 'released':
    case 'objected':
    case 'closed':
      return each.reason;
    case 'handedOver':
      return join(each.to === '' ? '' : words.handedTo(each.to), each.reason);
    case 'asked':
      return join(each.ask.questions.length === 0 ? '' : words.askedLookPlain, each.ask.text);
    case 'answered':
      return join(each.text, each.judgment);
    case 'proposed':
      return outcome(each.decision.outcome);
    case 'decided':
      return join(outcome(each.decision.outcome), each.reason);
    case 'told':
      return words.toldLine(words.forms[each.form], each.to, dayWord(each.on, lang));
    case 'planned':
      return each.steps.map(({ what, owner, due }) => words.planned(what, owner, due)).join('\n');
    case 'reported':
      return join(steps.get(each.step), each.text);
    case 'confirmed':
      return join(steps.get(each.step), each.note);
    case 'sentBack':
      return join(steps.get(each.step), each.reason);
    case 'followedUp':
      return each.note;
    case 'appealed':
      return each.grounds;
    case 'wrote':
      return each.text;
    case 'attached':
      return each.who === 'officer'
        ? words.fileNamed(each.file.name)
        : `${words.fileNamed(each.file.name)} · ${words.fileFor[each.file.reader]}`;
    case 'detached':
      return words.fileNamed(each.file.name);
    case 'clearingOpened':
      return join(each.why, each.verifiedBy);
    case 'cleared':
      return words.clearingDone(
        each.forms.map((form) => words.forms[form]).join(lang === 'en' ? ', ' : '、'),
        each.to,
        dayWord(each.on, lang),
      );
    default:
      return '';
  }
}
