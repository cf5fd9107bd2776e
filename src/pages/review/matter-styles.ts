/** One matter on one page: the reading to the left, what can be done to the right; on paper the reading alone. */
import { css } from 'lit';

export const matterStyles = css`
  .top {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 1rem;
  }

  .head {
    display: grid;
    gap: 0.25rem;
    margin-block: 0.5rem 1rem;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.125rem 1.25rem;
  }

  .columns {
    display: grid;
    gap: 1rem;
    align-items: start;
  }

  .columns > * {
    min-width: 0;
  }

  article {
    display: grid;
    gap: 1rem;
  }

  .clauses {
    display: grid;
    gap: 0.75rem;
    margin-block-start: 0.75rem;
  }

  .note {
    margin-block-end: 1rem;
  }

  .flash {
    background: var(--accent-wash);
    outline: 0.5rem solid var(--accent-wash);
  }

  aside {
    display: grid;
    gap: 1rem;
  }

  .next {
    border-inline-start: 4px solid var(--accent);
  }

  .deadlines {
    display: grid;
    gap: 0.5rem;
    margin-block-start: 0.5rem;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 0.625rem;
  }

  .waits {
    display: grid;
    gap: 0.375rem;
    margin-block: 0.5rem 1rem;
    padding-inline-start: 0.875rem;
    border-inline-start: 3px solid var(--open);
  }

  .waits h3 {
    font-size: 1rem;
    overflow-wrap: anywhere;
  }

  .waits .short {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 5;
    overflow: hidden;
  }

  .waits .to-step {
    justify-self: start;
    color: var(--accent);
    padding-inline: 0;
  }

  .acts desk-act[main] {
    flex-basis: 100%;
  }

  .waits .acts {
    margin-block-start: 0;
  }

  .waits .acts desk-act[main]:not([open]) {
    flex-basis: auto;
  }

  .jump {
    color: var(--accent);
    padding-inline: 0;
  }

  @media (min-width: 64rem) {
    .jump {
      display: none;
    }

    .columns {
      grid-template-columns: minmax(0, 1fr) minmax(23rem, 28rem);
    }

    .columns > article {
      order: -1;
      grid-row: 1;
    }

    .columns > aside {
      position: sticky;
      inset-block-start: 1rem;
      max-height: calc(100vh - 2rem);
      overflow-y: auto;
    }
  }

  @media print {
    .top,
    .no-print,
    .acts-card {
      display: none;
    }

    .card {
      break-inside: auto;
      border-color: #999;
    }

    .columns,
    article,
    aside {
      display: block;
    }

    .columns .card {
      margin-block-end: 0.75rem;
    }

    h2,
    h3 {
      break-after: avoid;
    }
  }
`;
