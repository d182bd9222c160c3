/**
 * Who is one person, and under which id: the run in force, what people decided of pairs and what they signed.
 *
 * A function of the facts it is given, and of no other record: of records that hang together by every run,
 * decision and signature it says the same as of all (`familyOf`). Cost: near linear in the records asked for.
 */
import {
  drawnClusters,
  holdSigned,
  type PairDecision,
  type RecordPair,
  type Resolved,
  resolveVictims,
  type VictimIds,
  victimIds,
} from "@daftar/linkage";
import type { Facts, OpFact, RecordFact } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import type { SignedSets } from "@daftar/toll";
import { readRun, runInForce } from "../link/keptRun.ts";
import { stillHolds } from "../link/labelsTold.ts";
import type { RunResult } from "../link/runResult.ts";
import { readPublished } from "../release/published.ts";

interface KeptRun {
  readonly result: RunResult;
  /** Position of each record it read. */
  readonly at: ReadonlyMap<string, number>;
}

/** What runs found and releases named, each read once: a blob of a large run takes a second to read. */
export class KeptResults {
  readonly #desk: OpenDesk;
  readonly #runs = new Map<string, KeptRun>();
  readonly #people = new Map<string, readonly string[]>();
  readonly #ids = new Map<string, string>();

  constructor(desk: OpenDesk) {
    this.#desk = desk;
  }

  run(run: OpFact<"linkage-run">): KeptRun {
    let known = this.#runs.get(run.opId);
    if (known === undefined) {
      const result = readRun(this.#desk, run);
      known = { result, at: new Map(result.records.map((id, at) => [id, at])) };
      this.#runs.set(run.opId, known);
    }
    return known;
  }

  /** Ids of the victims that a release holds. */
  published(fact: OpFact<"published">): readonly string[] {
    let known = this.#people.get(fact.opId);
    if (known === undefined) {
      known = readPublished(this.#desk, fact).people.map(({ victimId }) => victimId);
      this.#people.set(fact.opId, known);
    }
    return known;
  }

  victimIdOf(record: string): string {
    let known = this.#ids.get(record);
    if (known === undefined) {
      known = this.#desk.hmac("daftar.victim/v1", record).slice(0, 32);
      this.#ids.set(record, known);
    }
    return known;
  }
}

/** When a record first came. Versions stand in the order they were last brought, so the first need not be the oldest. */
export function cameAt({ versions }: RecordFact): string {
  return versions.reduce((first, { time }) => (first === "" || time < first ? time : first), "");
}

/** Records in the order in which they were first imported. */
function firstSeen(records: readonly RecordFact[]): string[] {
  return records
    .map((record) => ({ id: record.id, time: cameAt(record) }))
    .sort((a, b) => (a.time === b.time ? (a.id < b.id ? -1 : 1) : a.time < b.time ? -1 : 1))
    .map(({ id }) => id);
}

/** A run that was told what people have decided anew since would keep a trace of it (V7). */
export const runHolds = (result: RunResult, said: readonly PairDecision[]): boolean =>
  result.unlabelled === null || stillHolds(result, said);

/** @throws RangeError where the run has no such draw */
function clustersOfDraw({ clusters, draws }: RunResult, draw: number): readonly number[] {
  if (draws === null || draw < 0 || draw >= draws.draws)
    throw new RangeError(`draw: there is no draw ${draw}`);
  return Array.from(drawnClusters(clusters, draws.parts, draw));
}

/** The run's clusters, or those of one of its draws, and a cluster of its own for every record since. */
function clustersOf(
  recordIds: readonly string[],
  run: KeptRun | null,
  said: readonly PairDecision[],
  draw: number | null,
) {
  const result = run?.result ?? null;
  const found =
    result === null
      ? []
      : draw !== null
        ? clustersOfDraw(result, draw)
        : ((runHolds(result, said) ? result.clusters : result.unlabelled) ?? []);
  let next = 1 + found.reduce((most, cluster) => Math.max(most, cluster), -1);
  return recordIds.map((id) => {
    const known = found[run?.at.get(id) ?? -1];
    if (known !== undefined) return known;
    next += 1;
    return next - 1;
  });
}

/** Records that published victims were named after, in the order of publication: their ids never change. */
function publishedRecords(
  kept: KeptResults,
  facts: Pick<Facts, "published">,
  recordOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> | null {
  if (facts.published.length === 0) return null;
  const positions = new Map<string, number>();
  for (const victimId of facts.published.flatMap((fact) => kept.published(fact))) {
    const record = recordOf.get(victimId);
    if (record !== undefined && !positions.has(record)) positions.set(record, positions.size);
  }
  return positions;
}

export type Weighed = RecordPair & { readonly weight: number; readonly narrows: number | null };

export interface PartitionOf {
  readonly facts: Pick<Facts, "records" | "runs" | "published">;
  readonly signed: SignedSets;
  /** Of all records, also where `facts` holds some only: whether a run still holds hangs on every answer it was told. */
  readonly said: readonly PairDecision[];
}

export interface Partition {
  readonly resolved: Resolved;
  readonly ids: VictimIds;
  /** Record of each id that may stand for a victim. */
  readonly recordOf: ReadonlyMap<string, string>;
  /** Pairs that the run in force left to people. */
  readonly weights: readonly Weighed[];
  readonly result: RunResult | null;
}

/**
 * @param draw one of the draws of the run in force; the run itself where absent
 * @throws DaftarError `blob.missing`, `blob.damaged`
 * @throws RangeError where there is no such draw
 */
export function partitionOf(
  kept: KeptResults,
  { facts, signed, said }: PartitionOf,
  draw: number | null = null,
): Partition {
  const newest = runInForce(facts);
  const run = newest === null ? null : kept.run(newest);
  const result = run?.result ?? null;
  const recordIds = facts.records.map((record) => record.id);
  const drawn = result?.draws != null;
  const weights = (result?.review ?? []).flatMap(([i, j, milli, narrows]): Weighed[] => {
    const [a, b] = [result?.records[i], result?.records[j]];
    return a === undefined || b === undefined
      ? []
      : [{ a, b, weight: milli / 1000, narrows: drawn ? narrows / 1e6 : null }];
  });
  const held = holdSigned({ recordIds, clusters: clustersOf(recordIds, run, said, draw), ...signed });
  const resolved = resolveVictims({
    recordIds,
    clusters: held.clusters,
    decisions: said,
    held: held.sets,
    review: [...weights, ...held.apart],
    weights,
  });
  const hmacs = new Map(recordIds.map((record) => [record, kept.victimIdOf(record)]));
  const recordOf = new Map([...hmacs].map(([record, id]) => [id, record]));
  const ids = victimIds({
    classes: resolved.classes,
    firstSeenOrder: firstSeen(facts.records),
    published: publishedRecords(kept, facts, recordOf),
    hmac: (record) => hmacs.get(record) ?? "",
  });
  return { resolved, ids, recordOf, weights, result };
}
