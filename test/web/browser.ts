/** A real Chromium for tests: the one that is there, else (root on Debian) installed here and now, else a word on what to do. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const candidates = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const installed = (): string | undefined => candidates.find((path) => path && existsSync(path));

/** chromium, and fonts-noto-cjk, without which Chinese is boxes. */
const install = (): void => {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return;
  console.error('No Chromium found; installing chromium and fonts-noto-cjk …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-q'], { env, stdio: 'inherit' });
  execFileSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
    env,
    stdio: 'inherit',
  });
};

/** Where Chromium is. Throws with what to do where none can be had. */
export const chromiumPath = (): string => {
  if (!installed()) install();
  const path = installed();
  if (path) return path;
  throw new Error(
    [
      '没有找到 Chromium。请安装后再运行测试：Debian/Ubuntu 用 sudo apt-get install chromium fonts-noto-cjk；',
      '已经装在别处的，设置环境变量 CHROMIUM=它的路径。',
      'No Chromium was found. Install one (Debian/Ubuntu: sudo apt-get install chromium fonts-noto-cjk), or set CHROMIUM to its path.',
    ].join('\n'),
  );
};

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
