/** What the console's elements share: type, buttons, fields, chips. Colours come from `../look.ts`. */
import { css } from 'lit';

export const shared = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  h1 {
    font: 700 1.4375rem / 1.4 var(--serif);
  }

  h2 {
    font: 700 1.125rem / 1.5 var(--serif);
  }

  h1:focus {
    outline: none;
  }

  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  /* for those who hear the page; the eye has the tabs */
  .heard {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .soft {
    color: var(--soft);
    font-size: 0.9375rem;
  }

  .text {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  .card {
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    padding: 1.125rem 1.25rem;
  }

  button,
  .button {
    font: inherit;
    min-height: 2.75rem;
    padding: 0.375rem 1.125rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--card);
    color: var(--ink);
    cursor: pointer;
  }

  button:hover {
    border-color: var(--accent);
    background: var(--accent-wash);
  }

  button.main {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  button.main:hover {
    filter: brightness(1.12);
  }

  button.quiet {
    border-color: transparent;
    background: none;
    padding-inline: 0.625rem;
  }

  button[aria-disabled='true'] {
    cursor: progress;
    filter: grayscale(0.6);
  }

  a {
    color: var(--accent);
  }

  input[type='text'],
  input[type='password'],
  input[type='search'],
  input[type='date'],
  select,
  textarea {
    font: inherit;
    width: 100%;
    min-height: 2.75rem;
    padding: 0.5rem 0.75rem;
    color: var(--ink);
    background: var(--card);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
  }

  input::placeholder {
    color: var(--soft);
    opacity: 1;
  }

  .alert {
    padding: 0.625rem 0.875rem;
    border-inline-start: 4px solid var(--adverse);
    background: var(--adverse-wash);
    color: var(--ink);
    border-radius: 0 var(--radius) var(--radius) 0;
  }

  .caution {
    padding: 0.625rem 0.875rem;
    border-inline-start: 4px solid var(--open);
    background: var(--open-wash);
    border-radius: 0 var(--radius) var(--radius) 0;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    padding: 0.0625rem 0.625rem;
    border-radius: 1rem;
    font-size: 0.9375rem;
    white-space: nowrap;
    background: var(--accent-wash);
    color: var(--accent);
  }

  .chip.off {
    background: none;
    color: var(--soft);
    outline: 1px dashed var(--edge);
    outline-offset: -1px;
  }

  .chip.favourable {
    background: var(--favourable-wash);
    color: var(--favourable);
  }

  .chip.adverse {
    background: var(--adverse-wash);
    color: var(--adverse);
  }

  .chip.open {
    background: var(--open-wash);
    color: var(--open);
  }
`;
