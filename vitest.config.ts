import { accessSync, constants, statfsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Half a browser's and all of the databases' files at once fit well into this. */
const ROOM = 2 ** 30;

/**
 * Where databases of tests lie: in memory, where Linux has room there. What these tests ask of SQLite does not turn on a disk
 * (a process that is killed loses nothing of it either way), and waiting for one took a third of their time.
 */
function inMemory(folder = '/dev/shm'): string | undefined {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ROOM ? folder : undefined;
  } catch {
    return undefined;
  }
}
const folder = process.env.TMPDIR ?? inMemory();

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: '100%',
    // Every file closes what it opens, so that files may share a process: to start one and to read the lists again took a sixth of the time.
    isolate: false,
    env: folder === undefined ? {} : { TMPDIR: folder },
    // Browsers, servers and processes that are killed: slow machines must not turn a wait into a failure.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
