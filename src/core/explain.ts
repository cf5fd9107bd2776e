/**
 * Why a judgment is as it is, beyond the situations and clauses that it cites: what could still be done, what to settle
 * next, which expected situations are not met, and the whole tree. (Which answers force it stands in the judgment itself.)
 */
import { atPlace } from './at-place.ts';
import type { Content } from './content.ts';
import { pathOf, type Answers } from './facts.ts';
import type { Judgment } from './judge.ts';
import { nextQuestion, type NextQuestion } from './next-question.ts';
import { remediesOf, type Remedy } from './remedies.ts';
import { weighAll, type WeighedPack } from './weighed.ts';
import { whyNot, type WhyNot } from './why-not.ts';

export interface Explanation {
  readonly remedies: readonly Remedy[];
  /** Of an open judgment. */
  readonly next: NextQuestion | undefined;
  readonly whyNot: readonly WhyNot[];
  readonly tree: readonly WeighedPack[];
}

const given = new WeakMap<Judgment, Explanation>();

/**
 * In: content, answers, the day of asking, and their judgment. Out: its explanation. Pure; worked out once per judgment.
 * A matter on a short path (clearing one's name, 立案) is not judged by the six looks, and nothing of it is explained here.
 */
export function explain(content: Content, answers: Answers, asOf: string, judgment: Judgment): Explanation | undefined {
  if (pathOf(content.flow, answers) !== undefined) return undefined;
  const known = given.get(judgment);
  if (known !== undefined) return known;
  const local = atPlace(content, answers);
  const tree = weighAll(local, answers, asOf);
  const explanation = {
    remedies: remediesOf(content, answers, asOf, judgment),
    next: judgment.settled ? undefined : nextQuestion(local, answers, asOf, judgment),
    whyNot: whyNot(judgment, tree),
    tree,
  };
  given.set(judgment, explanation);
  return explanation;
}
