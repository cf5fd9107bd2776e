/** Files that somebody of the desk attaches to a matter, and reads. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Folder } from '../attachments/folder.ts';
import { letPass, take, type Upload } from '../attachments/take.ts';
import { type AttachedFile, FILES_AT_MOST, type FileReader } from '../core/attached.ts';
import type { Deed } from '../core/matter-acts.ts';
import type { FileState, MatterState } from '../core/matter-life.ts';
import { attachmentOfUpload } from '../store/attachments.ts';
import { Conflict } from '../store/database.ts';
import { actsOf, addLook, type Review } from '../store/reviews.ts';
import type { User } from '../store/users.ts';
import { act, possible, replayed } from './act.ts';
import { type Desk, reviewFor } from './desk.ts';
import { type AttachRefusedCode, isRefused, refused, type Refused, type ReviewRefusedCode } from './refused.ts';
import { maySeeWhole } from './view.ts';

export interface Sent extends Upload {
  /** The sender's key, new for each upload: sent again, it is the same attachment. */
  readonly key: string;
}

/** A file as it is downloaded. */
export interface Download {
  readonly file: AttachedFile;
  readonly body: Readable;
}

/** Whose key it is belongs to it: nobody's can stand in the way of another's. */
export const uploadOf = (sender: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([sender, key]))
    .digest('hex');

/** What an act would be like, to learn whether it is possible before anything is written to the disk. */
export const trial = (reader: FileReader): Extract<Deed, { type: 'attached' }> => ({
  type: 'attached',
  file: { id: '', name: '', kind: 'pdf', size: 0, sha256: '', reader },
  upload: '',
});

/** How many stand, of the officer's or of the desk's. */
export const countOf = ({ files }: MatterState, isOfficer: boolean): number =>
  files.filter(({ by, takenBackAt }) => (by.kind === 'officer') === isOfficer && takenBackAt === undefined).length;

/** In: who, which matter, what and for whom. Out: the review after the commit, or why not: then nothing of the file is left. */
export async function attach(
  desk: Desk,
  folder: Folder,
  user: User,
  id: string,
  { key, reader, ...upload }: Sent & { readonly reader: FileReader },
): Promise<{ readonly review: Review } | Refused<AttachRefusedCode>> {
  const { db, newId, now } = desk.world;
  const no = (code: AttachRefusedCode): Refused<AttachRefusedCode> => {
    if (upload.body !== undefined) letPass(upload.body, folder.limit);
    return refused(code);
  };
  const review = await reviewFor(desk, user, id);
  if (review === undefined) return no('unknown_review');
  const sent = uploadOf(user.id, key);
  if ((await attachmentOfUpload(db, id, sent)) !== undefined) {
    if (upload.body !== undefined) letPass(upload.body, folder.limit);
    return { review };
  }
  const acts = await actsOf(db, id);
  const by = { kind: 'user', id: user.id, unit: user.unit } as const;
  const may = possible(review, acts, { ...trial(reader), by, at: now() }, user);
  if (isRefused(may)) return no(inWords(may.refused, replayed(review, acts).state));
  const fileId = newId();
  const taken = await take(folder, fileId, upload);
  if ('refused' in taken) return taken;
  try {
    const done = await act(desk, user, id, { type: 'attached', file: { ...taken.file, reader }, upload: sent });
    if (!isRefused(done)) return done;
    await folder.remove(fileId);
    return refused(inWords(done.refused, replayed(review, await actsOf(db, id)).state));
  } catch (error) {
    await folder.remove(fileId);
    const isSame = error instanceof Conflict && (await attachmentOfUpload(db, id, sent)) !== undefined;
    const now = isSame ? await reviewFor(desk, user, id) : undefined;
    if (now === undefined) throw error;
    return { review: now };
  }
}

/** Where there is no room, that is why it is not possible. */
const inWords = (code: ReviewRefusedCode, state: MatterState): AttachRefusedCode =>
  code === 'not_now' && countOf(state, false) >= FILES_AT_MOST ? 'file_too_many' : code;

/** In: who, which matter, which attachment. Out: the file, for whom the matter is whole; the look is kept. */
export async function readAttachment(
  desk: Desk,
  folder: Folder,
  user: User,
  id: string,
  attachment: string,
): Promise<Download | Refused<'unknown_review' | 'not_yours' | 'unknown_attachment'>> {
  const review = await reviewFor(desk, user, id);
  if (review === undefined) return refused('unknown_review');
  const { db, now } = desk.world;
  const matter = replayed(review, await actsOf(db, id));
  if (!maySeeWhole(matter, user)) return refused('not_yours');
  const found = await bodyOf(folder, matter.state.files, attachment);
  if (found === undefined) return refused('unknown_attachment');
  await db.commit(addLook(id, user.id, now()));
  return found;
}

/** One of these files, if it stands and lies there. */
export async function bodyOf(
  folder: Folder,
  files: readonly FileState[],
  attachment: string,
): Promise<Download | undefined> {
  const file = files.find(({ id, takenBackAt }) => id === attachment && takenBackAt === undefined);
  const body = file === undefined ? undefined : await folder.read(file.id);
  return file === undefined || body === undefined ? undefined : { file, body };
}
