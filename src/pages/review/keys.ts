/** Keys of the queue. Single letters can be switched off: some dictate, some press keys without meaning to. */

const OFF = 'liukan-desk-keys-off';

export const keysOff = (): boolean => localStorage.getItem(OFF) !== null;

/** Out: whether they are on now. */
export function switchKeys(): boolean {
  if (keysOff()) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, '1');
  return !keysOff();
}

export type Wanted =
  | { readonly to: 'search' | 'next' | 'before' | 'first' | 'last' }
  | { readonly to: 'shelf'; readonly number: number };

/** What a key wants; undefined while somebody is writing, or where the key means something else. */
export function shortcut(
  event: KeyboardEvent,
  { isOnRow, letters }: { readonly isOnRow: boolean; readonly letters: boolean },
): Wanted | undefined {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const [target] = event.composedPath();
  if (target instanceof HTMLElement && target.matches('input, textarea, select')) return undefined;
  const { key } = event;
  if (isOnRow && key in ON_ROW) return { to: ON_ROW[key as keyof typeof ON_ROW] };
  if (!letters) return undefined;
  if (key === '/') return { to: 'search' };
  if (key === 'j' || key === 'k') return { to: key === 'j' ? 'next' : 'before' };
  return /^[1-6]$/.test(key) ? { to: 'shelf', number: Number(key) } : undefined;
}

const ON_ROW = { ArrowDown: 'next', ArrowUp: 'before', Home: 'first', End: 'last' } as const;
