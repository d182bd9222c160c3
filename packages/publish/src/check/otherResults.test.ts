/** Estimates, overlaps, sources and gates that somebody with a machine's key could put into a proposal. */
import { fromUtf8, RELEASE_PATHS, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { seededBytes, sha256 } from "../../testing/nodeTools.ts";
import { sampleInput } from "../../testing/sample.ts";
import { jsonFile } from "../data/json.ts";
import type { ReleaseInput } from "../propose/input.ts";
import { proposeRelease } from "../propose/proposeRelease.ts";
import { type OwnResults, otherResults } from "./otherResults.ts";

const input = sampleInput({ asOf: "2014-07-01", slot: "2014-07-01" });
const estimate = input.estimate;
if (estimate === null) throw new TypeError("the sample has an estimate");
const propose = (given: Partial<ReleaseInput> = {}, seed = "theirs") =>
  proposeRelease({ ...input, ...given }, { random: seededBytes(seed), sha256 });
const own: OwnResults = {
  lists: estimate.lists,
  documented: estimate.documented,
  covers: estimate.covers,
  overlaps: input.overlaps,
  accountsBySource: input.accountsBySource,
  gate: input.gate,
  estimate: () => estimate,
};
const by = { policy: input.policy, practice: true };
const otherIn = (theirs: Parameters<typeof otherResults>[0], given: Partial<OwnResults> = {}) =>
  otherResults(theirs, { ...own, ...given }, by);

describe("[J20] [J21] what a proposed release says of estimate, overlaps, sources and gate", () => {
  it("is ours where it is made from the same, however its aliases were dealt", () => {
    const names = new Set<string>();
    for (const seed of ["a", "b", "c", "d", "e", "f"]) {
      const theirs = propose({}, seed);
      names.add(theirs.aliases.get("exile-list") ?? "");
      expect(otherIn(theirs), seed).toBeNull();
    }
    expect(names).toEqual(new Set(["List A", "List B"]));
  });

  it.each<readonly [what: string, given: Partial<ReleaseInput>, where: string]>([
    [
      "a forged headline",
      {
        estimate: {
          ...estimate,
          headline: { low: 60, high: 70, level: 0.95, lowerBound: null, refused: null },
        },
      },
      RELEASE_PATHS.estimate,
    ],
    [
      "a forged lower bound",
      { estimate: { ...estimate, headline: { ...estimate.headline, lowerBound: 41 } } },
      RELEASE_PATHS.estimate,
    ],
    [
      "one forged method",
      { estimate: { ...estimate, methods: estimate.methods.map((one) => ({ ...one, high: 91 })) } },
      RELEASE_PATHS.estimate,
    ],
    [
      "a method in other words",
      { estimate: { ...estimate, methods: estimate.methods.map((one) => ({ ...one, reason: "fine" })) } },
      RELEASE_PATHS.estimate,
    ],
    ["a method left out", { estimate: { ...estimate, methods: [] } }, RELEASE_PATHS.estimate],
    ["another seed", { estimate: { ...estimate, seed: 2 } }, RELEASE_PATHS.estimate],
    ["more people documented", { estimate: { ...estimate, documented: 41 } }, RELEASE_PATHS.estimate],
    ["no estimate", { estimate: null }, RELEASE_PATHS.estimate],
    [
      "other deaths that it speaks of",
      {
        estimate: {
          ...estimate,
          covers: { window: { from: "2014-05-08", to: "2014-05-12" }, provinces: [], populations: [] },
        },
      },
      RELEASE_PATHS.estimate,
    ],
    [
      "one forged cell of overlaps",
      {
        overlaps: input.overlaps.map((one) =>
          one.people === 12 ? { ...one, people: 13 } : one.people === 22 ? { ...one, people: 21 } : one,
        ),
      },
      RELEASE_PATHS.overlaps,
    ],
    ["no overlaps", { overlaps: [] }, RELEASE_PATHS.overlaps],
    ["another class of sources", { accountsBySource: { family: 25, witness: 26 } }, RELEASE_PATHS.sources],
    [
      "a gate that leaves nobody out",
      { gate: input.gate && { ...input.gate, leftOut: [] } },
      `the gate in ${RELEASE_PATHS.toll}`,
    ],
    [
      "a gate with another measure",
      {
        gate: input.gate && {
          ...input.gate,
          measures: input.gate.measures.map((one) => ({ ...one, value: 9 })),
        },
      },
      `the gate in ${RELEASE_PATHS.toll}`,
    ],
    ["no gate", { gate: null }, `the gate in ${RELEASE_PATHS.toll}`],
  ])("is none of ours with %s", (_what, given, where) => {
    expect(otherIn(propose(given))).toBe(where);
  });

  it("[J16] is none of ours with lists under each other's aliases, or under names that are none", () => {
    const theirs = propose();
    const [[one, a], [two, b]] = [...theirs.aliases] as [[string, string], [string, string]];
    const swapped = new Map([
      [one, b],
      [two, a],
    ]);
    expect(otherIn({ files: theirs.files, aliases: swapped })).toBe(RELEASE_PATHS.overlaps);
    for (const aliases of [
      new Map(),
      new Map([[one, a]]),
      new Map([...theirs.aliases, ["a third", "List C"]]),
    ])
      expect(otherIn({ files: theirs.files, aliases })).toBe(RELEASE_PATHS.overlaps);
    // A list's own name in the place of its alias would tell the public which list it is.
    const named = new Map([
      [one, one],
      [two, two],
    ]);
    const files = new Map(theirs.files);
    for (const path of [RELEASE_PATHS.overlaps, RELEASE_PATHS.estimate]) {
      const text = fromUtf8(files.get(path) ?? new Uint8Array());
      files.set(path, utf8(text.replaceAll(a, one).replaceAll(b, two)));
    }
    expect(otherIn({ files, aliases: named })).toBe(RELEASE_PATHS.overlaps);
  });

  it("[J16] compares what leaves: what is below the smallest total, or the smallest table, may be other", () => {
    expect(otherIn(propose(), { accountsBySource: { ...input.accountsBySource, media: 19 } })).toBeNull();
    expect(otherIn(propose(), { accountsBySource: { ...input.accountsBySource, media: 20 } })).toBe(
      RELEASE_PATHS.sources,
    );
    const few = (people: number) => [
      { lists: ["exile-list"], people },
      { lists: ["hospital-ledger"], people: 10 },
    ];
    expect(otherIn(propose({ overlaps: few(30) }), { overlaps: few(29) })).toBeNull();
    expect(otherIn(propose({ overlaps: few(40) }), { overlaps: few(39) })).toBe(RELEASE_PATHS.overlaps);
  });

  it("asks for the estimate last, and not where anything else is other", () => {
    let asked = 0;
    const counted = {
      estimate: () => {
        asked += 1;
        return estimate;
      },
    };
    expect(otherIn(propose({ gate: null }), counted)).not.toBeNull();
    expect(otherIn(propose({ overlaps: [] }), counted)).not.toBeNull();
    expect(otherIn(propose({ estimate: { ...estimate, documented: 1 } }), counted)).not.toBeNull();
    expect(otherIn(propose({ estimate: { ...estimate, covers: null } }), counted)).not.toBeNull();
    expect(asked).toBe(0);
    expect(otherIn(propose(), counted)).toBeNull();
    expect(asked).toBe(1);
  });

  it("[J19] is none of ours where any of the three files bears another mark of what is invented", () => {
    for (const path of [RELEASE_PATHS.estimate, RELEASE_PATHS.overlaps, RELEASE_PATHS.sources]) {
      const theirs = propose();
      const text = fromUtf8(theirs.files.get(path) ?? new Uint8Array());
      const files = new Map(theirs.files).set(
        path,
        utf8(text.replace(/"invented": ?(true|false)/, (all, is) => all.replace(is, String(is === "false")))),
      );
      expect(fromUtf8(files.get(path) ?? new Uint8Array())).not.toBe(text);
      expect(otherIn({ ...theirs, files })).toBe(path);
    }
  });

  it("says which file does not read, or is spelled otherwise", () => {
    const files = new Map(propose().files);
    files.set(RELEASE_PATHS.estimate, jsonFile({ invented: true, estimate: null, more: 1 }));
    expect(otherIn({ files, aliases: new Map() })).toBe(RELEASE_PATHS.estimate);
  });
});
