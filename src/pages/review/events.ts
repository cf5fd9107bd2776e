/**
 * Calls when something that this user may see has changed. Only while the page is looked at, so that many tabs do not hold
 * many connections; where there is no stream, it calls from time to time.
 */

const PAUSE = 30_000;

export function onChange(look: () => void): () => void {
  let source: EventSource | undefined;
  const open = (): void => {
    source?.close();
    source = undefined;
    if (document.visibilityState !== 'visible') return;
    source = new EventSource('/api/review/events');
    source.addEventListener('changed', look);
  };
  const seen = (): void => {
    open();
    if (document.visibilityState === 'visible') look();
  };
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') look();
  }, PAUSE);
  document.addEventListener('visibilitychange', seen);
  open();
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', seen);
    source?.close();
  };
}
