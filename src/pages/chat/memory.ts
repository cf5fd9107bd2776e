/**
 * What this browser remembers of a consultation, in sessionStorage: a self-check is private, and an office computer is
 * often shared. A tab that is closed has forgotten it; a reload has not.
 */
import type { Lang } from '../../core/text.ts';
import type { Key, Message } from './api.ts';

/** A message that the server has not yet answered. */
export interface Unsent {
  readonly message: Message;
  /** What the person's bubble says. */
  readonly label: string;
}

export interface Remembered {
  readonly key?: Key | undefined;
  readonly lang?: Lang;
  readonly draft?: string;
  readonly unsent?: readonly Unsent[];
}

const name = 'liukan';

export const remembered = (): Remembered => {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? '{}');
  } catch {
    return {}; // storage forbidden, or not ours: begin with nothing
  }
};

export const remember = (what: Remembered): void => {
  try {
    sessionStorage.setItem(name, JSON.stringify({ ...remembered(), ...what }));
  } catch {
    // storage forbidden or full: the page works, a reload begins anew
  }
};

export const forget = (): void => {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // storage forbidden: there is nothing to forget
  }
};
