/** The queue: shelves above, the list below. */
import { css } from 'lit';

export const queueStyles = css`
  nav ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    border-block-end: 1px solid var(--line);
  }

  nav a {
    display: block;
    padding: 0.625rem 0.875rem;
    color: var(--soft);
    text-decoration: none;
    border-block-end: 3px solid transparent;
  }

  nav a[aria-current] {
    color: var(--ink);
    font-weight: 600;
    border-color: var(--accent);
  }

  nav .number {
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
    color: var(--soft);
  }

  kbd {
    font: inherit;
    font-size: 0.8125rem;
    color: var(--soft);
    border: 1px solid var(--line);
    border-radius: 0.25rem;
    padding-inline: 0.3125rem;
    margin-inline-end: 0.25rem;
  }

  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.5rem 1rem;
    margin-block: 0.875rem 0.25rem;
  }

  .filters label {
    display: grid;
    gap: 0.125rem;
  }

  .filters .find {
    flex: 1 1 16rem;
  }

  .filters .check {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 2.75rem;
  }

  .check input {
    width: 1.125rem;
    height: 1.125rem;
    accent-color: var(--accent);
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 1rem;
    min-height: 3.25rem;
  }

  .rows {
    display: grid;
    gap: 0.5rem;
  }

  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 22rem);
    align-items: start;
    gap: 0.5rem 1.5rem;
    color: inherit;
    text-decoration: none;
    padding-block: 0.75rem;
  }

  .row.late {
    border-inline-start: 4px solid var(--adverse);
  }

  .row:hover {
    border-color: var(--accent);
  }

  .what {
    display: grid;
    gap: 0.375rem;
  }

  .unit {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
  }

  .held {
    color: var(--accent);
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: 0.75rem;
    padding-block: 3rem;
    text-align: center;
  }

  @media (max-width: 40rem) {
    nav ul {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }

    nav a {
      padding-inline: 0.25rem;
      text-align: center;
    }

    .row {
      grid-template-columns: minmax(0, 1fr);
    }

    .keys,
    kbd {
      display: none;
    }

    .filters label:not(.find) {
      flex: 1 1 9rem;
    }
  }
`;
