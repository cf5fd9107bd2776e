/** The conversation between the app and one person. */
import type { Api } from './api.ts';
import { Recent } from './recent.ts';

export class DirectMessages {
  readonly #api: Api;
  readonly #known = new Recent<string, string>(5000);

  constructor(api: Api) {
    this.#api = api;
  }

  /** The id of the conversation (D…), opened if it was not. Slack opens each only once, so it is remembered. */
  async with(user: string): Promise<string> {
    const known = this.#known.get(user);
    if (known) return known;
    const { channel } = await this.#api.conversations.open({ users: user });
    if (!channel?.id) throw new Error('conversations.open answered without a channel');
    this.#known.set(user, channel.id);
    return channel.id;
  }
}
