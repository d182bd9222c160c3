/** Files of a bundle: each is the one that an op names, and what an op names is whole. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { checkpointText, entryBundle, rootOf, signNote, tileFiles, vkey } from "@daftar/log";
import {
  type BundleContent,
  checkpointScript,
  fromHex,
  type OpBody,
  type OpEnvelope,
  RELEASE_PATHS,
  toHex,
  utf8,
} from "@daftar/model";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { placesOf } from "../desk/places.ts";
import { makePrivateDir } from "../disk/durable.ts";
import { newKeyPair, sha256 } from "../keys/ed25519.ts";
import { RowChunks } from "../rows/rowChunks.ts";
import {
  accountDraft,
  importDraft,
  newFolder,
  random,
  removeFolders,
  rowsOf,
} from "../testing/inventedDesk.ts";
import { inventedNode, inventedOp } from "../testing/inventedOps.ts";
import { Vault } from "../vault/blobs.ts";
import { stageFiles } from "./stageFiles.ts";

afterAll(removeFolders);

const by = inventedNode();
const hashOf = (bytes: Uint8Array): string => toHex(sha256(bytes));
const opOf = (type: "account" | "import" | "published", body: object): OpEnvelope =>
  inventedOp(by, { type, subject: "", body: { ...body } }).op;

let own: { places: ReturnType<typeof placesOf>; rows: RowChunks; vault: Vault };
let inside: ReturnType<typeof placesOf>;
beforeEach(() => {
  const [dir, quarantine] = [newFolder(), newFolder()];
  const places = placesOf(dir);
  inside = placesOf(quarantine);
  for (const place of [places, inside])
    for (const folder of [place.blobs, place.rows, place.published]) makePrivateDir(folder);
  own = { places, rows: new RowChunks(places.rows, random), vault: new Vault(places.blobs) };
});

interface Given {
  /** Ops of the bundle that are known here. */
  readonly known?: readonly OpEnvelope[];
  readonly destroyed?: readonly string[];
}
const stage = (contents: readonly BundleContent[], fresh: readonly OpEnvelope[], more: Given = {}) =>
  stageFiles(
    inside,
    own,
    contents,
    [...fresh, ...(more.known ?? [])],
    fresh,
    random,
    new Set(more.destroyed ?? []),
  );
/** It is refused, and with that. */
const check = (
  code: string,
  contents: readonly BundleContent[],
  fresh: readonly OpEnvelope[],
  more?: Given,
) => expect(() => stage(contents, fresh, more)).toThrow(expect.objectContaining({ code }));

describe("[S24] blobs and rows of a bundle", () => {
  const bytes = utf8("sealed, invented");
  const blob: BundleContent = { kind: "blob", bytes };
  const account = opOf("account", { ...accountDraft(1, "x").body, sealed: hashOf(bytes) });

  it("are staged where an op names them, passed over where they are here, and counted", () => {
    const staged = stage([blob, blob], [account]);
    expect(staged).toMatchObject({ blobs: 1, chunks: 0, releases: 0 });
    for (const vault of [staged.vault, new Vault(inside.blobs)])
      expect(vault.get(hashOf(bytes))).toEqual(bytes);
    expect(own.vault.has(hashOf(bytes))).toBe(false);
    own.vault.put(bytes);
    expect(stage([blob], [account]).blobs).toBe(0);
    expect(stage([], [account]).vault.get(hashOf(bytes))).toEqual(bytes);
    // Also where the op that names it is known: its file may have been lost here.
    expect(stage([blob], [], { known: [account] }).blobs).toBe(0);
  });

  it("that no op names are refused, and so are ops whose file is nowhere and was not destroyed", () => {
    check("bundle.invalid", [blob], []);
    check("bundle.incomplete", [], [account]);
    expect(stage([], [account], { destroyed: [hashOf(bytes)] }).blobs).toBe(0);
    expect(stage([], [], { known: [account] }).blobs).toBe(0);
  });

  it("of an import are the rows of its root", () => {
    const there = new RowChunks(placesOf(newFolder()).rows, random);
    const made = there.make(rowsOf("ledger", { 1: "One", 2: "Two" }));
    made.keep();
    const root = made.hash;
    const original = own.vault.put(utf8("an original, invented"));
    const imported = opOf("import", {
      ...importDraft("ledger", "full", [{ root, rows: 2 }]).body,
      original,
    });
    const rows: BundleContent = { kind: "rows", root, bytes: there.bytes(root) };
    const staged = stage([rows, rows], [imported]);
    expect([staged.chunks, staged.rows.read(root).rows.length]).toEqual([1, 2]);
    expect(own.rows.has(root)).toBe(false);
    check("bundle.invalid", [rows], []);
    const other = there.put(rowsOf("ledger", { 3: "Three" })).root;
    check("bundle.invalid", [{ ...rows, root: other }], [imported]);
    own = { ...own, rows: there };
    inside = placesOf(newFolder());
    expect(stage([rows], [imported]).chunks).toBe(0);
    expect(stage([], [imported]).rows.read(root).rows).toHaveLength(2);
    own = { ...own, rows: new RowChunks(placesOf(newFolder()).rows, random) };
    inside = placesOf(newFolder());
    check("bundle.incomplete", [], [imported]);
    check("bundle.invalid", [{ ...rows, bytes: there.bytes(other) }], [imported]);
  });
});

describe("[S24] a release in a bundle", () => {
  const origin = "practice.invalid/0123456789abcdef";
  const [log, other] = [newKeyPair(random), newKeyPair(random)];
  const release = utf8(JSON.stringify({ origin, vkey: vkey(origin, fromHex(log.publicKey), sha256) }));
  const text = (path: string): Uint8Array =>
    path === RELEASE_PATHS.release ? release : utf8(`${path}, invented`);
  const leaf = (version: number): Uint8Array =>
    utf8(JSON.stringify({ v: 1, type: "release", version, manifest: "a".repeat(64) }));
  const entries = [leaf(1), leaf(2)];
  const named = ["release.json", "data/people.json"];
  const manifestOf = (paths: readonly string[]): Uint8Array =>
    utf8(
      JSON.stringify({
        format: "daftar.manifest/v1",
        files: Object.fromEntries(
          paths.map((path) => [path, { bytes: text(path).length, sha256: hashOf(text(path)) }]),
        ),
      }),
    );
  const manifest = manifestOf(named);
  const digest = hashOf(manifest);
  const noteBy = (pair: typeof log, size = 2, name = origin): string =>
    signNote(
      checkpointText({ origin: name, size, root: rootOf(entries, sha256) }),
      { name, publicKey: fromHex(pair.publicKey), sign: pair.sign },
      sha256,
    );
  const signedBy = (note: string): [string, Uint8Array][] => [
    [RELEASE_PATHS.checkpoint, utf8(note)],
    [RELEASE_PATHS.checkpointScript, utf8(checkpointScript(note))],
  ];
  const files = new Map<string, Uint8Array>([
    [RELEASE_PATHS.manifest, manifest],
    ...named.map((path): [string, Uint8Array] => [path, text(path)]),
    ...[...tileFiles(entries, sha256, [1])].map(([path, bytes]): [string, Uint8Array] => [
      `log/${path}`,
      bytes,
    ]),
    ...signedBy(noteBy(log)),
  ]);
  const published = (changes: Partial<OpBody<"published">> = {}): OpEnvelope =>
    opOf("published", {
      release: digest,
      logSize: 2,
      logRoot: toHex(rootOf(entries, sha256)),
      publicIds: own.vault.put(utf8("{}")),
      previous: null,
      ...changes,
    });
  const contentsOf = (all: ReadonlyMap<string, Uint8Array>, of = digest): BundleContent[] =>
    [...all].map(([path, bytes]) => ({ kind: "published", digest: of, path, bytes }));
  const withFile = (path: string, bytes: Uint8Array): BundleContent[] =>
    contentsOf(new Map([...files, [path, bytes]]));
  const without = (path: string): BundleContent[] =>
    contentsOf(new Map([...files].filter(([name]) => name !== path)));

  it("is staged whole, and one that is kept here is left as it is", () => {
    expect(stage(contentsOf(files), [published()]).releases).toBe(1);
    expect(existsSync(join(inside.published, digest, "data", "people.json"))).toBe(true);
    makePrivateDir(join(own.places.published, digest));
    inside = placesOf(newFolder());
    makePrivateDir(inside.published);
    stage(contentsOf(files), [published()]);
    expect(readdirSync(inside.published)).toEqual([]);
    expect(stage([], [published()]).releases).toBe(0);
  });

  it("that no op names, or that an op names and is nowhere, is refused", () => {
    check("bundle.invalid", contentsOf(files), []);
    check("bundle.incomplete", [], [published()]);
  });

  it("is that of its digest: manifest, every file that it names, and no other", () => {
    check("bundle.invalid", without(RELEASE_PATHS.manifest), [published()]);
    check("bundle.invalid", withFile(RELEASE_PATHS.manifest, manifestOf(named.slice(1))), [published()]);
    check("bundle.invalid", withFile("data/people.json", utf8("another")), [published()]);
    check("bundle.invalid", withFile("data/more.json", utf8("more")), [published()]);
    check("bundle.invalid", without("data/people.json"), [published()]);
    const spelled = utf8(new TextDecoder().decode(manifest).replace("{", "{ "));
    check("bundle.invalid", withFile(RELEASE_PATHS.manifest, spelled), [published()]);
    const broken = utf8("{}");
    check(
      "bundle.invalid",
      contentsOf(new Map([...files, [RELEASE_PATHS.manifest, broken]]), hashOf(broken)),
      [published({ release: hashOf(broken) })],
    );
  });

  it("bears the log that its op tells of", () => {
    const others = entryBundle([leaf(1), leaf(3)]);
    check("bundle.invalid", withFile("log/tile/entries/000.p/2", others), [published()]);
    check("bundle.invalid", without("log/tile/entries/000.p/2"), [published()]);
    check("bundle.invalid", contentsOf(files), [published({ logRoot: "0".repeat(64) })]);
    check("bundle.invalid", contentsOf(files), [published({ logSize: 1 })]);
    // Another op, or another release's, vouches for nothing.
    const account = opOf("account", accountDraft(1, "x").body);
    const another = published({ release: "e".repeat(64) });
    check("bundle.invalid", contentsOf(files), [published({ logRoot: "0".repeat(64) })], {
      known: [account, another],
    });
    // Of two that tell of it, one may be a machine's that nobody trusts: the release is that of the other.
    expect(stage(contentsOf(files), [published(), published({ logRoot: "0".repeat(64) })]).releases).toBe(1);
  });

  it("bears no file of somebody's own beside its log, and no script but the one that its checkpoint gives", () => {
    const signed = (note: string) => contentsOf(new Map([...files, ...signedBy(note)]));
    check("bundle.invalid", withFile("log/names.html", utf8("somebody sealed")), [published()]);
    check("bundle.invalid", withFile("log/tile/0/000.p/1", utf8("x")), [published()]);
    check("bundle.invalid", withFile("log/tile/0/001.p/1", utf8("x")), [published()]);
    check("bundle.invalid", withFile(RELEASE_PATHS.checkpointScript, utf8("alert(1)")), [published()]);
    check("bundle.invalid", without("log/tile/0/000.p/1"), [published()]);
    check("bundle.invalid", without(RELEASE_PATHS.checkpoint), [published()]);
    check("bundle.invalid", without(RELEASE_PATHS.checkpointScript), [published()]);
    // Signed by the key that the approved digest names, over that very tree, and by nobody beside.
    expect(stage(signed(noteBy(log)), [published()]).releases).toBe(1);
    inside = placesOf(newFolder());
    check("bundle.invalid", signed(noteBy(other)), [published()]);
    check("bundle.invalid", signed(noteBy(log, 1)), [published()]);
    check("bundle.invalid", signed(noteBy(log, 2, "practice.invalid/other")), [published()]);
    check("bundle.invalid", signed(`${noteBy(log)}${noteBy(other).split("\n").at(-2)}\n`), [published()]);
  });
});
