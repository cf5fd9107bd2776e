/** Bubbles, notices, and what stands around them. */
import { css } from 'lit';

export const talk = css`
  .entries {
    display: grid;
    gap: 1.25rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .entries > li {
    display: grid;
    gap: 0.75rem;
    min-width: 0;
  }

  .said {
    justify-self: end;
    max-width: min(85%, 34rem);
    padding: 0.625rem 1rem;
    border-radius: var(--round) var(--round) 2px var(--round);
    background: var(--accent);
    color: var(--on-accent);
    white-space: pre-line;
  }

  .bubble {
    justify-self: start;
    max-width: min(92%, 40rem);
    padding: 0.625rem 1rem;
    border-radius: 2px var(--round) var(--round) var(--round);
    background: var(--card);
    box-shadow: var(--shadow);
    white-space: pre-line;
  }

  .aside {
    justify-self: start;
    margin: 0;
    color: var(--soft);
    font-size: 0.9375rem;
    white-space: pre-line;
  }

  .asked {
    color: var(--soft);
    box-shadow: none;
    border: 1px solid var(--line);
    background: none;
  }

  .notice {
    padding: 0.75rem 1rem;
    border-inline-start: 4px solid var(--open);
    border-radius: 2px var(--round) var(--round) 2px;
    background: var(--open-wash);
    white-space: pre-line;
  }

  .notice strong {
    display: block;
    color: var(--open);
  }

  .notice.care {
    border-color: var(--favourable);
    background: var(--favourable-wash);
    font-size: 1.125rem;
  }

  .notice.care strong {
    color: var(--favourable);
  }

  .spoken:focus {
    outline: none;
  }

  .pending,
  .returned {
    margin-block-start: 1rem;
  }

  .pending {
    display: grid;
    justify-items: end;
    gap: 0.375rem;
  }

  .pending .said {
    opacity: 0.92;
  }

  .pending p,
  .returned p {
    margin: 0;
    color: var(--soft);
    font-size: 0.875rem;
  }

  .returned {
    display: grid;
    justify-items: end;
    gap: 0.5rem;
  }

  .returned .said {
    background: none;
    border: 1px dashed var(--adverse);
    color: var(--ink);
  }

  .returned p strong {
    color: var(--adverse);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .choices {
    display: grid;
    gap: 0.5rem;
    max-width: 34rem;
  }

  .group {
    display: grid;
    gap: 0.375rem;
  }

  .group > span {
    color: var(--soft);
    font-size: 0.9375rem;
  }

  details.then {
    color: var(--soft);
    font-size: 0.9375rem;
  }

  details.then summary {
    width: fit-content;
    min-height: 32px;
    cursor: pointer;
  }

  details.then p {
    margin: 0.25rem 0 0.5rem;
  }

  details.then button {
    min-height: 36px;
    padding: 0.25rem 0.75rem;
    border-color: var(--line);
    background: none;
    color: var(--soft);
    font-size: 0.9375rem;
  }

  @media (max-width: 40rem) {
    .bubble {
      max-width: 100%;
      font-size: 0.9688rem;
      line-height: 1.55;
    }
  }

  .dots::after {
    content: '';
    display: inline-block;
    width: 1.25em;
    margin-inline-start: 0.25em;
    border-block-end: 2px dotted currentcolor;
    animation: dots 1s steps(3) infinite;
  }

  @keyframes dots {
    from {
      width: 0.2em;
    }
  }
`;
