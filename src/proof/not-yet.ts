/** Situations that no conduct can meet yet: they are in the counts, and bar or allow nothing that anybody has done so far. */
import type { Content } from '../core/content.ts';
import { DAY } from '../core/policy.ts';
import { rulesOf } from '../core/rules.ts';

export interface NotYet {
  readonly pack: string;
  /** The first day of conduct for which they work, after the day of asking. */
  readonly from: string;
  readonly situations: readonly string[];
}

/** In: content and the day of asking. Out: by pack and day, the situations that work only for conduct after it. */
export function notYetIn(content: Content, asOf: string): readonly NotYet[] {
  const late = rulesOf(content).flatMap(({ pack, situation, then }) => {
    const days = then.flatMap((test) => (test.is === 'from' && test.question === DAY ? [test.day] : [])).toSorted();
    const from = days.at(-1);
    return from !== undefined && from > asOf ? [{ pack: pack.id, from, id: situation.id }] : [];
  });
  return [...Map.groupBy(late, ({ pack, from }) => `${pack} ${from}`).values()].flatMap((group): readonly NotYet[] => {
    const [first] = group;
    return first === undefined
      ? []
      : [{ pack: first.pack, from: first.from, situations: group.map(({ id }) => id.slice(first.pack.length + 1)) }];
  });
}

export const sayNotYet = ({ pack, from, situations }: NotYet, asOf: string): string =>
  `提醒：${pack} 的${situations.map((id) => `「${id}」`).join('、')}只对 ${from} 以后（含当天）的行为起作用：到问的那天（${asOf}）为止做的事都用不上，上面的数目里有它`;
