/** liukan serve: the web page, the reviewer console, Slack where it is configured. */
import { readConfig } from '../config.ts';
import { startServer } from '../server.ts';
import { openContent } from './open-content.ts';

export async function serve(): Promise<number> {
  const config = readConfig(process.env);
  const content = await openContent(config.content);
  const server = await startServer(config, content);
  const shown = config.publicUrl ?? server.url;
  const lines = [
    `六看已启动 · Liukan is running`,
    `  问答页 · chat          ${shown}/`,
    `  接口文档 · API         ${shown}/docs`,
    `  审核台 · reviewers     ${shown}/review`,
    ...(server.consoleLink === undefined
      ? []
      : [`  一次性登录链接（24小时内有效）· one-time link (24 hours)`, `    ${server.consoleLink}`]),
    `  数据 · data            ${config.database}`,
    `  Slack                  ${config.slack === undefined ? '未连接，见 docs/slack.md · not connected' : '已连接 · connected'}`,
    `  停止 · stop            Ctrl+C`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await server.stop();
  return 0;
}
