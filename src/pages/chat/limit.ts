/** How many characters one message may have; the server refuses more (channels/web/refusals.ts). */
export const MESSAGE_LIMIT = 5000;
