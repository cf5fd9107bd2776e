/** Cases and turns to write, with nothing remarkable about them. */
import { createCase } from '../../src/store/cases.ts';
import { putContent } from '../../src/store/contents.ts';
import type { Statement } from '../../src/store/database.ts';
import { addTurn, type Turn } from '../../src/store/turns.ts';

export function aCase(id: string, owner: string | null = null): Statement[] {
  return [
    ...putContent({ hash: 'sha256:1', body: { 流程: '六看' }, createdAt: 1 }),
    ...createCase({ id, content: 'sha256:1', lang: 'zh', status: 'asking', owner, at: 1000 }),
  ];
}

export function aTurn(caseId: string, seq: number, other: Partial<Turn> = {}): Statement[] {
  const turn: Turn = {
    caseId,
    seq,
    inboundId: `${caseId}-${seq}`,
    thread: 'web:abc',
    event: { type: 'answer', seq },
    replies: [{ text: `第${seq}问` }],
    judgment: null,
    engine: '0.1.0',
    at: 1000 + seq,
    ...other,
  };
  return addTurn(turn, 'asking');
}
