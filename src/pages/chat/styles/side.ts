/** What is always possible: beside the talk, or in the menu. */
import { css } from 'lit';

export const side = css`
  .side {
    display: grid;
    align-content: start;
    gap: 1.5rem;
  }

  .side h2 {
    margin: 0 0 0.5rem;
    font: 700 1rem / 1.4 var(--serif);
  }

  .side p {
    margin: 0 0 0.625rem;
    color: var(--soft);
    line-height: 1.6;
  }

  .side .commands {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.5rem;
  }

  .side button {
    padding-inline: 0.75rem;
    font-size: 0.9375rem;
    text-align: center;
  }

  .side .wide {
    grid-column: 1 / -1;
  }

  dialog {
    width: min(30rem, calc(100vw - 2rem));
    max-height: calc(100dvh - 2rem);
    padding: 1.25rem;
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--card);
    color: var(--ink);
    overflow-y: auto;
  }

  dialog::backdrop {
    background: rgb(12 18 24 / 55%);
  }

  dialog h2 {
    margin: 0 0 0.5rem;
    font: 700 1.1875rem / 1.4 var(--serif);
  }

  dialog form,
  dialog .stack {
    display: grid;
    gap: 0.75rem;
  }

  dialog p {
    margin: 0;
  }

  dialog .row {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.5rem;
  }

  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-block-end: 0.75rem;
  }

  .top h2 {
    margin: 0;
  }

  .codes {
    display: grid;
    gap: 0.5rem;
  }
`;
