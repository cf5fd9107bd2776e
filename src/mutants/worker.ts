/** One thread that tries mutants: is handed the content once, then the number of a group after another. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Setting } from './in-parallel.ts';
import { fates, groupsOf } from './survivors.ts';

const { content, asOf, packs }: Setting = workerData;
const groups = groupsOf(content, packs);
const fatesOf = fates(content, asOf);

parentPort?.on('message', (at: number) => {
  parentPort?.postMessage(fatesOf(groups[at] ?? []));
});
