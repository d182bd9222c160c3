/** Keys that lie in a desk's folder: read again only as they were written. */
import { createHmac } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonicalText } from "@daftar/model";
import { afterAll, describe, expect, it } from "vitest";
import { random } from "../testing/inventedDesk.ts";
import {
  createDeskKeys,
  dropOtherLogPairs,
  keepLogPair,
  logPair,
  readDeskKeys,
  readPair,
  secretMark,
} from "./deskKeys.ts";
import { newKeyPair } from "./ed25519.ts";
import { noteSigned, readLastSigned, type SignedTree } from "./lastSigned.ts";

const root = mkdtempSync(join(tmpdir(), "daftar-keys-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;
function folder(): string {
  made += 1;
  const dir = join(root, String(made));
  mkdirSync(dir);
  return dir;
}
const seedsOf = (pairs: readonly { seed: string }[]): string[] => pairs.map(({ seed }) => seed);

describe("a desk's keys", () => {
  it("are read as they were made, and renewed ones beside them", () => {
    const dir = folder();
    const keys = createDeskKeys(dir, random);
    const renewed = newKeyPair(random);
    keepLogPair(dir, renewed);
    const read = readDeskKeys(dir);
    expect([read.node.seed, read.secret]).toEqual([keys.node.seed, keys.secret]);
    expect(seedsOf(read.logs).sort()).toEqual(seedsOf([keys.log, renewed]).sort());
    expect(logPair(dir, keys.log.publicKey)?.seed).toBe(keys.log.seed);
    expect(logPair(dir, renewed.publicKey)?.seed).toBe(renewed.seed);
    expect(logPair(dir, keys.node.publicKey)).toBeNull();
  });

  it("of the log are dropped but for one, and no other file is", () => {
    const dir = folder();
    const { log } = createDeskKeys(dir, random);
    const renewed = newKeyPair(random);
    keepLogPair(dir, renewed);
    dropOtherLogPairs(dir, renewed.publicKey);
    expect([logPair(dir, log.publicKey), logPair(dir, renewed.publicKey)?.seed]).toEqual([
      null,
      renewed.seed,
    ]);
    expect(readdirSync(dir)).toEqual([
      `log-${renewed.publicKey.slice(0, 16)}.json`,
      "node.json",
      "org.secret",
    ]);
  });

  it("under another key's name are not that key's", () => {
    const dir = folder();
    createDeskKeys(dir, random);
    const [one, two] = [newKeyPair(random), newKeyPair(random)];
    keepLogPair(dir, one);
    const nameOf = ({ publicKey }: typeof one): string => join(dir, `log-${publicKey.slice(0, 16)}.json`);
    renameSync(nameOf(one), nameOf(two));
    expect(logPair(dir, two.publicKey)).toBeNull();
    writeFileSync(nameOf(two), "damaged");
    expect(() => logPair(dir, two.publicKey)).toThrow(RangeError);
  });

  it("are one spelling: the public half that the seed gives, and nothing else", () => {
    const path = join(folder(), "key.json");
    const [one, two] = [newKeyPair(random), newKeyPair(random)];
    const text = `${canonicalText({ public: one.publicKey, seed: one.seed })}\n`;
    writeFileSync(path, text);
    expect(readPair(path).publicKey).toBe(one.publicKey);
    for (const bad of [
      text.replace(one.publicKey, two.publicKey),
      text.replace("{", "{ "),
      text.trimEnd(),
      `${text}\n`,
      `x${text}`,
      text.replace(one.seed, one.seed.slice(2)),
      "",
    ]) {
      writeFileSync(path, bad);
      expect(() => readPair(path), bad).toThrow(RangeError);
    }
  });

  it("that are gone or damaged are told by their file", () => {
    for (const name of ["node.json", "log.json", "org.secret"])
      for (const text of ["", "ab\n", `${"ab".repeat(31)}\n`, `${"ab".repeat(33)}\n`, null]) {
        const dir = folder();
        createDeskKeys(dir, random);
        if (text === null) rmSync(join(dir, name));
        else writeFileSync(join(dir, name), text);
        // A desk that joined has no key of the log.
        if (name === "log.json" && text === null) expect(readDeskKeys(dir).logs).toEqual([]);
        else
          expect(() => readDeskKeys(dir), `${name} ${text}`).toThrow(
            expect.objectContaining({ code: "desk.damaged", place: { file: `keys/${name}` } }),
          );
      }
  });

  it("commit to the organisation's secret under a name of its own", () => {
    const secret = random(32);
    expect(secretMark(secret)).toBe(createHmac("sha256", secret).update("daftar.secret/v1\0").digest("hex"));
  });
});

describe("[S60] what the log's key signed last", () => {
  const tree = (size: number, digit: string, origin = "practice.invalid/x"): SignedTree => ({
    origin,
    size,
    root: digit.repeat(64),
  });
  const behind = expect.objectContaining({ code: "log.behind" });

  it("only goes on: nothing smaller, nothing else of its size, under whichever origin", () => {
    const dir = folder();
    expect(readLastSigned(dir)).toBeNull();
    noteSigned(dir, tree(5, "a"));
    const before = readFileSync(join(dir, "log-signed.json"), "utf8");
    noteSigned(dir, tree(5, "a"));
    const other = "practice.invalid/y";
    for (const bad of [tree(4, "a"), tree(5, "b"), tree(5, "a", other), tree(4, "a", other), tree(0, "a")])
      expect(() => noteSigned(dir, bad), canonicalText(bad)).toThrow(behind);
    expect(readFileSync(join(dir, "log-signed.json"), "utf8")).toBe(before);
    expect(readLastSigned(dir)).toEqual(tree(5, "a"));
    noteSigned(dir, tree(6, "b"));
    noteSigned(dir, tree(7, "c", other));
    expect(readLastSigned(dir)).toEqual(tree(7, "c", other));
  });

  it("that cannot be read stops signing", () => {
    for (const text of [
      "",
      "{}",
      canonicalText({ ...tree(5, "a"), size: -1 }),
      canonicalText({ ...tree(5, "a"), more: 1 }),
    ]) {
      const dir = folder();
      writeFileSync(join(dir, "log-signed.json"), text);
      expect(() => noteSigned(dir, tree(9, "a")), text).toThrow(
        expect.objectContaining({ code: "desk.damaged" }),
      );
    }
  });
});
