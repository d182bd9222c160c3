/** The benchmark's own figures, against the plainest way to count them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { breakdown } from "./breakdown.mjs";
import { calibrationOf } from "./calibrationOf.mjs";
import { halfOf, shuffled } from "./mixing.mjs";
import { readCsv } from "./readCsv.mjs";
import { relativesJoined } from "./relativesJoined.mjs";
import { BrokenResult, readCandidates, readClusters, readPairs } from "./results.mjs";
import { sampleOf, scriptOf } from "./sample.mjs";
import { score } from "./score.mjs";

const folder = mkdtempSync(join(tmpdir(), "daftar-bench-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

const anyData = fc
  .array(
    fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 2 })),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((rows) => ({
    count: rows.length,
    person: Int32Array.from(rows, ([who]) => who),
    cluster: Int32Array.from(rows, ([, label]) => label),
    half: Uint8Array.from(rows, ([who]) => who % 2),
    list: Uint8Array.from(rows, ([, , list]) => list),
    script: Uint8Array.from(rows, ([who, , list]) => 1 + ((who + list) % 2)),
    persons: 7,
    clusters: 7,
    lists: ["a", "b", "c"],
  }));

/** Every pair of rows looked at. */
function plainly({ count, person, cluster, half }) {
  const plain = { truePairs: 0, linkedPairs: 0, foundPairs: 0, linked: [0, 0] };
  for (let a = 0; a < count; a += 1)
    for (let b = a + 1; b < count; b += 1) {
      const same = person[a] === person[b];
      const linked = cluster[a] === cluster[b];
      plain.truePairs += same ? 1 : 0;
      plain.linkedPairs += linked ? 1 : 0;
      plain.foundPairs += same && linked ? 1 : 0;
      if (linked) for (const at of [a, b]) plain.linked[half[at]] += 0.5;
    }
  return plain;
}

function plainBCubed({ count, person, cluster }) {
  let [precision, recall] = [0, 0];
  for (let a = 0; a < count; a += 1) {
    let [together, inCluster, ofPerson] = [0, 0, 0];
    for (let b = 0; b < count; b += 1) {
      inCluster += cluster[a] === cluster[b] ? 1 : 0;
      ofPerson += person[a] === person[b] ? 1 : 0;
      together += cluster[a] === cluster[b] && person[a] === person[b] ? 1 : 0;
    }
    precision += together / inCluster / count;
    recall += together / ofPerson / count;
  }
  return { precision, recall };
}

describe("score", () => {
  it("counts pairs, found and linked, as looking at every pair does", () => {
    fc.assert(
      fc.property(anyData, (data) => {
        const got = score(data);
        const { linked, ...plain } = plainly(data);
        expect(got).toMatchObject(plain);
        for (const side of [0, 1]) expect(got.halves[side].linkedPairs).toBeCloseTo(linked[side]);
      }),
    );
  });

  it("averages B-cubed over rows", () => {
    fc.assert(
      fc.property(anyData, (data) => {
        const { bCubed } = score(data);
        const plain = plainBCubed(data);
        expect(bCubed.precision).toBeCloseTo(plain.precision);
        expect(bCubed.recall).toBeCloseTo(plain.recall);
      }),
    );
  });

  it("halves add up to the whole", () => {
    fc.assert(
      fc.property(anyData, (data) => {
        const { halves, ...whole } = score(data);
        for (const key of ["rows", "persons", "clusters", "truePairs", "linkedPairs", "foundPairs", "exact"])
          expect(halves[0][key] + halves[1][key], key).toBeCloseTo(whole[key]);
      }),
    );
  });

  it("knows exact clusters, the biggest, split persons and merged clusters", () => {
    const got = score({
      person: Int32Array.from([0, 0, 1, 1, 2, 3]),
      cluster: Int32Array.from([0, 0, 1, 2, 2, 3]),
      half: Uint8Array.from([0, 0, 1, 1, 0, 1]),
      persons: 4,
      clusters: 4,
    });
    expect(got).toMatchObject({
      exact: 2,
      biggest: 2,
      splitPersons: 1,
      mergedClusters: 1,
      clusters: 4,
      countRatio: 1,
    });
  });

  it("pairs of lists, and of scripts, add up to all pairs", () => {
    fc.assert(
      fc.property(anyData, (data) => {
        const whole = score(data);
        const { lists, scripts } = breakdown(data, data);
        for (const parts of [lists, scripts])
          for (const key of ["truePairs", "linkedPairs", "foundPairs"])
            expect(
              parts.reduce((sum, part) => sum + part[key], 0),
              key,
            ).toBe(whole[key]);
      }),
    );
  });
});

const sample = {
  count: 3,
  lists: ["a", "b"],
  list: Uint8Array.from([0, 1, 1]),
  person: Int32Array.from([0, 0, 1]),
  script: Uint8Array.from([1, 2, 2]),
};
const CLUSTERS = "list,id,cluster\n";
const PAIRS = "left_list,left_id,right_list,right_id,weight,probability,band\n";
const write = (name, text) => writeFileSync(join(folder, name), text);

describe("relativesJoined", () => {
  it("counts linked pairs of two people of one household", () => {
    const joined = relativesJoined({
      person: Int32Array.from([0, 0, 1, 2, 3]),
      household: Int32Array.from([0, 0, 0, 1, 1]),
      cluster: Int32Array.from([0, 0, 0, 0, 1]),
    });
    expect(joined).toBe(2);
  });
});

describe("what the product wrote", () => {
  it("is read where every row stands once", async () => {
    write("clusters.csv", `${CLUSTERS}b,r2,y\na,r0,x\nb,r1,x\n`);
    const { cluster, clusters } = await readClusters(folder, sample);
    expect([clusters, cluster[0] === cluster[1], cluster[1] === cluster[2]]).toEqual([2, true, false]);
  });

  it.each([
    ["a row is missing", "a,r0,1\nb,r1,1\n"],
    ["a row stands twice", "a,r0,1\nb,r1,1\nb,r2,2\nb,r2,2\n"],
    ["a row is of another list", "b,r0,1\nb,r1,1\nb,r2,2\n"],
    ["a row is none of the input", "a,r0,1\nb,r1,1\nb,r2,2\nb,r9,2\n"],
  ])("fails loudly where %s, and names no row", async (_, rows) => {
    write("clusters.csv", `${CLUSTERS}${rows}`);
    const reading = readClusters(folder, sample);
    await expect(reading).rejects.toBeInstanceOf(BrokenResult);
    await expect(reading).rejects.not.toThrow(/r\d/);
  });

  it("fails where a pair stands twice, in either order", async () => {
    write("pairs.csv", `${PAIRS}a,r0,b,r1,9,0.99,link\nb,r1,a,r0,9,0.99,link\n`);
    await expect(readPairs(folder, sample)).rejects.toBeInstanceOf(BrokenResult);
  });

  it("tells stated from true probability by band of two bits", async () => {
    write("pairs.csv", `${PAIRS}a,r0,b,r1,3.9,0.9,link\na,r0,b,r2,2.1,0.7,link\nb,r1,b,r2,-0.5,0.4,review\n`);
    const pairs = await readPairs(folder, sample);
    const { bands, scripts } = calibrationOf(sample, pairs);
    expect(pairs.review).toBe(1);
    expect(bands).toEqual([
      { from: -2, to: 0, pairs: 1, stated: 0.4, same: 0 },
      { from: 2, to: 4, pairs: 2, stated: 0.8, same: 0.5 },
    ]);
    expect(Object.keys(scripts).sort()).toEqual(["across", "both Latin"]);
  });

  it("gives blocking recall where candidates were written, a pair written twice counting once", async () => {
    expect(await readCandidates(folder, sample, 1)).toBe(null);
    write("candidates.csv", "left_list,left_id,right_list,right_id\na,r0,b,r1\nb,r1,a,r0\na,r0,b,r2\n");
    expect(await readCandidates(folder, sample, 2)).toEqual({
      candidates: 3,
      perRow: 1,
      recall: 0.5,
      found: { "a × b": 1, across: 1 },
    });
  });
});

describe("what the product is given", () => {
  it("cells are read as they stand: quotes, commas, line ends, blanks, empty last cells", () => {
    write("table.csv", 'a,b\r\n"x, ""y""\nz", 1\n,\nlast,"q"');
    expect(readCsv(join(folder, "table.csv"))).toEqual({
      header: ["a", "b"],
      rows: [
        ['x, "y"\nz', " 1"],
        ["", ""],
        ["last", "q"],
      ],
    });
  });

  it("a shuffle holds every row once, and is the same for the same seed", () => {
    expect([...shuffled(500, 3)].sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, at) => at));
    expect(shuffled(500, 3)).toEqual(shuffled(500, 3));
    expect(shuffled(500, 3)).not.toEqual(shuffled(500, 4));
  });

  it("halves are near half, whatever persons are called", () => {
    for (const name of [(n) => `p${n}`, (n) => `Q${n * 10}`, String]) {
      let inB = 0;
      for (let n = 0; n < 4000; n += 1) inB += halfOf(name(n));
      expect(Math.abs(inB - 2000)).toBeLessThan(150);
    }
  });

  it("a sample keeps each row's list, person and script; ids do not follow the rows", () => {
    const rows = ["a", "b", "c", "d", "e", "f"].map((person, at) => ({
      list: at % 2 === 0 ? "x" : "y",
      person,
      cells: [at % 3 === 0 ? "مینا" : "Mina"],
    }));
    const made = sampleOf(rows, [0]);
    for (let k = 0; k < made.count; k += 1) {
      const row = rows[made.rowOf[k]];
      expect(made.lists[made.list[k]]).toBe(row.list);
      expect(made.script[k]).toBe(scriptOf(row.cells[0]));
    }
    expect([...made.rowOf]).not.toEqual([0, 1, 2, 3, 4, 5]);
    expect(scriptOf("Mina مینا")).toBe(3);
  });
});
