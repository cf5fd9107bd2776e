/** On paper: the judgment, the record, the decision; none of the talk around them. */
import { css } from 'lit';

export const print = css`
  @media print {
    :host {
      height: auto;
      background: #fff;
      color: #000;
      font-size: 11pt;
    }

    .shell,
    .body,
    .transcript {
      display: block;
      height: auto;
      overflow: visible;
      padding: 0;
    }

    .column {
      max-width: none;
    }

    .shell > header,
    .progress,
    footer,
    aside,
    .said,
    .bubble,
    .aside,
    .notice,
    .pending,
    .choices,
    .row,
    .group,
    .earlier,
    details.then,
    liukan-question,
    dialog {
      display: none !important;
    }

    .entries,
    .entries > li {
      display: block;
    }

    .sheet {
      margin-block-end: 1rem;
      border-color: #999;
      box-shadow: none;
    }

    .sheet,
    .sheet * {
      color: #000 !important;
      background: #fff !important;
    }

    .sheet > header {
      border-block-start-color: #000;
    }

    .sheet section,
    .strip li {
      break-inside: avoid;
    }

    .strip {
      grid-template-columns: repeat(6, 1fr);
    }

    .strip li {
      border: 1px solid #999;
    }

    .sheet summary {
      list-style: none;
    }
  }
`;
