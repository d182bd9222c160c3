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
import { canonicalBytes, canonicalText, DaftarError, type Progress, toHex, utf8 } from "@daftar/model";
import { gazetteer } from "@daftar/names";
import { type OpenDesk, sha256 } from "@daftar/store";
import { signedSets } from "@daftar/toll";
import type { LinkAll } from "../verb/context.ts";
import { decisionsOf } from "../view/counted.ts";
import { pairDecisions } from "../view/pairDecisions.ts";
import { coveragesInForce, scopeInForce } from "../view/settings.ts";
import { type BlockingShown, blockingShown } from "./blockingShown.ts";
import { goneOnFrom } from "./goneOnFrom.ts";
import { digestOfVersions, parametersOf, readRun, runInForce } from "./keptRun.ts";
import { labelsTold } from "./labelsTold.ts";
import type { RunReach, RunResult } from "./runResult.ts";

export interface RunCounts {
  readonly records: number;
  readonly comparedPairs: number;
  readonly links: number;
  readonly review: number;
  readonly clusters: number;
}

export interface DeskRun {
  readonly op: string | null;
  readonly counts: RunCounts;
  readonly seconds: number;
  readonly parameters: LinkParameters;
  readonly draws: RunResult["draws"];
  readonly labels: RunResult["labels"];
  readonly reach: RunReach | null;
  /** null of a run that stood already. */
  readonly blocking: BlockingShown | null;
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
    /** Weigh with the figures of the run in force, and leave as it was what nothing new reaches. */
    readonly goOn: boolean;
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
    const { goneOnFrom: _, ...toldThen } = found.told;
    // Going on, a run that itself went on stands; to learn anew, it does not.
    if (canonicalText(options.goOn ? toldThen : found.told) === canonicalText(told))
      return {
        op: null,
        counts: standing.body.counts,
        seconds: 0,
        parameters: parametersOf(desk, standing),
        draws: found.draws,
        labels: found.labels,
        reach: found.reach ?? null,
        blocking: null,
      };
  }
  const before = options.goOn
    ? goneOnFrom(
        desk,
        standing,
        current.map(({ record }) => record),
      )
    : null;
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
    ...(before === null ? {} : { model: before.parameters, earlier: before.clusters }),
    progress: options.progress,
  });
  const reach = before && result.reach && { ...result.reach, learntFrom: before.learntFrom };
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
    told: before === null ? told : { ...told, goneOnFrom: before.op },
    ...(reach === null ? {} : { reach }),
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
    reach,
    blocking: blockingShown(result),
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
