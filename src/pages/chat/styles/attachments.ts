import { css } from 'lit';

export const attachmentsStyles = css`
  :host {
    display: block;
    max-width: 46rem;
    margin: 0 auto 0.5rem;
  }

  h2,
  h3,
  p {
    margin: 0;
  }

  h2 {
    font-size: 1.125rem;
  }

  h3 {
    font-size: 1rem;
  }

  dialog {
    width: min(38rem, calc(100vw - 1.5rem));
    max-height: calc(100dvh - 1.5rem);
    padding: 0;
    border: 1px solid var(--edge);
    border-radius: 12px;
    background: var(--card);
    color: inherit;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }

  .inside {
    display: grid;
    gap: 1rem;
    padding: 1rem clamp(1rem, 4vw, 1.5rem) 1.5rem;
  }

  .top,
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }

  .top {
    justify-content: space-between;
  }

  ul {
    display: grid;
    gap: 0.75rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0.25rem 0.75rem;
  }

  .named {
    flex: 1 1 14rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .soft {
    color: var(--soft);
    font-size: 0.9375rem;
  }

  .consent {
    padding: 0.75rem 1rem;
    border-inline-start: 4px solid var(--accent);
    background: var(--accent-wash);
  }

  .trouble {
    color: var(--adverse);
    font-weight: 600;
  }

  progress {
    width: 100%;
    accent-color: var(--accent);
  }

  @media print {
    :host {
      display: none;
    }
  }
`;
