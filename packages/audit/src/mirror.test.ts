/** What is asked of a mirror, and what never is: it answers with whatever whoever holds it likes. */
import { checkpointText, LARGEST_ENTRY_BYTES, logFiles, rootOf, signNote } from "@daftar/log";
import { canonicalBytes, type ManifestFile, RELEASE_PATHS, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { mirrorOf } from "./mirror.ts";
import { sha256 } from "./testing/nodeCrypto.suite.ts";
import { signerOf } from "./testing/smallRelease.suite.ts";

const hash = "0".repeat(64);
const manifestOf = (files: Record<string, number>): Uint8Array =>
  utf8(
    JSON.stringify({
      format: "daftar.manifest/v1",
      files: Object.fromEntries(
        Object.entries(files).map(([path, bytes]) => [path, { bytes, sha256: hash }]),
      ),
    } satisfies ManifestFile),
  );
const checkpointOf = (entries: readonly Uint8Array[], size = entries.length): string => {
  const text = checkpointText({ origin: signerOf(false).name, size, root: rootOf(entries, sha256) });
  return signNote(text, signerOf(false), sha256);
};

/** What is listed of these files, what was asked for, and of how many bytes at most. */
async function listed(files: ReadonlyMap<string, Uint8Array>) {
  const asked = new Map<string, number>();
  const { read, list } = mirrorOf(async (path, mostBytes) => {
    if (asked.has(path)) throw new TypeError(`asked twice: ${path}`);
    asked.set(path, mostBytes);
    return files.get(path) ?? null;
  });
  const paths = await list();
  for (const path of paths) expect(await read(path)).toBe(files.get(path));
  return { paths, asked };
}

describe("a release on a mirror", () => {
  it("is asked for what its manifest names by plain paths alone, each with one byte more than it should have", async () => {
    const strange = [
      "../x",
      "/etc/x",
      "a//b",
      ".hidden",
      "a/.b",
      "a/../b",
      "",
      "a\\b",
      "é",
      "a b",
      "http://x",
    ];
    const long = `${"a".repeat(100)}/${"b".repeat(100)}/${"c".repeat(98)}`;
    const named = { "data/x.json": 7, [long]: 1, [`${long}c`]: 1, ["d".repeat(101)]: 1 };
    const all = { ...named, ...Object.fromEntries(strange.map((path) => [path, 1])) };
    const { paths, asked } = await listed(
      new Map([
        [RELEASE_PATHS.manifest, manifestOf(all)],
        ["data/x.json", utf8("{}")],
      ]),
    );
    expect(paths).toEqual(["data/x.json", RELEASE_PATHS.manifest]);
    const own = [RELEASE_PATHS.manifest, RELEASE_PATHS.release, RELEASE_PATHS.checkpoint];
    expect([...asked.keys()].sort()).toEqual(
      [...own, RELEASE_PATHS.checkpointScript, "data/x.json", long].sort(),
    );
    expect(asked.get("data/x.json")).toBe(8);
  });

  it("without a manifest, or with none that reads, is asked what it is", async () => {
    for (const manifest of [null, utf8("no JSON"), utf8('{"files":{"a":{}}}')]) {
      const files = new Map([[RELEASE_PATHS.release, utf8("{}")] as const]);
      const all =
        manifest === null ? files : new Map([...files, [RELEASE_PATHS.manifest, manifest] as const]);
      expect((await listed(all)).paths).toEqual([...all.keys()].sort());
    }
  });

  it("is asked for no file of a size that no release has, however large its manifest says it is", async () => {
    const { asked } = await listed(new Map([[RELEASE_PATHS.manifest, manifestOf({ a: 2 ** 50 })]]));
    expect(asked.get("a")).toBe(512 * 1024 * 1024);
  });
});

describe("its log", () => {
  const closing = (version: number) => canonicalBytes({ v: 1, type: "release", version, manifest: hash });
  /** Two releases: the first ends behind a full bundle. */
  const entries = Array.from({ length: 300 }, (_, at) => utf8(`entry ${at}`))
    .with(260, closing(1))
    .with(299, closing(2));
  const whole = logFiles(entries, checkpointOf(entries), sha256, [261]);
  const below = (files: ReadonlyMap<string, Uint8Array>) =>
    new Map([...files].map(([path, bytes]) => [RELEASE_PATHS.log + path, bytes] as const));

  it("is asked for each tile of its size and of every release within it, and no other", async () => {
    const { paths, asked } = await listed(below(whole));
    expect(paths).toEqual([...below(whole).keys()].sort());
    const logs = [...asked.keys()].filter((path) => path.startsWith(`${RELEASE_PATHS.log}tile/`));
    expect(logs.sort()).toEqual(paths.filter((path) => path !== RELEASE_PATHS.checkpoint));
    expect(asked.get(`${RELEASE_PATHS.log}tile/0/000`)).toBe(256 * 32);
    expect(asked.get(`${RELEASE_PATHS.log}tile/entries/000`)).toBe(256 * (2 + LARGEST_ENTRY_BYTES));
  });

  it("that breaks off, in a bundle that is gone or holds less, is asked for nothing more", async () => {
    const second = "tile/entries/001.p/44";
    for (const bytes of [null, whole.get("tile/entries/000")!.slice(0, 13), utf8("x")]) {
      const files = new Map(whole);
      files.delete(second);
      if (bytes !== null) files.set(second, bytes);
      const { asked } = await listed(below(files));
      expect([...asked.keys()].filter((path) => path.includes("/tile/")).sort()).toEqual([
        `${RELEASE_PATHS.log}tile/entries/000`,
        RELEASE_PATHS.log + second,
      ]);
    }
  });

  it("of an absurd size, or with a checkpoint that is none, is asked for no tile", async () => {
    for (const checkpoint of [
      checkpointOf(entries, 10_000_001),
      checkpointOf(entries).replace("\n\n", "\n"),
      checkpointOf(entries).replace("300", "x"),
      "",
    ]) {
      const { asked } = await listed(below(new Map(whole).set("checkpoint", utf8(checkpoint))));
      expect([...asked.keys()].filter((path) => path.includes("/tile/"))).toEqual([]);
    }
    const largest = below(new Map(whole).set("checkpoint", utf8(checkpointOf(entries, 10_000_000))));
    expect([...(await listed(largest)).asked.keys()]).toContain(`${RELEASE_PATHS.log}tile/entries/000`);
  });
});
