/** The form of a decision and the sheet on which it is previewed. */
import { css } from 'lit';

export const decideStyles = css`
  form {
    display: grid;
    gap: 1.25rem;
  }

  legend,
  .label {
    font-weight: 600;
    margin-block-end: 0.375rem;
  }

  .choice {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-height: 2.75rem;
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--line);
    cursor: pointer;
  }

  .choice + .choice {
    border-block-start: 0;
  }

  .choice:first-of-type {
    border-radius: var(--radius) var(--radius) 0 0;
  }

  .choice:last-of-type {
    border-radius: 0 0 var(--radius) var(--radius);
  }

  .choice:has(:checked) {
    background: var(--accent-wash);
  }

  input[type='radio'],
  input[type='checkbox'] {
    flex: none;
    width: 1.125rem;
    height: 1.125rem;
    accent-color: var(--accent);
  }

  .choice .soft {
    margin-inline-start: auto;
  }

  .transfer {
    display: grid;
    gap: 0.75rem;
    padding-inline-start: 0.875rem;
    border-inline-start: 3px solid var(--line);
  }

  textarea {
    min-height: 9rem;
    resize: vertical;
  }

  textarea.short {
    min-height: 4.5rem;
  }

  .template {
    margin-block-end: 0.5rem;
  }

  .under {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
  }

  dialog {
    width: min(44rem, calc(100vw - 2rem));
    max-height: calc(100dvh - 2rem);
    padding: 0;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--card);
    color: var(--ink);
  }

  dialog::backdrop {
    background: rgb(10 18 26 / 55%);
  }

  .sheet {
    display: grid;
    gap: 1rem;
    padding: 1.25rem;
  }

  .preview {
    display: grid;
    gap: 0.75rem;
    padding: 1rem;
    background: var(--paper);
    border-radius: var(--radius);
  }

  @media (max-width: 40rem) {
    .keys {
      display: none;
    }

    .buttons button {
      flex: 1 1 100%;
    }

    .under,
    .under span {
      display: block;
    }
  }
`;
