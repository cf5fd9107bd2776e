/** Buttons and fields. Everything that is tapped is at least 44 px high. */
import { css } from 'lit';

export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }

  button {
    cursor: pointer;
    min-height: 44px;
    padding: 0.5rem 1rem;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--card);
    line-height: 1.4;
    text-align: start;
    transition: background-color 0.12s, border-color 0.12s;
  }

  button:hover {
    background: var(--accent-wash);
    border-color: var(--accent);
  }

  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  button.primary:hover {
    background: var(--accent-strong);
  }

  button.danger {
    border-color: var(--adverse);
    color: var(--adverse);
    font-weight: 600;
  }

  button.danger:hover {
    background: var(--adverse-wash);
    border-color: var(--adverse);
  }

  button.plain {
    border-color: transparent;
    background: none;
    color: var(--accent);
  }

  button.plain:hover {
    background: var(--accent-wash);
  }

  button.small {
    padding: 0.375rem 0.875rem;
    font-size: 0.9375rem;
  }

  button[aria-disabled='true'] {
    cursor: default;
  }

  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  input[type='text'],
  input[type='date'],
  textarea {
    min-height: 48px;
    width: 100%;
    padding: 0.625rem 0.875rem;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--card);
    font-size: max(1rem, 16px); /* smaller, and iOS zooms in */
    line-height: 1.5;
  }

  input::placeholder,
  textarea::placeholder {
    color: var(--soft);
    opacity: 1;
  }

  textarea {
    display: block;
    resize: none;
    overflow-y: auto;
    field-sizing: content;
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  [hidden] {
    display: none !important;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after,
    *::-webkit-progress-value {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
