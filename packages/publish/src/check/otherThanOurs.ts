/**
 * Whether a proposed release is what this desk itself would show, whoever proposed it.
 *
 * People approve a digest. Any machine of the desk, and whoever has its key, can propose: under the right basis, files
 * with another toll, with the name of somebody sealed, with pages that say something else. So before anybody approves,
 * the release is made again from what this desk judges, and must be the same but for the title, and for ids and salts
 * that are random (decision 0071). Its estimate, overlaps, sources and gate rest on people who are sealed too, of whom more
 * may be known since: `otherResults` compares those. Cost: that of a proposal.
 */
import { RELEASE_PATHS, type Sha256, toHex } from "@daftar/model";
import { publicVerdicts } from "../claims/publicVerdicts.ts";
import { DICTIONARY, dictionaryCsv } from "../data/dictionary.ts";
import { jsonFile, jsonRows } from "../data/json.ts";
import { claimsCsv, countsCsv, peopleCsv } from "../data/tables.ts";
import { pageFiles } from "../pages/pageFiles.ts";
import type { ReleaseInput } from "../propose/input.ts";
import { manifestOf } from "../propose/manifest.ts";
import { type ProposedRelease, proposeRelease } from "../propose/proposeRelease.ts";
import { publicToll } from "../propose/publicToll.ts";
import { publicBreakdowns } from "../results/publicBreakdowns.ts";
import { compareLeaves, compareMemory } from "./compareLog.ts";
import { compareCounts, comparePeople, idsIn } from "./compareRows.ts";
import { alike, must, otherIn, sameBytes } from "./differs.ts";
import { type ProposedData, readProposed } from "./readProposed.ts";

type Proposed = Pick<ProposedRelease, "digest" | "files" | "leaves" | "state">;

/** What the desk judges now; the rest is for a proposal to say, or for `otherResults` to compare. */
export interface OwnInput
  extends Omit<
    ReleaseInput,
    "title" | "asOf" | "slot" | "estimate" | "overlaps" | "accountsBySource" | "gate"
  > {
  /** Ids of claims that came after it was proposed. */
  readonly newClaims: ReadonlySet<string>;
}

/** Most often two machines run two versions; the people are to know before they suspect anybody. */
const OTHER_PAGE = "the audit page that it names, which another version or build of the program has";

/** Bytes that differ each time: what is made here only has to have ids of its own. */
function counting(): (count: number) => Uint8Array {
  let next = 0;
  return (count) => {
    next += 1;
    const bytes = new Uint8Array(count);
    new DataView(bytes.buffer).setUint32(0, next);
    return bytes;
  };
}

/** Every file that follows from the data is so, byte for byte, and no other is there. @throws Other */
function compareFiles({ files, digest }: Proposed, data: ProposedData, sha256: Sha256): void {
  const { release, people, counts, claims, toll } = data;
  const made = new Map<string, Uint8Array>([
    [RELEASE_PATHS.peopleCsv, peopleCsv(people)],
    [RELEASE_PATHS.countsCsv, countsCsv(counts)],
    [RELEASE_PATHS.claimsCsv, claimsCsv(claims, toll.claims)],
    [RELEASE_PATHS.dictionary, jsonRows(DICTIONARY)],
    [RELEASE_PATHS.dictionaryCsv, dictionaryCsv(release.invented)],
    ...pageFiles(data),
  ]);
  for (const [path, bytes] of made) must(sameBytes(files.get(path), bytes), path);
  const paths = Object.values(RELEASE_PATHS).filter((path) => !path.startsWith(RELEASE_PATHS.log));
  must(alike([...files.keys()].sort(), paths.sort()), "the list of its files");
  const manifest = jsonFile(manifestOf(files, sha256));
  must(sameBytes(files.get(RELEASE_PATHS.manifest), manifest), RELEASE_PATHS.manifest);
  must(toHex(sha256(manifest)) === digest, "the digest");
}

function compare(theirs: Proposed, { newClaims, ...input }: OwnInput, today: string, sha256: Sha256): void {
  const { previous, practice: invented } = input;
  const data = readProposed(theirs.files);
  const { release, people, counts, claims, toll, estimate, corrections } = data;
  const { title, asOf, slot } = release;
  must(asOf === slot && slot <= today && slot >= (previous?.slot ?? slot), RELEASE_PATHS.release);
  const there = new Set(claims.map(({ id }) => id));
  const ours = proposeRelease(
    {
      ...input,
      title,
      asOf,
      slot,
      estimate: null,
      overlaps: [],
      accountsBySource: {},
      gate: toll.gate,
      claims: input.claims.filter(({ id }) => !newClaims.has(id) || there.has(id)),
    },
    { random: counting(), sha256 },
  );
  const own = readProposed(ours.files);
  must(alike(release.checker, own.release.checker), OTHER_PAGE);
  must(alike(release, own.release), RELEASE_PATHS.release);
  const ids = idsIn(theirs.state, ours.state, previous);
  comparePeople(people, own.people, ids, previous);
  compareCounts(counts, own.counts, ids);
  must(alike(claims, own.claims), RELEASE_PATHS.claims);
  must(alike(corrections, own.corrections), RELEASE_PATHS.corrections);
  const counted = {
    invented,
    asOf,
    ...publicToll(people, counts),
    breakdowns: publicBreakdowns(people),
    claims: publicVerdicts(claims, people, input.scope, estimate),
  };
  must(alike({ ...toll, gate: null }, { ...counted, gate: null }), RELEASE_PATHS.toll);
  compareMemory(theirs.state, ours.state, data, theirs.digest);
  compareLeaves(theirs, ours, data, ids, sha256);
  compareFiles(theirs, data, sha256);
}

/**
 * @param today a release of a later day is none of ours
 * @returns what of it is not what the desk would show; null where all is, but for what `otherResults` compares
 */
export function otherThanOurs(
  theirs: Proposed,
  input: OwnInput,
  today: string,
  sha256: Sha256,
): string | null {
  return otherIn(() => compare(theirs, input, today, sha256));
}
