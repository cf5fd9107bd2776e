/** liukan demo: a desk with thirty invented matters, in a store of its own that is thrown away. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newBell } from '../bell.ts';
import { readConfig } from '../config.ts';
import { reviewerActed } from '../conversation.ts';
import { fill } from '../demo/fill.ts';
import { type LimitName, LIMITS } from '../core/matter-clocks.ts';
import type { Office } from '../office/office.ts';
import { STANDARD_OFFICE } from '../office/load-office.ts';
import { isRefused } from '../review/refused.ts';
import { admit, type NewUser, type User } from '../review/users.ts';
import { newId } from '../new-id.ts';
import { startServer } from '../server.ts';
import { openStore } from '../store/open.ts';
import { putContent } from '../store/contents.ts';
import type { World } from '../world.ts';
import { openContent } from './open-content.ts';

const DAY = 86_400_000;
/** As many as the figures look back, and one. */
const WEEKS = 13;

/** Lengths to look at; they are nobody's rule. Of those that take a matter away when they end, none ends while somebody looks. */
const DAYS: Partial<Record<LimitName, number>> = { decide: 20, silence: 90, answer: 90 };
const OFFICE: Office = {
  ...STANDARD_OFFICE,
  limits: Object.fromEntries(
    LIMITS.map((limit) => [limit, { workingDays: DAYS[limit] ?? 5, rule: '演示用，不是任何规定' }]),
  ),
  heads: ['演示高级审核员'],
  templates: [{ name: '演示模板', text: '演示：经查，本事项属于……' }],
};

const USERS: readonly Omit<NewUser, 'unit'>[] = [
  { name: '演示审核员甲', role: 'reviewer' },
  { name: '演示审核员乙', role: 'reviewer' },
  { name: '演示审核员丙', role: 'reviewer' },
  { name: '演示高级审核员', role: 'senior' },
  { name: '演示监督审计', role: 'auditor' },
  { name: '演示政策人员', role: 'policy' },
];

export async function demo(): Promise<number> {
  const config = readConfig(process.env);
  const content = await openContent(config.content, '没有启动');
  const folder = await mkdtemp(join(tmpdir(), 'liukan-demo-'));
  const database = join(folder, 'liukan.sqlite');
  const links: string[] = [];
  try {
    const db = await openStore(database);
    const until = Date.now();
    const clock = { now: until - WEEKS * 7 * DAY };
    const world: World = {
      db,
      content,
      now: () => clock.now,
      newId,
      bell: newBell(),
      settings: { hotline: config.hotline, codeLifetime: config.codeLifetime },
    };
    await db.commit(putContent({ hash: content.hash, body: content, createdAt: clock.now }));
    const users = await addAll(world, until);
    process.stdout.write('正在放入三十件演示事项，请稍等……\n');
    const began = performance.now();
    const desk = { world, office: () => OFFICE, reviewerActed };
    const [reviewers, senior] = [users.slice(0, 3).map(({ user }) => user), users[3]?.user];
    if (senior === undefined) throw new Error('there is no senior reviewer');
    const matters = await fill(desk, { reviewers, senior }, clock, until);
    await db.close();
    process.stdout.write(`${matters} 件，用时 ${((performance.now() - began) / 1000).toFixed(1)} 秒。\n`);
    const { slack: _, ...quiet } = config;
    const server = await startServer({ ...quiet, slack: undefined, database }, content, { office: OFFICE });
    for (const { user, link } of users) links.push(`  ${user.name}  ${server.url}/review#link=${link}`);
    process.stdout.write(
      `六看演示 · demo\n  问答页 · chat       ${server.url}/\n  审核台 · reviewers  每个链接只能用一次，一个浏览器窗口用一个：\n${links.join('\n')}\n  内容都是虚构的，停止（Ctrl+C）以后全部删除。\n`,
    );
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    await server.stop();
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Their links count from now, not from the weeks ago at which the demonstration begins. */
async function addAll(world: World, now: number): Promise<readonly { readonly user: User; readonly link: string }[]> {
  const added: { user: User; link: string }[] = [];
  for (const user of USERS) {
    const admitted = await admit({ ...world, now: () => now }, { ...user, unit: '演示市纪委监委' });
    if (isRefused(admitted)) throw new Error(admitted.refused);
    added.push(admitted);
  }
  return added;
}
