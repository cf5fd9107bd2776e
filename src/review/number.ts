/** shortNumber('3f2a91c0…') → '3F2A-91C0': enough to speak of a matter on the telephone; the id itself stays the address. */
export const shortNumber = (id: string): string => `${id.slice(0, 4)}-${id.slice(4, 8)}`.toUpperCase();
