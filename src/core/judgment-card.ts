/** The judgment in words: short first, details on demand. Every sentence comes from `words.ts`, the flow or the lists. */
import type { CaseState } from './case.ts';
import type { Content } from './content.ts';
import { explain } from './explain.ts';
import { nextLines, reasonLines, remedyLines, whyNotLines } from './explanation-card.ts';
import { isChosen, pathOf } from './facts.ts';
import { highestFirst, judge, type Finding, type Judgment } from './judge.ts';
import { isWithin } from './places.ts';
import { ALREADY_SANCTIONED, ASKER, NOT_YET_DONE, type Outcome, PLACE, SOMEONE_ELSE, STAGE } from './policy.ts';
import type { JudgmentCard, Section } from './reply.ts';
import { clausesOf, inARow, labelOf, questionOf, sayClause, sayPlace, sayProvenance } from './said.ts';
import { stripOf } from './strip.ts';
import { say, type Lang, type Text } from './text.ts';
import { fill, OUTCOME_WORDS, WORDS } from './words.ts';

/** In: the case as it stands. Out: the judgment and its card. Only where all six looks, or the short path, are answered. */
export function judgmentCard(content: Content, state: CaseState): { judgment: Judgment; card: JudgmentCard } {
  const judgment = judge(content, state.answers, state.today);
  const path = pathOf(content.flow, state.answers);
  const { lang } = state;
  const sections =
    path === undefined ? sixLookSections(content, state, judgment) : pathSections(content, state, judgment);
  return {
    judgment,
    card: {
      kind: 'judgment',
      headline:
        path === undefined
          ? headline(judgment, lang)
          : `${say(path.title, lang)}${say(WORDS.colon, lang)}${say(WORDS.pathHeadline, lang)}`,
      settled: judgment.settled,
      outcomes: (judgment.settled ? [judgment.outcome] : judgment.possible).map((outcome) =>
        say(OUTCOME_WORDS[outcome], lang),
      ),
      tone: path !== undefined ? 'person' : toneOf(judgment),
      cautions: cautions(content, state, judgment),
      strip: path === undefined ? stripOf(content, state.answers, lang) : [],
      sections: sections.filter(({ lines }) => lines.length > 0),
    },
  };
}

function toneOf(judgment: Judgment): JudgmentCard['tone'] {
  if (!judgment.settled) return 'open';
  if (judgment.outcome === 'barred') return 'adverse';
  return judgment.outcome === 'referred' ? 'person' : 'favourable';
}

const isFavourable = (judgment: Judgment): boolean => judgment.settled && toneOf(judgment) === 'favourable';

/** A favourable one opens with its condition; one that rests on a clause quoted second-hand says so in its first line. */
function headline(judgment: Judgment, lang: Lang): string {
  const outcome = judgment.settled
    ? fill(say(WORDS.headline, lang), { outcome: say(OUTCOME_WORDS[judgment.outcome], lang) })
    : say(WORDS.headlineOpen, lang);
  const secondHand = judgment.reliedOn.some(({ clauses }) => clauses.some(({ verified }) => verified === '转引'));
  return `${isFavourable(judgment) ? say(WORDS.ifTrue, lang) : ''}${outcome}${secondHand ? say(WORDS.secondHand, lang) : ''}`;
}

function cautions(content: Content, state: CaseState, judgment: Judgment): readonly string[] {
  const { lang, answers } = state;
  const lines: Text[] = [judgment.path === undefined ? WORDS.preliminary : WORDS.pathOnly];
  if (answers['经过']?.kind === 'account') lines.push(WORDS.accountNotJudged);
  if (isChosen(answers, ASKER, SOMEONE_ELSE)) lines.push(WORDS.otherPerson);
  if (isChosen(answers, STAGE, NOT_YET_DONE)) lines.push(WORDS.notYetDone);
  const said = lines.map((line) => say(line, lang));
  const place = answers[PLACE];
  if (place?.kind === 'place' && !hasList(content, place.place))
    said.push(fill(say(WORDS.placeUnlisted, lang), { place: sayPlace(place.place, lang) }));
  if (!judgment.settled && judgment.placeUnknown && judgment.path === undefined)
    said.push(say(WORDS.placeUnknown, lang));
  return said;
}

/** Whether a list of the place itself can judge a matter; clauses that are only cited, and lists for short paths, cannot. */
function hasList(content: Content, place: string): boolean {
  const asked = new Set(content.flow.looks.flatMap(({ questions }) => questions.map(({ id }) => id)));
  return content.packs.some(
    (pack) =>
      pack.place !== undefined &&
      isWithin(place, pack.place) &&
      pack.lists.some(
        ({ effect, situations }) =>
          effect !== 'note' && situations.some(({ when }) => when.some(({ question }) => asked.has(question))),
      ),
  );
}

const unique = (lines: readonly string[]): readonly string[] => [...new Set(lines)];
const saidAll = (texts: readonly Text[], lang: Lang): readonly string[] => texts.map((text) => say(text, lang));

const situationLine = (finding: Finding, lang: Lang): string => {
  const name = fill(say(WORDS.situation, lang), { name: say(finding.situation.name, lang), id: finding.situation.id });
  const reason = finding.situation.reason;
  return reason === undefined ? name : `${name}${say(WORDS.colon, lang)}${say(reason, lang)}`;
};

function section(id: string, title: Text, brief: boolean, lines: readonly string[], lang: Lang): Section {
  return { id, title: say(title, lang), brief, lines };
}

function clauseSections(findings: readonly Finding[], title: Text, lang: Lang): readonly Section[] {
  const clauses = clausesOf(highestFirst(findings));
  return [
    section(
      'clauses',
      title,
      true,
      clauses.map((clause) => sayClause(clause, lang)),
      lang,
    ),
    section(
      'provenance',
      { zh: '条款的施行和核对情况', en: 'Dates and checking of the clauses' },
      false,
      clauses.map(
        (clause) =>
          `${say(clause.instrument, lang)} ${say(clause.articleText, lang)}${say(WORDS.colon, lang)}${sayProvenance(clause, lang)}`,
      ),
      lang,
    ),
  ];
}

/** Who decides, what follows, and the person one can turn to. */
function decidesSection(judgment: Judgment, state: CaseState): Section {
  const { lang } = state;
  const own = judgment.reliedOn.flatMap(({ pack }) => (pack.decides === undefined ? [] : [say(pack.decides, lang)]));
  return section(
    'decides',
    WORDS.decidesTitle,
    false,
    unique([
      say(WORDS.decides, lang),
      ...own,
      say(WORDS.procedure, lang),
      ...(isChosen(state.answers, STAGE, ALREADY_SANCTIONED) ? [say(WORDS.sanctioned, lang)] : []),
    ]),
    lang,
  );
}

/** So many decisive answers are few. */
const FEW = 5;

function sixLookSections(content: Content, state: CaseState, judgment: Judgment): readonly Section[] {
  const { lang } = state;
  const label = (id: string): string => labelOf(content, id, lang);
  const reasons = [
    ...highestFirst(judgment.reliedOn).map((finding) => situationLine(finding, lang)),
    ...(judgment.settled && judgment.referral === 'unlisted' ? [say(WORDS.unlisted, lang)] : []),
    ...(judgment.settled && judgment.referral === 'lawsDiffer' ? [say(WORDS.lawsDiffer, lang)] : []),
    ...(judgment.settled && judgment.referral === 'lawMissing' ? [say(WORDS.lawMissing, lang)] : []),
  ];
  const open = judgment.settled
    ? []
    : [
        fill(say(WORDS.possible, lang), {
          outcomes: judgment.possible
            .map((outcome) => say(OUTCOME_WORDS[outcome], lang))
            .join(say(WORDS.listSeparator, lang)),
        }),
        ...(judgment.exhaustive ? [] : [say(WORDS.notExhaustive, lang)]),
        ...(judgment.dependsOn.length === 0
          ? []
          : [
              fill(say(WORDS.dependsOn, lang), {
                questions: judgment.dependsOn.map(label).join(say(WORDS.listSeparator, lang)),
              }),
            ]),
      ];
  const asked = { content, answers: state.answers, lang };
  const explained = explain(content, state.answers, state.today, judgment);
  const reason = reasonLines(judgment, asked);
  const remedies = explained === undefined ? [] : remedyLines(judgment, explained, asked);
  const offersMore = remedies.length > 0 && (!isFavourable(judgment) || explained?.remedies.length !== 0);
  const situations = judgment.reliedOn.map(({ situation }) => situation);
  return [
    section('open', WORDS.undecidedTitle, true, open, lang),
    section('nextQuestion', WORDS.nextTitle, true, nextLines(explained?.next, lang), lang),
    section('reasons', WORDS.reasonsTitle, true, reasons, lang),
    section('laws', WORDS.lawsTitle, true, lawsLines(judgment, lang), lang),
    ...clauseSections(judgment.reliedOn, WORDS.clausesTitle, lang),
    section('remedies', WORDS.remedyTitle, offersMore, remedies, lang),
    // A few answers are read at once; of the many that a ground rests on each is known already.
    section('decisive', WORDS.decisiveTitle, reason.length <= 1 + FEW, reason, lang),
    section(
      'whyNot',
      WORDS.whyNotTitle,
      false,
      explained === undefined ? [] : whyNotLines(judgment, explained, asked),
      lang,
    ),
    section(
      'assumes',
      WORDS.assumesTitle,
      false,
      unique(situations.flatMap(({ assumes }) => saidAll(assumes, lang))),
      lang,
    ),
    section('prepare', WORDS.prepareTitle, false, evidenceOf(content, state, judgment), lang),
    section(
      'correction',
      WORDS.correctionTitle,
      false,
      unique(situations.flatMap(({ correction }) => saidAll(correction, lang))),
      lang,
    ),
    section(
      'notes',
      WORDS.notesTitle,
      false,
      highestFirst(judgment.notes).map((note) =>
        inARow([situationLine(note, lang), ...note.clauses.map((clause) => sayClause(clause, lang))], lang),
      ),
      lang,
    ),
    section('undecided', WORDS.undecidedTitle, false, undecidedLines(judgment, lang), lang),
    decidesSection(judgment, state),
  ];
}

/** 从旧兼从轻: what each law comes to, and why one is taken; nothing where they come to the same. */
function lawsLines(judgment: Judgment, lang: Lang): readonly string[] {
  if (!judgment.settled || judgment.laws === undefined) return [];
  const { then, now, taken, underThen, underNow } = judgment.laws;
  const line = (template: Text, outcome: Outcome, findings: readonly Finding[]): string => {
    const clauses = clausesOf(findings).map((clause) => sayClause(clause, lang));
    return fill(say(template, lang), {
      outcome: say(OUTCOME_WORDS[outcome], lang),
      situations: clauses.length === 0 ? '' : `${say(WORDS.colon, lang)}${inARow(clauses, lang)}`,
    });
  };
  return [
    line(WORDS.lawsThen, then, underThen),
    line(WORDS.lawsNow, now, underNow),
    ...(taken === 'then' ? [say(WORDS.lawsTakenThen, lang)] : taken === 'now' ? [say(WORDS.lawsTakenNow, lang)] : []),
  ];
}

/** The grounds that may still hold by name; of what may still speak against it only how much: a list would read as an accusation. */
function undecidedLines(judgment: Judgment, lang: Lang): readonly string[] {
  if (judgment.settled) return [];
  const grounds = highestFirst(judgment.undecided.filter(({ effect }) => effect === 'ground'));
  const number = (effect: Finding['effect']): number =>
    judgment.undecided.filter((finding) => finding.effect === effect).length;
  return [
    ...grounds.map((finding) => situationLine(finding, lang)),
    fill(say(WORDS.undecidedCount, lang), { bars: number('bar'), referrals: number('refer') }),
  ];
}

/** What the situations relied on ask for, then what would support the answers that lean in favour. */
function evidenceOf(content: Content, state: CaseState, judgment: Judgment): readonly string[] {
  const asked = judgment.reliedOn.flatMap(({ situation }) => situation.prepare);
  const supporting = Object.entries(state.answers).flatMap(([id, answer]) => {
    const question = questionOf(content, id);
    if (question?.kind !== 'choice' || answer.kind !== 'chosen') return [];
    return question.options.filter((option) => answer.options.includes(option.id)).flatMap(({ evidence }) => evidence);
  });
  return unique(saidAll([...asked, ...supporting], state.lang));
}

function pathSections(content: Content, state: CaseState, judgment: Judgment): readonly Section[] {
  const { lang } = state;
  const path = pathOf(content.flow, state.answers);
  const findings = [...judgment.reliedOn, ...judgment.notes];
  const next = highestFirst(findings).map((finding) => situationLine(finding, lang));
  return [
    section(
      'next',
      WORDS.pathNext,
      true,
      [...(next.length === 0 && path !== undefined ? [say(path.intro, lang)] : next)],
      lang,
    ),
    ...clauseSections(findings, WORDS.pathClauses, lang),
    section('prepare', WORDS.prepareTitle, false, evidenceOf(content, state, judgment), lang),
    section('offer', WORDS.decidesTitle, false, [say(WORDS.offerPerson, lang)], lang),
  ];
}

/** The short form as plain text: headline, cautions, the strip in marks and words, and the brief sections. */
export function judgmentText(card: JudgmentCard, lang: Lang): string {
  const strip = card.strip.map(({ mark, title, word }) => `${mark} ${title} ${word}`);
  const brief = card.sections
    .filter((part) => part.brief)
    .flatMap((part) => ['', part.title, ...part.lines.map((line) => `· ${line}`)]);
  return [
    card.headline,
    ...card.cautions,
    ...(strip.length === 0 ? [] : ['', say(WORDS.stripTitle, lang), ...strip]),
    ...brief,
  ].join('\n');
}

/** The sections shown on demand, as plain text. */
export const detailsText = (card: JudgmentCard): string =>
  card.sections
    .filter((part) => !part.brief)
    .map((part) => [part.title, ...part.lines.map((line) => `· ${line}`)].join('\n'))
    .join('\n\n');
