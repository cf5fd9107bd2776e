/** Whether somebody sits before the page: it asks for news of its own accord, and that must not keep a session from lying idle. */

const AWAY_AFTER = 60_000;

let touched = Date.now();
for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
  addEventListener(
    kind,
    () => {
      touched = Date.now();
    },
    { passive: true, capture: true },
  );

export const isAway = (): boolean => Date.now() - touched > AWAY_AFTER;
