/** liukan judge FILE|- [--json]: a judgment of facts written down, without a conversation. */
import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { answersFrom } from '../content/answers.ts';
import { todayIn } from '../conversation/receive.ts';
import { beginning } from '../core/case.ts';
import type { Content } from '../core/content.ts';
import type { Answers } from '../core/facts.ts';
import { judge as judgeFacts } from '../core/judge.ts';
import { detailsText, judgmentCard, judgmentText } from '../core/judgment-card.ts';
import { judgmentJson } from '../core/judgment-json.ts';
import { DAY, PLACE } from '../core/policy.ts';
import { UsageError } from './usage.ts';
import { openContent } from './open-content.ts';

z.config(z.locales.zhCN());

const day = z.iso.date('要写成 2024-05-01 这样、确实存在的日期');

/** `date` and `region` are short for the facts 行为时间 and 地区. */
const input = z.strictObject({
  date: day.optional(),
  asOf: day.optional(),
  region: z.string().optional(),
  facts: z.record(z.string(), z.unknown()),
});

/** In: JSON text. Out: answers and the day of asking. Throws `UsageError` with every mistake, a line each. */
export function readFacts(content: Content, json: string, today: string): { answers: Answers; asOf: string } {
  let raw: unknown;
  try {
    raw = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new UsageError(`不是 JSON：${cause instanceof Error ? cause.message : ''}`);
  }
  if (typeof raw !== 'object' || raw === null || !('facts' in raw))
    throw new UsageError(
      '要写成 {"date": "2024-05-01", "region": "湖北", "facts": {"动机": "为本人或亲友"}}，事实都写在 facts 里',
    );
  const read = input.safeParse(raw);
  if (!read.success)
    throw new UsageError(
      read.error.issues.map(({ path, message }) => `${path.join('.') || '输入'}：${message}`).join('\n'),
    );
  const { date, asOf, region, facts } = read.data;
  const given = {
    ...(date === undefined ? {} : { [DAY]: date }),
    ...(region === undefined ? {} : { [PLACE]: region }),
    ...facts,
  };
  const { answers, problems } = answersFrom(content.flow, given);
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return { answers, asOf: asOf ?? today };
}

export async function judge(file: string, json: boolean): Promise<number> {
  const content = await openContent(readConfig(process.env).content);
  const text = file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new UsageError(`读不到文件 ${file}`);
  const { answers, asOf } = readFacts(content, text, todayIn(Date.now()));
  if (json) {
    process.stdout.write(
      `${JSON.stringify(judgmentJson(content, answers, asOf, judgeFacts(content, answers, asOf)), null, 2)}\n`,
    );
    return 0;
  }
  const { card } = judgmentCard(content, { ...beginning('zh'), answers, today: asOf });
  process.stdout.write(`${judgmentText(card, 'zh')}\n\n${detailsText(card)}\n`);
  return 0;
}
