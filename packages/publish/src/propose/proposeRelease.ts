/**
 * A release as files, from what the desk has judged: the same input and random bytes give the same bytes.
 *
 * Source: J15 (classes), J16 (what leaves), J17 (leaves), J19 (marks), J20 (digest). Two people approve
 * the digest, which is the hash of the manifest and so of every file; `finishRelease` then adds the log.
 * Cost: linear in people, counts and claims; about twenty SHA-256 for each row that changed.
 */
import { leafHash } from "@daftar/log";
import {
  canonicalBytes,
  type PublicLeaf,
  type PublishedState,
  type RandomBytes,
  RELEASE_FORMAT,
  RELEASE_PATHS,
  type ReleaseFile,
  type Sha256,
  type TollFile,
  toHex,
} from "@daftar/model";
import { publicVerdicts } from "../claims/publicVerdicts.ts";
import { publishClaims } from "../claims/publishClaims.ts";
import { publishCounts } from "../counts/publishCounts.ts";
import { DICTIONARY, dictionaryCsv } from "../data/dictionary.ts";
import { jsonFile, jsonRows } from "../data/json.ts";
import { claimsCsv, countsCsv, peopleCsv } from "../data/tables.ts";
import { pageFiles } from "../pages/pageFiles.ts";
import { publishPeople } from "../people/publishPeople.ts";
import { releasable } from "../people/releasable.ts";
import { type Aliases, dealAliases, publicEstimate, publicOverlaps } from "../results/aliases.ts";
import { publicBreakdowns } from "../results/publicBreakdowns.ts";
import { sourceTotals } from "../results/sourceTotals.ts";
import { idSource } from "./ids.ts";
import type { LeftOut, ReleaseInput } from "./input.ts";
import { manifestOf } from "./manifest.ts";
import { publicToll } from "./publicToll.ts";

export interface ProposedRelease {
  /** Every file but the log, by path; `manifest.json` among them. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** SHA-256 of `manifest.json`, in hex: what people approve. */
  readonly digest: string;
  /** New leaves, in order; the last names the manifest. */
  readonly leaves: readonly Uint8Array[];
  /** For the `published` fact and the next release; never leaves the desk. */
  readonly state: PublishedState;
  /** How its lists are called; never leaves the desk either. */
  readonly aliases: Aliases;
  readonly leftOut: LeftOut;
}

export interface ProposeTools {
  readonly random: RandomBytes;
  readonly sha256: Sha256;
}

const PRACTICE_ORIGIN = "practice.invalid/";

function checkInput(input: ReleaseInput): void {
  if (input.practice !== input.origin.startsWith(PRACTICE_ORIGIN)) {
    throw new RangeError(`origin: a practice log, and no other, begins with ${PRACTICE_ORIGIN} (J19)`);
  }
  if (!Number.isSafeInteger(input.approvers) || input.approvers < 2) {
    throw new RangeError("approvers: two people or more approve a release (J20)");
  }
  if (input.previous !== null && input.slot < input.previous.slot) {
    throw new RangeError("slot: not before the slot of the release before");
  }
  const { renewal } = input;
  if (renewal === null) return;
  if (renewal.origin !== input.origin || renewal.vkey !== input.vkey)
    throw new RangeError("renewal: to the origin and key that sign this release");
  if (renewal.from.size !== (input.previous?.logSize ?? 0))
    throw new RangeError("renewal: just after the leaves of the release before");
}

/**
 * @throws RangeError where the origin does not fit the practice mark, approvers are fewer than two, the slot
 *   lies before an earlier one, or the renewal is none of this release's
 * @throws DaftarError `claim.real-on-practice` where real and invented material would mix, `claim.invalid`
 *   where the claims do not hold together
 */
export function proposeRelease(input: ReleaseInput, { random, sha256 }: ProposeTools): ProposedRelease {
  checkInput(input);
  const { previous, practice: invented, policy, slot } = input;
  const taken = [...(previous?.people ?? []), ...(previous?.counts ?? []), ...(previous?.corrections ?? [])];
  const groups = (previous?.people ?? []).flatMap(({ group }) => group ?? []);
  const ids = idSource(random, invented, [...taken.map(({ publicId }) => publicId), ...groups]);
  const tools = { ids, sha256 };

  const { shown, countOnly, leftOut } = releasable(input);
  const people = publishPeople({ shown, countOnly }, input, previous, tools);
  const counts = publishCounts(input, previous, tools);
  const claims = publishClaims(input, previous, tools);
  const corrections = [...(previous?.corrections ?? []), ...people.corrections];

  const aliases = dealAliases(
    [...(input.estimate?.lists ?? []), ...input.overlaps.flatMap(({ lists }) => lists)],
    random,
  );
  const estimate = publicEstimate(input.estimate, aliases, invented);
  const { lines, flags } = publicToll(people.rows, counts.rows);
  const toll: TollFile = {
    invented,
    asOf: input.asOf,
    lines,
    flags,
    breakdowns: publicBreakdowns(people.rows),
    claims: publicVerdicts(claims.rows, people.rows, input.scope, estimate),
    gate: input.gate,
  };
  const overlaps = publicOverlaps(input.overlaps, aliases, policy.release.overlapStratum, invented);
  const sources = sourceTotals(input.accountsBySource, policy.release.sourceClassTotal, invented);
  const version = (previous?.release ?? 0) + 1;
  const release: ReleaseFile = {
    format: RELEASE_FORMAT,
    version,
    invented,
    name: input.name,
    title: input.title,
    scope: input.scope,
    policy,
    asOf: input.asOf,
    slot,
    approvers: input.approvers,
    previous: previous && {
      manifest: previous.manifest,
      logSize: previous.logSize,
    },
    origin: input.origin,
    vkey: input.vkey,
    checker: input.checker,
  };

  const items = [...people.state.filter(({ closing }) => closing === null), ...counts.state, ...claims.state];
  const openings = items.map(({ publicId, version: itemVersion, salts }) => ({
    publicId,
    version: itemVersion,
    salts,
  }));
  const files = new Map<string, Uint8Array>([
    [RELEASE_PATHS.release, jsonFile(release)],
    [RELEASE_PATHS.people, jsonRows(people.rows)],
    [RELEASE_PATHS.peopleCsv, peopleCsv(people.rows)],
    [RELEASE_PATHS.counts, jsonRows(counts.rows)],
    [RELEASE_PATHS.countsCsv, countsCsv(counts.rows)],
    [RELEASE_PATHS.claims, jsonRows(claims.rows)],
    [RELEASE_PATHS.claimsCsv, claimsCsv(claims.rows, toll.claims)],
    [RELEASE_PATHS.toll, jsonFile(toll)],
    [RELEASE_PATHS.overlaps, jsonFile(overlaps)],
    [RELEASE_PATHS.sources, jsonFile(sources)],
    [RELEASE_PATHS.estimate, jsonFile(estimate)],
    [RELEASE_PATHS.corrections, jsonRows(corrections)],
    [RELEASE_PATHS.openings, jsonRows(openings)],
    [RELEASE_PATHS.dictionary, jsonRows(DICTIONARY)],
    [RELEASE_PATHS.dictionaryCsv, dictionaryCsv(invented)],
  ]);
  const page = { release, people: people.rows, counts: counts.rows, claims: claims.rows, toll };
  for (const [path, bytes] of pageFiles({ ...page, estimate, overlaps, sources, corrections })) {
    files.set(path, bytes);
  }
  const manifest = jsonFile(manifestOf(files, sha256));
  files.set(RELEASE_PATHS.manifest, manifest);
  const digest = toHex(sha256(manifest));

  const tollLeaf: PublicLeaf = {
    v: 1,
    type: "toll.publish",
    publicId: "toll",
    version,
    prev: previous?.toll.leaf ?? null,
    asOf: input.asOf,
    lines,
  };
  const closing: PublicLeaf = { v: 1, type: "release", version, manifest: digest };
  const renewal: PublicLeaf[] = input.renewal === null ? [] : [input.renewal];
  const leavesOfItems = [...people.leaves, ...counts.leaves, ...claims.leaves];
  const leaves = [...renewal, ...leavesOfItems, tollLeaf, closing].map(canonicalBytes);
  const tollBytes = canonicalBytes(tollLeaf);
  return {
    files,
    digest,
    leaves,
    state: {
      format: "daftar.published/v1",
      release: version,
      slot,
      manifest: digest,
      logSize: (previous?.logSize ?? 0) + leaves.length,
      people: [...people.state],
      counts: [...counts.state],
      claims: [...claims.state],
      toll: {
        publicId: "toll",
        version,
        leaf: toHex(leafHash(tollBytes, sha256)),
      },
      corrections,
    },
    aliases,
    leftOut: { ...leftOut, counts: counts.leftOut, tombstonesHeld: people.tombstonesHeld },
  };
}
