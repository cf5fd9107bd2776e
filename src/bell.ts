/** In-process fan-out: who listens on a case is woken when something was committed for it. */
import type { Bell } from './world.ts';

/** `always` is woken at every ring, whatever the case: the loop that sends what was committed. */
export function newBell(always: () => void = () => {}): Bell {
  const listeners = new Map<string, Set<() => void>>();
  const everywhere = new Set<() => void>();
  return {
    ring(caseId) {
      always();
      for (const wake of [...(listeners.get(caseId) ?? []), ...everywhere]) wake();
    },
    listenAll(wake) {
      everywhere.add(wake);
      return () => void everywhere.delete(wake);
    },
    listen(caseId, wake) {
      const ofCase = listeners.get(caseId) ?? new Set();
      listeners.set(caseId, ofCase.add(wake));
      return () => {
        ofCase.delete(wake);
        if (ofCase.size === 0) listeners.delete(caseId);
      };
    },
  };
}
