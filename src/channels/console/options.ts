/** What the console is handed: the desk, and where the built page is. */
import type { Desk } from '../../review/desk.ts';

export interface ConsoleOptions {
  readonly desk: Desk;
  /** The folder of the built pages: dist/ */
  readonly assets: string;
}
