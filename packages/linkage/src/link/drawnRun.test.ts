import { describe, expect, it } from "vitest";
import { madePeople } from "../testing/madePeople.ts";
import { linkRecords } from "./linkRecords.ts";

const quantile = (all: readonly number[], share: number): number =>
  all.toSorted((a, b) => a - b)[Math.round(share * (all.length - 1))]!;

describe("draws of a run, their weights corrected together", () => {
  const lists = new Set(["hospital", "rights", "forms"]);
  const { records, truth } = madePeople(5, 400);

  it("say what the corrections rest on: lists with one row for each person, answers, or a belief alone", () => {
    const withheld = linkRecords(records, { seed: 1, draws: 40 }).draws?.corrections;
    expect(withheld).toMatchObject({ known: null, labels: 0 });
    const stated = linkRecords(records, { seed: 1, draws: 40, onePerPerson: lists }).draws?.corrections;
    expect(stated?.known).toBeGreaterThan(0);
    expect(stated!.shiftErrorMilliBits).toBeLessThan(withheld!.shiftErrorMilliBits);
  });

  it("are narrowed by what people said, as the weights are that they spoke of", () => {
    const plain = linkRecords(records, { seed: 1, draws: 40 });
    const labels = plain.pairs
      .filter(({ weight }) => Math.abs(weight) < 5)
      .map(({ left, right }) => ({
        left,
        right,
        verdict: truth[left] === truth[right] ? ("same" as const) : ("different" as const),
      }));
    expect(labels.length).toBeGreaterThan(20);
    const told = linkRecords(records, { seed: 1, draws: 40, labels });
    expect(told.draws?.corrections?.labels).toBe(labels.length);
    expect(told.draws!.corrections!.shiftErrorMilliBits).toBeLessThan(
      plain.draws!.corrections!.shiftErrorMilliBits / 2,
    );
    expect(told.draws!.variance).toBeLessThan(plain.draws!.variance);
  });

  it("cover the number of people on other invented lists, stated and not", () => {
    const found = [21, 22].flatMap((seed) => {
      const made = madePeople(seed, 300);
      const people = new Set(made.truth).size;
      return [lists, new Set<string>()].map((onePerPerson) => {
        const { draws } = linkRecords(made.records, { seed: 1, draws: 60, onePerPerson });
        return quantile(draws!.people, 0.025) <= people && people <= quantile(draws!.people, 0.975);
      });
    });
    expect(found.filter((covers) => !covers).length).toBe(0);
  });
});
