/**
 * Invented people, households among them, on three invented lists in two scripts; truth known by make.
 */
import type { DateSpan } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { linkRecord } from "../record/linkRecord.ts";
import { madePeople } from "../testing/madePeople.ts";
import { linkRecords } from "./linkRecords.ts";

const on = (day: string): DateSpan => ({
  from: day,
  to: day,
  precision: "day",
  calendar: "gregorian",
  asWritten: day,
});

function judge(clusters: Int32Array, truth: readonly number[]) {
  let [right, linked, real] = [0, 0, 0];
  for (let i = 0; i < truth.length; i += 1)
    for (let j = i + 1; j < truth.length; j += 1) {
      const joined = clusters[i] === clusters[j];
      const same = truth[i] === truth[j];
      if (joined) linked += 1;
      if (same) real += 1;
      if (joined && same) right += 1;
    }
  return { precision: right / linked, recall: right / real };
}

describe("linking invented lists in two scripts, households killed together among them", {
  timeout: 300_000,
}, () => {
  it("finds the people, and keeps brothers and sisters apart", () => {
    const { records, truth } = madePeople(11, 700);
    const { clusters } = linkRecords(records, { seed: 1 });
    const { precision, recall } = judge(clusters, truth);
    expect(precision).toBeGreaterThan(0.92);
    expect(recall).toBeGreaterThan(0.95);
    // Housemates share father, family, day and town; only given name, sex and age tell them apart.
    const number = new Set(clusters).size / new Set(truth).size;
    expect(number).toBeGreaterThan(0.95);
    expect(number).toBeLessThan(1.08);
  });

  it("does as well through the blocking of large inputs as on small ones", () => {
    const { records, truth } = madePeople(12, 1800);
    expect(records.length).toBeGreaterThan(1200);
    let met = 0;
    const onCompared = (a: number, b: number): void => {
      if (truth[a] === truth[b]) met += 1;
    };
    const result = linkRecords(records, { seed: 1, onCompared });
    const sizes = new Map<number, number>();
    for (const person of truth) sizes.set(person, (sizes.get(person) ?? 0) + 1);
    const real = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
    expect(met / real).toBeGreaterThan(0.98);
    expect(result.comparedPairs).toBeLessThan((records.length * (records.length - 1)) / 2 / 3);
    const { precision, recall } = judge(result.clusters, truth);
    // Twice the people in as many names and six towns: namesakes that no field tells apart.
    expect(precision).toBeGreaterThan(0.86);
    expect(recall).toBeGreaterThan(0.95);
  });

  it("leaves to people most of what it gets wrong", () => {
    const { records, truth } = madePeople(13, 700);
    const { pairs } = linkRecords(records, { seed: 1 });
    const sure = pairs.filter((pair) => pair.band === "link");
    const wrong = sure.filter((pair) => truth[pair.left] !== truth[pair.right]).length;
    expect(sure.length).toBeGreaterThan(300);
    expect(wrong / sure.length).toBeLessThan(0.03);
    const waiting = pairs.filter((pair) => pair.band === "review");
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.length).toBeLessThan(sure.length);
  });

  it("parts three brothers killed together whose accounts differ in given name only", () => {
    const { records } = madePeople(14, 300);
    const home = { father: "فرهاد", deathDate: on("2031-03-09"), deathPlace: "هوراب", sex: "male" } as const;
    const brothers = ["آرش", "نیما", "یاسر"].map((given, at) =>
      linkRecord({
        list: "hospital",
        id: `x${at}`,
        ...home,
        given,
        family: "پاکزاد",
        age: { low: 20 + 4 * at, high: 20 + 4 * at },
      }),
    );
    const { clusters } = linkRecords([...records, ...brothers], { seed: 1 });
    expect(new Set(clusters.slice(-3)).size).toBe(3);
  });

  it("joins accounts of one person that differ in the day of death alone", () => {
    const { records } = madePeople(15, 300);
    const home = {
      father: "فرهاد",
      deathPlace: "هوراب",
      sex: "male",
      given: "داریوش",
      family: "ولدان",
    } as const;
    const two = [
      linkRecord({
        list: "hospital",
        id: "x1",
        ...home,
        age: { low: 31, high: 31 },
        deathDate: on("2031-03-02"),
      }),
      linkRecord({
        list: "forms",
        id: "x2",
        ...home,
        age: { low: 31, high: 31 },
        deathDate: on("2031-03-24"),
      }),
    ];
    const { clusters } = linkRecords([...records, ...two], { seed: 1 });
    expect(clusters.at(-1)).toBe(clusters.at(-2));
  });
});
