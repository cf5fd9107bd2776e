/** What is on its way, and what came back. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation, Pending } from './conversation.ts';
import type { Words } from './words.ts';

export const unsent = (conversation: Conversation, words: Words, takeBack: (text: string) => void): TemplateResult => {
  const { pending, returned } = conversation;
  return html`${pending.map((waiting) => onItsWay(waiting, conversation, words))}
  ${
    returned
      ? html`<div class="returned">
        <div class="said">${returned.label}</div>
        <p role="alert"><strong>${words.refused}</strong> ${returned.reason}</p>
        <div class="row">
          ${
            'text' in returned.message
              ? html`<button
                class="small"
                type="button"
                @click=${() => {
                  takeBack(returned.label);
                  conversation.dropReturned();
                }}
              >
                ${words.rewrite}
              </button>`
              : nothing
          }
          <button class="small" type="button" @click=${() => conversation.dropReturned()}>${words.discard}</button>
        </div>
      </div>`
      : nothing
  }`;
};

const onItsWay = ({ label, state }: Pending, conversation: Conversation, words: Words): TemplateResult =>
  html`<div class="pending">
    <div class="said">${label}</div>
    ${
      state === 'retrying'
        ? html`<p role="status">${words.retrying}</p>
          <button class="small" type="button" @click=${() => conversation.retry()}>${words.retryNow}</button>`
        : html`<p class=${state === 'sending' ? 'dots' : ''}>${state === 'sending' ? words.sending : words.waiting}</p>`
    }
  </div>`;
