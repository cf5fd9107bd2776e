/** What is always possible, and what a person should know all the time: beside the talk, or in the menu of a phone. */
import { html, nothing, type TemplateResult } from 'lit';
import { COMMANDS } from '../../core/commands.ts';
import { say, type Lang } from '../../core/text.ts';
import { canTakeBack, isAsked, isConcluded, type Transcript } from './transcript.ts';
import type { Words } from './words.ts';

export interface Side {
  readonly words: Words;
  readonly lang: Lang;
  readonly transcript: Transcript;
  readonly command: (name: keyof typeof COMMANDS) => void;
  readonly enterCode: () => void;
  readonly clear: () => void;
}

const ALWAYS = ['why', 'back', 'unknown', 'progress', 'help', 'restart'] as const;
/** With the desk: what can still be done there. */
const ASKED = ['why', 'unknown', 'progress', 'help'] as const;
const AT_DESK = ['progress', 'help'] as const;

export const side = ({ words, lang, transcript, command, enterCode, clear }: Side): TemplateResult => {
  const { status } = transcript;
  const button = (name: keyof typeof COMMANDS, look = ''): TemplateResult => {
    const label = name === 'delete' && status === 'submitted' ? words.withdraw : say(COMMANDS[name].label, lang);
    return html`<button type="button" class=${look} @click=${() => command(name)}>${label}</button>`;
  };
  const isAtDesk = status === 'submitted' || status === 'claimed' || status === 'decided';
  const commands = isAsked(transcript) ? ASKED : isAtDesk ? AT_DESK : ALWAYS;
  return html`<div class="side">
    <section>
      <h2>${words.commands}</h2>
      <div class="commands">
        ${isAtDesk ? nothing : button('person', 'wide primary')} ${commands.map((name) => button(name))} ${canTakeBack(transcript) ? button('delete', 'wide danger') : nothing}
      </div>
    </section>
    <section>
      <h2>${words.privacyTitle}</h2>
      <p>${status === 'submitted' && isConcluded(transcript) ? words.privacyAppealed : words.privacy[status]}</p>
      <div class="commands"><button type="button" class="wide" @click=${clear}>${words.clear}</button></div>
    </section>
    <section>
      <h2>${words.comeBackTitle}</h2>
      <p>${words.comeBack}</p>
      <div class="commands">
        <button type="button" @click=${() => command('code')}>${words.getCode}</button>
        <button type="button" @click=${enterCode}>${words.enterCode}</button>
      </div>
    </section>
  </div>`;
};
