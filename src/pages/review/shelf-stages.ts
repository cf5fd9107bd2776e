/** Which stages a shelf can hold: offered as a filter. */
import type { MatterStage } from '../../core/matter-life.ts';
import type { Shelf } from '../../review/queue.ts';

const STAGES: readonly MatterStage[] = [
  'submitted',
  'accepted',
  'claimed',
  'asking',
  'seconding',
  'decided',
  'told',
  'correcting',
  'followingUp',
  'closed',
  'returned',
  'expired',
];

export const stagesOf = (shelf: Shelf): readonly MatterStage[] => STAGES.filter((stage) => isOn(shelf, stage));

const WAITING: readonly MatterStage[] = ['submitted', 'accepted'];
/** Decided, and its holder had to let it go. */
const LEFT: readonly MatterStage[] = ['decided', 'told', 'correcting', 'followingUp'];
const UNDER_WAY: readonly MatterStage[] = ['claimed', 'asking', 'seconding'];

function isOn(shelf: Shelf, stage: MatterStage): boolean {
  switch (shelf) {
    case 'waiting':
      return WAITING.includes(stage) || LEFT.includes(stage);
    case 'mine':
      return !WAITING.includes(stage) && stage !== 'closed' && stage !== 'returned' && stage !== 'expired';
    case 'seconding':
      return stage === 'seconding';
    case 'others':
      return UNDER_WAY.includes(stage);
    case 'done':
      return !WAITING.includes(stage) && !UNDER_WAY.includes(stage);
    case 'all':
      return true;
  }
}
