/** What Slack refuses: written from its documentation, apart from the channel's own numbers. */

type Json = Record<string, unknown>;

/** The first thing that Slack would refuse in these blocks, in its own words; undefined when it would take them. */
export function refusalOf(blocks: readonly Json[], surface: 'message' | 'view'): string | undefined {
  if (blocks.length > (surface === 'message' ? 50 : 100)) return `invalid_blocks: ${blocks.length} blocks`;
  if (surface === 'message' && JSON.stringify(blocks).length > 13_000) return 'msg_blocks_too_long';
  const ids = blocks.flatMap((block) => (block.block_id === undefined ? [] : [block.block_id]));
  if (new Set(ids).size !== ids.length) return 'invalid_blocks: block_id twice';
  for (const block of blocks) {
    const problem = wrongIn(block);
    if (problem) return `invalid_blocks: ${problem} in ${JSON.stringify(block).slice(0, 200)}`;
  }
  return undefined;
}

/** The same for a window: its own texts, and what it keeps for the app. */
export function refusalOfWindow(view: Json): string | undefined {
  const problem =
    view.type === 'modal'
      ? (text(view.title, 24, 'plain_text') ??
        (view.submit === undefined ? undefined : text(view.submit, 24, 'plain_text')) ??
        (view.close === undefined ? undefined : text(view.close, 24, 'plain_text')) ??
        length(view.callback_id, 255) ??
        length(view.private_metadata, 3000) ??
        (view.submit === undefined && (view.blocks as Json[]).some(({ type }) => type === 'input')
          ? 'an input without a submit button'
          : undefined))
      : undefined;
  return problem ? `invalid_arguments: ${problem}` : refusalOf(view.blocks as Json[], 'view');
}

/** What a window answers to its submission: nothing (it closes), or what is wrong in which of its inputs. */
export function refusalOfAnswer(view: Json, answer: unknown): string | undefined {
  if (answer === '' || answer === undefined) return undefined;
  const { response_action, errors } = answer as { response_action?: string; errors?: Record<string, unknown> };
  if (response_action !== 'errors') return `unexpected response_action ${String(response_action)}`;
  const inputs = (view.blocks as Json[]).filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
  const wrong = Object.entries(errors ?? {}).find(
    ([block, message]) => !inputs.includes(block) || typeof message !== 'string' || message === '',
  );
  return errors === undefined || Object.keys(errors).length === 0 || wrong ? 'errors name no input' : undefined;
}

function wrongIn(block: Json): string | undefined {
  if (typeof block.block_id === 'string' && block.block_id.length > 255) return 'block_id too long';
  switch (block.type) {
    case 'header':
      return text(block.text, 150, 'plain_text');
    case 'section':
      return text(block.text, 3000) ?? (block.accessory ? element(block.accessory) : undefined);
    case 'context':
      return first(list(block.elements, 1, 10), (item) => text(item, 3000));
    case 'divider':
      return undefined;
    case 'actions': {
      const elements = list(block.elements, 1, 25);
      if (typeof elements === 'string') return elements;
      const actions = elements.map((item) => item.action_id);
      return new Set(actions).size === actions.length ? first(elements, element) : 'action_id twice';
    }
    case 'input':
      return (
        text(block.label, 2000, 'plain_text') ??
        (block.hint === undefined ? undefined : text(block.hint, 2000, 'plain_text')) ??
        element(block.element)
      );
    default:
      return `unknown block ${String(block.type)}`;
  }
}

function element(value: unknown): string | undefined {
  const item = value as Json;
  if (typeof item.action_id !== 'string' || item.action_id.length > 255) return 'action_id';
  switch (item.type) {
    case 'button':
      if (item.style !== undefined && item.style !== 'primary' && item.style !== 'danger') return 'style';
      return text(item.text, 75, 'plain_text') ?? length(item.value, 2000) ?? length(item.url, 3000);
    case 'radio_buttons':
    case 'checkboxes':
      return options(item.options, 10);
    case 'overflow':
      return options(item.options, 5);
    case 'static_select':
      return text(item.placeholder, 150, 'plain_text') ?? options(item.options, 100);
    case 'datepicker':
      return text(item.placeholder, 150, 'plain_text');
    case 'plain_text_input':
      return Number(item.max_length ?? 0) > 3000 ? 'max_length' : undefined;
    default:
      return `unknown element ${String(item.type)}`;
  }
}

const options = (value: unknown, most: number): string | undefined =>
  first(
    list(value, 1, most),
    (item) => text(item.text, 75, 'plain_text') ?? length(item.value, 150) ?? (item.value ? undefined : 'no value'),
  );

function text(value: unknown, most: number, type?: string): string | undefined {
  const item = value as Json | undefined;
  if (typeof item?.text !== 'string' || item.text.length === 0) return 'no text';
  if (type && item.type !== type) return `not ${type}`;
  if (item.type === 'plain_text' && 'verbatim' in item) return 'verbatim in plain_text';
  return item.text.length > most ? `text of ${item.text.length}` : undefined;
}

const length = (value: unknown, most: number): string | undefined =>
  typeof value === 'string' && value.length > most ? `value of ${value.length}` : undefined;

const list = (value: unknown, least: number, most: number): Json[] | string =>
  Array.isArray(value) && value.length >= least && value.length <= most
    ? value
    : `${Array.isArray(value) ? value.length : 'no'} elements`;

function first(items: Json[] | string, check: (item: Json) => string | undefined): string | undefined {
  if (typeof items === 'string') return items;
  for (const item of items) {
    const problem = check(item);
    if (problem) return problem;
  }
  return undefined;
}
