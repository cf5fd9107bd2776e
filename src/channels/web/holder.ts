/** Only who holds its token reaches a conversation. */
import type { FastifyRequest } from 'fastify';
import type { Thread } from '../../message.ts';
import { tokenOf } from './asker.ts';
import type { Tokens } from './options.ts';
import { Refusal } from './refusals.ts';
import { opens } from './token.ts';

export const threadAt = (address: string): Thread => ({ channel: 'web', address });

/**
 * A hook that refuses strangers before their body is read. No token, a wrong one and a conversation that does not exist
 * are answered alike, so that nobody learns which conversations there are.
 */
export const onlyHolder =
  (tokens: Tokens) =>
  async (request: FastifyRequest): Promise<void> => {
    const token = tokenOf(request);
    const hash = token === undefined ? undefined : await tokens.hashOf(threadAt(addressOf(request)));
    if (token === undefined || hash === undefined || !opens(token, hash)) throw new Refusal('unknown_conversation');
  };

const addressOf = ({ params }: FastifyRequest): string =>
  typeof params === 'object' && params !== null && 'id' in params ? String(params.id) : '';
