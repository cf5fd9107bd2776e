/** How the queue is looked at: order, search, filters. Kept while one looks at a matter and comes back; in memory only. */
import type { MatterStage } from '../../core/matter-life.ts';
import type { Order } from '../../review/queue.ts';

export interface Wish {
  readonly order: Order;
  readonly search: string;
  readonly stage: MatterStage | '';
  readonly late: boolean;
}

export const ORDERS = ['due', 'opened', 'changed'] as const satisfies readonly Order[];

export const NO_WISH: Wish = { order: 'due', search: '', stage: '', late: false };

let wish: Wish = NO_WISH;

export const theWish = (): Wish => wish;

export const keepWish = (next: Wish): void => {
  wish = next;
};

export const isFiltered = ({ search, stage, late }: Wish): boolean => search.trim() !== '' || stage !== '' || late;
