/**
 * How one family of records stood at every moment that could have moved it, by the ops as they count now.
 *
 * An op stands at its own time, as everywhere (J12), not at the time it was received: desks that hold the
 * same ops tell the same history. Cost: reads every run that was in force, then linear in records and
 * decisions for each moment.
 */
import type { PartitionThen } from "@daftar/linkage";
import { type Facts, type OpFact, pairBody, pairSubject } from "@daftar/model";
import { signedSets } from "@daftar/toll";
import { runInForce } from "../link/keptRun.ts";
import { decisionsOf } from "./counted.ts";
import { pairDecisions } from "./pairDecisions.ts";
import { cameAt, type KeptResults, partitionOf } from "./partition.ts";

type Run = OpFact<"linkage-run">;

function groupedBy<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}

/** Runs that were in force at some time. */
function reigned(runs: readonly Run[]): Run[] {
  const sorted = runs.toSorted((a, b) =>
    a.time !== b.time ? (a.time < b.time ? -1 : 1) : a.opId < b.opId ? -1 : 1,
  );
  const found = sorted.map((_, at) => runInForce({ runs: sorted.slice(0, at + 1) }));
  return [...new Set(found.filter((run) => run !== null))];
}

/**
 * Everything that hung together with some records by any run, any word of people, any signature, ever: no
 * record outside can have been one person with one inside, or have moved it.
 */
function familyOf(
  facts: Facts,
  runs: readonly Run[],
  kept: KeptResults,
  start: readonly string[],
): Set<string> {
  const beside = new Map<string, (readonly string[])[]>();
  const bind = (ids: readonly string[]): void => {
    for (const id of ids) beside.set(id, [...(beside.get(id) ?? []), ids]);
  };
  for (const { type, subject } of facts.decisions) if (type === "pair") bind(subject.split(" "));
  for (const { body } of facts.signatures) if (body.of === "victim") bind(body.records);
  const grouped = runs.map((run) => {
    const { result, at } = kept.run(run);
    const partitions = [result.clusters, result.unlabelled].filter((one) => one !== null);
    const members = partitions.map((clusters) =>
      groupedBy(result.records, (id) => clusters[at.get(id) ?? -1]),
    );
    return { at, partitions, members };
  });
  const family = new Set(start);
  // A set grows while it is walked: all that hangs together is reached.
  for (const id of family) {
    for (const ids of beside.get(id) ?? []) for (const other of ids) family.add(other);
    for (const { at, partitions, members } of grouped)
      partitions.forEach((clusters, k) => {
        for (const other of members[k]?.get(clusters[at.get(id) ?? -1]) ?? [])
          if (at.has(id)) family.add(other);
      });
  }
  return family;
}

/** An op that could move the family. */
export interface MovingOp {
  readonly op: string;
  readonly time: string;
  /** `account`, `pair`, `signature`, `linkage-run` or `published`. */
  readonly type: string;
  /** The record, the pair of records or the victim it is about; empty for runs and releases. */
  readonly subject: string;
  /** Verdict of a pair, level of a signature; else empty. */
  readonly said: string;
  readonly by: string;
  readonly approvedBy: readonly string[];
  readonly reason: string;
}

type Fact = Run | Facts["signatures"][number] | Facts["published"][number];
function moving({ opId, time, by, approvedBy }: Fact, type: string, subject = "", said = ""): MovingOp {
  return { op: opId, time, type, subject, said, by, approvedBy, reason: "" };
}

/** The op that brought each record of the family first. */
function arrivals(facts: Facts, family: ReadonlySet<string>): MovingOp[] {
  const importers = new Map(facts.imports.map((one) => [one.opId, one.by]));
  return facts.records.flatMap((record): MovingOp[] => {
    if (!family.has(record.id)) return [];
    const time = cameAt(record);
    const { opId: op = "" } = record.versions.find((one) => one.time === time) ?? {};
    const by = importers.get(op) ?? record.recordedBy ?? "machine";
    return [{ op, time, type: "account", subject: record.id, said: "", by, approvedBy: [], reason: "" }];
  });
}

function decisionsThatMove(
  facts: Facts,
  runs: readonly Run[],
  kept: KeptResults,
  family: ReadonlySet<string>,
): MovingOp[] {
  // Where an answer that a run was told is taken back, all of the run's groups may be others (V12).
  const told = new Set(
    runs.flatMap((run) => {
      const { records, told: answers, unlabelled } = kept.run(run).result;
      if (unlabelled === null) return [];
      return answers.labels.map(([i, j]) => pairSubject(records[i] ?? "", records[j] ?? ""));
    }),
  );
  return facts.decisions.flatMap(({ opId: op, time, type, subject, by, approvedBy, reason, body }) => {
    if (type !== "pair") return [];
    if (!told.has(subject) && !subject.split(" ").every((id) => family.has(id))) return [];
    return [{ op, time, type, subject, said: pairBody.parse(body).verdict, by, approvedBy, reason }];
  });
}

export interface Moment extends PartitionThen {
  readonly time: string;
  readonly ops: readonly MovingOp[];
}

const by =
  (time: string) =>
  <T extends { readonly time: string }>(all: readonly T[]): T[] =>
    all.filter((one) => one.time <= time);

/** @returns moments, oldest first. @throws DaftarError `blob.missing`, `blob.damaged` */
export function familyThen(facts: Facts, kept: KeptResults, start: readonly string[]): readonly Moment[] {
  const runs = reigned(facts.runs);
  const family = familyOf(facts, runs, kept, start);
  const ops = [
    ...arrivals(facts, family),
    ...decisionsThatMove(facts, runs, kept, family),
    ...facts.signatures.flatMap((one) =>
      one.body.of === "victim" && one.body.records.some((id) => family.has(id))
        ? [moving(one, "signature", one.body.id, one.body.level)]
        : [],
    ),
    ...runs.map((run) => moving(run, "linkage-run")),
    ...facts.published.map((fact) => moving(fact, "published")),
  ];
  const members = facts.records.filter(({ id }) => family.has(id));
  return [...groupedBy(ops, ({ time }) => time)]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([time, here]) => {
      const until = by(time);
      const then = { ...facts, decisions: until(facts.decisions), signatures: until(facts.signatures) };
      const signed = signedSets(then);
      const { resolved, ids } = partitionOf(kept, {
        facts: {
          records: members.filter((record) => cameAt(record) <= time),
          runs: until(runs),
          published: until(facts.published),
        },
        signed,
        said: pairDecisions(decisionsOf(then), signed.onlyOneParts),
      });
      return { time, ops: here, classes: resolved.classes, idOf: ids.idOf };
    });
}
