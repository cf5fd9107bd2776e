/** The question that is being asked: the one thing on the page that wants an answer. */
import { css } from 'lit';

export const questionStyles = css`
  :host {
    display: block;
  }

  .card {
    border: 1px solid var(--line);
    border-block-start: 4px solid var(--accent);
    border-radius: var(--round);
    background: var(--card);
    box-shadow: var(--shadow);
    padding: 1.125rem 1.25rem 1.25rem;
  }

  .look {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 0.75rem;
    margin: 0;
    color: var(--accent);
    font-size: 0.9375rem;
  }

  .look strong {
    font-family: var(--serif);
    font-size: 1.0625rem;
    letter-spacing: 0.04em;
  }

  .look span {
    margin-inline-start: auto;
    color: var(--soft);
    font-variant-numeric: tabular-nums;
  }

  .about,
  .provenance,
  .before,
  .also {
    margin: 0.25rem 0 0;
    color: var(--soft);
    font-size: 0.9375rem;
    white-space: pre-line;
  }

  .provenance {
    display: flex;
    gap: 0.5rem;
    align-items: baseline;
    margin-block-start: 0.5rem;
    padding: 0.375rem 0.75rem;
    border-radius: 6px;
    background: var(--open-wash);
    color: var(--ink);
    font-size: 0.875rem;
  }

  .tag {
    flex: none;
    padding: 0 0.375rem;
    border: 1px solid var(--open);
    border-radius: 4px;
    color: var(--open);
    font-size: 0.8125rem;
  }

  h2 {
    margin: 0.5rem 0 0;
    font-size: 1.25rem;
    font-weight: 700;
    line-height: 1.5;
    white-space: pre-line;
  }

  h2:focus {
    outline: none;
  }

  .also {
    padding: 0.625rem 0.875rem;
    border-inline-start: 4px solid var(--open);
    border-radius: 2px 8px 8px 2px;
    background: var(--open-wash);
    color: var(--ink);
  }

  .options {
    display: grid;
    gap: 0.5rem;
    margin: 0.875rem 0 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }

  .option {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    width: 100%;
    min-height: 52px;
    padding: 0.5rem 0.875rem;
  }

  .number {
    flex: none;
    display: grid;
    place-items: center;
    min-width: 1.75rem;
    height: 1.75rem;
    border-radius: 6px;
    background: var(--accent-wash);
    color: var(--accent);
    font-size: 0.9375rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .option.chosen {
    background: var(--accent-wash);
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
  }

  .busy .option:not(.chosen),
  .busy .others {
    opacity: 0.55;
  }

  label.option {
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--card);
    line-height: 1.4;
    cursor: pointer;
  }

  label.option:hover {
    background: var(--accent-wash);
    border-color: var(--accent);
  }

  label.option:has(input:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  label.option input {
    flex: none;
    width: 1.375rem;
    height: 1.375rem;
    margin: 0;
    accent-color: var(--accent);
  }

  .option .aloneness {
    margin-inline-start: auto;
    color: var(--soft);
    font-size: 0.8125rem;
    white-space: nowrap;
  }

  .places {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 0.875rem;
  }

  .typed {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.5rem;
    margin-block-start: 0.875rem;
  }

  .typed label,
  .typed .full {
    grid-column: 1 / -1;
  }

  .typed label {
    font-size: 0.9375rem;
    font-weight: 600;
  }

  .pick {
    position: relative;
    margin-block-start: 0.5rem;
  }

  .pick input[type='date'] {
    position: absolute;
    inset: 0 auto auto 0;
    z-index: -1;
    width: 6rem;
    opacity: 0;
  }

  .typed textarea {
    min-height: 7.5rem;
    max-height: 40vh;
  }

  .typed .count {
    margin: 0;
    align-self: center;
    color: var(--soft);
    font-size: 0.875rem;
  }

  .count.over {
    color: var(--adverse);
    font-weight: 600;
  }

  .submit {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    margin-block-start: 0.75rem;
  }

  .submit .primary {
    min-width: 8rem;
    text-align: center;
  }

  .hint {
    margin: 0;
    color: var(--soft);
    font-size: 0.9375rem;
  }

  .others {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 0.875rem;
    padding-block-start: 0.75rem;
    border-block-start: 1px solid var(--line);
  }

  .others button {
    padding-inline: 0.875rem;
    font-size: 0.9375rem;
  }

  .others .unsure {
    border-style: dashed;
  }

  @media (max-width: 40rem) {
    .card {
      padding: 1rem;
    }

    h2 {
      font-size: 1.1875rem;
    }
  }
`;
