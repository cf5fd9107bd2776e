/** What the pages look like, in one place: colours in light and dark, type, edges. Put `look` on a page's outermost element. */
import { css } from 'lit';

export const look = css`
  :host {
    color-scheme: light dark;
    --paper: #f5f6f8;
    --card: #ffffff;
    --ink: #1b2530;
    --soft: #4f5d6b;
    --line: #d3dae1;
    --edge: #7c8a98;
    --accent: #1f4b73;
    --on-accent: #ffffff;
    --accent-wash: #e7eef5;
    --favourable: #1b6743;
    --favourable-wash: #e4f2ea;
    --adverse: #97302b;
    --adverse-wash: #fbeae8;
    --open: #675010;
    --open-wash: #f8f1da;
    --focus: #1c6dd0;
    --seal: #a5382a;
    --radius: 0.5rem;
    --serif: 'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', 'STSong', Georgia, 'PingFang SC', 'Microsoft YaHei', serif;
    --type: system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'WenQuanYi Micro Hei', sans-serif;
    font: 1rem / 1.6 var(--type);
    color: var(--ink);
    background: var(--paper);
  }

  @media (prefers-color-scheme: dark) {
    :host {
      --paper: #12171d;
      --card: #1a2129;
      --ink: #e6ebf0;
      --soft: #aab6c2;
      --line: #36424e;
      --edge: #7f8d9b;
      --accent: #8fbbe4;
      --on-accent: #0f1d2a;
      --accent-wash: #1d2c3b;
      --favourable: #86d0a8;
      --favourable-wash: #15301f;
      --adverse: #f2a59f;
      --adverse-wash: #3a1e1c;
      --open: #e2ca7d;
      --open-wash: #322a13;
      --focus: #8fbbe4;
      --seal: #b5473a;
    }
  }
`;
