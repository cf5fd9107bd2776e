/** What to think of before a matter is closed. It may be closed all the same. */
import type { Lang } from '../../core/text.ts';
import type { Whole } from '../../review/view.ts';
import { moment } from './time.ts';
import { actsWordsIn } from './words-acts.ts';

type Before = Pick<Whole, 'appealUntil' | 'clearing' | 'steps'>;

/** In: where it stands, now (milliseconds). Out: warnings, the weightiest first. */
export function beforeClosing({ appealUntil, clearing, steps }: Before, now: number, lang: Lang): readonly string[] {
  const { closing } = actsWordsIn(lang);
  const open = steps.filter(({ confirmed }) => confirmed === undefined).length;
  return [
    ...(open > 0 ? [closing.steps(open)] : []),
    ...(clearing !== undefined && clearing.done === undefined ? [closing.clearing] : []),
    ...(appealUntil !== undefined && now < appealUntil ? [closing.appeal(moment(appealUntil, lang))] : []),
  ];
}
