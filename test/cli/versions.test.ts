/** What liukan versions tells whoever keeps the lists of clauses that decisions depart from. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepFigures } from '../../src/store/figures.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { aFolder, liukan, tidyAfterEach } from './run.ts';

tidyAfterEach();

const clause = {
  id: 'hubei/report#四看',
  instrument: '调研报告',
  article: '四看',
  decided: 7,
  agreed: { from: 0, to: 4 },
  unclear: true,
  otherwise: [],
  uncited: null,
  written: {
    file: 'policies/hubei/report.yaml',
    situations: [
      { id: 'hubei/report/容1', name: { zh: '先行先试' } },
      { id: 'hubei/report/容3', name: { zh: '集体决策' } },
    ],
  },
};

test('an unclear clause by file and situations; a clear one not at all', async () => {
  const LIUKAN_DATABASE = join(await aFolder(), 'a.sqlite');
  const at = Date.parse('2026-11-23T12:00:00+08:00');
  const clauses = [
    clause,
    { ...clause, article: '五看', written: null },
    { ...clause, article: '一看', unclear: false },
  ];
  const db = await openSqlite(LIUKAN_DATABASE);
  await db.commit(keepFigures({ edition: 2, figures: { at, clauses } }, at));
  await db.close();
  const { code, stdout } = await liukan(['versions'], { env: { LIUKAN_DATABASE } });
  expect(code).toBe(0);
  expect(stdout.split('\n').slice(1)).toEqual([
    '',
    '结论常与研判不同的条款（2026-11-23 12:00统计；怎样不同，见审核台的“数据”）：',
    '  《调研报告》四看  7 件作了结论，一致 0–4 件',
    '    policies/hubei/report.yaml  情形 容1、容3',
    '  《调研报告》五看  7 件作了结论，一致 0–4 件',
    '    现在的清单里已经没有这一条',
    '',
  ]);
});
