/** liukan prove: what the lists do, for every answer there could be; and the certificate without which they are not served. */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { todayIn } from '../conversation/receive.ts';
import { KINDS } from '../core/ends.ts';
import type { Proof } from '../core/prove.ts';
import { CERTIFICATE_FILE, certify, mustBeAccepted, printed } from '../proof/certificate.ts';
import { proveInParallel } from '../proof/in-parallel.ts';
import { picture } from '../proof/picture.ts';
import { report } from '../proof/report.ts';
import { sayFound, sayTooLarge } from '../proof/say-found.ts';
import { openContent } from './open-content.ts';
import { UsageError } from './usage.ts';

export interface ProveOptions {
  readonly folder: string | undefined;
  readonly json: boolean;
  /** Write the certificate beside flows/ and policies/. */
  readonly certify: boolean;
  /** Show this chain only, with its statuses. */
  readonly region: string | undefined;
  /** Where to write the picture. */
  readonly svg: string | undefined;
  /** The day of asking; today where absent. */
  readonly asOf: string | undefined;
}

export async function prove(options: ProveOptions): Promise<number> {
  const folder = options.folder === undefined ? readConfig(process.env).content : resolve(options.folder);
  const { asOf = todayIn(Date.now()), region } = options;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf)) throw new UsageError('--as-of 要写成日期，例如 2026-11-23');
  const content = await openContent(folder);
  const began = performance.now();
  const proof = await proveInParallel(content, { asOf });
  const milliseconds = performance.now() - began;
  if ('exceeded' in proof) {
    process.stderr.write(`${sayTooLarge(proof)}\n`);
    return 1;
  }
  const places = proof.chains.map(({ place }) => place);
  if (region !== undefined && !places.includes(region))
    throw new UsageError(`没有「${region}」这条地区链，可以写：${places.filter((place) => place !== '').join('、')}`);

  const made = certify(content, proof);
  const isOpen = made === undefined;
  if (options.json) process.stdout.write(`${JSON.stringify(proofJson(content, proof, milliseconds), null, 2)}\n`);
  else process.stdout.write(report(content, proof, { region, milliseconds }));
  if (options.svg !== undefined) {
    await writeFile(options.svg, picture(proof));
    say(options, `图写在 ${options.svg}`);
  }
  if (options.certify && made !== undefined) {
    await writeFile(join(folder, CERTIFICATE_FILE), printed(made));
    say(options, `证明写在 ${join(folder, CERTIFICATE_FILE)}，对应 ${content.hash.slice(0, 19)}…`);
  }
  if (options.certify && isOpen) process.stderr.write('还有没有接受的发现，没有写证明。\n');
  return isOpen ? 1 : 0;
}

const say = ({ json }: ProveOptions, line: string): void => {
  (json ? process.stderr : process.stdout).write(`${line}\n`);
};

function proofJson(content: Parameters<typeof certify>[0], proof: Proof, milliseconds: number) {
  const numbers = (counts: Proof['chains'][number]['counts']) =>
    Object.fromEntries(KINDS.map((kind) => [kind, String(counts[kind])]));
  return {
    content: content.hash,
    asOf: proof.asOf,
    from: proof.holds.from ?? null,
    until: proof.holds.until ?? null,
    chains: proof.chains.map(({ place, counts, byStatus, byPath, states }) => ({
      place: place ?? null,
      counts: numbers(counts),
      byStatus: Object.fromEntries([...byStatus].map(([status, each]) => [status, numbers(each)])),
      byPath: Object.fromEntries([...byPath].map(([path, each]) => [path, numbers(each)])),
      states,
    })),
    found: proof.found.map((found) => ({
      kind: found.kind,
      how: found.how ?? null,
      situation: found.situation ?? null,
      question: found.question ?? null,
      place: found.place ?? null,
      path: found.path ?? null,
      by: found.by ?? [],
      count: found.count === undefined ? null : String(found.count),
      accepted: found.accepted ?? null,
      mustBeAccepted: mustBeAccepted(found),
      example: found.example === undefined ? null : Object.fromEntries(found.example),
      words: sayFound(content, found),
    })),
    idle: proof.idle,
    milliseconds: Math.round(milliseconds),
  };
}
