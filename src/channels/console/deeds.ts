/** What a page asks to have done, as the deed that is kept. */
import type { z } from 'zod';
import type { Deed } from '../../core/matter-acts.ts';
import type { actBody } from './schemas.ts';

type Body = Exclude<z.output<typeof actBody>, { type: 'asked' | 'seconded' }>;

/** Steps get their ids here: what a page makes up is no key. */
export function deedOf(body: Body, newId: () => string): Deed {
  if (body.type === 'planned')
    return { type: 'planned', steps: body.steps.map((step) => ({ ...step, id: newId().slice(0, 8) })) };
  const { seen: _, ...deed } = { seen: undefined, ...body };
  return deed;
}

/** How many acts its sender had read; undefined where it does not turn on them. */
export const seenIn = (body: Body): number | undefined => ('seen' in body ? body.seen : undefined);
