import { rng } from "@daftar/numeric";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawnClusters } from "../draw/drawnPart.ts";
import { type LinkRecord, linkRecord } from "../record/linkRecord.ts";
import { madePeople } from "../testing/madePeople.ts";
import { linkRecords } from "./linkRecords.ts";

const some = fc.constantFrom;
const record = fc.record({
  list: some("a", "b", "c"),
  given: some("علی", "Ali", "رضا", "Reza", "مینا", "Mona", null),
  family: some("کریمی", "Karimi", "احمدی", "Ahmadi", "دلاور", null),
  father: some("حسین", "Hossein", null),
  sex: some("male", "female", null),
  age: some({ low: 20, high: 20 }, { low: 21, high: 21 }, { low: 50, high: 50 }, null),
  deathPlace: some("گلرود", "Golrud", "Kamvar", null),
  phone: some("0912 000 0001", "+98 912 000 0001", null),
});
const inputs = fc.array(record, { minLength: 0, maxLength: 30 }).map((rows): LinkRecord[] =>
  // Ids are unique within a list only, as the lists' own keys are.
  rows.map((row, at) =>
    linkRecord({ ...row, id: `r${rows.slice(0, at).filter((other) => other.list === row.list).length}` }),
  ),
);
const nameOf = (record: LinkRecord | undefined): string => `${record?.list}/${record?.id}`;

/** Clusters as sets of ids: what a result says, whatever its numbers. */
function people(records: readonly LinkRecord[], clusters: Int32Array): string[] {
  const groups = new Map<number, string[]>();
  records.forEach((own, at) => {
    const cluster = clusters[at] ?? -1;
    groups.set(cluster, [...(groups.get(cluster) ?? []), nameOf(own)]);
  });
  return [...groups.values()].map((ids) => ids.sort().join(" ")).sort();
}

describe("linkRecords", () => {
  it("says the same whatever the order of the rows, and the same twice", () => {
    fc.assert(
      fc.property(inputs, fc.integer(), (records, seed) => {
        const shuffled = rng(seed).shuffle([...records]);
        const options = { seed: 3, onePerPerson: new Set(["b"]), draws: 4 };
        const [one, other] = [linkRecords(records, options), linkRecords(shuffled, options)];
        expect(people(shuffled, other.clusters)).toEqual(people(records, one.clusters));
        expect(JSON.stringify(other.parameters)).toBe(JSON.stringify(one.parameters));
        const said = (rows: readonly LinkRecord[], pairs: typeof one.pairs): unknown =>
          pairs.map((pair) => ({ ...pair, left: nameOf(rows[pair.left]), right: nameOf(rows[pair.right]) }));
        expect(said(shuffled, other.pairs)).toEqual(said(records, one.pairs));
        expect(linkRecords(records, options)).toEqual(one);
        for (let at = 0; at < 4; at += 1) {
          const draw = (result: typeof one) => drawnClusters(result.clusters, result.draws?.parts ?? [], at);
          expect(people(shuffled, draw(other))).toEqual(people(records, draw(one)));
          expect(new Set(draw(one)).size).toBe(one.draws?.people[at]);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("never joins what must stay apart, and always joins what must be joined, unless the two clash", () => {
    const pairsOf = (size: number) =>
      fc.array(
        fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).filter(([a, b]) => a !== b),
        { maxLength: 8 },
      );
    const cases = inputs
      .filter((records) => records.length >= 2)
      .chain((records) => fc.tuple(fc.constant(records), pairsOf(records.length), pairsOf(records.length)));
    fc.assert(
      fc.property(cases, ([records, mustLink, cannotLink]) => {
        const onePerPerson = new Set(["b"]);
        const { clusters, refused } = linkRecords(records, { seed: 3, onePerPerson, mustLink, cannotLink });
        for (const [a, b] of cannotLink) expect(clusters[a]).not.toBe(clusters[b]);
        const inB = records.flatMap((own, at) => (own.list === "b" ? [clusters[at]] : []));
        expect(new Set(inB).size).toBe(inB.length);
        const dropped = new Set(refused.map(([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`));
        for (const [a, b] of mustLink)
          if (!dropped.has(`${Math.min(a, b)} ${Math.max(a, b)}`)) expect(clusters[a]).toBe(clusters[b]);
        if (cannotLink.length === 0 && inB.length === 0) expect(refused).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("[V14] learns the same with labels as without, keeps them, and reports what it had weighed", () => {
    const { records } = madePeople(8, 120);
    const free = linkRecords(records, { seed: 3 });
    const joined = free.pairs.filter((pair) => pair.joined);
    const labels = joined.map(({ left, right }, at) => ({
      left,
      right,
      verdict: (["different", "same", "cannot-tell"] as const)[at % 3]!,
    }));
    const held = linkRecords(records, { seed: 3, labels, draws: 5 });
    const { correction: _, ...learnt } = held.parameters;
    expect(learnt).toEqual(free.parameters);
    expect(held.unlabelled).toEqual(free.clusters);
    expect(held.labels).toMatchObject({
      same: labels.filter(({ verdict }) => verdict === "same").length,
      cannotTell: labels.filter(({ verdict }) => verdict === "cannot-tell").length,
    });
    const refused = new Set(held.refused.map(([a, b]) => `${a} ${b}`));
    for (const { left, right, verdict } of labels) {
      const draws = [0, 1, 2, 3, 4].map((at) => drawnClusters(held.clusters, held.draws?.parts ?? [], at));
      for (const clusters of [held.clusters, ...draws]) {
        if (verdict === "different") expect(clusters[left]).not.toBe(clusters[right]);
        if (verdict === "same" && !refused.has(`${left} ${right}`) && !refused.has(`${right} ${left}`))
          expect(clusters[left]).toBe(clusters[right]);
      }
      // What was parted waits for nobody any more.
      if (verdict === "different")
        expect(held.pairs.some((pair) => pair.left === left && pair.right === right)).toBe(false);
    }
  });

  it("parts accounts that would join, when told to, and others that join both join one of them", () => {
    const { records } = madePeople(8, 60);
    const free = linkRecords(records, { seed: 3 });
    const joined = free.pairs.filter((pair) => pair.joined);
    expect(joined.length).toBeGreaterThan(20);
    const cannotLink = joined
      .filter((_, at) => at % 2 === 0)
      .map(({ left, right }) => [left, right] as const);
    const held = linkRecords(records, { seed: 3, cannotLink });
    for (const [a, b] of cannotLink) expect(held.clusters[a]).not.toBe(held.clusters[b]);
    expect(held.pairs.filter((pair) => pair.joined).length).toBeGreaterThan(0);

    const copies = ["a", "b", "b"].map((list, at) => linkRecord({ ...records[0]!, list, id: `copy${at}` }));
    const stated = linkRecords([...records, ...copies], { seed: 3, onePerPerson: new Set(["b"]) });
    expect(stated.clusters.at(-1)).not.toBe(stated.clusters.at(-2));
  });

  it("scores with the parameters of an earlier run, as they are", () => {
    const rows = madePeople(5, 40).records;
    expect(rows.length).toBeGreaterThan(30);
    const first = linkRecords(rows, { seed: 3 });
    const again = linkRecords(rows, { seed: 99, model: first.parameters });
    expect(again.parameters).toBe(first.parameters);
    expect(again.pairs).toEqual(first.pairs);
  });

  it("holds parameters in whole numbers only, so that they have canonical bytes", () => {
    const rows = madePeople(6, 40).records;
    const text = JSON.stringify(linkRecords(rows, { seed: 3 }).parameters);
    expect(text).not.toMatch(/\d\.\d|null|e[+-]\d/);
  });

  it("refuses an id met twice in a list, and pairs that name no two records", () => {
    const twice = [linkRecord({ list: "a", id: "1" }), linkRecord({ list: "a", id: "1" })];
    expect(() => linkRecords(twice, { seed: 1 })).toThrow(RangeError);
    const two = [linkRecord({ list: "a", id: "1" }), linkRecord({ list: "a", id: "2" })];
    expect(() => linkRecords(two, { seed: 1, mustLink: [[0, 0]] })).toThrow(RangeError);
    expect(() => linkRecords(two, { seed: 1, cannotLink: [[0, 9]] })).toThrow(RangeError);
    expect(() => linkRecords(two, { seed: 0.5 })).toThrow(RangeError);
  });

  it("joins nothing on silence: records that say nothing, or that the name is unknown, stay alone", () => {
    const silent = Array.from({ length: 40 }, (_, at) =>
      linkRecord({ list: "a", id: `s${at}`, names: [at % 2 === 0 ? "ناشناس" : "Unknown man"] }),
    );
    const { clusters, pairs } = linkRecords(silent, { seed: 1 });
    expect(new Set(clusters).size).toBe(40);
    expect(pairs).toEqual([]);
  });

  it("reads names as a model file states, and tells so, for a later run and for whoever explains it", () => {
    const { records } = madePeople(21, 60);
    const [list = ""] = records.map((record) => record.list);
    const { parameters } = linkRecords(records, { seed: 1, override: { patronymicLists: [list] } });
    expect(parameters.patronymicLists).toEqual([list]);
  });
});
