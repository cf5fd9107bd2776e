/**
 * Colours, type and measures. 石青 (a deep mineral blue) carries the acts, 朱砂 (cinnabar) only the seal and what is adverse.
 * Every pair of text and ground has a contrast of at least 4.5 : 1, in the light and in the dark.
 */
import { css } from 'lit';

export const tokens = css`
  :host {
    --paper: #f4f3ef;
    --sheet: #ffffff;
    --sunken: #eceae4;
    --ink: #1c2530;
    --ink-soft: #535e6b;
    --line: #d9d6cd;
    --line-strong: #8b929a;

    --brand: #1f4b73;
    --brand-ink: #1f4b73;
    --brand-soft: #e6edf4;
    --on-brand: #ffffff;
    --brand-hover: #173a5a;
    --seal: #a5382a;

    --for: #1d6b42;
    --for-soft: #e5f2ea;
    --against: #a02c1f;
    --against-soft: #fbeae7;
    --mixed: #7d5200;
    --mixed-soft: #faf0da;
    --open: #48566a;
    --open-soft: #eaedf1;

    --focus: #0b63c5;
    --shadow: 0 1px 2px rgb(28 37 48 / 8%), 0 4px 16px rgb(28 37 48 / 6%);

    --sans: system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC',
      'WenQuanYi Micro Hei', sans-serif;
    --serif: 'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', 'STSong', Georgia, 'PingFang SC', 'Microsoft YaHei', serif;
    --radius: 10px;
    color-scheme: light dark;
  }

  @media (prefers-color-scheme: dark) {
    :host {
      --paper: #12161a;
      --sheet: #1b2127;
      --sunken: #0d1013;
      --ink: #e8ebee;
      --ink-soft: #a6b0ba;
      --line: #333c45;
      --line-strong: #75808b;

      --brand: #2b6aa3;
      --brand-ink: #8dbfec;
      --brand-soft: #1d2f40;
      --on-brand: #ffffff;
      --brand-hover: #245a8b;
      --seal: #b5473a;

      --for: #7fd0a0;
      --for-soft: #16291f;
      --against: #f1998d;
      --against-soft: #331a17;
      --mixed: #e3b968;
      --mixed-soft: #2d2413;
      --open: #a9b7c8;
      --open-soft: #20272f;

      --focus: #7db8f5;
      --shadow: 0 1px 2px rgb(0 0 0 / 40%);
    }
  }
`;
