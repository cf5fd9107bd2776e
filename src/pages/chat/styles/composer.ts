import { css } from 'lit';

export const composerStyles = css`
  :host {
    display: block;
    max-width: 46rem;
    margin-inline: auto;
  }

  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.5rem;
    align-items: end;
  }

  textarea {
    max-height: 30vh;
    background: var(--paper);
  }

  button {
    min-height: 48px;
    min-width: 5rem;
    text-align: center;
  }

  p {
    grid-column: 1 / -1;
    margin: 0;
    color: var(--soft);
    font-size: 0.8125rem;
    line-height: 1.4;
  }

  p.over {
    color: var(--adverse);
    font-weight: 600;
  }
`;
