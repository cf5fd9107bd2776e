/** liukan prove: what the lists do, for every answer there could be; and the certificate without which they are not served. */
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { KINDS } from '../core/ends.ts';
import type { Content } from '../core/content.ts';
import { isWithin, placeFrom } from '../core/places.ts';
import type { PolicyPack } from '../core/policy.ts';
import type { Chain, Proof } from '../core/prove.ts';
import { CERTIFICATE_FILE, certify, mustBeAccepted, printed } from '../proof/certificate.ts';
import { proveInParallel } from '../proof/in-parallel.ts';
import { notYetIn } from '../proof/not-yet.ts';
import { picture } from '../proof/picture.ts';
import { report, takesPart } from '../proof/report.ts';
import { sayFound, sayRegion, sayTooLarge } from '../proof/say-found.ts';
import { dayOfAsking } from './day-of-asking.ts';
import { openContent } from './open-content.ts';
import { UsageError } from './usage.ts';

export interface ProveOptions {
  readonly folder: string | undefined;
  readonly json: boolean;
  /** Write the certificate beside flows/ and policies/. */
  readonly certify: boolean;
  /** Show this chain only, with its statuses. */
  readonly region: string | undefined;
  /** Show only what this pack takes part in, by its id. */
  readonly pack: string | undefined;
  /** Where to write the picture. */
  readonly svg: string | undefined;
  /** The day of asking; today where absent. */
  readonly asOf: string | undefined;
}

export async function prove(options: ProveOptions): Promise<number> {
  const folder = options.folder === undefined ? readConfig(process.env).content : resolve(options.folder);
  const asOf = dayOfAsking(options.asOf);
  const content = await openContent(folder);
  const pack = options.pack === undefined ? undefined : packNamed(content, options.pack);
  const began = performance.now();
  const proof = await proveInParallel(content, { asOf });
  const milliseconds = performance.now() - began;
  if ('exceeded' in proof) {
    process.stderr.write(`${sayTooLarge(proof)}\n`);
    return 1;
  }
  const region = options.region === undefined ? undefined : chainOf(proof, options.region);
  if (region !== undefined && region.place !== options.region) say(options, sayStandsFor(options.region ?? '', region));

  const made = certify(content, proof);
  const isOpen = made === undefined;
  if (options.json) process.stdout.write(`${JSON.stringify(proofJson(content, proof, pack, milliseconds), null, 2)}\n`);
  else process.stdout.write(report(content, proof, { region: region?.place, pack, milliseconds }));
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

function packNamed({ packs }: Content, id: string): PolicyPack {
  const pack = packs.find((each) => each.id === id);
  if (pack !== undefined) return pack;
  throw new UsageError(`没有「${id}」这个政策包，可以写：\n  ${packs.map((each) => each.id).join('\n  ')}`);
}

/** The chain that a place is in: of all whose place holds it, that of the smallest. */
function chainOf({ chains }: Proof, text: string): Chain {
  const place = placeFrom(text);
  const own = chains.filter((chain) => chain.place !== undefined && chain.place !== '');
  const [smallest] = own
    .filter((chain) => chain.place === text || (place !== undefined && isWithin(place, chain.place ?? '')))
    .toSorted((a, b) => (b.place?.length ?? 0) - (a.place?.length ?? 0));
  const elsewhere = place === undefined ? undefined : chains.find((chain) => chain.place === '');
  const found = smallest ?? elsewhere;
  if (found !== undefined) return found;
  throw new UsageError(`没有「${text}」这个地方；有自己的清单的：${own.map((chain) => chain.place).join('、')}`);
}

const sayStandsFor = (text: string, { place }: Chain): string =>
  place === ''
    ? `「${text}」没有自己的清单，按「${sayRegion(place)}」算，下面就是它的：`
    : `「${text}」没有自己的清单，按「${sayRegion(place)}」的算，下面就是它的：`;

const say = ({ json }: ProveOptions, line: string): void => {
  (json ? process.stderr : process.stdout).write(`${line}\n`);
};

function proofJson(content: Content, proof: Proof, pack: PolicyPack | undefined, milliseconds: number) {
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
    found: proof.found
      .filter((found) => takesPart(content, pack, found))
      .map((found) => ({
        kind: found.kind,
        how: found.how ?? null,
        situation: found.situation ?? null,
        question: found.question ?? null,
        file: found.pack === undefined ? null : `policies/${found.pack}.yaml`,
        outcomes: found.outcomes ?? null,
        within: found.within ?? null,
        place: found.place ?? null,
        places: found.place === undefined ? [] : [found.place, ...(found.alsoAt ?? [])],
        path: found.path ?? null,
        by: found.by ?? [],
        count: found.count === undefined ? null : String(found.count),
        accepted: found.accepted ?? null,
        mustBeAccepted: mustBeAccepted(found),
        example: found.example === undefined ? null : Object.fromEntries(found.example),
        words: sayFound(content, found),
      })),
    idle: proof.idle,
    notYet: notYetIn(content, proof.asOf),
    milliseconds: Math.round(milliseconds),
  };
}
