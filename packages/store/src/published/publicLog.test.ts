/** What is signed goes on from what was signed, and what is kept is on the disk with every folder down to it. */
import type * as nodeFs from "node:fs";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { openNote, parseCheckpoint, rootOf, verifierKey } from "@daftar/log";
import { fromHex, toHex, utf8 } from "@daftar/model";
import { afterAll, describe, expect, it, vi } from "vitest";
import { keepLogPair } from "../keys/deskKeys.ts";
import { keyPairOf, sha256, verify } from "../keys/ed25519.ts";
import { PublicLog } from "./publicLog.ts";

const seen = vi.hoisted(() => ({ opened: new Map<number, string>(), synced: new Set<string>() }));
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof nodeFs>();
  return {
    ...fs,
    openSync: (path: string, flags: string, mode?: number) => {
      const fd = fs.openSync(path, flags, mode);
      seen.opened.set(fd, path);
      return fd;
    },
    fsyncSync: (fd: number) => {
      seen.synced.add(seen.opened.get(fd) ?? "");
      fs.fsyncSync(fd);
    },
  };
});

const root = mkdtempSync(join(tmpdir(), "daftar-log-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const pair = keyPairOf("3c".repeat(32));
const OWN = { origin: "example.invalid/log", key: pair.publicKey };
let made = 0;
function newLog(): { log: PublicLog; dir: string } {
  made += 1;
  const dir = mkdtempSync(join(root, `${made}-`));
  const keysDir = mkdtempSync(join(root, `${made}-keys-`));
  keepLogPair(keysDir, pair);
  const random = (count: number) => new Uint8Array(count).fill(made);
  return { dir, log: new PublicLog({ signs: true, keysDir, publishedDir: dir, random }) };
}
const entries = (...texts: string[]) => texts.map(utf8);
const behind = expect.objectContaining({ code: "log.behind" });

describe("the public log", () => {
  it("[S60] signs a log that goes on, the same again, and nothing that is shorter, other or does not begin with it", () => {
    const { log } = newLog();
    expect(log.lastSigned).toBeNull();
    const signed = [entries("a", "b"), entries("a", "b"), entries("a", "b", "c")].map((all) =>
      log.sign(OWN, all),
    );
    const opened = openNote(
      utf8(signed.at(-1) ?? ""),
      [verifierKey(OWN.origin, fromHex(OWN.key), sha256)],
      verify,
    );
    expect(opened.status === "verified" ? parseCheckpoint(opened.text) : null).toMatchObject({
      origin: "example.invalid/log",
      size: 3,
      root: rootOf(entries("a", "b", "c"), sha256),
    });
    for (const other of [entries("a", "b"), entries("a", "b", "d"), entries("x", "b", "c", "d")])
      expect(() => log.sign(OWN, other)).toThrow(behind);
    expect(log.lastSigned).toMatchObject({ size: 3 });
  });

  it("[S61] a release that is kept, and what signing adds, is on the disk with every folder down to it", () => {
    const { log, dir } = newLog();
    const [digest, rootHex] = ["ab".repeat(32), toHex(sha256(utf8("root")))];
    seen.synced.clear();
    log.stage(digest, rootHex, new Map([["log/tile/entries/x001/000.p/3", utf8("entries")]]));
    const staged = [...seen.synced].map((path) => relative(dir, path).split("/").slice(1).join("/"));
    for (const folder of ["", "log", "log/tile", "log/tile/entries", "log/tile/entries/x001"])
      expect(staged, folder).toContain(folder);
    expect([log.waits, log.has(digest)]).toEqual([true, false]);
    log.finish(digest, rootHex, new Map([["log/checkpoint", utf8("signed")]]));
    expect([log.waits, log.has(digest)]).toEqual([false, true]);
    expect([...log.files(digest).keys()]).toEqual(["log/checkpoint", "log/tile/entries/x001/000.p/3"]);
    expect(readdirSync(dir)).toEqual([digest]);
  });
});
