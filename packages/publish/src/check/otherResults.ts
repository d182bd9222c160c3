/**
 * Whether estimate, overlaps of lists, sources and gate of a proposed release are those that the desk's facts give.
 *
 * They rest on all that the desk judges, people who are sealed included, so facts that came since change them: the caller
 * says which facts (decision 0073). Aliases of lists are dealt at random, so the proposal says how it dealt them. Compared
 * is what would be published, byte for byte. Cost: that of `estimate`, which is asked for last, where all else is the same.
 */
import { estimateFile, type Policy, RELEASE_PATHS, tollFile } from "@daftar/model";
import type { CommonCoverage } from "@daftar/toll";
import { jsonFile } from "../data/json.ts";
import type { ReleaseEstimate, ReleaseInput } from "../propose/input.ts";
import type { ProposedRelease } from "../propose/proposeRelease.ts";
import { type Aliases, areAliases, publicEstimate, publicOverlaps } from "../results/aliases.ts";
import { sourceTotals } from "../results/sourceTotals.ts";
import { alike, must, otherIn, sameBytes } from "./differs.ts";
import { readFile } from "./readProposed.ts";

/** Files that are read for it. */
export const RESULT_FILES = [
  RELEASE_PATHS.toll,
  RELEASE_PATHS.sources,
  RELEASE_PATHS.overlaps,
  RELEASE_PATHS.estimate,
] as const;

/** What a release says beside people, counts and claims. */
export interface OwnResults extends Pick<ReleaseInput, "overlaps" | "accountsBySource" | "gate"> {
  /** Lists that may be in an estimate. */
  readonly lists: readonly string[];
  /** People in its table. */
  readonly documented: number;
  readonly covers: CommonCoverage | null;
  /** The estimate itself; null where only what it is made from is compared, which costs nothing. */
  readonly estimate: (() => ReleaseEstimate) | null;
}

function compare(
  { files, aliases }: Pick<ProposedRelease, "files" | "aliases">,
  own: OwnResults,
  { policy, practice }: { readonly policy: Policy; readonly practice: boolean },
): void {
  const toll = readFile(files, RELEASE_PATHS.toll, tollFile);
  const estimate = readFile(files, RELEASE_PATHS.estimate, estimateFile);
  const same = (path: string, value: object): void => must(sameBytes(files.get(path), jsonFile(value)), path);
  const { overlapStratum, sourceClassTotal } = policy.release;
  must(alike(toll.gate, own.gate), `the gate in ${RELEASE_PATHS.toll}`);
  same(RELEASE_PATHS.sources, sourceTotals(own.accountsBySource, sourceClassTotal, practice));
  const lists = new Set([...own.lists, ...own.overlaps.flatMap((overlap) => overlap.lists)]);
  must(areAliases(aliases, lists), RELEASE_PATHS.overlaps);
  same(RELEASE_PATHS.overlaps, publicOverlaps(own.overlaps, aliases, overlapStratum, practice));
  const { documented = null, covers = null } = estimate.estimate ?? {};
  must(documented === own.documented && alike(covers, own.covers), RELEASE_PATHS.estimate);
  if (own.estimate !== null) same(RELEASE_PATHS.estimate, publicEstimate(own.estimate(), aliases, practice));
}

/** @returns what of it is other; null where nothing is */
export function otherResults(
  theirs: { readonly files: ProposedRelease["files"]; readonly aliases: Aliases },
  own: OwnResults,
  by: { readonly policy: Policy; readonly practice: boolean },
): string | null {
  return otherIn(() => compare(theirs, own, by));
}
