/** The window with a question to the officer was submitted. */
import { type Origin, input, lookBlock, originOf, textBlock } from './ask-window.ts';
import type { Desk } from './desk.ts';
import type { Problems } from './on-account.ts';
import { submissionPayload } from './payloads.ts';
import { type Came, redraw } from './redraw.ts';
import { both, words } from './words.ts';
import { deskWords, refusedWords } from './words-desk.ts';

/** Out: why it was not asked; the window then stays open and nothing that was written is lost. */
export async function questionWritten(body: unknown, desk: Desk): Promise<Problems | undefined> {
  const read = submissionPayload.safeParse(body);
  if (!read.success) return undefined;
  const { user, view } = read.data;
  const origin = originOf(view.private_metadata);
  if (origin === undefined) return problem(both(deskWords.gone));
  const { values } = view.state;
  const text = plain(values[textBlock]?.[input]?.value ?? '').trim();
  const look = values[lookBlock]?.[input]?.selected_option?.value;
  if (text === '' && look === undefined) return problem(both(deskWords.nothingAsked));
  const question = {
    text,
    ...(look === undefined ? {} : { look: Number(look) }),
    // a window closes when it is submitted: it is submitted once
    key: `slack:${view.id}`,
  };
  try {
    const done = await desk.reviewing.ask(user.id, origin.review, question);
    if (done === undefined || done.refused === 'unknown_review') {
      showAgain(desk, origin, undefined);
      return problem(both(deskWords.gone));
    }
    showAgain(desk, origin, { ...done, did: deskWords.asked });
    return done.refused && problem(both(refusedWords[done.refused]));
  } catch (cause) {
    desk.log.error(`Slack: a question was not kept (${cause instanceof Error ? cause.name : 'unknown'})`);
    return problem(both(words.notKept));
  }
}

const problem = (text: string): Problems => ({ [textBlock]: text });

const showAgain = (desk: Desk, origin: Origin, came: Came | undefined): void =>
  desk.later.run('a message to a reviewer stays as it was', () => redraw(desk, origin, origin, came));

/** As at the console: control characters and halves of characters mean nothing to anybody. */
const plain = (text: string): string => text.toWellFormed().replace(/[\0-\x08\v\f\x0e-\x1f\x7f]/g, '');
