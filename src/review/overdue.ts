/** Whether somebody is late. Nobody is with an appeal: once its time is over, there is none. */
import type { Deadline } from './deadlines.ts';

export const isOverdue = ({ limit, late }: Deadline): boolean => late && limit !== 'appeal';
