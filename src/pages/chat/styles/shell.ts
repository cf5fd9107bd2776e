/** The frame: header, progress, transcript, side column, composer. */
import { css } from 'lit';

export const shell = css`
  :host {
    display: block;
    height: 100%;
    font-size: 1.0625rem;
    line-height: 1.65;
    overflow-wrap: anywhere;
  }

  .shell {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    height: 100%;
  }

  .shell > header {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) minmax(0, 26rem) minmax(0, 1fr) auto;
    grid-template-areas: 'seal name progress status tools';
    align-items: center;
    column-gap: 0.75rem;
    padding: 0.5rem max(1rem, env(safe-area-inset-left));
    background: var(--card);
    border-block-end: 1px solid var(--line);
  }

  .seal {
    grid-area: seal;
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
    display: contents;
  }

  h1 {
    grid-area: name;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 0.625rem;
    margin: 0;
    font: 700 1.3125rem / 1.3 var(--serif);
    letter-spacing: 0.06em;
  }

  h1 small {
    font: 400 0.9375rem / 1.4 var(--type);
    letter-spacing: 0;
    color: var(--soft);
  }

  .tools {
    grid-area: tools;
    display: flex;
    gap: 0.25rem;
    white-space: nowrap;
  }

  .status {
    grid-area: status;
    justify-self: end;
    margin: 0;
    padding: 0.125rem 0.75rem;
    border-radius: 99px;
    background: var(--accent-wash);
    color: var(--accent);
    font-size: 0.875rem;
    line-height: 1.6;
  }

  .tools .narrow {
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
    grid-area: progress;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0.375rem 1rem;
    font-size: 0.9375rem;
  }

  .progress strong {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
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
    background: var(--accent);
    border-radius: 3px;
    transition: width 0.3s;
  }

  progress::-moz-progress-bar {
    background: var(--accent);
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
    width: 1.625rem;
    height: 1.625rem;
    border: 1px solid var(--edge);
    border-radius: 50%;
    font: 600 0.8125rem / 1 var(--serif);
    color: var(--soft);
  }

  .looks li.passed {
    background: var(--accent-wash);
    border-color: var(--accent);
    color: var(--accent);
  }

  .looks li.current {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }

  .body {
    display: grid;
    grid-template: minmax(0, 1fr) auto / minmax(0, 1fr) 18.5rem;
    grid-template-areas: 'transcript aside' 'footer aside';
    min-height: 0;
  }

  .transcript {
    grid-area: transcript;
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
    grid-area: aside;
    overflow-y: auto;
    padding: 1.25rem 1.25rem 2rem;
    border-inline-start: 1px solid var(--line);
    font-size: 0.9375rem;
  }

  footer {
    grid-area: footer;
    padding: 0.625rem max(1rem, env(safe-area-inset-left)) max(0.625rem, env(safe-area-inset-bottom));
    background: var(--card);
    border-block-start: 1px solid var(--line);
  }

  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    max-width: 46rem;
    margin: 0 auto 0.625rem;
    padding: 0.5rem 0.875rem;
    border-radius: 8px;
    background: var(--open-wash);
    color: var(--open);
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

  @media (max-width: 64rem) {
    .body {
      grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
      grid-template-areas: 'transcript' 'footer';
    }

    .body > aside {
      display: none;
    }

    .tools .narrow {
      display: block;
    }

    .shell > header {
      grid-template-columns: auto auto minmax(0, 1fr) auto;
      grid-template-areas: 'seal name status tools' 'progress progress progress progress';
      row-gap: 0.5rem;
    }
  }

  @media (max-width: 40rem) {
    :host {
      font-size: 1rem;
    }

    .shell > header {
      grid-template-columns: auto minmax(0, 1fr) auto;
      grid-template-areas: 'seal title tools' 'progress progress progress';
      column-gap: 0.625rem;
    }

    .title {
      grid-area: title;
      display: block;
    }

    h1 small {
      display: none;
    }

    .status {
      justify-self: auto;
      padding: 0;
      background: none;
      font-size: 0.8125rem;
      line-height: 1.35;
    }

    .tools .small {
      padding-inline: 0.625rem;
    }

    .transcript {
      padding-block: 1rem 1.5rem;
    }
  }
`;
