/** Small real files, made here: so that a test says what is in each. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** A zip file. `stored`: not compressed. */
export function zip(parts: Readonly<Record<string, string | Buffer>>, { stored = false } = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = stored ? bytes : deflateRawSync(bytes);
    const title = Buffer.from(name);
    const both = Buffer.alloc(26);
    both.writeUInt16LE(20, 0);
    both.writeUInt16LE(stored ? 0 : 8, 4);
    both.writeUInt32LE(crc32(bytes), 10);
    both.writeUInt32LE(packed.length, 14);
    both.writeUInt32LE(bytes.length, 18);
    both.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), both, title, packed]);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 0, 'latin1');
    entry.writeUInt16LE(20, 4);
    both.copy(entry, 6, 0, 24);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, title);
    locals.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, list, end]);
}

const types = (main: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/main.xml" ContentType="${main}"/></Types>`;
const OPEN = 'application/vnd.openxmlformats-officedocument.';

export const officeFile = (main: string, more: Readonly<Record<string, string>> = {}): Buffer =>
  zip({
    '[Content_Types].xml': types(main),
    '_rels/.rels': '<Relationships/>',
    'main.xml': '<a>会议纪要</a>',
    ...more,
  });

export const docx = (more: Readonly<Record<string, string>> = {}): Buffer =>
  officeFile(`${OPEN}wordprocessingml.document.main+xml`, more);
export const xlsx = (): Buffer => officeFile(`${OPEN}spreadsheetml.sheet.main+xml`);
export const pptx = (): Buffer => officeFile(`${OPEN}presentationml.presentation.main+xml`);
export const docm = (): Buffer =>
  officeFile('application/vnd.ms-word.document.macroEnabled.main+xml', { 'word/vbaProject.bin': 'x' });
export const xlsm = (): Buffer => officeFile('application/vnd.ms-excel.sheet.macroEnabled.main+xml');
export const ofd = (): Buffer => zip({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<a/>' });

/** `bytes`: how long it is to be. */
export function pdf(text = '会议纪要', bytes?: number): Buffer {
  const make = (fill: string): Buffer =>
    Buffer.from(
      `%PDF-1.7\n% ${text}${fill}\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
    );
  return make('x'.repeat(bytes === undefined ? 0 : bytes - make('').length));
}

/** One grey pixel. */
export function png(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const jpg = (): Buffer =>
  Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.from('ffd9', 'hex')]);
export const webp = (): Buffer =>
  Buffer.concat([Buffer.from('RIFF'), Buffer.from([18, 0, 0, 0]), Buffer.from('WEBPVP8L'), Buffer.alloc(10)]);
export const heic = (): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(16)]);

/** What Word 97 to 2003, old WPS and password-protected documents begin with: it may be anything, macros too. */
export const cfb = (): Buffer => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]);
export const exe = (): Buffer => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
export const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
export const page = '<!doctype html><html><script>alert(1)</script></html>';
