/** Chains and releases of a log, each fault by itself, from leaves alone. */
import { leafHash } from "@daftar/log";
import { canonicalBytes, type PublicLeaf, toHex, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { Findings } from "../report.ts";
import { sha256 } from "../testing/nodeCrypto.suite.ts";
import { chainsOf, readLeaf, readLeaves, segmentsOf } from "./leaves.ts";

const zeros = "0".repeat(64);
const hashOf = (leaf: PublicLeaf) => toHex(leafHash(canonicalBytes(leaf), sha256));
const publish = (publicId: string, some: object = {}): PublicLeaf =>
  Object.assign(
    { v: 1 as const, type: "person.publish" as const, publicId, version: 1, prev: null, commits: {} },
    some,
  );
const after = (leaf: PublicLeaf, type: string, some: object = {}): PublicLeaf => {
  const { publicId, version } = Object.assign({ publicId: "", version: 0 }, leaf);
  const commits = type.endsWith(".close") ? {} : { commits: {} };
  const reason = type === "person.close" ? { reason: "on-request" } : {};
  const next = { v: 1, type, publicId, version: version + 1, prev: hashOf(leaf), ...commits, ...reason };
  const read = readLeaf(canonicalBytes({ ...next, ...some }));
  if (read === null) throw new TypeError(`no leaf: ${type}`);
  return read;
};
const lines = {
  verifiedNamed: 0,
  verified: 0,
  reported: { low: 0, high: 0 },
  corroborated: 0,
  disputed: 0,
  missingPresumed: 0,
};
const toll = (publicId: string): PublicLeaf => ({
  v: 1,
  type: "toll.publish",
  publicId,
  version: 1,
  prev: null,
  asOf: "2019-03-04",
  lines,
});
const release = (version: number): PublicLeaf => ({ v: 1, type: "release", version, manifest: zeros });
const words = (version: number, dissents: string[] = []): PublicLeaf => ({
  v: 1,
  type: "words.publish",
  version,
  approvals: 2,
  dissents,
});

function read(leaves: readonly PublicLeaf[], findings = new Findings()) {
  const entries = leaves.map(canonicalBytes);
  return readLeaves(
    entries,
    entries.map((entry) => leafHash(entry, sha256)),
    findings,
  );
}
const told = (run: (findings: Findings) => void): string[] => {
  const findings = new Findings();
  run(findings);
  return findings.report(null, null, null).faults.map(({ where, detail }) => `${where}: ${detail}`);
};
const inChains = (...leaves: PublicLeaf[]) => told((findings) => void chainsOf(read(leaves), findings));
const inReleases = (...leaves: PublicLeaf[]) => told((findings) => void segmentsOf(read(leaves), findings));
const one = publish("P1");
const amended = after(one, "person.amend");
const closed = after(amended, "person.close");

describe("[J17] an entry", () => {
  it("is a leaf in its one spelling, and nothing else", () => {
    const bytes = canonicalBytes(one);
    expect(readLeaf(bytes)).toEqual(one);
    const text = new TextDecoder().decode(bytes);
    for (const other of [
      text.replace("{", "{ "),
      text.replace('"v":1', '"v":1,"v":1'),
      text.replace("person.publish", "person.praise"),
      text.replace('"v":1', '"v":2'),
      text.replace('"v":1', '"also":1,"v":1'),
      text.slice(1),
      "null",
    ])
      expect(readLeaf(utf8(other)), other).toBeNull();
    expect(readLeaf(Uint8Array.of(0xff))).toBeNull();
  });

  it("that is none is told, with its place, and left out", () => {
    const findings = new Findings();
    const entries = [canonicalBytes(one), utf8("no leaf"), canonicalBytes(amended)];
    const hashes = entries.map((entry) => leafHash(entry, sha256));
    expect(readLeaves(entries, hashes, findings).map(({ index }) => index)).toEqual([0, 2]);
    expect(readLeaves(entries.slice(0, 1), [], findings)).toEqual([]);
    expect(findings.report(null, null, null).faults.map(({ where }) => where)).toEqual([
      "log/ leaf 1",
      "log/ leaf 0",
    ]);
  });
});

describe("[J17] a chain", () => {
  it("is whole from its publication to its closing, beside others and one of another kind under the same id", () => {
    const findings = new Findings();
    const count = publish("P1", { type: "count.publish" });
    const chains = chainsOf(read([one, count, toll("toll"), amended, closed]), findings);
    expect(findings.report(null, null, null).faults).toEqual([]);
    expect(
      [...chains].map(([key, { firstIndex, lastIndex, closed }]) => [key, firstIndex, lastIndex, closed]),
    ).toEqual([
      ["person P1", 0, 4, true],
      ["count P1", 1, 1, false],
      ["toll toll", 2, 2, false],
    ]);
    const gone = after(count, "count.close");
    expect(chainsOf(read([count, gone]), findings).get("count P1")?.closed).toBe(true);
  });

  it("begins with its publication, of version 1, after nothing", () => {
    const first = "log/ leaf 0: the first leaf of an item says that others precede it";
    const changed = "log/ leaf 0: an item is changed that was never published";
    expect(inChains(publish("P1", { version: 2 }))).toEqual([first]);
    expect(inChains(publish("P1", { prev: zeros }))).toEqual([first]);
    expect(inChains(publish("P1", { type: "person.amend" }))).toEqual([changed]);
    for (const type of ["person.close", "count.close"])
      expect(inChains(after(one, type, { version: 1, prev: null }))).toEqual([changed]);
  });

  it("names the leaf before each, one version on, and is published once", () => {
    const unnamed = "log/ leaf 1: the leaf does not name the one before it";
    const versions = "log/ leaf 1: versions of an item do not follow one another";
    expect(inChains(one, after(one, "person.amend", { prev: null }))).toEqual([unnamed]);
    expect(inChains(one, after(one, "person.amend", { prev: zeros }))).toEqual([unnamed]);
    expect(inChains(one, amended, after(one, "person.amend", { version: 3 }))).toEqual([
      unnamed.replace("1", "2"),
    ]);
    for (const version of [1, 3])
      expect(inChains(one, after(one, "person.amend", { version }))).toEqual([versions]);
    expect(inChains(one, after(one, "person.publish"))).toEqual([
      "log/ leaf 1: a person is published twice under one id",
    ]);
    const count = publish("C1", { type: "count.publish" });
    expect(inChains(count, after(count, "count.publish"))).toEqual([]);
  });

  it("ends with its closing", () => {
    expect(inChains(one, amended, closed, after(closed, "person.amend"))).toEqual([
      "log/ leaf 3: a leaf follows the closing of its item",
    ]);
    expect(inChains(one, amended, closed, after(closed, "person.close"))).toHaveLength(1);
  });

  it("of the toll is one", () => {
    expect(inChains(toll("toll"), toll("other"))).toEqual([
      "log/ leaf 1: a toll stands under an id of its own",
    ]);
  });
});

describe("[J20] a release in the log", () => {
  it("ends with its leaf, numbered from 1; what approvers said stands just before", () => {
    const findings = new Findings();
    const leaves = [one, release(1), amended, words(2, ["a", "b"]), release(2)];
    const segments = segmentsOf(read(leaves), findings);
    expect(findings.report(null, null, null).faults).toEqual([]);
    expect(segments.map(({ from, leaves: held, words: said }) => [from, held.length, said?.version])).toEqual(
      [
        [0, 2, undefined],
        [2, 3, 2],
      ],
    );
  });

  it("is none with another number, or with leaves after it", () => {
    const numbers = "versions of releases do not follow one another";
    expect(inReleases(release(2))).toEqual([`log/ leaf 0: ${numbers}`]);
    expect(inReleases(release(1), release(1))).toEqual([`log/ leaf 1: ${numbers}`]);
    expect(inReleases(release(1), one, amended)).toEqual([
      "log/ leaf 1: leaves follow the end of the last release",
    ]);
  });

  it("has the words of its own approvers, in its last place but one, sorted", () => {
    const strange = "what approvers said stands at no release of theirs";
    const unsorted = "reasons of dissent are not sorted, which tells who spoke when";
    expect(inReleases(words(2), release(1))).toEqual([`log/ leaf 0: ${strange}`]);
    expect(inReleases(words(1), one, release(1))).toEqual([`log/ leaf 0: ${strange}`]);
    expect(inReleases(words(1), words(1), release(1))).toEqual([`log/ leaf 0: ${strange}`]);
    expect(inReleases(words(1, ["b", "a"]), release(1))).toEqual([`log/ leaf 0: ${unsorted}`]);
  });
});
