/** Every golden conversation of this folder, played again. UPDATE_TRANSCRIPTS=1 npx vitest run test/transcripts writes them as they are now. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { closeAfterEach } from '../conversation/world.ts';
import { play, read, write } from './run.ts';

const folder = import.meta.dirname;
const isUpdating = process.env.UPDATE_TRANSCRIPTS === '1';

closeAfterEach();

describe('golden conversations', () => {
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    test(name, { timeout: 60_000 }, async () => {
      const text = readFileSync(join(folder, name), 'utf8');
      const written = read(text);
      const { played, outcome } = await play(written);
      if (isUpdating) writeFileSync(join(folder, name), write(played));
      if (written.expected.length > 0) expect(written.expected, `${name}：应得`).toContain(outcome);
      if (isUpdating) return;
      // sentence by sentence, so that a difference is told where it begins
      for (const [at, { line, said }] of played.steps.entries())
        expect.soft(said, `${name}，第 ${at} 句「${line ?? '开始'}」`).toBe(written.steps[at]?.said);
      expect(write(played), `${name}：空行或格式；UPDATE_TRANSCRIPTS=1 会重写`).toBe(text);
    });
  }
});
