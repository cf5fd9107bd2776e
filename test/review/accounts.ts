/** A desk that takes the accounts of some provider, which may be started after it. */
import { type Oidc, oidcWith } from '../../src/review/oidc.ts';
import { CLIENT } from './provider.ts';
import { serve, type Served } from './serve.ts';

export const ACCOUNTS = '某市统一身份认证';

export interface Accounts extends Served {
  /** Where the provider sends people back to. */
  readonly callback: string;
  /** What was logged of the way to the provider and back. */
  readonly told: string[];
  /** From now on this provider, of which nothing is known yet. */
  use(issuer: string): void;
}

export async function serveAccounts(built?: string): Promise<Accounts> {
  let real: Oidc | undefined;
  const now = (): Oidc => {
    if (real === undefined) throw new Error('there is no provider yet');
    return real;
  };
  const desk = await serve(built, {
    name: ACCOUNTS,
    isSecure: false,
    depart: (...of) => now().depart(...of),
    arrive: (...of) => now().arrive(...of),
  });
  const callback = `${desk.url}/review/oidc`;
  const told: string[] = [];
  return Object.assign(desk, {
    callback,
    told,
    use(issuer: string) {
      real = oidcWith({ ...CLIENT, issuer, name: ACCOUNTS, callback }, (line) => void told.push(line));
    },
  });
}
