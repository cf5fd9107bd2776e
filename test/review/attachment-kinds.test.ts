/** What a file is, by its content; what it may be called. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Folder, openFolder } from '../../src/attachments/folder.ts';
import { kindOf } from '../../src/attachments/kinds.ts';
import { cleanName, dispositionOf, NAME_LIMIT, nameFor } from '../../src/attachments/name.ts';
import { take } from '../../src/attachments/take.ts';
import { sizeWord } from '../../src/core/attached.ts';
import * as files from './sample-files.ts';

let root: string;
let folder: Folder;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'liukan-kinds-'));
  folder = await openFolder(join(root, 'attachments'), 100_000);
});
afterAll(() => rm(root, { recursive: true }));

/** By chance, as any four bytes stand in what is compressed. */
const endMark = Buffer.from('PK\x05\x06and so on, for more than as long as an end record is', 'latin1');
/** Written as an end record is; what it leads to is none of a zip file. */
const emptyEnd = Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1');

const taken: readonly (readonly [string, Buffer])[] = [
  ['pdf', files.pdf()],
  ['docx', files.docx()],
  ['xlsx', files.xlsx()],
  ['pptx', files.pptx()],
  ['ofd', files.ofd()],
  ['png', files.png()],
  ['jpg', files.jpg()],
  ['webp', files.webp()],
  ['heic', files.heic()],
  ['docx', files.docx({}, { lengths: 4 })],
  ['docx', files.docx({}, { lengths: 8 })],
  ['docx', files.docx({}, { extra: Buffer.from('20a20400ffff0000', 'hex') })],
  ['docx', files.docx({}, { backwards: true })],
  ['docx', files.docx({}, { stored: true })],
  ['docx', files.docx({ 'word/media/': '', 'word/printerSettings.bin': 'M\0Z\0' })],
  ['docx', files.docx({ 'word/embeddings/a.xlsx': files.xlsx() })],
  ['docx', files.docx({ 'word/embeddings/a.vsdx': files.officeFile('application/vnd.ms-visio.drawing.main+xml') })],
  ['docx', files.docxTold((types) => types.replace('?>', ' encoding="utf-8" standalone="yes"?>'))],
  ['docx', files.docxTold((types) => types.replace('officedocument', 'office&#x64;ocument'))],
  ['ofd', files.zip({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Attachs/a.xml': '<a/>', 'Doc_0/Res/a.jb2': 'x' })],
  ['jpg', Buffer.concat([files.jpg(), endMark, emptyEnd])],
  ['pdf', files.pdfWith(endMark)],
  ['pdf', files.pdfWith('2 0 obj<</Title(HTML/JavaScript)/Subject(/Type /EmbeddedFile)>>endobj (/Encrypt /Launch)')],
  ['pdf', files.pdfWith('2 0 obj<</EncryptMetadata true/S/URI/URI(javascript:)/OpenAction[1 0 R/Fit]>>endobj')],
];

/** As programs write them: real-files/README.md. */
const written: readonly string[] = [
  ...['chromium.pdf', 'fpdf2.pdf', 'pdf-lib.pdf', 'reportlab.pdf', 'pillow.jpg', 'pillow.png', 'pillow.webp'],
  ...['docx-npm.docx', 'exceljs-stream.xlsx', 'openpyxl.xlsx', 'pptxgenjs-chart.pptx'],
];
const writtenAndRefused: readonly (readonly [string, string])[] = [
  ['pypdf-locked.pdf', 'file_locked'],
  ['pypdf-script.pdf', 'file_embedded'],
  ['pypdf-carries.pdf', 'file_embedded'],
  ['pdf-lib-carries.pdf', 'file_embedded'],
];

const macro = { 'word/vbaProject.bin': 'x' };
const html = Buffer.from(files.page);
const other = files.zip({ 'a.js': 'x' });
const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`${n}`, '']));
/** As long as the pieces in which a file is looked through, but for half an end record. */
const aMegabyte = Buffer.alloc(1024 * 1024 - files.jpg().length - other.length + 11);
const refused: readonly (readonly [string, Buffer, string])[] = [
  ['a page', html, 'file_kind'],
  ['an SVG', Buffer.from(files.svg), 'file_kind'],
  ['a program', files.exe(), 'file_kind'],
  ['plain text', Buffer.from('会议纪要'), 'file_kind'],
  ['a zip file', files.zip({ 'a.txt': 'a' }), 'file_kind'],
  ['a zip file with a program', files.zip({ 'setup.exe': files.exe() }), 'file_kind'],
  ['an old doc, xls or wps', files.cfb(), 'file_kind'],
  ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'), 'file_kind'],
  ['RTF', Buffer.from('{\\rtf1 a}'), 'file_kind'],
  ['docm', files.docm(), 'file_macros'],
  ['xlsm without a project', files.xlsm(), 'file_macros'],
  ['docm that says it is docx', files.docx(macro), 'file_macros'],
  ['Excel 4 macros', files.docx({ 'xl/macrosheets/sheet1.xml': '<a/>' }), 'file_macros'],
  [
    'a template',
    files.officeFile('application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'),
    'file_kind',
  ],
  ['PDF in its first line only', Buffer.concat([Buffer.from('%PDF-1.7\n'), html]), 'file_broken'],
  ['half a PDF', files.pdf().subarray(0, 60), 'file_broken'],
  ['a page before the PDF', Buffer.concat([html, files.pdf()]), 'file_kind'],
  ['PDF and a zip file', Buffer.concat([files.pdf(), files.zip({ 'a.js': 'x' })]), 'file_broken'],
  ['PNG and a docm', Buffer.concat([files.png(), files.docm()]), 'file_broken'],
  ['docx and another zip file', Buffer.concat([files.docx(), files.zip({ 'a.js': 'x' })]), 'file_broken'],
  ['docx and a page', Buffer.concat([files.docx(), html]), 'file_broken'],
  ['half a docx', files.docx().subarray(0, 200), 'file_broken'],
  [
    'a list of parts that grows without end',
    files.zip({ '[Content_Types].xml': 'a'.repeat(5 * 1024 * 1024) }),
    'file_broken',
  ],
  ['a docx with a program between its parts', files.docx({}, { between: files.exe() }), 'file_broken'],
  ['a docx with a zip file between its parts', files.docx({}, { between: other }), 'file_broken'],
  ['what stands in the place of lengths', files.docx({}, { between: Buffer.alloc(16), flags: 8 }), 'file_broken'],
  ['a docx with a page as its comment', files.docx({}, { comment: files.page }), 'file_broken'],
  ['a docx with a zip file as its comment', files.docx({}, { comment: `${other.toString('latin1')}x` }), 'file_broken'],
  [
    'a part that calls itself something else',
    files.docx({ 'a.bin': 'x' }, { names: { 'a.bin': 'vbaProject.bin' } }),
    'file_broken',
  ],
  ['a part out of the folder', files.docx({ '../../a.xml': '<a/>' }), 'file_broken'],
  ['a locked docx', files.docx({}, { flags: 1 }), 'file_locked'],
  ['more parts than any document has', files.docx(many), 'file_broken'],
  ['VBA under another name', files.docxWith('application/vnd.ms-office.vbaProject'), 'file_macros'],
  ['Excel 4 macros under another name', files.docxWith('application/vnd.ms-excel.macrosheet+xml'), 'file_macros'],
  ['international ones', files.docxWith('application/vnd.ms-excel.intlmacrosheet+xml'), 'file_macros'],
  [
    'macros, a letter written by its number',
    files.docxWith('application/vnd.ms-word.document.macro&#x45;nabled.main+xml'),
    'file_macros',
  ],
  ['likewise in tens', files.docxWith('application/vnd.ms-word.document.macro&#0069;nabled.main+xml'), 'file_macros'],
  ['entities of its own', files.docxTold((types) => types.replace('?>', '?><!DOCTYPE Types>')), 'file_broken'],
  ['another encoding', files.docxTold((types) => types.replace('?>', ' encoding="utf-7"?>')), 'file_broken'],
  ['an object by its type', files.docxWith('application/vnd.openxmlformats-officedocument.oleObject'), 'file_embedded'],
  ['an object by its name', files.docx({ 'word/embeddings/oleObject1.bin': 'x' }), 'file_embedded'],
  ['an object by how it begins', files.docx({ 'word/embeddings/a.bin': files.cfb() }), 'file_embedded'],
  ['a control', files.docxWith('application/vnd.ms-office.activeX+xml'), 'file_embedded'],
  ['a docx with a program', files.docx({ 'payload/a.exe': 'x' }), 'file_embedded'],
  ['a docx with a program as a picture', files.docx({ 'word/media/image1.png': files.exe() }), 'file_embedded'],
  ['likewise not compressed', files.docx({ 'image1.png': files.exe() }, { stored: true }), 'file_embedded'],
  ['a docx with a script', files.docx({ 'word/a.js': 'x' }), 'file_embedded'],
  ['a docx with a zip file', files.docx({ 'word/embeddings/a.bin': other }), 'file_embedded'],
  ['a docx with a docm', files.docx({ 'word/embeddings/a.docx': files.docm() }), 'file_macros'],
  ['and that deeper', files.docx({ 'a.docx': files.docx({ 'b.docx': files.docm() }) }), 'file_macros'],
  ['OFD with a program', files.zip({ 'OFD.xml': '<a/>', 'Doc_0/Attachs/a.dat': files.exe() }), 'file_embedded'],
  ['a picture, a zip file and one byte', Buffer.concat([files.jpg(), other, Buffer.of(10)]), 'file_broken'],
  ['a picture, a zip file and a page', Buffer.concat([files.webp(), other, html]), 'file_broken'],
  ['a picture and RAR', Buffer.concat([files.png(), Buffer.from('Rar!\x1a\x07\x01\0', 'latin1')]), 'file_broken'],
  ['a zip file across the border of two pieces', Buffer.concat([files.jpg(), aMegabyte, other, html]), 'file_broken'],
  ['a zip file in a PDF', files.pdfWith(other), 'file_broken'],
  ['a locked PDF', files.pdfWith('', '/Encrypt 5 0 R'), 'file_locked'],
  ['a locked PDF with its key at hand', files.pdfWith('', '/Encrypt\n<</Filter/Standard>>'), 'file_locked'],
  ['a locked PDF whose trailer is a stream', files.pdfWith('9 0 obj<</Type/XRef/Encrypt 5 0 R>>'), 'file_locked'],
  ['a script in a PDF', files.pdfWith('2 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj'), 'file_embedded'],
  ['likewise by numbers', files.pdfWith('2 0 obj<</S /J#61vaScrip#74 /JS 3 0 R>>endobj'), 'file_embedded'],
  ['likewise by name', files.pdfWith('2 0 obj<</Names<</JavaScript 3 0 R>>>>endobj'), 'file_embedded'],
  ['a program that a PDF starts', files.pdfWith('2 0 obj<</S/Launch/F(a.exe)>>endobj'), 'file_embedded'],
  ['a file in a PDF', files.pdfWith('2 0 obj<</Type /EmbeddedFile/Length 1>>stream'), 'file_embedded'],
  ['likewise, by who speaks of it', files.pdfWith('2 0 obj<</F(a)/EF<</F 3 0 R>>>>endobj'), 'file_embedded'],
];

describe('what a file is', () => {
  const put = async (bytes: Buffer): Promise<string> => {
    const path = join(root, 'file');
    await writeFile(path, bytes);
    return path;
  };
  test.each(taken)('%s', async (kind, bytes) => {
    expect(await kindOf(await put(bytes), bytes.length)).toEqual({ kind });
  });
  test.each(written)('as written: %s', async (name) => {
    const path = join(import.meta.dirname, 'real-files', name);
    expect(await kindOf(path, (await readFile(path)).length)).toEqual({ kind: name.split('.').at(-1) });
  });
  test.each(writtenAndRefused)('as written: %s is refused', async (name, code) => {
    const path = join(import.meta.dirname, 'real-files', name);
    expect(await kindOf(path, (await readFile(path)).length)).toEqual({ refused: code });
  });
  test.each(refused)('%s is refused', async (_, bytes, code) => {
    expect(await kindOf(await put(bytes), bytes.length)).toEqual({ refused: code });
  });
});

describe('an upload', () => {
  const id = 'ab'.repeat(16);
  const send = (name: string, bytes: Buffer) => take(folder, id, { name, body: Readable.from([bytes]) });
  const left = async (): Promise<readonly string[]> => readdir(join(root, 'attachments'));

  test.each([
    ['会议纪要.pdf', files.pdf(), '会议纪要.pdf'],
    ['照片.JPEG', files.jpg(), '照片.JPEG'],
    ['扫描件', files.pdf(), '扫描件.pdf'],
  ])('%s is kept', async (name, bytes, shown) => {
    expect(await send(name, bytes)).toMatchObject({ file: { id, name: shown, size: bytes.length } });
    expect(await left()).toEqual([id]);
    await folder.remove(id);
  });

  test.each([
    ['a page called .pdf', '纪要.pdf', Buffer.from(files.page), 'file_kind'],
    ['a picture called .pdf', '纪要.pdf', files.png(), 'file_mismatch'],
    ['a PDF called .exe', '纪要.exe', files.pdf(), 'file_mismatch'],
    ['an Excel called .docx', '纪要.docx', files.xlsx(), 'file_mismatch'],
    ['nothing', '纪要.pdf', Buffer.alloc(0), 'file_empty'],
    ['no name', '../', files.pdf(), 'file_name_missing'],
    ['one byte too many', '纪要.pdf', files.pdf('', 100_001), 'file_too_large'],
  ])('%s leaves nothing', async (_, name, bytes, code) => {
    expect(await send(name, bytes)).toEqual({ refused: code });
    expect(await left()).toEqual([]);
  });

  test('of exactly the limit is taken', async () => {
    expect(await send('a.pdf', files.pdf('', 100_000))).toMatchObject({ file: { size: 100_000 } });
    await folder.remove(id);
  });

  test('that breaks off leaves nothing', async () => {
    const body = new Readable({ read() {} });
    body.push(files.pdf());
    setTimeout(() => body.destroy(new Error('aborted')), 20);
    expect(await take(folder, id, { name: 'a.pdf', body })).toEqual({ refused: 'file_interrupted' });
    expect(await left()).toEqual([]);
  });
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\会议\\纪要.pdf', '纪要.pdf'],
  ['a\u202Efdp.exe', 'afdp.exe'],
  ['纪\u0000要\r\n\u200b.pdf', '纪要.pdf'],
  ['  .隐藏.pdf ', '隐藏.pdf'],
  ['e\u0301.pdf', 'é.pdf'],
  ['half \ud83d.pdf', 'half \ufffd.pdf'],
  ['/', undefined],
  ['\u202e', undefined],
  ['', undefined],
])('the name %j is shown as %j', (given, shown) => expect(cleanName(given)).toBe(shown));

test('a long name keeps its ending', () => {
  const name = cleanName(`${'长'.repeat(300)}.pdf`) ?? '';
  expect([...name]).toHaveLength(NAME_LIMIT);
  expect(name.endsWith('….pdf')).toBe(true);
});

test('what a name claims must fit', () => {
  expect(nameFor('2024.5 会议', 'pdf')).toBe('2024.5 会议.pdf');
  expect(nameFor('a.pdf.exe', 'pdf')).toBeUndefined();
  expect(nameFor('a.exe.pdf', 'pdf')).toBe('a.exe.pdf'); // a PDF all the same
});

test('a download is named so that no header can be broken', () => {
  expect(dispositionOf(`会'议"\r\n(1).pdf`)).toBe(
    `attachment; filename*=UTF-8''%E4%BC%9A%27%E8%AE%AE%22%0D%0A%281%29.pdf`,
  );
});

test.each([
  [512, '512 B'],
  [1536, '1.5 KB'],
  [20 * 1024 * 1024, '20 MB'],
])('%i bytes are said as %s', (bytes, word) => expect(sizeWord(bytes)).toBe(word));
