/** One thread of a proof: is handed the content once, then part after part. */
import { parentPort, workerData } from 'node:worker_threads';
import { proveChain } from '../core/prove.ts';
import { regionsOf } from '../core/region.ts';
import { rulesOf } from '../core/rules.ts';
import { proveSituations } from '../core/situations.ts';
import type { Errand, Setting } from './in-parallel.ts';

const { content, options }: Setting = workerData;

parentPort?.on('message', (errand: Errand) => {
  const part =
    errand.kind === 'chain'
      ? proveChain(content, regionsOf(content)[errand.at], options)
      : { found: proveSituations(content, rulesOf(content).slice(errand.from, errand.to), options.asOf) };
  parentPort?.postMessage(part);
});
