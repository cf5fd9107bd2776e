/** The judgment, the record that would be sent, the decision: sheets of paper in the talk. */
import { css } from 'lit';

export const cards = css`
  .sheet {
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: var(--round);
    background: var(--card);
    box-shadow: var(--shadow);
  }

  .sheet > header {
    display: block;
    padding: 1rem 1.25rem;
    border-block-end: 1px solid var(--line);
    border-block-start: 5px solid var(--tone, var(--accent));
    background: var(--tone-soft, var(--accent-wash));
  }

  .sheet.favourable {
    --tone: var(--favourable);
    --tone-soft: var(--favourable-wash);
  }

  .sheet.adverse {
    --tone: var(--adverse);
    --tone-soft: var(--adverse-wash);
  }

  .sheet.person {
    --tone: var(--accent);
    --tone-soft: var(--accent-wash);
  }

  .sheet.open {
    --tone: var(--untold);
    --tone-soft: var(--untold-wash);
  }

  .sheet.record {
    --tone: var(--open);
    --tone-soft: var(--open-wash);
  }

  .sheet h2 {
    margin: 0;
    color: var(--tone, var(--accent));
    font: 700 1.3125rem / 1.45 var(--serif);
  }

  .sheet .kicker {
    margin: 0;
    color: var(--soft);
    font-size: 0.875rem;
  }

  .sheet .caution {
    margin: 0.375rem 0 0;
    font-size: 0.9375rem;
  }

  .sheet .content {
    display: grid;
    gap: 1rem;
    padding: 1.125rem 1.25rem 1.25rem;
  }

  .sheet h3 {
    margin: 0 0 0.25rem;
    font-size: 1rem;
    font-weight: 700;
  }

  .sheet ul {
    margin: 0;
    padding-inline-start: 1.25em;
  }

  .sheet li + li {
    margin-block-start: 0.25rem;
  }

  .sheet section p {
    margin: 0;
    white-space: pre-line;
  }

  .sheet li,
  .sheet .caution {
    white-space: pre-line;
  }

  .strip {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: 0.375rem;
    margin: 0;
    padding: 0 !important;
    list-style: none;
  }

  .strip li {
    display: grid;
    align-content: start;
    justify-items: center;
    gap: 0.125rem;
    margin: 0 !important;
    padding: 0.5rem 0.25rem;
    border-radius: 8px;
    background: var(--untold-wash);
    color: var(--untold);
    text-align: center;
    font-size: 0.875rem;
    line-height: 1.35;
  }

  .strip .mark {
    font-size: 1.125rem;
    line-height: 1.2;
  }

  .strip b {
    font-weight: 700;
  }

  .strip .which {
    color: var(--ink);
    font-size: 0.8125rem;
  }

  .strip .for {
    background: var(--favourable-wash);
    color: var(--favourable);
  }

  .strip .against {
    background: var(--adverse-wash);
    color: var(--adverse);
  }

  .strip .mixed {
    background: var(--open-wash);
    color: var(--open);
  }

  .sheet .provenance {
    margin: 0.5rem 0 0;
    color: var(--soft);
    font-size: 0.875rem;
  }

  .tag {
    padding: 0 0.375rem;
    border: 1px solid currentcolor;
    border-radius: 4px;
    font-size: 0.75rem;
    white-space: nowrap;
  }

  .sheet details {
    border-block-start: 1px solid var(--line);
    padding-block-start: 0.75rem;
  }

  .sheet details + details {
    margin-block-start: -0.25rem;
  }

  .sheet summary {
    min-height: 28px;
    cursor: pointer;
    font-weight: 600;
    color: var(--accent);
  }

  .sheet details > :not(summary) {
    margin-block-start: 0.375rem;
  }

  .sheet .count {
    margin-inline-start: 0.25rem;
    color: var(--soft);
    font-size: 0.875rem;
    font-weight: 400;
  }

  .sheet.tree ul {
    padding: 0;
    list-style: none;
  }

  .sheet .weighed li {
    white-space: normal;
  }

  .sheet .weighed > li + li {
    margin-block-start: 0.75rem;
  }

  .sheet .weighed > li:not(.met) b {
    font-weight: 400;
  }

  .weighed p {
    margin: 0;
  }

  .weighed .mark {
    display: inline-block;
    width: 1.375em;
  }

  .sheet.tree .tests {
    padding-inline-start: 1.375em;
    font-size: 0.9375rem;
  }

  .sheet.tree .weighed .provenance {
    margin: 0;
    padding-inline-start: 1.375rem;
  }

  .earlier {
    opacity: 0.85;
  }

  @media (max-width: 40rem) {
    .strip {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }

    .sheet > header,
    .sheet .content {
      padding-inline: 1rem;
    }
  }
`;
