import { fingerprintOf } from "@daftar/log";
import { sha256 } from "@noble/hashes/sha2.js";
import { describe, expect, it } from "vitest";
import { type ChosenFile, chosenRelease } from "./chosenFiles.ts";
import { compareFingerprints } from "./compareFingerprints.ts";
import { ENGLISH, PERSIAN } from "./words.ts";

const here = fingerprintOf({ origin: "example.org/log", size: 3, root: new Uint8Array(32) }, sha256);
const file = (webkitRelativePath: string): ChosenFile => ({
  webkitRelativePath,
  arrayBuffer: async () => new TextEncoder().encode(webkitRelativePath).buffer,
});

describe("a fingerprint that somebody typed", () => {
  it("[L25] [J22] is read in hexadecimal and in words of either language, however grouped", () => {
    const grouped = here.hex.match(/.{8}/g)?.join(" ").toUpperCase() ?? "";
    const arabicLetters = here.persian.replaceAll("ی", "ي").replaceAll("ک", "ك");
    for (const typed of [
      here.hex,
      grouped,
      here.english.toUpperCase(),
      here.persian.replaceAll(" ", "\n"),
      arabicLetters,
    ])
      expect(compareFingerprints(here, typed)).toEqual({ is: "same" });
  });

  it("[J22] differs at a word, is no fingerprint where it is not whole, and is never the same for its beginning alone", () => {
    const words = here.english.split(" ");
    const changed = words.with(30, words[30] === "oak" ? "oats" : "oak").join(" ");
    expect(compareFingerprints(here, changed)).toEqual({ is: "other", firstWord: 31 });
    expect(compareFingerprints(here, words.slice(0, 31).join(" "))).toEqual({ is: "unreadable" });
    expect(compareFingerprints(here, `${words.slice(0, 31).join(" ")} oakk`)).toEqual({ is: "unreadable" });
    expect(compareFingerprints(here, here.hex.slice(0, 62))).toEqual({ is: "unreadable" });
    expect(compareFingerprints(here, "  ")).toEqual({ is: "nothing" });
  });
});

describe("a folder that somebody chose", () => {
  it("is the release that lies highest in it, and nothing beside it", async () => {
    const chosen = chosenRelease(
      ["top/note.txt", "top/a/release.json", "top/a/data/people.json", "top/a/old/release.json"].map(file),
    );
    expect(await chosen?.list()).toEqual(["release.json", "data/people.json", "old/release.json"]);
    expect(new TextDecoder().decode((await chosen?.read("data/people.json")) ?? undefined)).toBe(
      "top/a/data/people.json",
    );
    expect(await chosen?.read("../note.txt")).toBeNull();
    expect(chosenRelease([file("top/people.json")])).toBeNull();
  });

  it("that came back in capitals is read in small letters", async () => {
    expect(await chosenRelease([file("TOP/RELEASE.JSON"), file("TOP/LOG/CHECKPOINT")])?.list()).toEqual([
      "release.json",
      "log/checkpoint",
    ]);
  });
});

it("[J22] no word of the page is a tick, a seal or a warrant", () => {
  for (const words of [ENGLISH, PERSIAN])
    expect(JSON.stringify(Object.values(words))).not.toMatch(
      /[✓✔☑✅]|genuine|authentic|verified|certified|تأیید شد|معتبر/i,
    );
});
