/** The part of the lists that can say anything about one place. */
import type { Content } from './content.ts';
import type { Answers } from './facts.ts';
import { PLACE } from './policy.ts';

/** So many places are remembered for each content; the one that was asked for longest ago goes first. */
const REMEMBERED = 200;

interface Remembered {
  /** Every place that some pack is of. */
  readonly places: ReadonlySet<string>;
  readonly byPlace: Map<string, Content>;
}

const remembered = new WeakMap<Content, Remembered>();

/**
 * In: the content, of a whole country perhaps. Out: for answers that name a place, the content without the packs of other
 * places, of which no situation can be met there; else all of it. A matter is judged alike by both, but by a thousandth of the
 * lists in a thousandth of the time. The same place gives the same object, so that what is worked out for it is kept.
 */
export function atPlace(content: Content, answers: Answers): Content {
  const answer = answers[PLACE];
  return answer?.kind === 'place' ? contentOf(content, answer.place) : content;
}

/** The same for a place by its name. */
export function contentOf(content: Content, place: string): Content {
  const { places, byPlace } = remembered.get(content) ?? remember(content);
  const parts = place.split('/');
  const chain = parts.map((_, at) => parts.slice(0, at + 1).join('/')).filter((each) => places.has(each));
  // The lowest place with a list of its own stands for all below it.
  const lowest = chain.at(-1) ?? '';
  const known = byPlace.get(lowest);
  if (known !== undefined) {
    byPlace.delete(lowest);
    byPlace.set(lowest, known);
    return known;
  }
  const local = {
    ...content,
    packs: content.packs.filter((pack) => pack.place === undefined || chain.includes(pack.place)),
  };
  const [oldest] = byPlace.keys();
  if (byPlace.size >= REMEMBERED && oldest !== undefined) byPlace.delete(oldest);
  byPlace.set(lowest, local);
  return local;
}

function remember(content: Content): Remembered {
  const made = {
    places: new Set(content.packs.flatMap(({ place }) => place ?? [])),
    byPlace: new Map<string, Content>(),
  };
  remembered.set(content, made);
  return made;
}
