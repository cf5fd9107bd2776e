/** A file a row; the place to drop files is a frame of its own. */
import { css } from 'lit';

export const attachmentsStyles = css`
  :host {
    display: block;
  }

  .files {
    display: grid;
    gap: 0.75rem;
    margin-block-start: 0.75rem;
  }

  .files li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.125rem 1rem;
    align-items: center;
  }

  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .gone .name {
    text-decoration: line-through;
    font-weight: 400;
  }

  .about {
    grid-column: 1;
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
  }

  .about code {
    font-size: 0.875rem;
  }

  .files a {
    grid-row: 1 / span 2;
    grid-column: 2;
    min-height: 44px;
    display: grid;
    place-items: center;
    padding-inline: 0.5rem;
  }

  .adding {
    display: grid;
    gap: 0.5rem;
    margin-block-start: 1rem;
    padding: 0.875rem;
    border: 1.5px dashed var(--line);
    border-radius: var(--radius);
  }

  .adding.over {
    border-color: var(--accent);
    background: var(--accent-wash);
  }

  .adding fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    border: 0;
    margin: 0;
    padding: 0;
  }

  .adding label {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 44px;
  }

  .choosing {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
  }

  .confirming {
    display: grid;
    gap: 0.5rem;
    padding: 0.875rem;
    background: var(--paper);
    border-radius: var(--radius);
  }

  .confirming h3 {
    font-size: 1rem;
  }

  .confirming h3:focus {
    outline: none;
  }

  .confirming li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.75rem;
  }

  .sending {
    display: grid;
    gap: 0.375rem;
  }

  progress {
    width: 100%;
    accent-color: var(--accent);
  }

  @media print {
    .adding,
    .files a {
      display: none;
    }
  }
`;
