import { type WalkJob, walk } from "@daftar/linkage/walk";
import { describe, expect, it } from "vitest";
import { walkBeside } from "./walkBeside.ts";

const SIZE = 20_000;

const shared = (of: (row: number) => number): Int32Array =>
  fill(new Int32Array(new SharedArrayBuffer(4 * SIZE)), of);

function fill(ids: Int32Array, of: (row: number) => number): Int32Array {
  for (let row = 0; row < ids.length; row += 1) ids[row] = of(row);
  return ids;
}

/** Rows of invented values, each about as rare as a name, a town and a day. */
const job = (columns: (of: (row: number) => number) => Int32Array): WalkJob => ({
  attributes: [197, 193, 191, 181].map((values, at) => ({
    name: `column ${at}`,
    facts: 1 << at,
    ids: columns((row) => (Math.imul(row + 1, 0x9e3779b1 + 2 * at) >>> 8) % values),
    hashes: Int32Array.from({ length: values }, (_, id) => Math.imul(id + 1, 0x9e3779b1)),
  })),
  size: SIZE,
  least: Math.log2(SIZE / 2),
  mostSets: { first: 6, others: 4 },
  apartBy: null,
});

const built = new URL("../../dist/link/walkWorker.js", import.meta.url);

describe("a walk beside", () => {
  it("comes to what it comes to in this thread", () => {
    const here = job(shared);
    // A busy machine may take its time.
    const waits = walkBeside(built, 30_000)(here);
    const there = waits?.();
    const own = walk(here, "others");
    expect(own.left.length).toBeGreaterThan(1000);
    expect(there).toEqual(own);
  });

  it("is not begun where the other thread would have to be sent copies", () => {
    expect(walkBeside(built)(job((of) => fill(new Int32Array(SIZE), of)))).toBeNull();
  });

  it("is given up where the thread does not come to work, so that the run does it itself", () => {
    const waits = walkBeside(new URL("../../dist/link/nowhere.js", import.meta.url), 500)(job(shared));
    expect(waits?.()).toBeNull();
  });
});
