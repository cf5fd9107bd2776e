/** Configuration: environment variables, read once, all with working defaults but secrets. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { SlackConfig } from './channels/slack/slack.ts';
import type { OidcConfig } from './review/oidc.ts';

/** The folder of the program: flows/, policies/ and dist/ lie in it. */
export const HOME = dirname(dirname(fileURLToPath(import.meta.url)));

export const VERSION: string = (JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')) as { version: string })
  .version;

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where people reach the server, for links; without it links name this machine. */
  readonly publicUrl: string | undefined;
  /** The embedded store's file. */
  readonly database: string;
  /** The folder in which attachments lie; undefined for one that goes with the program, as the database does. */
  readonly attachments: string | undefined;
  /** How many bytes an attachment may have. */
  readonly attachmentLimit: number;
  /** The folder that holds flows/ and policies/. */
  readonly content: string;
  /** The office's own file: its hours, days and limits. Undefined where there is none. */
  readonly office: string | undefined;
  readonly hotline: string;
  readonly codeLifetime: number;
  readonly slack: SlackConfig | undefined;
  /** The office's own accounts for the review desk. */
  readonly oidc: OidcConfig | undefined;
}

const DAY = 86_400_000;
const text = (what: string) => z.string({ error: what }).trim().min(1, what);

const variables = z.object({
  HOST: text('监听地址，例如 127.0.0.1 · an address, for example 127.0.0.1').default('127.0.0.1'),
  PORT: z.coerce.number('端口号，0 到 65535 · a port, 0 to 65535').int().min(0).max(65535).default(3000),
  LIUKAN_PUBLIC_URL: z.url('网址，例如 https://liukan.example.gov.cn · an address people can open').optional(),
  LIUKAN_DATABASE: text('数据库文件的路径 · a path').default('data/liukan.sqlite'),
  LIUKAN_ATTACHMENTS: text('放附件的文件夹 · the folder for attachments').optional(),
  LIUKAN_ATTACHMENT_MB: z.coerce.number('兆字节，1 到 200 · megabytes, 1 to 200').int().min(1).max(200).default(20),
  LIUKAN_CONTENT: text('含有 flows/ 和 policies/ 的文件夹 · the folder with flows/ and policies/').default(HOME),
  LIUKAN_OFFICE: text('本机关的设置文件 · the path of the office’s file').optional(),
  LIUKAN_HOTLINE: text('求助电话 · a telephone number').default('12356'),
  LIUKAN_CODE_DAYS: z.coerce.number('天数，1 到 90 · days, 1 to 90').int().min(1).max(90).default(7),
  SLACK_BOT_TOKEN: text('xoxb-…').optional(),
  SLACK_SIGNING_SECRET: text('Slack → Basic Information → Signing Secret').optional(),
  SLACK_APP_TOKEN: text('xapp-…').optional(),
  SLACK_API_URL: z.url('https://slack.com/api/').optional(),
  OIDC_ISSUER: z
    .url('统一账号系统的网址（issuer），https 开头 · the issuer’s address, with https')
    .refine((issuer) => issuer.startsWith('https:') || isLoopback(issuer), '要用 https 开头 · must begin with https')
    .optional(),
  OIDC_CLIENT_ID: text('在统一账号系统登记的应用编号 · the client’s id').optional(),
  OIDC_CLIENT_SECRET: text('在统一账号系统登记的应用密钥 · the client’s secret').optional(),
  OIDC_NAME: text('按钮上的名称 · what the button says').default('单位统一账号'),
});

/** What is wrong with the environment, a variable a line, in words. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'config';
}

/** In: environment variables; an empty one counts as not set. Throws `ConfigError` naming each that is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const read = variables.safeParse(set);
  if (!read.success) {
    const lines = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new ConfigError(`环境变量有误 · wrong environment variables\n${lines.join('\n')}`);
  }
  const { data } = read;
  const slack = slackOf(data);
  return {
    host: data.HOST,
    port: data.PORT,
    publicUrl: data.LIUKAN_PUBLIC_URL?.replace(/\/$/, ''),
    database: data.LIUKAN_DATABASE === ':memory:' ? ':memory:' : resolve(data.LIUKAN_DATABASE),
    attachments: attachmentsOf(data.LIUKAN_ATTACHMENTS, data.LIUKAN_DATABASE),
    attachmentLimit: data.LIUKAN_ATTACHMENT_MB * 1024 * 1024,
    content: resolve(data.LIUKAN_CONTENT),
    office: officeOf(data.LIUKAN_OFFICE),
    hotline: data.LIUKAN_HOTLINE,
    codeLifetime: data.LIUKAN_CODE_DAYS * DAY,
    slack,
    oidc: oidcOf(data),
  };
}

/** Beside the database, unless it is named; what is in memory only leaves nothing on the disk. */
function attachmentsOf(named: string | undefined, database: string): string | undefined {
  if (database === ':memory:') return undefined;
  return resolve(named ?? join(dirname(database), 'attachments'));
}

/** A file that is named must be there, or it is told when it is read; office.yaml, where data/ lies too, may be. */
function officeOf(named: string | undefined): string | undefined {
  const path = resolve(named ?? 'office.yaml');
  return named !== undefined || existsSync(path) ? path : undefined;
}

/** Without TLS only a provider on this machine, as tests have it. */
const isLoopback = (url: string): boolean =>
  URL.canParse(url) && url.startsWith('http:') && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);

function oidcOf(data: z.infer<typeof variables>): OidcConfig | undefined {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: name,
    LIUKAN_PUBLIC_URL: publicUrl,
  } = data;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  const missing = Object.entries({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    LIUKAN_PUBLIC_URL: publicUrl,
  }).flatMap(([variable, value]) => (value === undefined ? [variable] : []));
  if (issuer === undefined || clientId === undefined || clientSecret === undefined || publicUrl === undefined)
    throw new ConfigError(
      `${missing.join('、')}: 用统一账号登录还要设置，见 docs/sign-in.md · needed to sign in with the office’s accounts, see docs/sign-in.md`,
    );
  return { issuer, clientId, clientSecret, name, callback: `${publicUrl.replace(/\/$/, '')}/review/oidc` };
}

function slackOf(data: z.infer<typeof variables>): SlackConfig | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: apiUrl,
  } = data;
  if (botToken === undefined) {
    if (signingSecret !== undefined || appToken !== undefined)
      throw new ConfigError('SLACK_BOT_TOKEN: 还没有设置（xoxb-…），见 docs/slack.md · not set, see docs/slack.md');
    return undefined;
  }
  if (signingSecret === undefined && appToken === undefined)
    throw new ConfigError(
      'SLACK_SIGNING_SECRET 或 SLACK_APP_TOKEN: 至少设置一个，见 docs/slack.md · set at least one, see docs/slack.md',
    );
  return {
    botToken,
    ...(signingSecret === undefined ? {} : { signingSecret }),
    ...(appToken === undefined ? {} : { appToken }),
    ...(apiUrl === undefined ? {} : { apiUrl }),
  };
}
