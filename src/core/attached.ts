/** Files that belong to a submitted matter: what is known of each, and how many there may be. */

/** As a type is recognised by content, and how its name ends. */
export const FILE_KINDS = {
  pdf: { mime: 'application/pdf', endings: ['pdf'] },
  docx: { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['docx'] },
  xlsx: { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
  pptx: { mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', endings: ['pptx'] },
  /** 版式文件, GB/T 33190: what official documents are sent as. */
  ofd: { mime: 'application/ofd', endings: ['ofd'] },
  jpg: { mime: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  png: { mime: 'image/png', endings: ['png'] },
  webp: { mime: 'image/webp', endings: ['webp'] },
  heic: { mime: 'image/heic', endings: ['heic', 'heif'] },
} as const satisfies Readonly<Record<string, { readonly mime: string; readonly endings: readonly string[] }>>;
export type FileKind = keyof typeof FILE_KINDS;

/** Whom a file is for: the desk, or the officer too. What the officer sends is for the desk. */
export const FILE_READERS = ['desk', 'officer'] as const;
export type FileReader = (typeof FILE_READERS)[number];

export interface AttachedFile {
  /** 128 random bits, hex: also its name on the disk. */
  readonly id: string;
  /** As it is shown and downloaded: text only, never a path. */
  readonly name: string;
  readonly kind: FileKind;
  /** Bytes. */
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
  readonly reader: FileReader;
}

/** How many files the officer may have attached to a matter, and as many the desk: neither can crowd out the other. */
export const FILES_AT_MOST = 20;

/** Why a file is not taken. */
export const FILE_REFUSALS = [
  'file_too_large',
  'file_empty',
  'file_name_missing',
  'file_kind',
  'file_broken',
  'file_macros',
  'file_embedded',
  'file_locked',
  'file_mismatch',
  'file_interrupted',
  'file_too_many',
  'unknown_attachment',
] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** sizeWord(1536) → '1.5 KB'; sizeWord(20 * 1024 * 1024) → '20 MB'. */
export function sizeWord(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} ${unit}`;
}
