/** How the page of figures is laid out. */
import { css } from 'lit';

export const figuresStyles = css`
  :host {
    display: grid;
    gap: 1rem;
    max-width: 60rem;
  }

  .numbers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
    gap: 0.75rem;
  }

  .numbers dd {
    font: 700 1.75rem / 1.3 var(--serif);
    font-variant-numeric: tabular-nums;
  }

  .numbers dd.withheld {
    font: inherit;
    line-height: 2.275rem;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    margin-block: 0.5rem 0.25rem;
  }

  .rows {
    display: grid;
    gap: 1rem;
    margin-block-start: 0.75rem;
  }

  .rows.clauses {
    gap: 1.5rem;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: baseline;
    gap: 0 1rem;
  }

  .head > * {
    overflow-wrap: anywhere;
  }

  h3 {
    font: 600 1rem / 1.5 var(--type);
  }

  .value {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .what {
    display: grid;
    gap: 0.25rem;
    margin-block-start: 0.25rem;
    overflow-wrap: anywhere;
  }

  code {
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
  }

  summary {
    cursor: pointer;
    padding-block: 0.5rem;
    color: var(--accent);
  }

  table {
    width: 100%;
    border-collapse: collapse;
  }

  th,
  td {
    padding: 0.375rem 0.75rem 0.375rem 0;
    text-align: start;
    border-block-end: 1px solid var(--line);
    font-variant-numeric: tabular-nums;
  }

  thead th {
    color: var(--soft);
    font-weight: 600;
    font-size: 0.9375rem;
  }

  tbody th {
    font-weight: 400;
    white-space: nowrap;
  }

  @media print {
    .card,
    .rows > li {
      break-inside: avoid;
    }
  }
`;
