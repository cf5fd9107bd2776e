/** What a file is, by its content; what it may be called. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
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
];

const macro = { 'word/vbaProject.bin': 'x' };
const html = Buffer.from(files.page);
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
