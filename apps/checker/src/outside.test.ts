/** What the page makes of a checkpoint and a policy that a reader brings, and what it says of them. */
import type { OutsideReport } from "@daftar/audit";
import { parsePolicy } from "@daftar/log";
import { fromUtf8 } from "@daftar/model";
import { sha256 } from "@noble/hashes/sha2.js";
import { describe, expect, it } from "vitest";
import { readKept, readPolicy } from "./broughtAlong.ts";
import { type Said, sayKept, sayWitnesses } from "./sayOutside.ts";
import { ENGLISH, PERSIAN, type Words } from "./words.ts";

const NOTE = `example.invalid/log\n3\n${"A".repeat(43)}=\n\n— example.invalid/log AAAAAAAAAAAA\n`;
const WRITTEN = { number: String, time: (seconds: number) => `time ${seconds}` };
const read = { is: "read", note: new Uint8Array() } as const;
const reading = parsePolicy("quorum none\n", sha256);
if (reading.status === "refused") throw new TypeError(reading.why);
const witness = {
  name: "w",
  url: null,
  key: { name: "w", id: "0", publicKey: new Uint8Array(), cosigns: true } as const,
};
const policyOf = (witnesses: number, quorum: string | null) => ({
  is: "read" as const,
  policy: { ...reading.policy, witnesses: Array.from({ length: witnesses }, () => witness), quorum },
});
type Witnesses = NonNullable<OutsideReport["witnesses"]>;
const seen = (given: Partial<Witnesses>): Witnesses => ({
  cosigned: [],
  missing: 0,
  newest: null,
  refused: null,
  ...given,
});
const two = [
  { name: "first", time: 100, days: 3 },
  { name: "second", time: 200, days: 2 },
];
const texts = (all: readonly Said[]) => all.map(({ text }) => text);
const needing = (all: readonly Said[]) => all.filter(({ is }) => is === "needs").length;

describe("what was pasted", () => {
  it("a checkpoint is read whatever ends its lines and stands around it, and is the same bytes", () => {
    for (const text of [
      NOTE,
      NOTE.replaceAll("\n", "\r\n"),
      NOTE.replaceAll("\n", "\r"),
      `\n  ${NOTE}\n\n`,
    ]) {
      const kept = readKept(text);
      expect(kept.is === "read" ? fromUtf8(kept.note) : kept.is).toBe(NOTE);
    }
    expect(readKept(" \n")).toEqual({ is: "nothing" });
    for (const text of [NOTE.slice(0, 40), NOTE.replace("\n\n", "\n"), "hello", `${NOTE}\ud800`])
      expect(readKept(text)).toEqual({ is: "unreadable" });
  });

  it("[L18] a policy is read likewise; what is none is told with the line where it stands", () => {
    expect(readPolicy("\n# mine\r\nquorum none", sha256)).toMatchObject({
      is: "read",
      policy: { quorum: null },
    });
    expect(readPolicy("", sha256)).toEqual({ is: "nothing" });
    expect(readPolicy("\n\nwitness a b\nquorum a\n", sha256)).toMatchObject({ is: "unreadable", line: 3 });
    expect(readPolicy("hello", sha256)).toMatchObject({ is: "unreadable", line: 1 });
    expect(readPolicy("# nothing", sha256)).toMatchObject({ is: "unreadable", line: 0 });
  });
});

describe.each([
  ["English", ENGLISH],
  ["Persian", PERSIAN],
])("what was found, in %s", (_, words: Words) => {
  const { outside } = words;

  it("[J17] [J22] a log that continues the kept one says on what that rests; the same checkpoint as well", () => {
    const of = (kept: number, here: number) => sayKept(read, { is: "continues", kept, here }, words, WRITTEN);
    expect(texts(of(13, 17))).toEqual([outside.continues("13", "4"), outside.restsOnKept]);
    expect(texts(of(17, 17))).toEqual([outside.sameCheckpoint("17"), outside.restsOnKept]);
    expect(texts(of(0, 17))).toEqual([outside.keptNothing]);
    expect([of(13, 17), of(17, 17), of(0, 17)].map(needing)).toEqual([0, 0, 0]);
  });

  it("[J17] a log that does not is told by what is wrong, with both sizes", () => {
    const of = (is: "older-copy" | "rewritten" | "other-log", kept: number | null) =>
      sayKept(read, { is, kept, here: 17 }, words, WRITTEN);
    expect(texts(of("older-copy", 19))).toEqual([outside.olderCopy("19", "17")]);
    expect(texts(of("rewritten", 13))).toEqual([outside.rewritten("13", "17")]);
    expect(texts(of("other-log", null))).toEqual([outside.otherLog]);
    expect(texts(sayKept(read, null, words, WRITTEN))).toEqual([outside.logUnreadable]);
    expect(texts(sayKept({ is: "unreadable" }, null, words, WRITTEN))).toEqual([outside.keptUnreadable]);
    expect(needing([...of("older-copy", 19), ...of("rewritten", 13), ...of("other-log", null)])).toBe(3);
  });

  it("[J17] [J22] witnesses: how many of whom, when each signed, how old the newest is, and on what that rests", () => {
    const newest = { days: 2, age: "fresh" } as const;
    const enough = sayWitnesses(policyOf(3, "g"), seen({ cosigned: two, newest }), words, WRITTEN);
    expect(texts(enough)).toEqual([
      `${outside.cosigned("2", "3")} ${outside.enough}`,
      outside.signedAt("first", "time 100"),
      outside.signedAt("second", "time 200"),
      outside.fresh("2"),
      outside.restsOnPolicy,
    ]);
    expect(needing(enough)).toBe(0);
    const few = sayWitnesses(policyOf(3, "g"), seen({ missing: 2 }), words, WRITTEN);
    expect(texts(few)).toEqual([`${outside.cosigned("0", "3")} ${outside.tooFew("2")}`]);
    expect(needing(few)).toBe(1);
    const none = sayWitnesses(policyOf(0, null), seen({}), words, WRITTEN);
    expect(texts(none)).toEqual([`${outside.cosigned("0", "0")} ${outside.asksForNone}`]);
  });

  it("[J17] old signatures, a clock ahead, another log's policy and no policy need the reader", () => {
    const of = (given: Partial<Witnesses>) => sayWitnesses(policyOf(2, "g"), seen(given), words, WRITTEN);
    expect(texts(of({ cosigned: two, newest: { days: 9, age: "old" } }))).toContain(outside.old("9"));
    expect(texts(of({ cosigned: two, newest: { days: 0, age: "ahead" } }))).toContain(outside.ahead);
    expect(of({ refused: "no known key signed" })).toEqual([
      { is: "needs", text: outside.notUnderPolicy, detail: "no known key signed" },
    ]);
    const unreadable = { is: "unreadable", line: 4, why: "in English" } as const;
    expect(sayWitnesses(unreadable, null, words, WRITTEN)).toEqual([
      { is: "needs", text: outside.policyLineUnreadable("4"), detail: "in English" },
    ]);
    expect(texts(sayWitnesses({ ...unreadable, line: 0 }, null, words, WRITTEN))).toEqual([
      outside.policyUnreadable,
    ]);
    expect(texts(sayWitnesses(policyOf(2, "g"), null, words, WRITTEN))).toEqual([outside.logUnreadable]);
  });

  it("[J22] no sentence is a tick, a seal or a warrant", () => {
    const all = Object.values(outside).map((one: string | ((a: string, b: string) => string)) =>
      typeof one === "string" ? one : one("2", "3"),
    );
    expect(all.join(" ")).not.toMatch(/[✓✔☑✅]|genuine|authentic|verified|certified|تأیید شد|معتبر/i);
  });
});
