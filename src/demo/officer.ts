/** An invented officer who answers by the facts of a 范例, so that the demonstration says nothing that the lists do not. */
import { receive } from '../conversation.ts';
import type { Answer, Answers } from '../core/facts.ts';
import type { Received } from '../message.ts';
import type { World } from '../world.ts';

export interface Officer {
  say(text: string): Promise<Received>;
  tap(choice: string): Promise<Received>;
  /** Answers whatever question stands, up to a card that is none. */
  answer(answers: Answers): Promise<Received>;
}

export function officerAt(world: World, address: string): Officer {
  let messages = 0;
  let last: Received | undefined;
  const send = async (message: { text?: string; choice?: string }): Promise<Received> => {
    last = await receive(world, {
      id: `${address}:${messages++}`,
      thread: { channel: 'web', address },
      ...message,
      ...(message.choice === undefined || last === undefined ? {} : { seq: last.seq }),
    });
    return last;
  };
  const question = (): string | undefined => {
    const card = last?.replies.at(-1)?.card;
    return card?.kind === 'question' ? card.question : undefined;
  };
  return {
    say: (text) => send({ text }),
    tap: (choice) => send({ choice }),
    async answer(answers) {
      let received = last ?? (await send({ text: '' }));
      for (let id = question(); id !== undefined; id = question()) {
        const before = received.seq;
        const said = typed(answers[id]);
        received = await (said === undefined
          ? send({ choice: answers[id]?.kind === 'chosen' ? chosen(id, answers[id]) : ':unknown' })
          : send({ text: said }));
        if (received.seq === before) throw new Error(`「${id}」 was not answered`);
      }
      return received;
    },
  };
}

const chosen = (id: string, answer: Answer | undefined): string =>
  answer?.kind === 'chosen' ? `${id}=${answer.options.join('|')}` : ':unknown';

/** What is typed rather than tapped: an amount, a day, a place. */
function typed(answer: Answer | undefined): string | undefined {
  switch (answer?.kind) {
    case 'amount':
      return `${answer.yuan}元`;
    case 'date':
      return answer.day;
    case 'place':
      return answer.place;
    case 'account':
      return answer.text;
    default:
      return undefined;
  }
}
