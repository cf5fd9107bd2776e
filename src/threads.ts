/** Work that is done on as many threads as there are processors. The results are in the order of the errands, so that it is the same. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/**
 * In: the file of a thread, which answers each message with one; what every thread is handed once (`workerData`); the errands.
 * Out: what came back of each. A fault in a thread rejects.
 */
export async function onThreads<Errand, Result>(
  file: URL,
  setting: unknown,
  errands: readonly Errand[],
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let taken = 0;
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(file, { workerData: setting });
      let at = 0;
      const next = (): void => {
        at = taken++;
        const errand = errands[at];
        if (errand !== undefined) worker.postMessage(errand);
        else worker.terminate().then(() => resolve(), reject);
      };
      worker.on('message', (result: Result) => {
        results[at] = result;
        next();
      });
      worker.on('error', reject);
      next();
    });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), errands.length) }, work));
  return results;
}
