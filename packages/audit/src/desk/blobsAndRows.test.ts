/** Files that ops name, one kind of op after another: there, gone, erased, changed, under another name. */
import { leafHash, merkleRoot } from "@daftar/log";
import { canonicalText, rowLeafBytes, toHex, utf8, versionOf } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { openFolder } from "../folder.ts";
import { Findings } from "../report.ts";
import { access } from "../testing/files.suite.ts";
import { sha256 } from "../testing/nodeCrypto.suite.ts";
import { readOp } from "../testing/readOps.suite.ts";
import type { ErasedByOps } from "./erased.ts";
import type { ReadOp } from "./opFiles.ts";
import { checkRowChunks } from "./rowChunks.ts";
import { blobPath, checkVault } from "./vault.ts";

const NONE: ErasedByOps = { leaves: new Map(), blobs: new Set(), records: 0 };
const bytesOf = (text: string) => utf8(`invented ${text}`);
const hashOf = (text: string) => toHex(sha256(bytesOf(text)));
const zeros = "0".repeat(64);
const lineage = {
  origin: null,
  from: [],
  household: null,
  sawThemself: false,
  body: null,
  direct: false,
  sourceClass: "other",
  anonymous: false,
  sealedSource: null,
};
const counts = { rows: 0, accepted: 0, rejected: 0, added: 0, changed: 0, unchanged: 0, missing: 0 };

const imported = (some: object = {}) => ({
  list: "ward",
  edition: { label: "1", extent: "full" },
  reader: "test",
  mapping: [],
  counts,
  chunks: [],
  chunksBlob: null,
  original: hashOf("original"),
  fileMark: "cd".repeat(32),
  ...some,
});
const account = (some: object = {}) => ({
  list: "ward",
  record: "1".padStart(32, "0"),
  cells: [],
  lineage,
  sealed: null,
  ...some,
});
const evidence = {
  id: "1".padStart(32, "0"),
  about: ["2".padStart(32, "0")],
  kind: "photo",
  mediaType: "image/jpeg",
  size: 1024,
  original: hashOf("a"),
  commitment: zeros,
  mark: zeros,
  working: { blob: hashOf("b"), width: 1, height: 1 },
};

type Draft = Parameters<typeof readOp>[1];
const NAMING: readonly (readonly [what: string, draft: Draft, texts: readonly string[]])[] = [
  [
    "an import's file, sealed cells and list of chunks",
    {
      type: "import",
      body: imported({
        chunksBlob: hashOf("list"),
        chunks: [{ root: zeros, rows: 1, sealed: hashOf("cells") }],
      }),
    },
    ["original", "list", "cells"],
  ],
  ["what an account says of its source", { type: "account", body: account({ sealed: hashOf("a") }) }, ["a"]],
  [
    "what a count says of its source",
    {
      type: "count-account",
      body: {
        id: "1".padStart(32, "0"),
        list: "ward",
        account: {
          place: { province: null, city: null, incident: null },
          window: { from: "2019-02-01", to: "2019-02-02" },
          low: 1,
          high: 2,
          asWorded: "",
          whatCounted: "told",
          extent: "whole",
          includes: [],
          lineage,
        },
        sealed: hashOf("a"),
      },
    },
    ["a"],
  ],
  [
    "a linkage's parameters and result",
    {
      type: "linkage-run",
      body: {
        read: { versions: 0, digest: zeros },
        code: "x",
        seed: 1,
        parameters: hashOf("a"),
        result: hashOf("b"),
        counts: { records: 0, comparedPairs: 0, links: 0, review: 0, clusters: 0 },
      },
    },
    ["a", "b"],
  ],
  ["a piece of evidence and its picture", { type: "evidence", body: evidence }, ["a", "b"]],
  [
    "a stamp and who is trusted for it",
    {
      type: "timestamp",
      body: {
        digest: zeros,
        token: hashOf("a"),
        anchor: hashOf("b"),
        time: "2019-03-02T00:00:00.000Z",
        accuracyMs: null,
        authority: "CN=Invented",
        expires: "2029-03-02T00:00:00.000Z",
      },
    },
    ["a", "b"],
  ],
  [
    "which public id stands for whom",
    {
      type: "published",
      body: { release: zeros, logSize: 1, logRoot: zeros, publicIds: hashOf("a"), previous: null },
    },
    ["a"],
  ],
  [
    "shares that were encrypted anew",
    {
      type: "succession",
      body: {
        from: `age1${"a".repeat(58)}`,
        to: `age1${"c".repeat(58)}`,
        toKey: zeros,
        boxes: hashOf("a"),
        consents: [{ key: zeros, signature: "0".repeat(128) }],
        accepted: "0".repeat(128),
      },
    },
    ["a"],
  ],
];

type Files = [path: string, bytes: Uint8Array][];
const blobs = (texts: readonly string[]): Files =>
  texts.map((text) => [blobPath(hashOf(text)), bytesOf(text)]);

async function vault(ops: readonly ReadOp[], files: Files, erased = NONE, moreNamed: string[] = []) {
  const findings = new Findings();
  const { read, list } = access(new Map(files));
  await checkVault(await openFolder(read, list, findings), ops, moreNamed, erased, sha256, findings);
  const { faults, notes } = findings.report(null, null, null);
  return { faults: faults.map(({ detail }) => detail), notes: notes.map(({ detail }) => detail) };
}

describe("[J18] sealed files", () => {
  it.each(NAMING)("%s are there, or their going is told", async (_, draft, texts) => {
    const ops = [readOp(0, draft)];
    expect(await vault(ops, blobs(texts))).toEqual({ faults: [], notes: [] });
    for (const gone of texts) {
      const kept = blobs(texts.filter((text) => text !== gone));
      const names = [`names a blob that is gone: ${hashOf(gone)}`];
      expect(await vault(ops, kept)).toEqual({ faults: names, notes: [] });
      const erased = { ...NONE, blobs: new Set([hashOf(gone)]) };
      expect((await vault(ops, kept, erased)).faults).toEqual([]);
      expect((await vault(ops, kept, { ...NONE, blobs: new Set([zeros]) })).faults).toEqual(names);
    }
  });

  it("that no op names are a note, but for those that a list of chunks names; erased records are told", async () => {
    expect((await vault([], blobs(["a"]))).notes).toEqual(["no op names this blob"]);
    expect((await vault([], blobs(["a"]), NONE, [hashOf("a")])).notes).toEqual([]);
    expect((await vault([], [], { ...NONE, records: 2 })).notes).toEqual([
      "2 records are erased: their ops stay, their cells are gone",
    ]);
  });

  it("are what their name says, under a name that a blob has", async () => {
    const path = blobPath(hashOf("a"));
    expect((await vault([], [[path, bytesOf("b")]])).faults).toEqual(["the blob is not what its name says"]);
    const elsewhere = path.replace(/^blobs\/../, "blobs/zz");
    const other = path.replace(/^blobs\/(..)/, (_, start) => `blobs/${start === "00" ? "01" : "00"}`);
    for (const name of [elsewhere, other, `${path}.txt`, `blobs/${hashOf("a")}`, "blobs/list.csv"])
      expect((await vault([], [[name, bytesOf("a")]])).faults, name).toEqual(["no name of a blob"]);
  });
});

const rowOf = (n: number, list = "ward") => {
  const record = `${n}`.padStart(32, "0");
  const cells = [{ role: "name" as const, header: "name", text: `Invented ${n}` }];
  return {
    salt: `${n}`.padStart(32, "a"),
    record,
    version: versionOf({ list, record, cells }, sha256),
    cells,
  };
};
function chunkOf(rows: readonly ReturnType<typeof rowOf>[]) {
  const leaves = rows.map((row) => leafHash(rowLeafBytes(row), sha256));
  const root = toHex(merkleRoot(leaves, sha256));
  const text = rows.map((row) => `${canonicalText(row)}\n`).join("");
  return { root, path: `rows/${root.slice(0, 2)}/${root}.jsonl`, text, leaves: leaves.map(toHex) };
}
async function chunks(ops: readonly ReadOp[], files: Files, erased = NONE) {
  const findings = new Findings();
  const { read, list } = access(new Map(files));
  const sealed = await checkRowChunks(await openFolder(read, list, findings), ops, erased, sha256, findings);
  const { faults, notes } = findings.report(null, null, null);
  return {
    sealed,
    faults: faults.map(({ detail }) => detail),
    notes: notes.map(({ detail }) => detail),
  };
}

describe("[J9] [J18] imported rows", () => {
  const chunk = chunkOf([rowOf(1), rowOf(2)]);
  const file: Files[number] = [chunk.path, utf8(chunk.text)];
  const sealed = hashOf("cells");
  const naming = readOp(0, {
    type: "import",
    body: imported({ chunks: [{ root: chunk.root, rows: 2, sealed }] }),
  });

  it("are those that an import named, in its own op or in a list beside it", async () => {
    const all: Files = [file, ...blobs(["cells"])];
    expect(await chunks([naming], all)).toEqual({ sealed: [sealed], faults: [], notes: [] });
    const list = utf8(JSON.stringify([{ root: chunk.root, rows: 2, sealed }]));
    const chunksBlob = toHex(sha256(list));
    const listing = readOp(0, { type: "import", body: imported({ chunksBlob }) });
    expect(await chunks([listing], [...all, [blobPath(chunksBlob), list]])).toEqual({
      sealed: [sealed],
      faults: [],
      notes: [],
    });
    for (const bytes of [null, utf8("[{}]"), utf8("no JSON"), utf8("{}")])
      expect(
        await chunks([listing], bytes === null ? all : [...all, [blobPath(chunksBlob), bytes]]),
      ).toMatchObject({
        faults: ["the list of its chunks cannot be read"],
        notes: ["no import names these rows"],
      });
  });

  it("of an account entered by hand are one row, which is told where it is gone or another", async () => {
    const one = chunkOf([rowOf(1)]);
    const entered = readOp(0, { type: "account", body: account({ row: one.root }) });
    expect((await chunks([entered], [[one.path, utf8(one.text)]])).faults).toEqual([]);
    expect((await chunks([entered], [])).faults).toEqual([`names rows that are gone: ${one.root}`]);
    const elsewhere = readOp(0, { type: "account", body: account({ row: one.root, list: "other" }) });
    expect((await chunks([elsewhere], [[one.path, utf8(one.text)]])).faults).toEqual([
      "the row's version is not that of its cells",
    ]);
    const two = readOp(0, { type: "account", body: account({ row: chunk.root }) });
    expect((await chunks([two], [file])).faults).toEqual(["the import sealed 1 rows, and here are 2"]);
    expect((await chunks([readOp(0, { type: "account", body: account() })], [])).faults).toEqual([]);
  });

  it("are there with their sealed cells", async () => {
    expect((await chunks([naming], blobs(["cells"]))).faults).toEqual([
      `names rows that are gone: ${chunk.root}`,
    ]);
    expect((await chunks([naming], [file])).faults).toEqual([`names a blob that is gone: ${sealed}`]);
  });

  it("stand under a name that rows have, each line in its one spelling", async () => {
    const named = (path: string) => chunks([], [[path, utf8(chunk.text)]]);
    for (const path of [
      `rows/zz/${chunk.root}.jsonl`,
      `rows/${chunk.root}.jsonl`,
      `${chunk.path}.txt`,
      "rows/x",
    ])
      expect((await named(path)).faults, path).toEqual(["no name of a file of rows"]);
    const start = chunk.root.startsWith("00") ? "01" : "00";
    expect((await named(`rows/${start}/${chunk.root}.jsonl`)).faults).toEqual(["no name of a file of rows"]);
    for (const text of [
      chunk.text.slice(0, -1),
      chunk.text.replace("{", "{ "),
      chunk.text.replace('"salt"', '"also":1,"salt"'),
      `${chunk.text}\n`,
    ])
      expect((await chunks([naming], [[chunk.path, utf8(text)], ...blobs(["cells"])])).faults).toHaveLength(
        1,
      );
  });

  it("[J7] that are erased are named by an op, each; their root and number hold all the same", async () => {
    const [first, second] = chunk.text.trimEnd().split("\n");
    const gone = utf8(`${canonicalText({ erased: chunk.leaves[0] })}\n${second}\n`);
    const said = (leaves: readonly string[], of = chunk.root): ErasedByOps => ({
      ...NONE,
      leaves: new Map([[of, new Set(leaves)]]),
    });
    const checked = (erased: ErasedByOps, bytes = gone) =>
      chunks([naming], [[chunk.path, bytes], ...blobs(["cells"])], erased);
    expect(await checked(said([chunk.leaves[0]!]))).toMatchObject({
      faults: [],
      notes: ["1 of 2 rows are erased, by an op that says so"],
    });
    const unsaid = ["1 of 2 rows are erased, and no op says so"];
    for (const erased of [NONE, said([]), said([chunk.leaves[1]!]), said(chunk.leaves, zeros)])
      expect(await checked(erased)).toMatchObject({ faults: unsaid, notes: [] });
    const both = utf8(chunk.leaves.map((erased) => `${canonicalText({ erased })}\n`).join(""));
    expect((await checked(said([chunk.leaves[0]!]), both)).faults).toEqual([
      "1 of 2 rows are erased, and no op says so",
    ]);
    const other = utf8(`${first}\n${canonicalText({ erased: zeros })}\n`);
    expect((await checked(said([zeros]), other)).faults).toEqual([
      "the rows do not hash to the root they are named by",
    ]);
  });
});
