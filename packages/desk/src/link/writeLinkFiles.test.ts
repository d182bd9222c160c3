import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type LinkedTable,
  type LinkTable,
  linkedPair,
  linkRecord,
  linkTable,
  SURE,
  tableOf,
} from "@daftar/linkage";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeLinkFiles } from "./writeLinkFiles.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "link-out-"));
});
afterAll(() => rm(folder, { recursive: true }));

const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The files as texts put together in the plainest way. */
function expected(rows: readonly { list: string; id: string }[], linked: LinkedTable): [string, string] {
  const name = (row: number) => `${cell(rows[row]?.list ?? "")},${cell(rows[row]?.id ?? "")}`;
  const pairs = Array.from(linked.pairs.left, (_, at) => {
    const { left, right, weight, probability, band } = linkedPair(linked.pairs, at);
    return `${name(left)},${name(right)},${weight.toFixed(3)},${probability.toFixed(6)},${band}\n`;
  });
  const clusters = Array.from(linked.clusters, (cluster, row) => `${name(row)},${cluster}\n`);
  return [
    ["left_list,left_id,right_list,right_id,weight,probability,band\n", ...pairs].join(""),
    ["list,id,cluster\n", ...clusters].join(""),
  ];
}

async function written(table: LinkTable, linked: LinkedTable): Promise<[string, string]> {
  await writeLinkFiles(folder, table, linked);
  return [
    await readFile(join(folder, "pairs.csv"), "utf8"),
    await readFile(join(folder, "clusters.csv"), "utf8"),
  ];
}

const odd = fc.string({
  unit: fc.constantFrom("a", "7", '"', ",", "\n", "\r", " ", "آ", "😀"),
  maxLength: 6,
});
const empty = linkTable(tableOf([]), { seed: 1 });

describe("result files", () => {
  it("hold lists and ids as they came, weights to a thousandth, whatever letters and sizes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.record({ list: odd, id: odd }), {
          selector: (row) => JSON.stringify(row),
          minLength: 1,
          maxLength: 8,
        }),
        fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: -60_000, max: 60_000 }), fc.nat(1))),
        fc.array(fc.nat(12_345_678), { minLength: 8, maxLength: 8 }),
        async (rows, pairs, clusters) => {
          const linked: LinkedTable = {
            ...empty,
            pairs: {
              left: Int32Array.from(pairs, ([left]) => left % rows.length),
              right: Int32Array.from(pairs, ([, right]) => right % rows.length),
              milliBits: Int32Array.from(pairs, ([, , bits]) => bits),
              joined: Uint8Array.from(pairs, ([, , , joined]) => joined),
              narrows: new Int32Array(pairs.length),
              sure: SURE,
            },
            clusters: Int32Array.from(clusters.slice(0, rows.length)),
          };
          expect(await written(tableOf(rows.map(linkRecord)), linked)).toEqual(expected(rows, linked));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("hold everything where they are written in several pieces, ids of any length among it", async () => {
    const rows = Array.from({ length: 120_000 }, (_, at) => ({
      list: "a",
      id: at % 30_000 === 0 ? `${at},${"x".repeat(3_000_000)}` : `invented ${at}`,
    }));
    const linked = { ...empty, clusters: Int32Array.from(rows, (_, at) => at * 17) };
    const [pairs, clusters] = await written(tableOf(rows.map(linkRecord)), linked);
    const [expectedPairs, expectedClusters] = expected(rows, linked);
    expect(pairs).toBe(expectedPairs);
    expect(clusters === expectedClusters).toBe(true);
  });
});
