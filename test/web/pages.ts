/** The built chat page, in a folder of its own, so that a test never looks at an old dist/. */
import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const here = (path: string) => new URL(path, import.meta.url).pathname;

let built: Promise<string> | undefined;

/** Builds once in a test process, as `npm run build` does; answers the folder. */
export const builtPages = (): Promise<string> => {
  built ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'liukan-pages-'));
    const args = [
      'build',
      '--config',
      here('../../src/pages/vite.config.ts'),
      '--outDir',
      folder,
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ];
    // in a process of its own: a test process is not a production one, and Vite would build accordingly
    await promisify(execFile)(process.execPath, [here('../../node_modules/vite/bin/vite.js'), ...args], {
      env: { ...process.env, NODE_ENV: 'production' },
    });
    return folder;
  })();
  return built;
};
