/** Files of a matter as its officer has them: those they sent, and those of the desk that are for them. */
import type { Folder } from '../attachments/folder.ts';
import { letPass, take } from '../attachments/take.ts';
import { type AttachedFile, FILES_AT_MOST } from '../core/attached.ts';
import type { Act, Deed } from '../core/matter-acts.ts';
import { type FileState, type Matter, step } from '../core/matter-life.ts';
import { attachmentOfUpload } from '../store/attachments.ts';
import { Conflict } from '../store/database.ts';
import { actsOf, addAct, type Review, reviewsOfCase } from '../store/reviews.ts';
import type { World } from '../world.ts';
import { calls, replayed, whenFree } from './act.ts';
import { bodyOf, countOf, type Download, type Sent, trial, uploadOf } from './attach.ts';
import { refused, type Refused, type AttachRefusedCode } from './refused.ts';

export interface OfficersFile extends Omit<AttachedFile, 'reader'> {
  readonly from: 'me' | 'desk';
  readonly at: number;
  /** Nobody has taken the matter up yet. */
  readonly mayTakeBack: boolean;
}

export interface OfficersFiles {
  /** Whether one can be added now: the matter was submitted and is not over, and there is room. */
  readonly mayAttach: boolean;
  readonly files: readonly OfficersFile[];
}

interface Found {
  readonly review: Review;
  readonly acts: readonly Act[];
  readonly matter: Matter;
}

/** The latest matter of a consultation that was submitted and not withdrawn. */
async function matterOf({ db }: World, caseId: string): Promise<Found | undefined> {
  const review = (await reviewsOfCase(db, caseId)).findLast(({ stage }) => stage !== 'withdrawn');
  if (review === undefined) return undefined;
  const acts = await actsOf(db, review.id);
  return { review, acts, matter: replayed(review, acts) };
}

const made = ({ now }: World, deed: Deed): Act => ({ ...deed, by: { kind: 'officer' }, at: now() });
const leadsTo = ({ review, acts }: Found, act: Act): Matter | undefined => step(review.openedAt, acts, act);

/** In: a consultation. Out: what its officer may see and do; nothing where it was never submitted. */
export async function officersFiles(world: World, caseId: string): Promise<OfficersFiles> {
  const found = await matterOf(world, caseId);
  if (found === undefined) return { mayAttach: false, files: [] };
  const files = found.matter.state.files.filter(isOfficers);
  return {
    mayAttach: leadsTo(found, made(world, trial('desk'))) !== undefined,
    files: files.map(({ id, name, kind, size, sha256, by, at }) => ({
      ...{ id, name, kind, size, sha256, at },
      from: by.kind === 'officer' ? 'me' : 'desk',
      mayTakeBack: leadsTo(found, made(world, { type: 'detached', file: { id, name } })) !== undefined,
    })),
  };
}

/** Theirs, or for them; not what the desk keeps to itself, nor what was taken back. */
const isOfficers = ({ by, reader, takenBackAt }: FileState): boolean =>
  takenBackAt === undefined && (by.kind === 'officer' || reader === 'officer');

/** In: a consultation, a file. Out: what there is now, or why it was not taken: then nothing of it is left. */
export async function officerAttaches(
  world: World,
  folder: Folder,
  caseId: string,
  { key, ...upload }: Sent,
): Promise<OfficersFiles | Refused<AttachRefusedCode>> {
  const found = await matterOf(world, caseId);
  const sent = uploadOf('officer', key);
  const isKnown = found !== undefined && (await attachmentOfUpload(world.db, found.review.id, sent)) !== undefined;
  const may = found !== undefined && leadsTo(found, made(world, trial('desk'))) !== undefined;
  if (isKnown || !may) {
    if (upload.body !== undefined) letPass(upload.body, folder.limit);
    if (isKnown) return officersFiles(world, caseId);
    return refused(await whyNotNow(world, caseId));
  }
  const id = world.newId();
  const taken = await take(folder, id, upload);
  if ('refused' in taken) return taken;
  try {
    const deed = { type: 'attached', file: { ...taken.file, reader: 'desk' }, upload: sent } as const;
    const done = await officerDoes(world, caseId, deed);
    if (done !== true) {
      await folder.remove(id);
      return refused(done === undefined ? 'busy' : await whyNotNow(world, caseId));
    }
  } catch (error) {
    await folder.remove(id);
    const isSame =
      error instanceof Conflict && (await attachmentOfUpload(world.db, found.review.id, sent)) !== undefined;
    if (!isSame) throw error;
  }
  return officersFiles(world, caseId);
}

async function whyNotNow(world: World, caseId: string): Promise<'file_too_many' | 'not_now'> {
  const found = await matterOf(world, caseId);
  return found !== undefined && countOf(found.matter.state, true) >= FILES_AT_MOST ? 'file_too_many' : 'not_now';
}

/** Takes back what nobody has taken up yet. What it was called stays in the history; its bytes go. */
export async function officerTakesBack(
  world: World,
  caseId: string,
  attachment: string,
): Promise<OfficersFiles | Refused<AttachRefusedCode>> {
  const file = (await matterOf(world, caseId))?.matter.state.files.find(({ id }) => id === attachment);
  if (file === undefined || !isOfficers(file)) return refused('unknown_attachment');
  const { id, name } = file;
  const done = await officerDoes(world, caseId, { type: 'detached', file: { id, name } });
  if (done !== true) return refused(done === undefined ? 'busy' : 'not_now');
  return officersFiles(world, caseId);
}

export async function officerReads(
  world: World,
  folder: Folder,
  caseId: string,
  attachment: string,
): Promise<Download | Refused<'unknown_attachment'>> {
  const files = (await matterOf(world, caseId))?.matter.state.files ?? [];
  return (await bodyOf(folder, files.filter(isOfficers), attachment)) ?? refused('unknown_attachment');
}

/** Commits what the officer did, and rings for whoever looks at it. False where the matter is past it; undefined: too many at once. */
async function officerDoes(world: World, caseId: string, deed: Deed): Promise<boolean | undefined> {
  const done = await whenFree(async () => {
    const found = await matterOf(world, caseId);
    const act = made(world, deed);
    const after = found === undefined ? undefined : leadsTo(found, act);
    if (found === undefined || after === undefined) return false;
    const { review, acts } = found;
    // Of five files in a row the holder is told once.
    const last = acts.at(-1);
    const isOneMore = last?.type === 'attached' && last.by.kind === 'officer';
    const called = isOneMore ? [] : await calls(world.db, review, act, after);
    await world.db.commit([...addAct(review, act, after), ...called]);
    return true;
  });
  if (done === true) world.bell.ring(caseId);
  return done;
}
