/**
 * A linkage run over a desk's records, kept as one fact, and read back by every later command
 * (design, "Ops, facts, decisions", 4). A rebuild reads the run; it never links again.
 */

import {
  type LinkedPair,
  type LinkParameters,
  linkageCodeVersion,
  linkedPair,
  linkRecordOf,
  type ModelFile,
  type PartitionDraws,
  tableOf,
} from "@daftar/linkage";
import {
  canonicalBytes,
  canonicalText,
  DaftarError,
  type Facts,
  fromUtf8,
  type OpFact,
  type Progress,
  toHex,
  utf8,
} from "@daftar/model";
import { gazetteer } from "@daftar/names";
import { type OpenDesk, sha256 } from "@daftar/store";
import { signedSets } from "@daftar/toll";
import { z } from "zod";
import type { LinkAll } from "../verb/context.ts";
import { decisionsOf } from "../view/counted.ts";
import { pairDecisions } from "../view/pairDecisions.ts";
import { coveragesInForce, scopeInForce } from "../view/settings.ts";
import { labelsTold } from "./labelsTold.ts";
import { type RunResult, readRunResult } from "./runResult.ts";

export interface RunCounts {
  readonly records: number;
  readonly comparedPairs: number;
  readonly links: number;
  readonly review: number;
  readonly clusters: number;
}

/** Hash of the versions a run reads: equal where two desks hold the same records. */
function digestOfVersions(versions: readonly string[]): string {
  return toHex(sha256(utf8([...versions].sort().join("\n"))));
}

export interface DeskRun {
  readonly op: string | null;
  readonly counts: RunCounts;
  readonly seconds: number;
  readonly parameters: LinkParameters;
  readonly draws: RunResult["draws"];
  readonly labels: RunResult["labels"];
}

/**
 * Links every record of the desk.
 *
 * @returns `op` null where a run over the very same versions, code and seed is in force already
 */
export async function linkDesk(
  desk: OpenDesk,
  options: {
    readonly seed: number;
    readonly draws: number;
    /** Parameters to be used instead of learning them; null to learn all. */
    readonly model: ModelFile | null;
    readonly clock: () => number;
    readonly progress: Progress;
    readonly linkAll: LinkAll;
  },
): Promise<DeskRun> {
  const facts = await desk.facts();
  const started = options.clock();
  const scope = scopeInForce(facts);
  const places = scope === null ? undefined : gazetteer(scope.area);
  const coverages = coveragesInForce(facts);
  const current = facts.records.flatMap((record) => {
    const version = record.versions.at(-1);
    return version === undefined ? [] : [{ record, version }];
  });
  if (current.length === 0) throw new DaftarError("list.unknown", "there is no record to link yet");
  const read = {
    versions: current.length,
    digest: digestOfVersions(current.map(({ version }) => version.version)),
  };
  const said = pairDecisions(decisionsOf(facts), signedSets(facts).onlyOneParts);
  const ids = current.map(({ record }) => record.id);
  const told = {
    labels: labelsTold(ids, said),
    model: options.model === null ? null : toHex(sha256(utf8(JSON.stringify(options.model)))),
    draws: options.draws,
  };
  const standing = runInForce(facts);
  if (
    standing?.body.read.digest === read.digest &&
    standing.body.code === linkageCodeVersion &&
    standing.body.seed === options.seed
  ) {
    const found = readRun(desk, standing);
    if (canonicalText(found.told) === canonicalText(told))
      return {
        op: null,
        counts: standing.body.counts,
        seconds: 0,
        parameters: parametersOf(desk, standing),
        draws: found.draws,
        labels: found.labels,
      };
  }
  const records = current.map(({ record, version }) =>
    linkRecordOf(record.list, record.id, version.fields, places),
  );
  const onePerPerson = new Set([...coverages.values()].filter((c) => c.onePerPerson).map((c) => c.list));
  const result = await options.linkAll(tableOf(records), {
    seed: options.seed,
    onePerPerson,
    labels: told.labels.map(([left, right, verdict]) => ({ left, right, verdict })),
    draws: options.draws,
    ...(options.model === null ? {} : { override: options.model }),
    progress: options.progress,
  });
  const pairs: LinkedPair[] = Array.from(result.pairs.left, (_, at) => linkedPair(result.pairs, at));
  const stored: RunResult = {
    format: "daftar.link-result/v2",
    records: ids,
    clusters: [...result.clusters],
    unlabelled: result.unlabelled === null ? null : [...result.unlabelled],
    review: pairs
      .filter((pair) => pair.band === "review")
      .map((pair) => [pair.left, pair.right, Math.round(1000 * pair.weight), Math.round(1e6 * pair.narrows)]),
    draws: result.draws === null ? null : storedDraws(result.draws),
    labels: result.labels,
    told,
  };
  const counts: RunCounts = {
    records: records.length,
    comparedPairs: result.comparedPairs,
    links: pairs.filter((pair) => pair.band === "link").length,
    review: stored.review.length,
    clusters: new Set(stored.clusters).size,
  };
  const body = {
    read,
    code: linkageCodeVersion,
    seed: options.seed,
    parameters: desk.putBlob(utf8(JSON.stringify(result.parameters))),
    result: desk.putBlob(canonicalBytes(stored)),
    counts,
  };
  const [written] = await desk.append([{ type: "linkage-run", body, by: "machine" }]);
  return {
    op: written?.opId ?? null,
    counts,
    seconds: (options.clock() - started) / 1000,
    parameters: result.parameters,
    draws: stored.draws,
    labels: stored.labels,
  };
}

function storedDraws({ variance, parts, people, ...draws }: PartitionDraws): NonNullable<RunResult["draws"]> {
  return {
    ...draws,
    people: [...people],
    parts: parts.map(({ rows, seen, of }) => ({
      rows: [...rows],
      seen: seen.map((one) => [...one]),
      of: [...of],
    })),
    varianceMillionths: Math.round(1e6 * variance),
  };
}

/** Of runs made apart, the one that read most holds, then the newer, then the smaller op id. */
export function runInForce(facts: Pick<Facts, "runs">): OpFact<"linkage-run"> | null {
  let best: OpFact<"linkage-run"> | null = null;
  for (const run of facts.runs) {
    if (best === null || outranks(run, best)) best = run;
  }
  return best;
}

function outranks(a: OpFact<"linkage-run">, b: OpFact<"linkage-run">): boolean {
  if (a.body.read.versions !== b.body.read.versions) return a.body.read.versions > b.body.read.versions;
  if (a.time !== b.time) return a.time > b.time;
  return a.opId < b.opId;
}

/** @throws DaftarError `blob.missing`, `blob.damaged` */
export function readRun(desk: OpenDesk, run: OpFact<"linkage-run">): RunResult {
  const read = readRunResult(JSON.parse(fromUtf8(desk.getBlob(run.body.result))));
  if (read === null)
    throw new DaftarError("blob.damaged", "the result of a linkage run cannot be read", {
      file: run.body.result,
    });
  return read;
}

/** Written by this program as a blob whose hash the run's op names; so a look at its shape is enough. */
const parametersBlob = z.custom<LinkParameters>(
  (value) => typeof value === "object" && value !== null && "fields" in value && "frequencies" in value,
);

/** What a run learnt, as its blob holds it. @throws DaftarError `blob.missing`, `blob.damaged` */
export function parametersOf(desk: OpenDesk, run: OpFact<"linkage-run">): LinkParameters {
  const parsed = parametersBlob.safeParse(JSON.parse(fromUtf8(desk.getBlob(run.body.parameters))));
  if (parsed.success) return parsed.data;
  throw new DaftarError("blob.damaged", "the parameters of a linkage run cannot be read", {
    file: run.body.parameters,
  });
}
