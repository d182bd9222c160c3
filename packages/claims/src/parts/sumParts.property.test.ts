/** Partitions of figures, as claimants print them: sums, and what is told of them. All invented. */
import type { Claim } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLAIM_COLUMNS, readClaimsCsv, sumParts } from "../index.ts";

const EMPTY = Object.fromEntries(CLAIM_COLUMNS.map((column) => [column, ""]));

function row(id: string, n: number, more: Readonly<Record<string, string>> = {}) {
  const value = String(n);
  return {
    ...EMPTY,
    invented: "true",
    id,
    kind: "figure",
    claimant: "Circle",
    claimant_kind: "rights-group",
    value,
    low: value,
    high: value,
    qualifier: "exact",
    as_worded: value,
    basis: "stated",
    stated_or_derived: "stated",
    as_of: "2014-05-10",
    window_from: "2014-05-07",
    ...more,
  };
}

function read(rows: readonly ReturnType<typeof row>[]): readonly Claim[] {
  const { claims, faults } = readClaimsCsv(rows);
  expect(faults).toEqual([]);
  return claims;
}

const part = (id: string, n: number, kind: "disjoint" | "subset", more = {}) =>
  row(id, n, { part_of: "whole", part_kind: kind, ...more });
const numbers = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 6 });
const total = (all: readonly number[]): number => all.reduce((sum, n) => sum + n, 0);
const disjoint = (all: readonly number[]) => all.map((n, at) => part(`p${at}`, n, "disjoint"));

describe("[J13] parts of a figure", () => {
  it("that are a full partition sum to it, in whatever order they are read", () => {
    fc.assert(
      fc.property(numbers, fc.infiniteStream(fc.nat()), (all, noise) => {
        const rows = [row("whole", total(all)), ...disjoint(all)]
          .map((one) => ({ one, at: noise.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        const [sum] = sumParts(read(rows));
        expect(sum).toMatchObject({ code: "complete", sum: total(all) });
      }),
    );
  });

  it("that leave a rest are told as not all of it, and that exceed it as another sum", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 900 }), (all, off) => {
        const [less] = sumParts(read([row("whole", total(all) + off), ...disjoint(all)]));
        expect(less).toMatchObject({ code: "part-missing", sum: total(all) });
        fc.pre(off < total(all));
        const [more] = sumParts(read([row("whole", total(all) - off), ...disjoint(all)]));
        expect(more).toMatchObject({ code: "differs", sum: total(all) });
      }),
    );
  });

  it("never add a subset, and say where a subset is needed for the sum to agree", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 900 }), (all, women) => {
        const subset = part("women", women, "subset");
        const [whole] = sumParts(read([row("whole", total(all)), ...disjoint(all), subset]));
        expect(whole).toMatchObject({ code: "complete", sum: total(all) });
        const [short] = sumParts(read([row("whole", total(all) + women), ...disjoint(all), subset]));
        expect(short?.sum).toBe(total(all));
        expect(short?.flags.map(({ code, claims }) => [code, ...claims])).toContainEqual([
          "subset-adds-up-as-disjoint",
          "women",
        ]);
      }),
    );
  });

  it("are flagged where one of them is given out as the whole", () => {
    fc.assert(
      fc.property(numbers, fc.nat(5), (all, pick) => {
        const at = pick % all.length;
        const headline = all[at] ?? 0;
        fc.pre(headline >= 100);
        const claims = read([
          row("whole", total(all)),
          ...disjoint(all),
          row("headline", headline, { claimant: "Lantern", claimant_kind: "media", as_of: "2014-05-11" }),
        ]);
        const flags = sumParts(claims).flatMap((one) => one.flags);
        expect(flags.map(({ code, claims: about }) => [code, ...about])).toContainEqual([
          "part-given-as-whole",
          `p${at}`,
          "headline",
        ]);
      }),
    );
  });

  it("stand as they were when their claimant gave newer ones: nothing is added across the two", () => {
    fc.assert(
      fc.property(numbers, numbers, (older, newer) => {
        const claims = read([
          row("whole", total(older)),
          ...disjoint(older),
          row("later", total(newer), { as_of: "2014-05-12", supersedes: "whole" }),
          ...newer.map((n, at) =>
            row(`q${at}`, n, {
              as_of: "2014-05-12",
              part_of: "later",
              part_kind: "disjoint",
              ...(at < older.length ? { supersedes: `p${at}` } : {}),
            }),
          ),
        ]);
        const sums = sumParts(claims).map(({ whole, code, sum }) => [whole.id, code, sum]);
        expect(sums).toEqual([
          ["whole", "complete", total(older)],
          ["later", "complete", total(newer)],
        ]);
        expect(sumParts(claims, "2014-05-11").map(({ whole }) => whole.id)).toEqual(["whole"]);
      }),
    );
  });
});
