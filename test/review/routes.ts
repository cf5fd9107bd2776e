/** Every route that the console registers, asked of fastify itself, and what a test sends to each: none can be forgotten. */
import fastify from 'fastify';
import type { z } from 'zod';
import { console as reviewConsole } from '../../src/channels/console/console.ts';
import type { actBody } from '../../src/channels/console/schemas.ts';
import type { LimitName } from '../../src/core/matter-clocks.ts';
import type { Folder } from '../../src/attachments/folder.ts';
import { STAGES } from '../../src/core/matter-life.ts';
import type { Desk } from '../../src/review/desk.ts';
import { ORDERS, SHELVES } from '../../src/review/queue.ts';
import { aDraft } from './office.ts';

export interface Route {
  readonly method: string;
  readonly url: string;
  readonly takesBody: boolean;
}

/** The console's, in the order in which it registers them; HEAD, which fastify adds, too. */
export async function consoleRoutes(): Promise<readonly Route[]> {
  const app = fastify();
  const routes: Route[] = [];
  app.addHook('onRoute', ({ method, url, schema }) => {
    for (const each of [method].flat()) routes.push({ method: each, url, takesBody: schema?.body !== undefined });
  });
  await app.register(reviewConsole, { desk: {} as Desk, assets: '', attachments: {} as Folder });
  await app.ready();
  await app.close();
  return routes;
}

/** Answered to anybody. */
export const PUBLIC = [
  'GET /review',
  'GET /review/oidc',
  'GET /api/review/ways',
  'POST /api/review/session',
  'POST /api/review/oidc',
  'DELETE /api/review/session',
];
/** Answered to whoever is signed in, whatever their role. */
export const FOR_ALL_ROLES = [
  'GET /api/review/me',
  'PUT /api/review/password',
  'GET /api/review/figures',
  'DELETE /api/review/sessions',
];

type Body = z.input<typeof actBody>;

/** One of each act that a page may ask for; a type that is forgotten does not compile. */
export const ACTS: { readonly [Type in Body['type']]: Body & { readonly type: Type } } = {
  accepted: { type: 'accepted' },
  returned: { type: 'returned', seen: 0, reason: '没有写清依据的文件' },
  claimed: { type: 'claimed' },
  released: { type: 'released', reason: '出差' },
  handedOver: { type: 'handedOver', to: 'nobody', reason: '出差' },
  asked: { type: 'asked', text: '由哪个会议决定？' },
  seconded: { type: 'seconded', seen: 0, reason: '' },
  objected: { type: 'objected', seen: 0, reason: '依据不足' },
  told: { type: 'told', seen: 0, form: 'written', to: '本人和所在党组织', on: '2026-11-24' },
  planned: { type: 'planned', seen: 0, steps: [{ what: '补办手续', owner: '城建科', due: '2026-12-31' }] },
  reported: { type: 'reported', step: 's1', text: '已经补办' },
  confirmed: { type: 'confirmed', seen: 0, step: 's1', note: '' },
  sentBack: { type: 'sentBack', seen: 0, step: 's1', reason: '没有附件' },
  followedUp: { type: 'followedUp', seen: 0, note: '工作正常', on: '2026-11-25' },
  closed: { type: 'closed', seen: 0, reason: '' },
  clearingOpened: { type: 'clearingOpened', why: '举报不实', verifiedBy: '第一审查室' },
  cleared: { type: 'cleared', seen: 0, forms: ['written', 'meeting'], to: '所在单位', on: '2026-11-26' },
};

export interface Asked {
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly json?: unknown;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The id of an attachment that the matter has, where a test gives it one. */
export const ATTACHMENT = 'a77ac4'.padEnd(32, '0');

interface Sample {
  /** After the path: ?shelf=all */
  readonly query?: string;
  readonly json?: unknown;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const none: readonly Sample[] = [{}];

/** Bodies that no route takes. */
const BAD: readonly Sample[] = [{}, { json: [] }, { json: {} }, { json: { type: 'perhaps', outcome: 'perhaps' } }];

const queries = (id: string): readonly Sample[] =>
  [
    '',
    ...SHELVES.map((shelf) => `?shelf=${shelf}`),
    ...ORDERS.map((order) => `?shelf=all&order=${order}`),
    ...STAGES.map((stage) => `?shelf=all&stage=${stage}`),
    '?shelf=all&late=yes',
    // what its record, its unit and its address hold
    ...['抽签', '住房', id].map((search) => `?shelf=all&search=${encodeURIComponent(search)}`),
    '?shelf=perhaps',
  ].map((query) => ({ query }));

/** A file, one that is no file that is taken, none, and without what must be told of it. */
const uploads: readonly Sample[] = [
  ...['%PDF-1.7\nstartxref\n0\n%%EOF\n', '<html></html>', ''].map((raw) => ({
    raw,
    headers: {
      'content-type': 'application/octet-stream',
      'x-liukan-name': encodeURIComponent('纪要.pdf'),
      'x-liukan-upload': 'upload-1',
      'x-liukan-for': 'desk',
    },
  })),
  { raw: '%PDF-1.7', headers: { 'content-type': 'application/octet-stream' } },
  { json: {} },
  {},
];

/** What is sent to each route: at least one of all that it takes, and of what it does not. */
const samples = (id: string): Readonly<Record<string, readonly Sample[]>> => ({
  'GET /review': none,
  'GET /review/oidc': [{}, { query: '?code=c&state=s' }, { query: '?error=access_denied' }],
  'GET /api/review/ways': none,
  // no password: it is slow on purpose, and asks nothing about any matter
  'POST /api/review/session': [{ json: { link: 'a'.repeat(43) } }, ...BAD],
  'POST /api/review/oidc': none,
  'PUT /api/review/password': [{ json: { password: 'short' } }, ...BAD],
  'GET /api/review/me': none,
  'GET /api/review/office': none,
  'GET /api/review/interests': none,
  'POST /api/review/interests': [{ json: { kind: 'person', value: '李四' } }, ...BAD],
  'DELETE /api/review/interests/:id': none,
  'GET /api/review/figures': none,
  'GET /api/review/events': none,
  'GET /api/review/reviews': queries(id),
  'GET /api/review/reviews/:id': none,
  'GET /api/review/reviews/:id/colleagues': none,
  'GET /api/review/reviews/:id/attachments': none,
  'GET /api/review/reviews/:id/attachments/:attachment': none,
  'POST /api/review/reviews/:id/attachments': uploads,
  'POST /api/review/reviews/:id/acts': [
    ...Object.values(ACTS).map((json) => ({ json })),
    { json: { ...ACTS.asked, text: '', look: 1 } },
    { json: { ...ACTS.asked, text: '' } },
    { json: { ...ACTS.returned, reason: ' ' } },
    ...BAD,
  ],
  'POST /api/review/reviews/:id/sign': [
    { json: { ...aDraft(), seen: 0 } },
    { json: { ...aDraft({ outcome: 'exempt' }), seen: 0 } },
    { json: { ...aDraft({ reason: '' }), seen: 0 } },
    { json: { ...aDraft({ clauses: ['made/up#第一条'] }), seen: 0 } },
    ...BAD,
  ],
  'GET /api/review/reviews/:id/draft': none,
  'PUT /api/review/reviews/:id/draft': [{ json: { reason: '先写着' } }, { json: {} }, { json: [] }, {}],
  'DELETE /api/review/sessions': none, // the last: they sign out
  'DELETE /api/review/session': none,
});

/** Every request of every route, with this id wherever one belongs. Throws on a route that has no sample, and the other way. */
export function requestsOn(id: string, routes: readonly Route[]): readonly Asked[] {
  const all = samples(id);
  /** A list answers with a slash at its end too. */
  const bare = (url: string): string => url.replace(/(.)\/$/, '$1');
  const sampled = ({ method, url }: Route): string => `${method === 'HEAD' ? 'GET' : method} ${bare(url)}`;
  const known = new Set(routes.map(sampled));
  const gone = Object.keys(all).filter((route) => !known.has(route));
  if (gone.length > 0) throw new Error(`no such route any more: ${gone.join(', ')}`);
  const order = Object.keys(all);
  return routes
    .toSorted((a, b) => order.indexOf(sampled(a)) - order.indexOf(sampled(b)))
    .flatMap((route) => {
      const own = all[sampled(route)];
      if (own === undefined) throw new Error(`the console has a route that no test asks: ${route.method} ${route.url}`);
      return own.map(({ query = '', ...sent }) => ({
        route: sampled(route),
        method: route.method,
        path: route.url.replace(':id', id).replace(':attachment', ATTACHMENT) + query,
        ...sent,
      }));
    });
}

/** An office that has ruled every length. */
export const limitsOf = (workingDays: number): Record<LimitName, { workingDays: number; rule: string }> =>
  Object.fromEntries(
    (
      [
        'accept',
        'claim',
        'silence',
        'answer',
        'second',
        'decide',
        'tell',
        'appeal',
        'correct',
        'followUp',
        'clear',
      ] as const
    ).map((limit) => [limit, { workingDays, rule: '本办公室规定' }]),
  ) as Record<LimitName, { workingDays: number; rule: string }>;
