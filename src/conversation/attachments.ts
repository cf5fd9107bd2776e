/** Attachments of the matter that a thread speaks of: what a channel is handed, which knows threads and no cases. */
import type { Folder } from '../attachments/folder.ts';
import type { Thread } from '../message.ts';
import type { Download, Sent } from '../review/attach.ts';
import {
  officerAttaches,
  officerReads,
  officersFiles,
  officerTakesBack,
  type OfficersFiles,
} from '../review/officer-files.ts';
import type { AttachRefusedCode, Refused } from '../review/refused.ts';
import { threadOf } from '../store/threads.ts';
import type { World } from '../world.ts';

export interface OfficersAttachments {
  /** How many bytes a file may have. */
  readonly limit: number;
  list(thread: Thread): Promise<OfficersFiles>;
  add(thread: Thread, sent: Sent): Promise<OfficersFiles | Refused<AttachRefusedCode>>;
  takeBack(thread: Thread, attachment: string): Promise<OfficersFiles | Refused<AttachRefusedCode>>;
  read(thread: Thread, attachment: string): Promise<Download | Refused<'unknown_attachment'>>;
}

export function officersAttachments(world: World, folder: Folder): OfficersAttachments {
  /** The id of no consultation: it has no matter. */
  const caseOf = async ({ channel, address }: Thread): Promise<string> =>
    (await threadOf(world.db, channel, address))?.caseId ?? '';
  return {
    limit: folder.limit,
    list: async (thread) => officersFiles(world, await caseOf(thread)),
    add: async (thread, sent) => officerAttaches(world, folder, await caseOf(thread), sent),
    takeBack: async (thread, attachment) => officerTakesBack(world, await caseOf(thread), attachment),
    read: async (thread, attachment) => officerReads(world, folder, await caseOf(thread), attachment),
  };
}
