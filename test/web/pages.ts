/** The built chat page, in a folder of its own, so that a test never looks at an old dist/. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

let built: Promise<string> | undefined;

/** Builds once in a test process; answers the folder. */
export const builtPages = (): Promise<string> => {
  built ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'liukan-pages-'));
    await build({
      configFile: new URL('../../src/pages/vite.config.ts', import.meta.url).pathname,
      build: { outDir: folder, emptyOutDir: true },
      logLevel: 'warn',
    });
    return folder;
  })();
  return built;
};
