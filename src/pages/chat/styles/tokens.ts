/**
 * What the chat page has besides the look of all pages: the cinnabar seal, a serif for what carries weight, and a slate for
 * what is not yet known. Text on its ground has a contrast of at least 4.5 : 1, in the light and in the dark.
 */
import { css } from 'lit';

export const tokens = css`
  :host {
    --seal: #a5382a;
    --accent-strong: #163956;
    --untold: #48566a;
    --untold-wash: #eaedf1;
    --shadow: 0 1px 2px rgb(28 37 48 / 8%), 0 4px 16px rgb(28 37 48 / 5%);
    --serif: 'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', 'STSong', Georgia, 'PingFang SC', 'Microsoft YaHei', serif;
    --round: 10px;
  }

  /* the quotation marks of a Chinese face are as wide as a character */
  :host([lang='en']) {
    --serif: Georgia, 'Times New Roman', 'Noto Serif', 'DejaVu Serif', 'Noto Serif CJK SC', 'Songti SC', serif;
  }

  @media (prefers-color-scheme: dark) {
    :host {
      --seal: #b5473a;
      --accent-strong: #b3d3f0;
      --untold: #a9b7c8;
      --untold-wash: #222b35;
      --shadow: 0 1px 2px rgb(0 0 0 / 40%);
    }
  }
`;
