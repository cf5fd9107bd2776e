/** Sentences in one line: none keeps its full stop before a semicolon. */
import { expect, test } from 'vitest';
import { inARow } from '../../src/core/said.ts';

test.each([
  ['zh', ['由人核实。', '“明知故犯”说的是违纪违法。'], '由人核实；“明知故犯”说的是违纪违法。'],
  ['en', ['A person must verify.', 'So it says'], 'A person must verify; So it says'],
  ['en', ['More follows...', 'So it says.'], 'More follows...; So it says.'],
  ['zh', ['只有一句。'], '只有一句。'],
  ['zh', [], ''],
] as const)('in %s: %j', (lang, parts, row) => expect(inARow(parts, lang)).toBe(row));
