import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync, gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { normaliseName } from "../../packages/names/src/index.ts";
import { Scanner } from "./scanner.ts";

const WORDS = { latin: "Ondrasik Tamwell", persian: "برزوی تهم‌آور" };
const scanner = new Scanner(WORDS);
const folder = mkdtempSync(join(tmpdir(), "daftar-scanner-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const latin = (text: string) => Buffer.from(text, "latin1");
const otherKeyboard = (text: string) => text.replaceAll("ی", "ي").replaceAll("\u200c", "");

describe("the scanner of canaries", () => {
  const spelt: [string, (word: string) => Buffer][] = [
    ["UTF-8", (word) => Buffer.from(word)],
    ["capitals", (word) => Buffer.from(word.toUpperCase())],
    ["UTF-16", (word) => Buffer.from(word, "utf16le")],
    ["UTF-16, big-endian", (word) => Buffer.from(word, "utf16le").swap16()],
    ["hexadecimal", (word) => latin(Buffer.from(word).toString("hex").toUpperCase())],
    ["a URL", (word) => latin(encodeURIComponent(word))],
    ["a form", (word) => latin(new URLSearchParams({ word }).toString())],
    [
      "JSON in ASCII",
      (word) =>
        latin(word.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)),
    ],
    ["a URL in a URL", (word) => latin(encodeURIComponent(encodeURIComponent(word)))],
    ["Unicode taken apart", (word) => Buffer.from(word.normalize("NFD"))],
    ["letters of another keyboard, without joiners", (word) => Buffer.from(otherKeyboard(word))],
    ["words as names are compared", (word) => Buffer.from(normaliseName(word).tokens.join(" "))],
    ["HTML in ASCII", (word) => latin(word.replace(/[^ -~]/g, (char) => `&#${char.charCodeAt(0)};`))],
    ["gzip", (word) => gzipSync(word)],
    ["zlib", (word) => deflateSync(word)],
    ["gzip in gzip", (word) => gzipSync(gzipSync(`${word} again`))],
    ...["", "a", "ab", "abc"].map((before): [string, (word: string) => Buffer] => [
      `Base 64 after ${before.length} bytes`,
      (word) => latin(Buffer.from(`${before}${word}, and more`).toString("base64")),
    ]),
    ["Base 64 of URLs", (word) => latin(Buffer.from(`?>${word}?>`).toString("base64url"))],
  ];

  it.each(spelt)("finds a word in %s, whatever stands around it", (_, spell) => {
    for (const [name, word] of Object.entries(WORDS))
      expect(scanner.in(Buffer.concat([latin("before "), spell(word), latin(" after")]))).toEqual([name]);
  });

  it("finds a name by itself, as an index keeps it, and no common word", () => {
    const one = new Scanner({ told: "Pellworth saw it from the rooftops" });
    expect(one.inText('{"token":"pellworth"}')).toEqual(["told"]);
    expect(one.in(Buffer.from("pellworth", "utf16le"))).toEqual(["told"]);
    expect(one.inText("he saw it from the rooftops")).toEqual([]);
  });

  it("finds nothing in other words, in their halves, or in noise", () => {
    const noise = Buffer.from(Array.from({ length: 1 << 16 }, (_, n) => (n * 2654435761) >>> 13));
    expect(scanner.in(noise)).toEqual([]);
    expect(scanner.inText("Ondrasi, Tamwel; برزو")).toEqual([]);
  });

  it("looks at names of files and folders, and names where a word was", () => {
    mkdirSync(join(folder, "of Ondrasik Tamwell"));
    writeFileSync(join(folder, "of Ondrasik Tamwell", "plain"), "nothing");
    writeFileSync(join(folder, "x.gz"), gzipSync(WORDS.persian));
    expect(scanner.below(folder)).toEqual([
      "of Ondrasik Tamwell: latin",
      "of Ondrasik Tamwell/plain: latin",
      "x.gz: persian",
    ]);
  });

  it("takes no word so short that chance could spell it", () => {
    expect(() => new Scanner({ short: "Tamwell" })).toThrow(RangeError);
  });
});
