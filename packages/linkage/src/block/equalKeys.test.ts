import { rng } from "@daftar/numeric";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EqualKeys } from "./equalKeys.ts";

/** Groups by a map: what the fast way must equal. */
function plainGroups(entries: readonly (readonly [number, number])[]): string[] {
  const groups = new Map<number, number[]>();
  for (const [key, row] of entries) groups.set(key, [...(groups.get(key) ?? []), row]);
  return [...groups.values()]
    .filter((rows) => rows.length > 1)
    .map((rows) => rows.join(" "))
    .sort();
}

function visited(entries: readonly (readonly [number, number])[]): string[] {
  const groups = new EqualKeys(entries.length);
  for (const [key, row] of entries) groups.add(key, row);
  groups.visit(() => {});
  for (const [key, row] of entries) groups.add(key, row);
  const found: string[] = [];
  groups.visit((rows, start, end) => found.push(rows.slice(start, end).join(" ")));
  return found.sort();
}

describe("EqualKeys", () => {
  it("finds every group of equal keys once, rows in the order added, whatever the keys", () => {
    // Few keys make large groups, and keys near one another fall in one bucket.
    const key = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 0xffff_ffff }));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 300 }), (keys) => {
        const entries = keys.map((own, row) => [own | 0, row] as const);
        expect(visited(entries)).toEqual(plainGroups(entries));
      }),
    );
  });

  it("does so for many, and again when it has let go of them", () => {
    const draw = rng(4);
    const entries = Array.from(
      { length: 60_000 },
      (_, row) => [Math.imul(draw.integer(20_000), 0x9e3779b1), row] as const,
    );
    expect(visited(entries)).toEqual(plainGroups(entries));
  });
});
