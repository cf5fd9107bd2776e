/**
 * Law: for somebody who stands aside a matter does not exist. Two offices, one with the matter and one without, the same clock
 * and the same ids; every route that the console registers answers both with the same bytes, and no notice arrives.
 */
import { writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Deed } from '../../src/core/matter-acts.ts';
import type { MatterStage } from '../../src/core/matter-life.ts';
import { dayInChina } from '../../src/core/working-time.ts';
import { act } from '../../src/review/act.ts';
import { ask } from '../../src/review/ask.ts';
import { FEW } from '../../src/review/few.ts';
import { refreshFigures } from '../../src/review/figures.ts';
import { declare } from '../../src/review/interests.ts';
import { NOTICES, noticesFor } from '../../src/review/notify.ts';
import { officerActed } from '../../src/review/officer.ts';
import { officerAttaches } from '../../src/review/officer-files.ts';
import { writeDraft } from '../../src/review/sign.ts';
import { tick } from '../../src/review/tick.ts';
import type { NewUser } from '../../src/review/users.ts';
import { openReview, reviewById } from '../../src/store/reviews.ts';
import type { User } from '../../src/store/users.ts';
import { aDecision, nextAct } from '../store/acts.ts';
import { aDraft, aRecord, type Matter, NOON } from './office.ts';
import { type Asked, ATTACHMENT, consoleRoutes, limitsOf, requestsOn, type Route } from './routes.ts';
import { type Served, serve } from './serve.ts';
import { second, sign } from './signing.ts';

let routes: readonly Route[];
beforeAll(async () => {
  routes = await consoleRoutes();
});

const open: Served[] = [];
afterEach(async () => {
  for (const office of open.splice(0)) await office.stop();
});

/** One act after another, at noon, without a word to anybody. */
async function acted(db: Served['world']['db'], id: string, by: string, ...deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) await db.commit(await nextAct(db, id, by, deed, NOON));
}

const UNIT = '某区住房和城乡建设局';

interface Conflict {
  readonly why: string;
  readonly person?: Partial<NewUser>;
  readonly matter?: Matter;
  /** What they declare; when: before it is submitted, or while they hold it. */
  readonly declares?: { readonly kind: 'unit' | 'command' | 'person'; readonly value: string };
  readonly late?: true;
  /** The part that they had in the decision that is appealed against. */
  readonly part?: 'holder' | 'second' | 'handedOver' | 'told';
}

const CONFLICTS: readonly Conflict[] = [
  { why: 'named by the officer', person: { name: '王建国' }, matter: { excluded: '王建国、李明' } },
  { why: 'of a unit that the officer named', person: { unit: '某市财政局' }, matter: { excluded: '财政局的人' } },
  { why: 'of the same unit', person: { unit: UNIT } },
  { why: 'the person concerned', matter: { owner: 'slack:T1:U-aside' } },
  { why: 'with an interest in the unit', declares: { kind: 'unit', value: UNIT } },
  { why: 'the head of the unit above', declares: { kind: 'command', value: '某区' } },
  { why: 'with an interest in a person', declares: { kind: 'person', value: '李四' } },
  { why: 'with an interest declared while holding it', declares: { kind: 'unit', value: UNIT }, late: true },
  { why: 'who held it before the appeal', part: 'holder' },
  { why: 'who seconded before the appeal', part: 'second' },
  { why: 'who was handed it before the appeal', part: 'handedOver' },
  { why: 'a senior who told it before the appeal', person: { role: 'senior' }, part: 'told' },
  { why: 'a senior of the same unit', person: { role: 'senior', unit: UNIT } },
  { why: 'an auditor of the same unit', person: { role: 'auditor', unit: UNIT } },
  {
    why: 'an auditor with an interest in a person',
    person: { role: 'auditor' },
    declares: { kind: 'person', value: '李四' },
  },
];

const record = aRecord({
  sections: [...aRecord().sections, { id: 'account', title: '经过', brief: true, lines: ['会上李四提出抽签。'] }],
});

/** Of another place, from which none of them stands aside. */
const elsewhere = JSON.parse(JSON.stringify(aRecord()).replaceAll(UNIT, '某县水利局')) as typeof record;

interface Setting {
  readonly office: Served;
  readonly aside: User;
  readonly link: string;
  readonly colleague: User;
  readonly other: User;
  /** Ids from now on: the same in both offices. */
  ids(name: string): void;
}

/** The ids of the matter, in the office that has it and in the one that has not. */
const ID = 'matter-0'.padEnd(32, '0');

async function anOffice(conflict: Conflict, visible = FEW): Promise<Setting> {
  const office = await serve();
  open.push(office);
  office.settings = { ...office.settings, limits: limitsOf(5), heads: ['回避人'] };
  const ids = (name: string): void => {
    let next = 0;
    Object.assign(office.world, { newId: () => `${name}-${next++}`.padEnd(32, '0') });
  };
  ids('user');
  const { user: aside, link } = await office.user({ name: '回避人', slackUser: 'U-aside', ...conflict.person });
  const { user: colleague } = await office.user({ name: '同事甲', slackUser: 'U-one' });
  const { user: other } = await office.user({ name: '同事乙', slackUser: 'U-other', role: 'senior' });
  office.clock.now = NOON;
  const setting = { office, aside, link, colleague, other, ids };
  ids('other');
  for (let n = 0; n < visible; n++) {
    const { id } = await office.matter({ unit: '某县水利局', record: elsewhere });
    // Decided, so that every figure has something to count.
    await acted(office.world.db, id, other.id, { type: 'accepted' }, { type: 'claimed' });
    if (n > 0)
      await acted(office.world.db, id, other.id, { type: 'decided', decision: { ...aDecision, agrees: true } });
  }
  if (conflict.declares !== undefined && conflict.late === undefined) {
    ids('interest');
    await declare(office.desk, aside, conflict.declares);
  }
  return setting;
}

const planned: Deed = { type: 'planned', steps: [{ id: 's1', what: '补办手续', owner: '城建科', due: '2026-12-31' }] };
const told: Deed = { type: 'told', form: 'written', to: '本人', on: '2026-11-23' };
const departing = { ...aDecision, agrees: false, outcome: 'exempt' } as const;

/** What the officer sent with it. */
const attached: Deed = {
  type: 'attached',
  file: { id: ATTACHMENT, name: '李四的说明.pdf', kind: 'pdf', size: 8, sha256: '0'.repeat(64), reader: 'desk' },
  upload: 'u1',
};

/** How a matter comes to each stage. */
const WAYS: Readonly<Record<Exclude<MatterStage, 'withdrawn' | 'expired'>, readonly Deed[]>> = {
  submitted: [],
  returned: [{ type: 'returned', reason: '没有写清' }],
  accepted: [{ type: 'accepted' }],
  claimed: [{ type: 'accepted' }, { type: 'claimed' }],
  asking: [
    { type: 'accepted' },
    { type: 'claimed' },
    { type: 'asked', ask: { id: 'a1', text: '为什么', questions: [] } },
  ],
  seconding: [{ type: 'accepted' }, { type: 'claimed' }, { type: 'proposed', decision: departing }],
  decided: [{ type: 'accepted' }, { type: 'claimed' }, { type: 'decided', decision: aDecision }],
  told: [{ type: 'accepted' }, { type: 'claimed' }, { type: 'decided', decision: aDecision }, told],
  correcting: [{ type: 'accepted' }, { type: 'claimed' }, { type: 'decided', decision: aDecision }, told, planned],
  followingUp: [
    { type: 'accepted' },
    { type: 'claimed' },
    { type: 'decided', decision: aDecision },
    told,
    { type: 'followedUp', note: '好', on: '2026-11-23' },
  ],
  closed: [
    { type: 'accepted' },
    { type: 'claimed' },
    { type: 'decided', decision: aDecision },
    told,
    { type: 'closed', reason: '' },
  ],
};
type Stage = keyof typeof WAYS;
const EVERY = Object.keys(WAYS) as Stage[];
const isEarly = (stage: Stage): boolean => stage === 'submitted' || stage === 'returned';

/** Submits the matter and brings it to where the person stands aside, then to the stage, by a colleague. */
async function enter(setting: Setting, conflict: Conflict, stage: Stage): Promise<{ readonly caseId: string }> {
  const { office, aside, colleague } = setting;
  const { db } = office.world;
  setting.ids('matter');
  const { id, caseId } = await office.matter({ unit: UNIT, record, ...conflict.matter });
  expect(id).toBe(ID);
  await writeFile(office.folder.pathOf(ATTACHMENT), '%PDF-1.7');
  await acted(db, id, 'officer', attached);
  if (conflict.part !== undefined) await partly(setting, conflict.part);
  if (conflict.late !== undefined && conflict.declares !== undefined) {
    await acted(db, id, aside.id, { type: 'accepted' }, { type: 'claimed' });
    await writeDraft(office.desk, aside, id, { reason: '先写着' });
    setting.ids('interest');
    await declare(office.desk, aside, conflict.declares);
    setting.ids('tick');
    if (stage !== 'claimed') expect(await tick(office.desk)).toBe(1); // at the next minute it is taken away
    if (stage === 'claimed') return { caseId };
  }
  const way = WAYS[stage];
  const isAccepted = (await reviewById(db, id))?.stage === 'accepted';
  await acted(db, id, colleague.id, ...(isAccepted ? way.filter(({ type }) => type !== 'accepted') : way));
  return { caseId };
}

/** A decision with their part in it, told, and appealed against. */
async function partly(
  { office, aside, colleague, other }: Setting,
  part: NonNullable<Conflict['part']>,
): Promise<void> {
  const { db } = office.world;
  if (part === 'handedOver') {
    await acted(db, ID, colleague.id, { type: 'accepted' }, { type: 'claimed' });
    await acted(db, ID, colleague.id, { type: 'handedOver', to: aside.id, reason: '出差' });
    await acted(db, ID, aside.id, { type: 'proposed', decision: departing });
    await acted(db, ID, other.id, { type: 'decided', decision: departing });
  } else if (part === 'told') {
    const decided: Deed = { type: 'decided', decision: aDecision };
    await acted(db, ID, other.id, { type: 'accepted' }, { type: 'claimed' }, decided);
  } else {
    const [one, two] = part === 'holder' ? [aside, other] : [other, aside];
    await acted(db, ID, one.id, { type: 'accepted' }, { type: 'claimed' }, { type: 'proposed', decision: departing });
    await acted(db, ID, two.id, { type: 'decided', decision: departing });
  }
  await acted(db, ID, part === 'told' ? aside.id : other.id, told);
  await acted(db, ID, 'officer', { type: 'appealed', grounds: '理由不足' });
}

/** The same that nobody of them had to do with: only the declaration, which is made anyhow. */
async function pass(setting: Setting, conflict: Conflict): Promise<void> {
  if (conflict.late === undefined || conflict.declares === undefined) return;
  setting.ids('interest');
  await declare(setting.office.desk, setting.aside, conflict.declares);
}

/** All that comes over the wire but the date and the secret of a session. An event stream is read until it is ready. */
function wire(
  url: string,
  { method, path, json, raw, headers: own = {} }: Asked,
  cookie: string,
  more: Record<string, string> = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const body = raw ?? (json === undefined ? undefined : JSON.stringify(json));
    const headers = {
      cookie,
      ...(method === 'GET' || method === 'HEAD' ? {} : { 'x-liukan': 'console', origin: url }),
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      ...own,
      ...more,
    };
    const sent = request(url + path, { method, headers, agent: false }, (answer) => {
      let text = '';
      const done = (): void =>
        resolve([answer.statusCode, answer.statusMessage, ...headersOf(answer), text].join('\n'));
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
        if (answer.headers['content-type']?.startsWith('text/event-stream') && text.includes('\n\n')) {
          sent.destroy();
          done();
        }
      });
      answer.on('end', done);
      answer.on('error', done);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function headersOf({ rawHeaders }: IncomingMessage): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (name.toLowerCase() !== 'date') lines.push(`${name}: ${value.replace(/^(liukan-review=)[\w-]{43}/, '$1…')}`);
  }
  return lines;
}

/** Asks every route in every way. Out: each request with what came back. */
async function walk({ office, link, ids }: Setting): Promise<readonly (readonly [string, string])[]> {
  ids('figures');
  await refreshFigures(office.desk);
  ids('walk');
  const { cookie } = await office.signIn(link);
  const seen: [string, string][] = [];
  for (const asked of requestsOn(ID, routes))
    for (const more of asked.route === 'GET /api/review/events' ? [{}, { accept: 'text/event-stream' }] : [{}]) {
      const name = `${asked.method} ${asked.path} ${JSON.stringify(asked.json ?? null)}`;
      seen.push([name, await wire(office.url, asked, cookie, more)]);
    }
  seen.push(['after', await wire(office.url, { route: '', method: 'GET', path: '/api/review/me' }, cookie)]);
  return seen;
}

test('every route of the console is walked', () => {
  expect(routes.length).toBeGreaterThan(20);
  expect(new Set(requestsOn(ID, routes).map(({ method, route }) => `${method} ${route}`)).size).toBeGreaterThan(20);
  const unheard = { method: 'GET', url: '/api/review/reviews/:id/print', takesBody: false };
  expect(() => requestsOn(ID, [...routes, unheard])).toThrow('/print');
  expect(() => requestsOn(ID, routes.slice(4))).toThrow('no such route');
});

describe.each(CONFLICTS)('a reviewer $why', (conflict) => {
  /** All stages for one of them; for the others, those in which routes differ. */
  const stages: readonly Stage[] =
    conflict.why === 'of the same unit' || conflict.why === 'with an interest in a person'
      ? EVERY
      : ['submitted', 'accepted', 'claimed', 'seconding', 'told'];
  const possible = stages
    .filter((stage) => conflict.part === undefined || !isEarly(stage))
    .filter((stage) => conflict.late === undefined || !isEarly(stage));

  test('gets the same bytes on every route as if the matter did not exist', async () => {
    const without = await anOffice(conflict);
    await pass(without, conflict);
    const nothing = await walk(without);
    for (const stage of possible) {
      const having = await anOffice(conflict);
      await enter(having, conflict, stage);
      const something = await walk(having);
      for (const [index, [name, bytes]] of nothing.entries())
        expect([stage, ...(something[index] ?? [])]).toEqual([stage, name, bytes]);
      expect(something).toHaveLength(nothing.length);
      // It is there, for others.
      const control = await having.office.signIn(
        (await having.office.user({ name: '旁人', unit: '某市纪委监委' })).link,
      );
      expect((await control('GET', `/api/review/reviews/${ID}`)).status).toBe(200);
      const file = await control('GET', `/api/review/reviews/${ID}/attachments/${ATTACHMENT}`);
      expect([200, 403]).toContain(file.status); // where a colleague holds it, theirs alone to read
    }
  });

  test.each([FEW - 2, FEW - 1])('learns nothing from the figures of %i other matters', async (visible) => {
    const [having, without] = [await anOffice(conflict, visible), await anOffice(conflict, visible)];
    await enter(having, conflict, 'claimed');
    await pass(without, conflict);
    const bytes: string[] = [];
    for (const { office, link } of [having, without]) {
      await refreshFigures(office.desk);
      const asked = { route: '', method: 'GET', path: '/api/review/figures' };
      bytes.push(await wire(office.url, asked, (await office.signIn(link)).cookie));
    }
    expect(bytes[0]).toBe(bytes[1]);
  });

  test('hears of nothing over the event stream', async () => {
    const heard: string[] = [];
    for (const has of [true, false]) {
      const setting = await anOffice(conflict);
      const { office, other, link } = setting;
      const { user: fresh } = await office.user({ name: '同事丙' });
      if (has)
        await enter(
          setting,
          conflict,
          conflict.part === undefined && conflict.late === undefined ? 'submitted' : 'accepted',
        );
      else await pass(setting, conflict);
      const { cookie } = await office.signIn(link);
      const stream = await listen(office.url, cookie);
      if (has) {
        const acts: Deed[] = [
          { type: 'accepted' },
          { type: 'claimed' },
          { type: 'released', reason: '' },
          { type: 'claimed' },
        ];
        for (const deed of acts) await act(office.desk, fresh, ID, deed);
        expect(await reviewById(office.world.db, ID)).toMatchObject({ stage: 'claimed' });
        await stream.settled();
      }
      const released = await act(office.desk, other, 'other-0'.padEnd(32, '0'), { type: 'released', reason: '' });
      expect(released).toHaveProperty('review');
      await stream.until('event: changed');
      await stream.settled();
      heard.push(stream.close());
      open.pop();
      await office.stop();
    }
    expect(heard[0]).toBe(heard[1]);
    expect(heard[0]?.match(/event: changed/g)).toHaveLength(1);
  });

  test('is sent no notice of it, whatever is done to it', async () => {
    const setting = await anOffice(conflict);
    const { office, aside, colleague, other } = setting;
    const { db } = office.world;
    const { caseId } = await enter(
      setting,
      conflict,
      conflict.part === undefined && conflict.late === undefined ? 'submitted' : 'accepted',
    );
    setting.ids('notice');
    await db.commit([{ sql: 'delete from outbox', params: [] }]); // what came before they stood aside
    const { unit, excluded, record: submitted } = (await reviewById(db, ID)) ?? { unit: '', excluded: '', record: '' };
    const owner = conflict.matter?.owner ?? null;
    const matter = { caseId, unit, excluded, owner, text: JSON.stringify(submitted) };
    if (conflict.part === undefined)
      await db.commit(await noticesFor(office.world, matter, { review: ID, caseId, seq: 1, n: 0, at: NOON }));

    const does = async (user: User, deed: Deed): Promise<void> => {
      const done = await act(office.desk, user, ID, deed);
      if (deed.type !== 'accepted') expect(done, deed.type).toHaveProperty('review');
    };
    const officer = async (deed: Parameters<typeof officerActed>[2][number]): Promise<void> => {
      const statements = await officerActed(db, caseId, [deed], office.clock.now);
      expect(statements.length, deed.type).toBeGreaterThan(0);
      await db.commit([...statements]);
    };
    const passes = async (days: number): Promise<void> => {
      office.clock.now += days * 86_400_000;
      await tick(office.desk);
    };
    // The other had a part in a former instance too, where there was one.
    const { user: three } = await office.user({ name: '同事丙', slackUser: 'U-three', role: 'senior' });
    const helper = conflict.part === undefined ? other : three;
    await does(helper, { type: 'accepted' });
    const first =
      conflict.part === 'handedOver' ? (await office.user({ name: '同事丁', slackUser: 'U-four' })).user : colleague;
    await does(first, { type: 'claimed' });
    expect(await ask(office.desk, first, ID, { text: '为什么？' })).toHaveProperty('review');
    await passes(9); // and no answer comes
    const asked = (await db.query('select act from acts where review_id = $1 order by n desc limit 1', [ID]))[0];
    await officer({
      type: 'answered',
      ask: (JSON.parse(String(asked?.['act'])) as { ask: { id: string } }).ask.id,
      text: '会议决定。',
    });
    await officer({ type: 'wrote', text: '另外说一件事。' });
    const departs = aDraft({ outcome: 'exempt' });
    expect(await sign(office.desk, first, ID, departs)).toHaveProperty('review');
    await does(helper, { type: 'objected', reason: '依据不足' });
    const more = {
      name: '补充.pdf',
      key: 'another-upload',
      body: Readable.from([Buffer.from('%PDF-1.7\nstartxref\n0\n%%EOF\n')]),
    };
    const { newId } = office.world;
    Object.assign(office.world, { newId: () => 'beef'.padEnd(32, '0') }); // as a file is named on the disk
    expect(await officerAttaches(office.world, office.folder, caseId, more)).toHaveProperty('files');
    Object.assign(office.world, { newId });
    await does(first, { type: 'released', reason: '' });
    await does(first, { type: 'claimed' });
    await passes(6); // nearly silent for too long
    await passes(3); // lapsed
    await passes(20); // and late in the queue
    await does(first, { type: 'claimed' });
    const handed = await act(office.desk, first, ID, { type: 'handedOver', to: aside.id, reason: '出差' });
    expect(handed).toEqual({ refused: 'unknown_colleague' });
    await does(first, { type: 'handedOver', to: helper.id, reason: '出差' });
    expect(await sign(office.desk, helper, ID, departs)).toHaveProperty('review');
    expect(await second(office.desk, aside, ID, '')).toEqual({ refused: 'unknown_review' });
    expect(await second(office.desk, first, ID, '')).toEqual({ refused: 'second_person' });
    const { user: agreeing } = await office.user({ name: '同事己', slackUser: 'U-six' });
    await passes(20); // no second opinion
    expect(await second(office.desk, agreeing, ID, '')).toHaveProperty('review');
    const today = dayInChina(office.clock.now);
    await does(helper, { ...told, on: today } as Deed);
    // One step is reported; the other is not, and its day passes.
    const steps = ['s1', 's2'].map((step) => ({ id: step, what: '补办手续', owner: '城建科', due: today }));
    await does(helper, { type: 'planned', steps });
    await officer({ type: 'reported', step: 's1', text: '已经补办' });
    await passes(30);
    await does(helper, { type: 'confirmed', step: 's1', note: '' });
    await office.user({ name: '同事戊', slackUser: 'U-five' });
    await officer({ type: 'appealed', grounds: '理由不足' });
    await passes(30);

    const sent = (await db.query('select address, body from outbox where case_id = $1', [caseId])).map(
      ({ address, body }) => ({
        address: String(address),
        notice: (JSON.parse(String(body)) as { notice?: string }).notice ?? 'opened',
      }),
    );
    expect(sent.filter(({ address }) => address === 'U-aside')).toEqual([]);
    // Others did hear of it: of each kind that there is.
    // Whoever is reminded has asked for it: test/slack/desk.test.ts.
    const silent = new Set<string>(['reminder', 'lateOfOthers', ...(conflict.part === undefined ? [] : ['opened'])]);
    expect(
      Object.keys(NOTICES).filter((notice) => !silent.has(notice) && !sent.some((each) => each.notice === notice)),
    ).toEqual([]);
  });
});

test('of what was returned and is sent again naming them neither exists, byte for byte', async () => {
  const conflict = { why: 'named when it was sent again', person: { name: '王建国' } };
  const without = await anOffice(conflict);
  const having = await anOffice(conflict);
  const { caseId } = await enter(having, conflict, 'returned');
  const again = { id: 'again'.padEnd(32, '0'), caseId, unit: UNIT, excluded: '王建国', record, at: NOON };
  await having.office.world.db.commit(openReview(again));
  const [nothing, something] = [await walk(without), await walk(having)];
  for (const [index, each] of nothing.entries()) expect(something[index]).toEqual(each);
  const control = await having.office.signIn((await having.office.user({ name: '旁人' })).link);
  for (const id of [ID, again.id]) expect((await control('GET', `/api/review/reviews/${id}`)).status).toBe(200);
});

test('the head of the queue, who stands aside, is the one who would be reminded', async () => {
  const of = async (conflict: Conflict): Promise<number> => {
    const setting = await anOffice(conflict, 0);
    await enter(setting, conflict, 'accepted');
    setting.office.clock.now += 30 * 86_400_000;
    await tick(setting.office.desk);
    return (await setting.office.world.db.query(`select id from outbox where address = 'U-aside'`, [])).length;
  };
  expect(await of({ why: 'nothing' })).toBeGreaterThan(0);
  expect(await of({ why: 'the same unit', person: { unit: UNIT } })).toBe(0);
});

/** The event stream, held open. */
async function listen(url: string, cookie: string) {
  const gone = new AbortController();
  const answer = await fetch(`${url}/api/review/events`, {
    headers: { cookie, accept: 'text/event-stream' },
    signal: gone.signal,
  });
  let text = `${answer.status}\n`;
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) text += decoder.decode(chunk as Uint8Array, { stream: true });
  })().catch(() => {});
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
  const until = async (word: string): Promise<void> => {
    for (let tries = 0; !text.includes(word); tries++) {
      if (tries > 500) throw new Error(`the stream never said ${word}: ${text}`);
      await pause();
    }
  };
  await until('event: ready');
  await pause();
  return {
    until,
    /** Whatever was to be said by now has been. */
    settled: () => new Promise<void>((resolve) => setTimeout(resolve, 150)),
    close(): string {
      gone.abort();
      void reading;
      return text;
    },
  };
}
