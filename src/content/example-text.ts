/** A 范例 as YAML: an item to paste under 「范例:」. */
import type { Answer, Answers } from '../core/facts.ts';
import { type Flow, questionsOf } from '../core/flow.ts';
import type { Example } from '../core/policy.ts';
import { OUTCOME_WORDS } from '../core/words.ts';

const WIDTH = 116;

/** In: what an example says, and its facts as answers. Out: its lines, in the order of the flow's questions. */
export function exampleText(
  flow: Flow,
  { name, expected, relies, excludes = [] }: Omit<Example, 'facts' | 'line' | 'file'>,
  answers: Answers,
): string {
  const facts = questionsOf(flow).flatMap(({ id }) => {
    const answer = answers[id];
    return answer === undefined ? [] : [`${asYaml(id)}: ${sayFact(answer)}`];
  });
  const short = `    事实: { ${facts.join(', ')} }`;
  const outcome =
    'outcome' in expected
      ? OUTCOME_WORDS[expected.outcome].zh
      : `[${expected.possible.map((each) => OUTCOME_WORDS[each].zh).join(', ')}]`;
  return [
    `  - 名称: ${asYaml(name)}`,
    ...(widthOf(short) <= WIDTH ? [short] : ['    事实:', '      {', ...filled(facts), '      }']),
    `    应得: ${outcome}`,
    ...named('依据', relies),
    ...named('不依据', excludes),
    '',
  ].join('\n');
}

const named = (key: string, ids: readonly string[]): readonly string[] =>
  ids.length === 0 ? [] : [`    ${key}: [${ids.map(asYaml).join(', ')}]`];

/** Lines of facts, each as long as it may be. */
function filled(facts: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const [at, fact] of facts.entries()) {
    const item = at === facts.length - 1 ? fact : `${fact},`;
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${item}`) <= WIDTH) lines[lines.length - 1] = `${last} ${item}`;
    else lines.push(`        ${item}`);
  }
  return lines;
}

/** A Chinese character is as wide as two others. */
const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);

export const sayFact = (answer: Answer): string => {
  switch (answer.kind) {
    case 'chosen':
      return answer.options.length === 1
        ? asYaml(answer.options[0] ?? '')
        : `[${answer.options.map(asYaml).join(', ')}]`;
    case 'amount':
      return String(answer.yuan);
    case 'date':
      return answer.day;
    case 'place':
      return asYaml(answer.place);
    case 'account':
    case 'unknown':
      return '不清楚';
  }
};

/** In quotes where YAML would read it as something else. */
export const asYaml = (text: string): string =>
  /^[\p{L}\p{N}（“《]/u.test(text) && !/[,[\]{}"]|: | #|:$/.test(text) ? text : JSON.stringify(text);
