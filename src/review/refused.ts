/** The ways in which the desk says no. Expected, so they are returned, not thrown; a channel puts them into words. */

import type { FileRefusal } from '../core/attached.ts';
import type { Days } from '../core/matter-days.ts';

export type ReviewRefusedCode =
  /** There is none, or it was withdrawn, or this user must not know of it: never told apart. */
  | 'unknown_review'
  /** A colleague holds it. Who, is not told. */
  | 'taken'
  /** Only whoever claimed it can do this. */
  | 'not_yours'
  /** Not possible where the matter stands. */
  | 'not_now'
  /** Something happened to it since it was read. */
  | 'changed'
  /** Others act on it all the time: try again. */
  | 'busy'
  /** The second person must be another. */
  | 'second_person'
  /** Departing from the judgment takes a second person: propose it. */
  | 'second_needed'
  /** The colleague it should go to does not exist, or may not see it: never told apart. */
  | 'unknown_colleague'
  | 'unknown_question'
  /** What was done is dated before what it follows from, or after today. */
  | 'day_outside'
  /** What is to be done is dated before today. */
  | 'day_behind'
  /** 移送 needs the body it goes to, and the document number. */
  | 'transfer_missing'
  /** A clause that the record does not offer. */
  | 'unknown_clause'
  | 'reason_missing';

export type DeskRefusedCode =
  /** None of theirs, or ended already. */
  'unknown_interest';

export type UserRefusedCode =
  /** A link that was never given out, was used, or has run out. */
  | 'link_invalid'
  /** An unknown name, or a wrong password: never told apart. */
  | 'sign_in_failed'
  /** Too many wrong passwords for this name, or one who is called otherwise. */
  | 'locked'
  /** So many passwords are being checked that this one was not. */
  | 'crowded'
  | 'password_short'
  | 'password_simple'
  /** Not what the password was. */
  | 'password_wrong'
  /** The session was ended while this was being done. */
  | 'signed_out'
  /** The identity provider does not answer. */
  | 'oidc_unreachable'
  /** It answered, but has let nobody in. */
  | 'oidc_failed'
  /** The way to it and back took too long, or was gone already, or was another browser's. */
  | 'oidc_late'
  /** It has let somebody in who is no user here. */
  | 'oidc_unknown'
  | 'name_taken'
  | 'slack_taken'
  | 'oidc_taken';

/** `attached` and downloads: the desk's own, and what is wrong with the file. */
export type AttachRefusedCode = ReviewRefusedCode | FileRefusal;

export type RefusedCode = ReviewRefusedCode | DeskRefusedCode | UserRefusedCode | FileRefusal;

export interface Refused<Code extends RefusedCode = RefusedCode> {
  readonly refused: Code;
  /** Those that would do. */
  readonly days?: Days;
}

export const refused = <Code extends RefusedCode>(code: Code): Refused<Code> => ({ refused: code });

export const isRefused = <Code extends RefusedCode>(result: object | Refused<Code>): result is Refused<Code> =>
  'refused' in result;
