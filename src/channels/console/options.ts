/** What the console is handed: the desk, and where the built page is. */
import type { Folder } from '../../attachments/folder.ts';
import type { Desk } from '../../review/desk.ts';

export interface ConsoleOptions {
  readonly desk: Desk;
  /** Where files of matters lie. */
  readonly attachments: Folder;
  /** The folder of the built pages: dist/ */
  readonly assets: string;
}
