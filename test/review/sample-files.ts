/** Small real files, made here: so that a test says what is in each. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

export interface ZipManner {
  /** Not compressed. */
  readonly stored?: boolean;
  /** What stands before each part but the first, and before the directory. */
  readonly between?: Buffer;
  readonly comment?: string;
  /** As a stream is written: each part followed by its sum and lengths, of 4 or 8 bytes. */
  readonly lengths?: 4 | 8;
  /** More in each part's own header, as Word leaves room to grow. */
  readonly extra?: Buffer;
  /** What the parts call themselves, where the directory calls them something else. */
  readonly names?: Readonly<Record<string, string>>;
  /** The directory lists them in the opposite order. */
  readonly backwards?: boolean;
  readonly flags?: number;
}

/** A zip file. */
export function zip(
  parts: Readonly<Record<string, string | Buffer>>,
  {
    stored = false,
    between = Buffer.alloc(0),
    comment = '',
    lengths,
    extra = Buffer.alloc(0),
    names = {},
    backwards = false,
    flags = 0,
  }: ZipManner = {},
): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = stored ? bytes : deflateRawSync(bytes);
    const title = Buffer.from(name);
    const ownTitle = Buffer.from(names[name] ?? name);
    const both = Buffer.alloc(26);
    both.writeUInt16LE(20, 0);
    both.writeUInt16LE(lengths === undefined ? flags : flags | 8, 2);
    both.writeUInt16LE(stored ? 0 : 8, 4);
    both.writeUInt32LE(crc32(bytes), 10);
    both.writeUInt32LE(packed.length, 14);
    both.writeUInt32LE(bytes.length, 18);
    both.writeUInt16LE(title.length, 22);
    const own = Buffer.from(both);
    own.writeUInt16LE(ownTitle.length, 22);
    own.writeUInt16LE(extra.length, 24);
    const after = Buffer.alloc(lengths === undefined ? 0 : 8 + 2 * lengths);
    if (lengths !== undefined) {
      after.write('PK\x07\x08', 0, 'latin1');
      after.writeUInt32LE(crc32(bytes), 4);
      after.writeUInt32LE(packed.length, 8);
      after.writeUInt32LE(bytes.length, 8 + lengths);
      own.fill(0, 10, 22); // not known yet
    }
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), own, ownTitle, extra, packed, after, between]);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 0, 'latin1');
    entry.writeUInt16LE(20, 4);
    both.copy(entry, 6, 0, 24);
    entry.writeUInt32LE(at, 42);
    directory.push(Buffer.concat([entry, title]));
    locals.push(local);
    at += local.length;
  }
  const list = Buffer.concat(backwards ? directory.reverse() : directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(Buffer.byteLength(comment, 'latin1'), 20);
  return Buffer.concat([...locals, list, end, Buffer.from(comment, 'latin1')]);
}

const types = (main: string, more = ''): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/main.xml" ContentType="${main}"/>${more}</Types>`;
const OPEN = 'application/vnd.openxmlformats-officedocument.';
const WORD = `${OPEN}wordprocessingml.document.main+xml`;

type Parts = Readonly<Record<string, string | Buffer>>;
export const officeFile = (main: string, more: Parts = {}, manner: ZipManner = {}): Buffer =>
  zip(
    {
      '[Content_Types].xml': types(main),
      '_rels/.rels': '<Relationships/>',
      'main.xml': '<a>会议纪要</a>',
      ...more,
    },
    manner,
  );

export const docx = (more: Parts = {}, manner: ZipManner = {}): Buffer => officeFile(WORD, more, manner);
/** Its list of types says of the part `part.bin` that it is of this type. */
export const docxWith = (type: string): Buffer =>
  docx({
    '[Content_Types].xml': types(WORD, `<Override PartName="/part.bin" ContentType="${type}"/>`),
    'part.bin': '<a/>',
  });
/** The list of types of a docx, told otherwise. */
export const docxTold = (tell: (types: string) => string): Buffer => docx({ '[Content_Types].xml': tell(types(WORD)) });
export const xlsx = (): Buffer => officeFile(`${OPEN}spreadsheetml.sheet.main+xml`);
export const pptx = (): Buffer => officeFile(`${OPEN}presentationml.presentation.main+xml`);
export const docm = (): Buffer =>
  officeFile('application/vnd.ms-word.document.macroEnabled.main+xml', { 'word/vbaProject.bin': 'x' });
export const xlsm = (): Buffer => officeFile('application/vnd.ms-excel.sheet.macroEnabled.main+xml');
export const ofd = (): Buffer => zip({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<a/>' });

/** With what stands between its parts and its end. */
export const pdfWith = (object: string | Buffer, trailer = ''): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n'),
    Buffer.from(object),
    Buffer.from(`\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R${trailer}>>\nstartxref\n9\n%%EOF\n`),
  ]);

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
