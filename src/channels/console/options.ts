/** What the console is handed: the desk, and where the built page is. */
import type { Folder } from '../../attachments/folder.ts';
import type { Desk } from '../../review/desk.ts';
import type { Oidc } from '../../review/oidc.ts';

export interface ConsoleOptions {
  readonly desk: Desk;
  /** Where files of matters lie. */
  readonly attachments: Folder;
  /** The folder of the built pages: dist/ */
  readonly assets: string;
  /** The office's own accounts, where they are connected. */
  readonly oidc?: Oidc | undefined;
}
