/** Sends a file as it is, tells how far it has come, and words nothing: refusals are the server's. */
import { FILE_KINDS } from '../core/attached.ts';

/** For the file chooser; what counts is what the server finds in the file. */
export const ACCEPTED = Object.values(FILE_KINDS)
  .flatMap(({ endings }) => endings)
  .map((ending) => `.${ending}`)
  .join(',');

/** One file on its way. */
export interface Sending {
  /** The same at every try, so that a file whose answer was lost is not attached twice. */
  readonly key: string;
  readonly file: File;
  /** 0 to 1; undefined: it came back. */
  readonly progress: number | undefined;
  /** Why it came back. */
  readonly reason: string;
}

export type Uploaded =
  | { readonly ok: true; readonly body: unknown }
  /** code 'offline': the server could not be reached. */
  | { readonly ok: false; readonly code: string; readonly message: string };

/** 128 random bits. Not crypto.randomUUID: that exists over https only. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** XMLHttpRequest, because fetch does not tell how much has been sent. `progress`: 0 to 1. */
export function upload(
  url: string,
  { file, key }: Pick<Sending, 'file' | 'key'>,
  headers: Readonly<Record<string, string>>,
  progress: (part: number) => void,
): Promise<Uploaded> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const offline = (): void => resolve({ ok: false, code: 'offline', message: '' });
    request.open('POST', url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-liukan-name', encodeURIComponent(file.name.toWellFormed()));
    request.setRequestHeader('x-liukan-upload', key);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total);
    request.onerror = offline;
    request.onabort = offline;
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status === 200 && body !== undefined) return resolve({ ok: true, body });
      const { code, message } = (body as { error?: { code?: string; message?: string } } | undefined)?.error ?? {};
      if (code === undefined || message === undefined) offline();
      else resolve({ ok: false, code, message });
    };
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a proxy answered in its own words
  }
}
