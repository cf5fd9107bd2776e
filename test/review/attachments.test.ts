/** Attachments over HTTP: the officer with their token, the desk with its sessions, the folder on the disk. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Folder, openFolder } from '../../src/attachments/folder.ts';
import { type Cleaner, cleaner, removeDeleted, sweep } from '../../src/attachments/sweep.ts';
import { console as reviewConsole } from '../../src/channels/console/console.ts';
import { hashOf, newToken } from '../../src/channels/web/token.ts';
import { web } from '../../src/channels/web/web.ts';
import { officersAttachments } from '../../src/conversation/attachments.ts';
import { FILES_AT_MOST } from '../../src/core/attached.ts';
import type { Deed } from '../../src/core/matter-acts.ts';
import { destroyCase } from '../../src/store/cases.ts';
import { actsOf, looksAt } from '../../src/store/reviews.ts';
import { bindThread, threadOf } from '../../src/store/threads.ts';
import { aDecision, nextAct } from '../store/acts.ts';
import { type Office, openOffice } from './office.ts';
import { docm, docx, page, pdf, png } from './sample-files.ts';
import { client, type Answer, type Client } from './serve.ts';

const LIMIT = 64 * 1024;

let office: Office;
let root: string;
let folder: Folder;
let files: Cleaner;
let app: FastifyInstance;
let url: string;
const faults: unknown[] = [];

beforeEach(async () => {
  office = await openOffice();
  root = join(await mkdtemp(join(tmpdir(), 'liukan-attached-')), 'attachments');
  folder = await openFolder(root, LIMIT);
  const { world, desk } = office;
  files = cleaner(world.db, folder, world.bell.listenAll, (fault) => void faults.push(fault));
  app = fastify({ forceCloseConnections: true }); // a download that has just ended is not idle yet
  const never = () => Promise.reject(new Error('nobody talks here'));
  await app.register(web, {
    world,
    receive: never,
    turnsOf: async () => undefined,
    destroy: never,
    consent: never,
    attachments: officersAttachments(world, folder),
    assets: '/nowhere',
    tokens: {
      keep: never,
      hashOf: async ({ channel, address }) => (await threadOf(world.db, channel, address))?.tokenHash ?? undefined,
    },
  });
  await app.register(reviewConsole, { desk, assets: '/nowhere', attachments: folder });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(async () => {
  await app.close();
  await files.stop();
  await office.close();
  await rm(join(root, '..'), { recursive: true, force: true });
  expect(faults.splice(0)).toEqual([]);
});

const onDisk = async (): Promise<readonly string[]> => (await readdir(root)).toSorted();

interface Officer {
  readonly caseId: string;
  readonly matter: string;
  readonly address: string;
  readonly token: string;
  ask(method: string, path?: string, more?: Sending): Promise<Answer & { readonly bytes: Buffer }>;
  send(name: string, bytes: Uint8Array, more?: Sending): Promise<Answer & { readonly bytes: Buffer }>;
}

interface Sending {
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let keys = 0;

/** An officer at the web page whose matter was submitted. */
async function officer(): Promise<Officer> {
  const { id, caseId } = await office.matter();
  const [address, token] = [office.world.newId(), newToken()];
  await office.world.db.commit(
    bindThread({ channel: 'web', address, caseId, was: null, tokenHash: hashOf(token), at: 1 }),
  );
  const ask: Officer['ask'] = async (method, path = '', { body, token: other = token, headers = {} } = {}) => {
    const answer = await fetch(`${url}/api/conversations/${address}/attachments${path}`, {
      method,
      headers: { authorization: `Bearer ${other}`, ...headers },
      ...(body && { body }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isJson = answer.headers.get('content-type')?.startsWith('application/json');
    const text = bytes.toString();
    return { status: answer.status, headers: answer.headers, text, bytes, body: isJson ? JSON.parse(text) : undefined };
  };
  return {
    ...{ caseId, matter: id, address, token, ask },
    send: (name, bytes, more = {}) =>
      ask('POST', '', {
        body: Uint8Array.from(bytes),
        ...more,
        headers: {
          'content-type': 'application/octet-stream',
          'x-liukan-name': encodeURIComponent(name),
          'x-liukan-upload': `upload-${keys++}`,
          ...more.headers,
        },
      }),
  };
}

async function reviewer(more: Parameters<Office['user']>[0] = {}): Promise<Client & { readonly id: string }> {
  const { link, user } = await office.user(more);
  const { headers } = await client(url, '')('POST', '/api/review/session', { json: { link } });
  return Object.assign(client(url, headers.get('set-cookie')?.split(';')[0] ?? ''), { id: user.id });
}

const attach = (ask: Client, matter: string, name: string, bytes: Uint8Array, more: Record<string, string> = {}) =>
  ask('POST', `/api/review/reviews/${matter}/attachments`, {
    raw: Uint8Array.from(bytes),
    headers: {
      'content-type': 'application/octet-stream',
      'x-liukan-name': encodeURIComponent(name),
      'x-liukan-upload': `upload-${keys++}`,
      'x-liukan-for': 'desk',
      ...more,
    },
  });

const acted = async (matter: string, by: string, ...deeds: readonly Deed[]): Promise<void> => {
  for (const deed of deeds) await office.world.db.commit(await nextAct(office.world.db, matter, by, deed));
};

/** The bell was rung, and what was to be removed is. */
async function rung(): Promise<void> {
  office.world.bell.ring('');
  await files.stop();
}

describe('the officer', () => {
  test('attaches a file, sees it, and gets the same bytes back, to be saved and never shown', async () => {
    const me = await officer();
    const bytes = docx();
    const sent = await me.send('会议"纪要".docx', bytes);
    expect(sent.status).toBe(200);
    const [file] = sent.body.files;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(file).toMatchObject({ name: '会议"纪要".docx', kind: 'docx', size: bytes.length, sha256, from: 'me' });
    expect((await me.ask('GET')).body).toEqual(sent.body);
    expect(sent.body).toMatchObject({ mayAttach: true, limit: { bytes: LIMIT, files: FILES_AT_MOST } });
    const got = await me.ask('GET', `/${file.id}`);
    expect(got.bytes).toEqual(bytes);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename*=UTF-8''%E4%BC%9A%E8%AE%AE%22%E7%BA%AA%E8%A6%81%22.docx`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  test('lies on the disk for this account only, under a name that says nothing', async () => {
    const me = await officer();
    const { body } = await me.send('纪要.pdf', pdf());
    expect(await onDisk()).toEqual([body.files[0].id]);
    expect(body.files[0].id).toMatch(/^[0-9a-f]{32}$/);
    expect((await stat(root)).mode & 0o777).toBe(0o700);
    expect((await stat(folder.pathOf(body.files[0].id))).mode & 0o777).toBe(0o600);
  });

  test('is told why a file is not taken, and nothing of it is left', async () => {
    const me = await officer();
    for (const [name, bytes, status, code] of [
      ['纪要.pdf', Buffer.from(page), 415, 'file_kind'],
      ['纪要.docx', docm(), 415, 'file_macros'],
      ['纪要.pdf', png(), 400, 'file_mismatch'],
      ['', pdf(), 400, 'file_name_missing'],
      ['纪要.pdf', Buffer.alloc(0), 400, 'file_empty'],
      ['纪要.pdf', pdf('', LIMIT + 1), 413, 'file_too_large'],
    ] as const) {
      const { body, ...answer } = await me.send(name, bytes);
      expect([code, answer.status, body.error.code]).toEqual([code, status, code]);
      expect(body.error.message).toMatch(/[一-鿿]/);
      expect(body.error.message).not.toContain('{');
    }
    const { body } = await me.send('a.pdf', pdf('', LIMIT + 1), { headers: { 'accept-language': 'en' } });
    expect(body.error.message).toContain('64 KB');
    const spoilt = await me.send('', pdf(), { headers: { 'x-liukan-name': '%E4%BC' } });
    expect(spoilt.body.error.code).toBe('file_name_missing');
    expect(
      (
        await me.ask('POST', '', {
          body: Uint8Array.from(pdf()),
          headers: { 'content-type': 'application/octet-stream' },
        })
      ).body.error.code,
    ).toBe('invalid_request');
    expect(await onDisk()).toEqual([]);
    expect((await me.ask('GET')).body.files).toEqual([]);
    expect((await me.send('纪要.pdf', pdf('', LIMIT))).status).toBe(200);
  });

  test('who sends far too much is answered', async () => {
    const me = await officer();
    const { status } = await me.send('a.pdf', pdf('', LIMIT + 60_000));
    expect(status).toBe(413);
  });

  test('who breaks off in the middle has sent nothing', async () => {
    const me = await officer();
    await new Promise<void>((resolve) => {
      const sent = request(`${url}/api/conversations/${me.address}/attachments`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${me.token}`,
          'content-type': 'application/octet-stream',
          'content-length': 5000,
          'x-liukan-name': 'a.pdf',
          'x-liukan-upload': 'upload-broken',
        },
      });
      sent.on('error', () => resolve());
      sent.write(pdf().subarray(0, 100));
      const looking = setInterval(() => {
        if (!existsSync(root)) return;
        void onDisk().then((names) => {
          if (names.length === 0) return;
          expect(names[0]).toMatch(/\.part$/);
          clearInterval(looking);
          sent.destroy();
          resolve();
        });
      }, 5);
    });
    await expect.poll(onDisk).toEqual([]);
    expect((await me.ask('GET')).body.files).toEqual([]);
  });

  test('the same upload sent twice, and at the same moment, is one attachment', async () => {
    const me = await officer();
    const headers = { 'x-liukan-upload': 'the-same-upload' };
    await Promise.all([1, 2, 3].map(() => me.send('纪要.pdf', pdf(), { headers })));
    const again = await me.send('纪要.pdf', pdf(), { headers });
    expect([again.status, again.body.files.length]).toEqual([200, 1]);
    expect(await onDisk()).toHaveLength(1);
    expect((await actsOf(office.world.db, me.matter)).map(({ type }) => type)).toEqual(['attached']);
  });

  test('takes a file back until somebody has taken the matter up, and its bytes go at once', async () => {
    const me = await officer();
    await me.send('一.pdf', pdf('一'));
    const [one, two] = (await me.send('二.pdf', pdf('二'))).body.files;
    const gone = await me.ask('DELETE', `/${one.id}`);
    expect([gone.status, gone.body.files.map(({ name }: { name: string }) => name)]).toEqual([200, ['二.pdf']]);
    await rung();
    expect(await onDisk()).toEqual([two.id]);
    expect((await me.ask('GET', `/${one.id}`)).body.error.code).toBe('unknown_attachment');
    expect((await me.ask('DELETE', `/${one.id}`)).body.error.code).toBe('unknown_attachment');
    const they = await reviewer();
    await acted(me.matter, they.id, { type: 'accepted' }, { type: 'claimed' });
    expect((await me.ask('DELETE', `/${two.id}`)).body.error.code).toBe('not_now');
    expect((await me.ask('GET')).body.files).toMatchObject([{ name: '二.pdf', mayTakeBack: false }]);
    await acted(me.matter, they.id, { type: 'released', reason: '' }); // it was read
    expect((await me.ask('DELETE', `/${two.id}`)).body.error.code).toBe('not_now');
  });

  test('may attach while the matter is open, and not before or after', async () => {
    const me = await officer();
    const they = await reviewer();
    const can = async () => [(await me.ask('GET')).body.mayAttach, (await me.send('a.pdf', pdf())).status];
    const ways: readonly Deed[] = [
      { type: 'accepted' },
      { type: 'claimed' },
      { type: 'asked', ask: { id: 'a', text: '为什么', questions: [] } },
      { type: 'decided', decision: aDecision },
      { type: 'told', form: 'written', to: '本人', on: '2026-11-23' },
      { type: 'planned', steps: [{ id: 's', what: '补办', owner: '科室', due: '2026-12-31' }] },
    ];
    expect(await can()).toEqual([true, 200]);
    for (const deed of ways) {
      await acted(me.matter, they.id, deed);
      expect([deed.type, ...(await can())]).toEqual([deed.type, true, 200]);
    }
    await acted(me.matter, 'officer', { type: 'reported', step: 's', text: '好了' });
    await acted(me.matter, they.id, { type: 'confirmed', step: 's', note: '' }, { type: 'closed', reason: '' });
    expect(await can()).toEqual([false, 409]);
    const other = await officer();
    await acted(other.matter, they.id, { type: 'returned', reason: '没有写清' });
    expect((await other.send('a.pdf', pdf())).body.error.code).toBe('not_now');
    const { db } = office.world;
    await db.commit(bindThread({ channel: 'web', address: other.address, caseId: null, was: other.caseId, at: 1 }));
    expect((await other.ask('GET')).body).toMatchObject({ mayAttach: false, files: [] });
    expect((await other.send('a.pdf', pdf())).body.error.code).toBe('not_now');
    expect(await onDisk()).toHaveLength(7);
  });

  test('has room for so many, and the desk for as many', async () => {
    const me = await officer();
    const they = await reviewer();
    await acted(me.matter, they.id, { type: 'accepted' }, { type: 'claimed' });
    for (let n = 0; n < FILES_AT_MOST; n++) expect((await me.send(`${n}.pdf`, pdf())).status).toBe(200);
    const full = await me.send('a.pdf', pdf());
    expect([full.status, full.body.error.code]).toEqual([409, 'file_too_many']);
    expect(full.body.error.message).toContain(String(FILES_AT_MOST));
    for (let n = 0; n < FILES_AT_MOST; n++) expect((await attach(they, me.matter, `${n}.pdf`, pdf())).status).toBe(200);
    expect((await attach(they, me.matter, 'a.pdf', pdf())).body.error.code).toBe('file_too_many');
    expect(await onDisk()).toHaveLength(2 * FILES_AT_MOST);
  });

  test('another officer, a wrong token and none are answered as where there is nothing', async () => {
    const me = await officer();
    const other = await officer();
    const { body } = await me.send('纪要.pdf', pdf());
    const { id } = body.files[0];
    const bytes = ({ status, headers, text }: Answer) =>
      JSON.stringify([status, [...headers].filter(([name]) => name !== 'date'), text]);
    // Their own conversation, my file: as a file that there is not.
    expect(bytes(await other.ask('GET', `/${id}`))).toBe(bytes(await other.ask('GET', `/${'0'.repeat(32)}`)));
    expect(bytes(await other.ask('DELETE', `/${id}`))).toBe(bytes(await other.ask('DELETE', `/${'0'.repeat(32)}`)));
    expect((await other.ask('GET')).body.files).toEqual([]);
    // My conversation, their token: as a conversation that there is not.
    const nowhere = (method: string, path: string) =>
      fetch(`${url}/api/conversations/${'0'.repeat(32)}/attachments${path}`, {
        method,
        headers: { authorization: `Bearer ${other.token}` },
      });
    for (const [method, path] of [
      ['GET', ''],
      ['GET', `/${id}`],
      ['DELETE', `/${id}`],
    ] as const) {
      const answer = await nowhere(method, path);
      const { status, text } = await me.ask(method, path, { token: other.token });
      expect([status, text]).toEqual([404, await answer.text()]);
    }
    expect((await me.send('b.pdf', pdf(), { token: other.token })).body.error.code).toBe('unknown_conversation');
    expect((await me.ask('GET')).body.files).toHaveLength(1);
    expect(await onDisk()).toHaveLength(1);
  });
});

describe('the desk', () => {
  const held = async () => {
    const me = await officer();
    const they = await reviewer();
    await acted(me.matter, they.id, { type: 'accepted' }, { type: 'claimed' });
    return { me, they, path: `/api/review/reviews/${me.matter}` };
  };

  test('sees what the officer attached in the order of all that happened, and downloads it; looking is kept', async () => {
    const { me, they, path } = await held();
    const [file] = (await me.send('纪要.pdf', pdf())).body.files;
    await acted(me.matter, they.id, { type: 'asked', ask: { id: 'a', text: '为什么', questions: [] } });
    const { whole } = (await they('GET', path)).body.review;
    expect(whole.history.map(({ type, who }: { type: string; who: string }) => [type, who])).toEqual([
      ['accepted', 'me'],
      ['claimed', 'me'],
      ['attached', 'officer'],
      ['asked', 'me'],
    ]);
    expect(whole.history[2].file.name).toBe('纪要.pdf');
    expect(JSON.stringify(whole)).not.toContain('"upload":"upload');
    expect(whole.attachments).toMatchObject([{ id: file.id, name: '纪要.pdf', who: 'officer', reader: 'desk' }]);
    expect((await they('GET', `${path}/attachments`)).body.attachments).toEqual(whole.attachments);
    const before = (await looksAt(office.world.db, me.matter)).length;
    const got = await they('GET', `${path}/attachments/${file.id}`);
    expect([got.status, got.text]).toEqual([200, pdf().toString()]);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "attachment; filename*=UTF-8''%E7%BA%AA%E8%A6%81.pdf",
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(await looksAt(office.world.db, me.matter)).toHaveLength(before + 1);
  });

  test('attaches for itself, or for the officer, who hears of it', async () => {
    const { me, they, path } = await held();
    expect((await attach(they, me.matter, '内部.pdf', pdf('内部'))).status).toBe(200);
    const told = await attach(they, me.matter, '告知书.pdf', pdf('告知'), { 'x-liukan-for': 'officer' });
    const [internal, letter] = told.body.review.whole.attachments;
    expect([internal.reader, letter.reader]).toEqual(['desk', 'officer']);
    expect((await me.ask('GET')).body.files).toMatchObject([{ id: letter.id, from: 'desk', mayTakeBack: false }]);
    expect((await me.ask('GET', `/${letter.id}`)).bytes).toEqual(pdf('告知'));
    for (const method of ['GET', 'DELETE'])
      expect((await me.ask(method, `/${internal.id}`)).body.error.code).toBe('unknown_attachment');
    expect((await me.ask('DELETE', `/${letter.id}`)).body.error.code).toBe('not_now');
    expect(office.heard.map(({ event }) => event)).toEqual([{ type: 'attached', name: '告知书.pdf' }]);
    expect((await they('GET', `${path}/attachments/${internal.id}`)).status).toBe(200);
  });

  test('only whoever holds the matter attaches; an auditor downloads; a colleague whose matter it is not does neither', async () => {
    const { me, they, path } = await held();
    const { id } = (await me.send('纪要.pdf', pdf())).body.files[0];
    const colleague = await reviewer();
    const auditor = await reviewer({ role: 'auditor' });
    const senior = await reviewer({ role: 'senior' });
    const codes = async (ask: Client) => [
      (await ask('GET', `${path}/attachments`)).status,
      (await ask('GET', `${path}/attachments/${id}`)).status,
      (await attach(ask, me.matter, 'a.pdf', pdf())).status,
    ];
    expect(await codes(they)).toEqual([200, 200, 200]);
    expect(await codes(colleague)).toEqual([403, 403, 403]);
    expect(await codes(auditor)).toEqual([200, 200, 403]);
    expect(await codes(senior)).toEqual([200, 200, 403]);
    expect(await codes(client(url, ''))).toEqual([401, 401, 401]);
    expect(await onDisk()).toHaveLength(2);
    const foreign = await attach(they, me.matter, 'a.pdf', pdf(), { origin: 'https://elsewhere.example' });
    expect(foreign.body.error.code).toBe('foreign_request');
    expect((await they('GET', path)).body.review.whole.may).toContain('attached');
    await acted(me.matter, they.id, { type: 'released', reason: '' });
    expect((await attach(they, me.matter, 'a.pdf', pdf())).body.error.code).toBe('not_yours');
  });

  test('an upload sent twice is one; one that a colleague’s key is like is another', async () => {
    const { me, they } = await held();
    const same = { 'x-liukan-upload': 'the-same-upload' };
    await me.send('纪要.pdf', pdf(), { headers: same });
    await Promise.all([1, 2].map(() => attach(they, me.matter, '内部.pdf', pdf(), same)));
    const { body } = await attach(they, me.matter, '内部.pdf', pdf(), same);
    expect(body.review.whole.attachments).toHaveLength(2);
    expect(await onDisk()).toHaveLength(2);
  });

  test('who lets go of the matter while it uploads leaves no file', async () => {
    const { me, they } = await held();
    office.meanwhile = () => acted(me.matter, they.id, { type: 'released', reason: '' });
    const refused = await attach(they, me.matter, '告知书.pdf', pdf(), { 'x-liukan-for': 'officer' });
    expect(refused.body.error.code).toBe('not_yours');
    expect(await onDisk()).toEqual([]);
  });

  test('the holder is called once for several files in a row', async () => {
    const me = await officer();
    const { user } = await office.user({ slackUser: 'U-holder' });
    await acted(me.matter, user.id, { type: 'accepted' }, { type: 'claimed' });
    for (const name of ['一.pdf', '二.pdf', '三.pdf']) await me.send(name, pdf(name));
    const sent = await office.world.db.query('select address, body from outbox', []);
    expect(sent.map(({ address }) => address)).toEqual(['U-holder']);
    expect(String(sent[0]?.['body'])).toContain('"notice":"attached"');
    expect(String(sent[0]?.['body'])).not.toContain('一.pdf');
  });
});

describe('what is deleted is gone from the disk', () => {
  test('with a withdrawn matter, whoever asks afterwards', async () => {
    const me = await officer();
    const they = await reviewer();
    const { id } = (await me.send('纪要.pdf', pdf())).body.files[0];
    await acted(me.matter, 'officer', { type: 'withdrawn' });
    await rung();
    expect(await onDisk()).toEqual([]);
    expect((await me.ask('GET')).body).toMatchObject({ mayAttach: false, files: [] });
    expect((await they('GET', `/api/review/reviews/${me.matter}/attachments/${id}`)).body.error.code).toBe(
      'unknown_review',
    );
    const left = await office.world.db.query('select act from acts', []);
    expect(JSON.stringify(left)).not.toContain('纪要');
  });

  test('with a destroyed consultation; another’s stays', async () => {
    const [me, other] = [await officer(), await officer()];
    await me.send('纪要.pdf', pdf());
    const kept = (await other.send('纪要.pdf', pdf())).body.files[0].id;
    await office.world.db.commit(destroyCase(me.caseId));
    expect(await onDisk()).toHaveLength(2); // nobody has rung
    await rung();
    expect(await onDisk()).toEqual([kept]);
    expect(await office.world.db.query('select id from files_to_remove', [])).toEqual([]);
  });

  test('a consultation that can not be destroyed keeps its files', async () => {
    const me = await officer();
    const they = await reviewer();
    await me.send('纪要.pdf', pdf());
    await acted(me.matter, they.id, { type: 'accepted' }, { type: 'claimed' });
    await expect(office.world.db.commit(destroyCase(me.caseId))).rejects.toThrow();
    await rung();
    expect(await onDisk()).toHaveLength(1);
  });

  test('a crash between the deletion and the disk is made good at the next start', async () => {
    const me = await officer();
    await files.stop(); // nobody hears the bell any more
    await me.send('纪要.pdf', pdf());
    await office.world.db.commit(destroyCase(me.caseId));
    expect(await onDisk()).toHaveLength(1);
    expect(await removeDeleted(office.world.db, folder)).toBe(1);
    expect(await onDisk()).toEqual([]);
    expect(await removeDeleted(office.world.db, folder)).toBe(0);
  });

  test('the bytes are overwritten before the name goes', async () => {
    const me = await officer();
    const { id } = (await me.send('纪要.pdf', pdf())).body.files[0];
    const other = join(root, '..', 'another-name');
    await link(folder.pathOf(id), other);
    await folder.remove(id);
    expect((await readFile(other)).every((byte) => byte === 0)).toBe(true);
    await folder.remove(id); // again: nothing to do
  });

  test('a crash between the file and its row leaves what the sweep takes, after an hour and not before', async () => {
    const me = await officer();
    const { id } = (await me.send('纪要.pdf', pdf())).body.files[0];
    const [orphan, half] = ['ab'.repeat(16), 'cd'.repeat(16)];
    await writeFile(folder.pathOf(orphan), pdf());
    await writeFile(folder.unfinishedPathOf(half), '%PDF');
    await writeFile(join(root, 'README'), 'not ours');
    const now = Date.now();
    expect(await sweep(office.world.db, folder, now)).toBe(0);
    const old = new Date(now - 3_601_000);
    for (const name of await onDisk()) await utimes(join(root, name), old, old);
    expect(await sweep(office.world.db, folder, now)).toBe(2);
    expect(await onDisk()).toEqual(['README', id].toSorted());
  });
});
