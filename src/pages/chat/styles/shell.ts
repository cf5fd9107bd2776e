/** The frame: header, progress, transcript, side column, composer. */
import { css } from 'lit';

export const shell = css`
  :host {
    display: block;
    height: 100%;
    background: var(--paper);
    color: var(--ink);
    font-family: var(--sans);
    font-size: 1.0625rem;
    line-height: 1.65;
    overflow-wrap: anywhere;
  }

  .shell {
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr) auto;
    height: 100%;
  }

  header {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    padding: 0.5rem max(1rem, env(safe-area-inset-left));
    background: var(--sheet);
    border-bottom: 1px solid var(--line);
  }

  .seal {
    flex: none;
    display: grid;
    place-items: center;
    width: 2.5rem;
    height: 2.5rem;
    border-radius: 5px;
    background: var(--seal);
    color: #fff;
    font: 700 1rem / 1.05 var(--serif);
    letter-spacing: 0.02em;
  }

  .title {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 0.75rem;
    min-width: 0;
  }

  h1 {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 0.625rem;
    margin: 0;
    font: 700 1.3125rem / 1.3 var(--serif);
    letter-spacing: 0.06em;
  }

  h1 small {
    font: 400 0.9375rem / 1.4 var(--sans);
    letter-spacing: 0;
    color: var(--ink-soft);
  }

  .status {
    margin-inline-start: auto;
    padding: 0.125rem 0.75rem;
    border-radius: 99px;
    background: var(--brand-soft);
    color: var(--brand-ink);
    font-size: 0.875rem;
    white-space: nowrap;
  }

  header .tools {
    display: flex;
    gap: 0.25rem;
  }

  header .narrow {
    display: none;
  }

  .skip {
    position: absolute;
    inset-block-start: 0.375rem;
    inset-inline-start: 0.5rem;
    z-index: 2;
    transform: translateY(-200%);
  }

  .skip:focus {
    transform: none;
  }

  .progress {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    column-gap: 1.25rem;
    padding: 0.5rem max(1rem, env(safe-area-inset-left));
    background: var(--sheet);
    border-bottom: 1px solid var(--line);
    font-size: 0.9375rem;
  }

  .progress strong {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  progress {
    appearance: none;
    display: block;
    grid-column: 1 / -1;
    width: 100%;
    height: 6px;
    border: 0;
    border-radius: 3px;
    background: var(--line);
    overflow: hidden;
  }

  progress::-webkit-progress-bar {
    background: var(--line);
  }

  progress::-webkit-progress-value {
    background: var(--brand);
    border-radius: 3px;
    transition: width 0.3s;
  }

  progress::-moz-progress-bar {
    background: var(--brand);
  }

  .looks {
    display: flex;
    gap: 0.25rem;
    margin: 0;
    padding: 0;
    list-style: none;
    justify-self: end;
  }

  .looks li {
    display: grid;
    place-items: center;
    width: 1.75rem;
    height: 1.75rem;
    border: 1px solid var(--line-strong);
    border-radius: 50%;
    font: 600 0.8125rem / 1 var(--serif);
    color: var(--ink-soft);
  }

  .looks li.passed {
    background: var(--brand-soft);
    border-color: var(--brand-ink);
    color: var(--brand-ink);
  }

  .looks li.current {
    background: var(--brand);
    border-color: var(--brand);
    color: var(--on-brand);
  }

  .progress progress {
    margin-block-start: 0.5rem;
  }

  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 19rem;
    min-height: 0;
  }

  .transcript {
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 1.5rem max(1rem, env(safe-area-inset-left)) 2rem;
    scroll-behavior: smooth;
  }

  .transcript:focus-visible {
    outline-offset: -3px;
  }

  .column {
    max-width: 46rem;
    margin-inline: auto;
  }

  aside {
    overflow-y: auto;
    padding: 1.25rem 1.25rem 2rem;
    border-inline-start: 1px solid var(--line);
    font-size: 0.9375rem;
  }

  footer {
    padding: 0.625rem max(1rem, env(safe-area-inset-left)) max(0.625rem, env(safe-area-inset-bottom));
    background: var(--sheet);
    border-top: 1px solid var(--line);
  }

  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    margin: 0 0 0.625rem;
    padding: 0.5rem 0.875rem;
    border-radius: 8px;
    background: var(--mixed-soft);
    color: var(--mixed);
    font-size: 0.9375rem;
  }

  .page {
    display: grid;
    place-content: center;
    gap: 1rem;
    padding: 2rem 1.25rem;
    text-align: center;
  }

  .page h2 {
    margin: 0;
    font: 700 1.5rem / 1.4 var(--serif);
  }

  .page p {
    margin: 0;
    max-width: 32rem;
  }

  .page button {
    justify-self: center;
  }

  @media (max-width: 61.99rem) {
    .body {
      grid-template-columns: minmax(0, 1fr);
    }

    .body > aside {
      display: none;
    }

    header .narrow {
      display: block;
    }

    header .wide {
      display: none;
    }
  }

  @media (max-width: 40rem) {
    :host {
      font-size: 1rem;
    }

    h1 small {
      display: none;
    }

    header {
      gap: 0.625rem;
    }

    header .title {
      display: grid;
    }

    .status {
      margin: 0;
      padding: 0;
      background: none;
      font-size: 0.8125rem;
      line-height: 1.3;
      white-space: normal;
    }

    header .tools {
      margin-inline-start: auto;
    }

    .transcript {
      padding-block: 1rem 1.5rem;
    }
  }
`;
