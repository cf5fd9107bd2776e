/** A person at their Slack: what they type and tap, as Slack turns it into deliveries, and what they see. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type Delivery, newDelivery, type Wire } from './wire.ts';
import type { Json, Message, Workspace } from './workspace.ts';

/** Slack escapes what people type, and the plain text of what they tap. */
export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

type Element = Json & { readonly type: string; readonly action_id: string };

interface Found {
  readonly block: Json;
  readonly element: Element;
  /** Of a list: the option tapped. */
  readonly option?: Json;
}

let clock = 0;
/** Never the same twice. */
const stamp = (): string => `${Math.floor(Date.now() / 1000)}.${String(++clock).padStart(6, '0')}`;

export class Person {
  readonly name: string;
  readonly id: string;
  readonly #workspace: Workspace;
  readonly #wire: Wire;
  #windows: number;

  constructor(name: string, workspace: Workspace, wire: Wire) {
    this.name = name;
    this.id = workspace.user(name);
    this.#workspace = workspace;
    this.#wire = wire;
    this.#windows = workspace.windows.length;
  }

  send(delivery: Delivery): Promise<Answer> {
    return this.#wire.send(delivery);
  }

  /** A direct message, as it would be delivered. */
  async said(text: string, more: Json = {}): Promise<Delivery> {
    const channel = await this.dm();
    const ts = stamp();
    return this.event({
      type: 'message',
      channel_type: 'im',
      channel,
      user: this.id,
      text: escaped(text),
      ts,
      event_ts: ts,
      ...more,
    });
  }

  event(event: Json): Delivery {
    return newDelivery('events_api', {
      token: 'verification',
      team_id: this.#workspace.team,
      api_app_id: 'A1',
      type: 'event_callback',
      event_id: `Ev${randomUUID()}`,
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [
        {
          team_id: this.#workspace.team,
          user_id: this.#workspace.user('liukan'),
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      event,
    });
  }

  async say(text: string): Promise<Answer> {
    return this.send(await this.said(text));
  }

  async slashed(text: string, channel: string): Promise<Delivery> {
    return newDelivery('slash_commands', {
      token: 'verification',
      team_id: this.#workspace.team,
      team_domain: 'office',
      channel_id: channel,
      channel_name: channel.startsWith('D') ? 'directmessage' : 'town-hall',
      user_id: this.id,
      user_name: this.name,
      command: '/liukan',
      text: escaped(text),
      api_app_id: 'A1',
      response_url: 'https://hooks.slack.invalid/commands/1',
      trigger_id: await this.#workspace.trigger(this.name),
    });
  }

  async slash(text: string, channel: string): Promise<Answer> {
    return this.send(await this.slashed(text, channel));
  }

  /** A tap on the newest message that shows this label (or on `message`), as it would be delivered. */
  async tapped(label: string, message?: Message): Promise<Delivery> {
    const on = message ?? (await this.showing(label));
    const { block, element, option } = find(on, label);
    return this.#acted(
      on,
      block,
      element,
      option ? { selected_option: shownAs(option) } : { value: element.value, text: escapedText(element.text) },
    );
  }

  async tap(label: string, message?: Message): Promise<Answer> {
    return this.send(await this.tapped(label, message));
  }

  /** Boxes ticked, and the submit button pressed. */
  async ticked(labels: readonly string[], submit = '提交', message?: Message): Promise<Delivery> {
    const on = message ?? (await this.showing(submit));
    const { block, element } = find(on, submit);
    const boxes = on.blocks.filter(({ type }) => type === 'input');
    const values = Object.fromEntries(
      boxes.map((box) => {
        const { action_id, options } = box.element as Element & { options: Json[] };
        const chosen = options.filter((option) => labels.includes(textOf(option.text))).map(shownAs);
        return [box.block_id, { [action_id]: { type: 'checkboxes', selected_options: chosen } }];
      }),
    );
    return this.#acted(on, block, element, { value: element.value, text: escapedText(element.text) }, values);
  }

  async tick(labels: readonly string[], submit?: string): Promise<Answer> {
    return this.send(await this.ticked(labels, submit));
  }

  async pickDate(day: string): Promise<Answer> {
    const on = await this.until((message) => elementsOf(message).some(({ element }) => element.type === 'datepicker'));
    const found = elementsOf(on).find(({ element }) => element.type === 'datepicker');
    if (!found) throw new Error('no date picker');
    return this.send(await this.#acted(on, found.block, found.element, { selected_date: day }));
  }

  /** The window that opens next. */
  async window(): Promise<Json> {
    const view = await settled(() => this.#workspace.windows[this.#windows]);
    this.#windows += 1;
    return view;
  }

  /** A window filled in and submitted: the text (Slack sends null for none), and in its menu the option with this label. */
  async submitted(text: string, view: Json, option?: string): Promise<Delivery> {
    const values = (view.blocks as Json[])
      .filter(({ type }) => type === 'input')
      .map((block) => {
        const { type, action_id, options } = block.element as Element & { options?: Json[] };
        const chosen = options?.find((each) => textOf(each.text) === option);
        const value =
          type === 'plain_text_input'
            ? { type, value: text === '' ? null : text }
            : { type, selected_option: chosen ? shownAs(chosen) : null };
        return [String(block.block_id), { [action_id]: value }];
      });
    return newDelivery('interactive', {
      type: 'view_submission',
      team: { id: this.#workspace.team, domain: 'office' },
      user: { id: this.id, username: this.name, team_id: this.#workspace.team },
      api_app_id: 'A1',
      token: 'verification',
      trigger_id: await this.#workspace.trigger(this.name),
      view: { ...view, state: { values: Object.fromEntries(values) } },
      response_urls: [],
    });
  }

  async openHome(): Promise<Answer> {
    return this.send(
      this.event({ type: 'app_home_opened', user: this.id, channel: await this.dm(), tab: 'home', event_ts: stamp() }),
    );
  }

  /** The App Home as it was published last for this person. */
  home(): Json[] {
    const views = this.#workspace.called('views.publish').filter(({ user_id }) => user_id === this.id);
    return ((views.at(-1)?.view as Json | undefined)?.blocks as Json[] | undefined) ?? [];
  }

  async tapHome(label: string): Promise<Answer> {
    const { block, element } = find({ blocks: this.home() }, label);
    return this.send(
      newDelivery('interactive', {
        ...(await this.#interaction()),
        container: { type: 'view', view_id: 'V1' },
        view: { id: 'V1', type: 'home', blocks: this.home() },
        actions: [{ ...action(block, element), value: element.value, text: escapedText(element.text) }],
      }),
    );
  }

  dm(): Promise<string> {
    return this.#workspace.dm(this.name);
  }

  /** All that the app has said to this person, oldest first. */
  async seen(): Promise<Message[]> {
    return this.#workspace.messages(await this.dm());
  }

  /** The newest message of which this is true, waiting for it. */
  async until(is: (message: Message) => boolean, what = String(is)): Promise<Message> {
    try {
      return await settled(async () => (await this.seen()).findLast(is));
    } catch {
      const last = (await this.seen()).slice(-3).map(read);
      throw new Error(`${this.name} waited in vain for ${what}; the last messages are\n${last.join('\n----\n')}`);
    }
  }

  /** The newest message that says this. */
  reads(words: string | RegExp): Promise<Message> {
    return this.until(
      (message) => (typeof words === 'string' ? read(message).includes(words) : words.test(read(message))),
      String(words),
    );
  }

  showing(label: string): Promise<Message> {
    return this.until(
      (message) => elementsOf(message).some((found) => labelOf(found) === label),
      `a button 「${label}」`,
    );
  }

  async #acted(message: Message, block: Json, element: Element, what: Json, values: Json = {}): Promise<Delivery> {
    const channel = await this.dm();
    return newDelivery('interactive', {
      ...(await this.#interaction()),
      container: { type: 'message', message_ts: message.ts, channel_id: channel, is_ephemeral: false },
      channel: { id: channel, name: 'directmessage' },
      message: { type: 'message', ...message },
      state: { values },
      response_url: 'https://hooks.slack.invalid/actions/1',
      actions: [{ ...action(block, element), ...what }],
    });
  }

  async #interaction(): Promise<Json> {
    return {
      type: 'block_actions',
      user: { id: this.id, username: this.name, team_id: this.#workspace.team },
      api_app_id: 'A1',
      token: 'verification',
      team: { id: this.#workspace.team, domain: 'office' },
      trigger_id: await this.#workspace.trigger(this.name),
    };
  }
}

/** Everything that a person reads in a message, buttons included. */
export const read = (message: { readonly blocks: readonly Json[]; readonly text?: string }): string =>
  message.blocks.length === 0 ? (message.text ?? '') : message.blocks.map(wordsOf).join('\n');

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  const { text, elements, element, accessory, options, label, placeholder } = value as Json;
  if (typeof text === 'string') return text;
  return [text, label, elements, element, accessory, options, placeholder].map(wordsOf).filter(Boolean).join('\n');
}

export function elementsOf({ blocks }: { readonly blocks: readonly Json[] }): Found[] {
  return blocks.flatMap((block) => {
    const elements = [...((block.elements as Element[] | undefined) ?? []), block.element, block.accessory] as (
      | Element
      | undefined
    )[];
    return elements.flatMap((element) => {
      if (!element?.action_id) return [];
      const options = (element.options as Json[] | undefined) ?? [];
      return options.length > 0 && element.type !== 'checkboxes'
        ? options.map((option) => ({ block, element, option }))
        : [{ block, element }];
    });
  });
}

export const labelOf = ({ element, option }: Found): string => textOf((option ?? element).text);

function find(message: { readonly blocks: readonly Json[] }, label: string): Found {
  const found = elementsOf(message).find((each) => labelOf(each) === label);
  if (!found) throw new Error(`「${label}」 is not among ${elementsOf(message).map(labelOf).join(' | ')}`);
  return found;
}

const textOf = (value: unknown): string => String((value as Json | undefined)?.text ?? '');

const escapedText = (value: unknown): Json => ({ ...(value as Json), text: escaped(textOf(value)) });

const shownAs = (option: Json): Json => ({ value: option.value, text: escapedText(option.text) });

const action = (block: Json, element: Element): Json => ({
  type: element.type,
  action_id: element.action_id,
  block_id: block.block_id ?? 'auto',
  action_ts: stamp(),
});

/** Waits for something to be there; nothing in these tests waits for time to pass. */
export async function settled<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (const started = Date.now(); Date.now() - started < 10_000; await sleep(15)) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
  }
  throw new Error(`waited in vain for ${look}`);
}
