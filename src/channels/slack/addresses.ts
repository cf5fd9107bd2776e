/** How Slack's places and people are written in our threads, owners and outbox. */

/** Where a conversation is held: one person's direct messages with the app, in one workspace. */
export const threadAddress = (team: string, channel: string): string => `${team}:${channel}`;

/** Whose consultations these are. */
export const ownerOf = (team: string, user: string): string => `slack:${team}:${user}`;

/** Where something is to be posted: a conversation that is open, or a person whose direct messages must be opened first. */
export type Place = { readonly channel: string } | { readonly user: string };

/**
 * Whom a message is for. Slack's ids say by their first letter what they are: U and W are people, anything else a conversation.
 * placeOf('T1:D1') → {channel:'D1'}; placeOf('slack:dm:U1'), placeOf('slack:T1:U1') and placeOf('U1') → {user:'U1'}.
 */
export function placeOf(address: string): Place {
  const id = address.slice(address.lastIndexOf(':') + 1);
  return /^[UW]/.test(id) ? { user: id } : { channel: id };
}
