/** liukan serve: the web page, the reviewer console, Slack where it is configured. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { todayIn } from '../conversation/receive.ts';
import { CERTIFICATE_FILE, whyInvalid } from '../proof/certificate.ts';
import { saysTheSame } from '../publish/publish.ts';
import { startServer } from '../server.ts';
import { openStore } from '../store/open.ts';
import { momentInChina } from './approval.ts';
import { contentInUse, type InUse } from './content-in-use.ts';
import { checkFolder, ContentError } from './open-content.ts';

export async function serve(): Promise<number> {
  const config = readConfig(process.env);
  const db = await openStore(config.database);
  const inUse = await contentInUse(db, config.content).finally(() => db.close());
  await checkProved(inUse, config.content);
  const server = await startServer(config, inUse.content);
  const shown = config.publicUrl ?? server.url;
  const lines = [
    `六看已启动 · Liukan is running`,
    `  问答页 · chat          ${shown}/`,
    `  接口文档 · API         ${shown}/docs`,
    `  审核台 · reviewers     ${shown}/review`,
    ...(server.consoleLink === undefined
      ? []
      : [`  一次性登录链接（24小时内有效）· one-time link (24 hours)`, `    ${server.consoleLink}`]),
    ...(await sayContent(inUse, config.content)),
    `  数据 · data            ${config.database}`,
    `  Slack                  ${config.slack === undefined ? '未连接，见 docs/slack.md · not connected' : '已连接 · connected'}`,
    ...(config.oidc === undefined ? [] : [`  统一账号 · accounts    ${config.oidc.issuer}`]),
    `  停止 · stop            Ctrl+C`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await server.stop();
  return 0;
}

/**
 * Lists that nobody has proved are not served. What was published was proved when it was approved; that a rule has begun since
 * is said, but does not take the service away.
 */
async function checkProved({ content, publication }: InUse, folder: string): Promise<void> {
  const today = todayIn(Date.now());
  if (publication !== undefined) {
    const why = whyInvalid(publication.certificate ?? undefined, content, today);
    if (why !== undefined) process.stderr.write(`提醒：正在用的第 ${publication.number} 版：${why}\n`);
    return;
  }
  const text = await readFile(join(folder, CERTIFICATE_FILE), 'utf8').catch(() => undefined);
  const why = whyInvalid(text, content, today);
  if (why === undefined) return;
  throw new ContentError(
    `没有启动：${why}。\n清单改过以后要先证明再用：npx liukan prove --certify（只想试一试改动：npx liukan chat --content 文件夹）\nThe lists are served only with a valid proof: npx liukan prove --certify`,
  );
}

/** Which content, and who answers for it; and whether the folder holds something else, which is then not in use. */
async function sayContent({ content, publication }: InUse, folder: string): Promise<readonly string[]> {
  if (publication === undefined)
    return [`  清单 · lists           ${folder}（还没有发布过，见 docs/publishing.md · never published）`];
  const { number, by, at } = publication;
  const served = `  清单 · lists           第 ${number} 版，${by} ${momentInChina(at)} 批准 · version ${number}, approved`;
  const inFolder = (await checkFolder(folder).catch(() => undefined))?.content;
  if (inFolder !== undefined && saysTheSame(content, inFolder)) return [served];
  return [
    served,
    inFolder === undefined
      ? `    文件夹里的清单有错，没有在用；检查：npx liukan check · the folder's lists have mistakes and are not in use`
      : `    文件夹里有改动还没有发布，没有在用；发布：npx liukan publish --by 姓名 --why 理由 · the folder holds an unpublished change`,
  ];
}
