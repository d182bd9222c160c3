/** The run in force as a later one goes on from it. Cost: linear in records; reads two blobs. */
import { type LinkParameters, linkageCodeVersion } from "@daftar/linkage";
import { DaftarError, type OpFact, type RecordFact } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { digestOfVersions, parametersOf, readRun } from "./keptRun.ts";

export interface GoneOnFrom {
  readonly op: string;
  readonly parameters: LinkParameters;
  /** Its cluster of each record asked about; -1 for one it did not have, or whose account says something else since. */
  readonly clusters: Int32Array;
  /** Records that its figures were learnt from. */
  readonly learntFrom: number;
}

/**
 * @param current records of the desk, in the order of `clusters`
 * @throws DaftarError `link.go-on` where no run stands, it is of other code, or what it read cannot be told any more
 */
export function goneOnFrom(
  desk: OpenDesk,
  standing: OpFact<"linkage-run"> | null,
  current: readonly RecordFact[],
): GoneOnFrom {
  const refuse = (why: string): never => {
    throw new DaftarError("link.go-on", why);
  };
  if (standing === null) return refuse("this desk has no run yet");
  if (standing.body.code !== linkageCodeVersion)
    return refuse(`the run in force is of ${standing.body.code}; this is ${linkageCodeVersion}`);
  const found = readRun(desk, standing);
  const clusterOf = new Map(found.records.map((id, at) => [id, found.clusters[at] ?? -1]));
  // Which version of a record the run read is not written down; the hash over all of them says whether this is right.
  const read = current.map(({ versions }) => versions.findLast(({ time }) => time <= standing.time));
  const known = current.flatMap(({ id }, at) => (clusterOf.has(id) ? [read[at]?.version ?? ""] : []));
  if (known.length !== found.records.length || digestOfVersions(known) !== standing.body.read.digest)
    return refuse("which versions of records the run in force read cannot be told any more");
  return {
    op: standing.opId,
    parameters: parametersOf(desk, standing),
    clusters: Int32Array.from(current, ({ id, versions }, at) =>
      versions.at(-1) === read[at] ? (clusterOf.get(id) ?? -1) : -1,
    ),
    learntFrom: found.reach?.learntFrom ?? found.records.length,
  };
}
