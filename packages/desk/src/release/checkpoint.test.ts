/** Which witnesses saw a checkpoint, whether the desk is behind it, and what stands in the log beneath it. */
import {
  entryBundle,
  leafHash,
  type PolicyWitness,
  parseTlogProof,
  rootOf,
  verifierKey,
  verifyConsistency,
  verifyInclusion,
  vkey,
  type WitnessPolicy,
  witnessKey,
  witnessVkey,
} from "@daftar/log";
import {
  DaftarError,
  type DecisionFact,
  type Facts,
  fromHex,
  type OpBody,
  type OpFact,
  RELEASE_PATHS,
  toHex,
  utf8,
  wordsIn,
} from "@daftar/model";
import { keyPairOf, sha256 } from "@daftar/store";
import { describe, expect, it } from "vitest";
import { receiptOf } from "./receipt.ts";
import { refuseBehind, releasedEntries, signReleases } from "./signReleases.ts";
import {
  filesToGoOut,
  lastOf,
  namesOtherLogs,
  newestCheckpoint,
  proofFrom,
  readPolicyText,
  refuseNotWitnessed,
  witnessingOf,
  witnessPolicyInForce,
} from "./witnesses.ts";

const root = (digit: string): string => digit.repeat(64);
const witness = (name: string, digit: string): PolicyWitness => ({
  name,
  key: witnessKey(`w.invalid/${name}`, fromHex(keyPairOf(root(digit)).publicKey), sha256),
  url: null,
});
const [north, south, west] = [witness("north", "1"), witness("south", "2"), witness("west", "3")];
let count = 0;
const fact = <T extends "cosigned" | "published">(body: OpBody<T>): OpFact<T> => {
  count += 1;
  return {
    opId: String(count).padStart(64, "0"),
    time: "",
    by: "machine",
    approvedBy: [],
    approvals: [],
    body,
  };
};
const cosigned = (by: PolicyWitness, logSize: number, time: number, logRoot = root("a")) =>
  fact<"cosigned">({
    logSize,
    logRoot,
    witness: witnessVkey(by.key),
    time,
    line: `${by.name} ${logSize} ${time} ${logRoot[0]}`,
  });
const published = (logSize: number, logRoot = root("a"), release = root("f")) =>
  fact<"published">({ release, logSize, logRoot, publicIds: root("0"), previous: null });
const facts = (told: readonly OpFact<"cosigned">[]): Facts => ({
  records: [],
  counts: [],
  claims: [],
  decisions: [],
  signatures: [],
  runs: [],
  imports: [],
  published: [],
  erased: [],
  cosigned: told,
  evidence: [],
  custody: [],
  stampRequests: [],
  timestamps: [],
  people: [],
});

describe("[J17] who saw a checkpoint", () => {
  const policy: WitnessPolicy = {
    logs: [],
    witnesses: [north, south],
    groups: [{ name: "both", least: 2, members: ["north", "south"] }],
    quorum: "both",
  };
  const seen = (...told: readonly OpFact<"cosigned">[]) => {
    const { lines, missing } = witnessingOf(facts(told), { text: "", policy }, published(9).body);
    return [...[...lines].map(([one, line]) => [one.name, line]), missing];
  };

  it("is each witness of the policy that cosigned just this tree, by its newest line", () => {
    expect(seen()).toEqual([["north", null], ["south", null], 2]);
    expect(seen(cosigned(north, 9, 5), cosigned(north, 9, 7), cosigned(north, 9, 6))).toEqual([
      ["north", "north 9 7 a"],
      ["south", null],
      1,
    ]);
    expect(seen(cosigned(south, 9, 1), cosigned(north, 9, 1)).at(-1)).toBe(0);
  });

  it("is nobody who cosigned another tree, and nobody whom the policy does not name", () => {
    const others = [
      cosigned(north, 8, 1),
      cosigned(north, 10, 1),
      cosigned(north, 9, 1, root("b")),
      cosigned(west, 9, 1),
    ];
    expect(seen(...others)).toEqual([["north", null], ["south", null], 2]);
  });

  it("remembers the largest tree that it cosigned, the newest of one size, under this key of the log", () => {
    const told = facts([
      cosigned(north, 5, 9),
      cosigned(north, 9, 1),
      cosigned(north, 9, 3),
      cosigned(north, 9, 2),
      cosigned(south, 12, 9),
      cosigned(north, 3, 9),
    ]);
    const log = { origin: "practice.invalid/x", key: root("c") };
    const last = (after: number | null) => {
      const body = lastOf(told, north, { ...log, after });
      return body === null ? null : [body.logSize, body.time];
    };
    expect([null, 0, 8, 9].map(last)).toEqual([[9, 3], [9, 3], [9, 3], null]);
    expect(lastOf(told, west, { ...log, after: null })).toBeNull();
    expect(lastOf(facts([cosigned(north, 0, 1)]), north, { ...log, after: null })?.logSize).toBe(0);
  });

  it("is asked of this log, where a policy names any", () => {
    const key = verifierKey("practice.invalid/x", fromHex(keyPairOf(root("7")).publicKey), sha256);
    const other = { ...key, name: "practice.invalid/y" };
    const own = vkey(key.name, key.publicKey, sha256);
    const names = (...keys: (typeof key)[]) =>
      namesOtherLogs({ ...policy, logs: keys.map((one) => ({ key: one, url: null })) }, own);
    expect([names(), names(key), names(other), names(other, key)]).toEqual([false, false, true, false]);
  });

  it("is named by a policy in force, which reads or is told by its file and line", () => {
    expect(witnessPolicyInForce(facts([]))).toBeNull();
    const line = `witness north ${witnessVkey(north.key)}`;
    expect(readPolicyText(`${line}\nquorum north\n`).witnesses).toEqual([north]);
    const place = (text: string, file?: string): unknown => {
      try {
        return readPolicyText(text, file);
      } catch (error) {
        return error instanceof DaftarError ? [error.code, error.place] : error;
      }
    };
    expect(place(`${line}\nquorum east\n`, "policy.txt")).toEqual([
      "witness.policy",
      { file: "policy.txt", row: 2 },
    ]);
    expect(place(`${line}\n`)).toEqual(["witness.policy", {}]);
  });

  it("[J20] is enough for the checkpoint to go out, with their lines beneath it in the policy's order", () => {
    const lines = [south, north].map((one) => `witness ${one.name} ${witnessVkey(one.key)}`);
    const body = { policy: [...lines, "group both all south north", "quorum both", ""].join("\n") };
    const approvals = ["anna", "behzad"].map((person) => ({
      person,
      key: `key of ${person}`,
      enrolledBy: null,
      roles: ["admin" as const],
    }));
    const said: DecisionFact = {
      opId: root("9"),
      parents: [],
      time: "",
      type: "witness-policy",
      subject: "desk",
      by: "anna",
      reason: "",
      approvedBy: ["anna", "behzad"],
      approvals,
      body,
    };
    const under = (...told: readonly OpFact<"cosigned">[]): Facts => ({ ...facts(told), decisions: [said] });
    const release = published(9).body;
    const refusal = (all: Facts): unknown => {
      try {
        return refuseNotWitnessed(all, release) ?? null;
      } catch (error) {
        return error instanceof DaftarError ? `${error.code} ${error.message}` : error;
      }
    };
    expect(refusal(facts([]))).toBeNull();
    expect(refusal(under())).toContain("release.not-witnessed 2 more witnesses have");
    expect(refusal(under(cosigned(north, 9, 1)))).toContain("release.not-witnessed 1 more witness has");
    expect(refusal(under(cosigned(north, 9, 1), cosigned(south, 8, 1)))).toContain("1 more witness has");
    expect(refusal(under(cosigned(north, 9, 1), cosigned(south, 9, 1)))).toBeNull();

    const files = new Map([
      [RELEASE_PATHS.checkpoint, utf8("x\n9\nroot\n\n— x signed\n")],
      ["data/people.json", utf8("[]")],
    ]);
    const out = (all: Facts, kept = files): string[] => {
      const goes = filesToGoOut({ publicLog: { files: () => new Map(kept) } }, all, release);
      expect(goes.get("data/people.json")).toEqual(utf8("[]"));
      return new TextDecoder().decode(goes.get(RELEASE_PATHS.checkpoint)).split("\n").slice(4, -1);
    };
    expect(out(facts([cosigned(north, 9, 1)]))).toEqual(["— x signed"]);
    expect(out(under())).toEqual(["— x signed"]);
    expect(out(under(cosigned(west, 9, 1), cosigned(north, 9, 1)))).toEqual(["— x signed", "north 9 1 a"]);
    expect(out(under(cosigned(north, 9, 1), cosigned(south, 9, 1), cosigned(north, 9, 2)))).toEqual([
      "— x signed",
      "south 9 1 a",
      "north 9 2 a",
    ]);
  });

  it("is shown that the log grew from what it saw: nothing from the empty tree, nothing where it did not grow", () => {
    const entries = Array.from({ length: 7 }, (_, n) => utf8(`entry ${n}`));
    const rootAt = (size: number) => rootOf(entries.slice(0, size), sha256);
    expect([proofFrom(entries, 0), proofFrom(entries, 7)]).toEqual([[], []]);
    for (const old of [1, 2, 3, 4, 5, 6]) {
      const proof = proofFrom(entries, old);
      const grew = { size1: old, size2: 7, root1: rootAt(old), root2: rootAt(7), proof };
      expect(verifyConsistency(grew, sha256), String(old)).toBe(true);
    }
  });
});

describe("[J17] a desk that is behind what its key signed", () => {
  const refuse = (last: { size: number; root: string } | null, ...told: readonly OpFact<"published">[]) =>
    refuseBehind(
      { publicLog: { lastSigned: last === null ? null : { origin: "practice.invalid/x", ...last } } },
      { published: told },
    );
  const behind = expect.objectContaining({ code: "log.behind" });

  it("goes on where its ops tell of that tree, or go on from it", () => {
    expect(refuse(null)).toBeUndefined();
    expect(refuse(null, published(3))).toBeUndefined();
    expect(refuse({ size: 9, root: root("a") }, published(3), published(9))).toBeUndefined();
    // Signed before the op that tells of more is signed for.
    expect(refuse({ size: 9, root: root("a") }, published(9), published(12, root("b")))).toBeUndefined();
    expect(refuse({ size: 9, root: root("a") }, published(12, root("b")))).toBeUndefined();
  });

  it("is stopped where they tell of less, or of another tree of that size", () => {
    expect(() => refuse({ size: 9, root: root("a") })).toThrow(behind);
    expect(() => refuse({ size: 9, root: root("a") }, published(8))).toThrow(behind);
    expect(() => refuse({ size: 9, root: root("a") }, published(9, root("b")))).toThrow(behind);
    expect(() => refuse({ size: 9, root: root("a") }, published(9, root("b")), published(12))).toThrow(
      behind,
    );
  });
});

describe("[J17] what is signed", () => {
  const entriesOf = (size: number): Uint8Array[] =>
    Array.from({ length: size }, (_, n) => utf8(`{"n":${n}}`));
  const rootAt = (size: number): string => toHex(rootOf(entriesOf(size), sha256));
  const filesOf = (size: number) =>
    new Map([[`${RELEASE_PATHS.log}tile/entries/000.p/${size}`, entryBundle(entriesOf(size))]]);
  const told = (size: number) => published(size, rootAt(size), root(String(size)));
  /** What a desk did that has these releases laid down, by what was asked of it. */
  function signing(
    staged: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>,
    releases: readonly OpFact<"published">[],
    { waits = true, epoch = 0, kept = [] as readonly string[] } = {},
  ) {
    const did: string[] = [];
    const desk = {
      node: "0".repeat(16),
      lives: { epoch },
      info: { genesis: { logOrigin: "practice.invalid/x", logKey: root("c") } },
      publicLog: {
        signs: true,
        holds: () => true,
        waits,
        has: (release: string) => kept.includes(release),
        staged: (release: string, logRoot: string) => {
          const files = staged.get(`${release} ${logRoot}`);
          return files === undefined ? null : new Map(files);
        },
        sign: ({ origin }: { origin: string }, entries: readonly Uint8Array[]) => {
          did.push(`signs ${origin} ${entries.length}`);
          return `signed ${entries.length}\n`;
        },
        finish: (release: string, logRoot: string, files: ReadonlyMap<string, Uint8Array>) => {
          const note = new TextDecoder().decode(files.get(RELEASE_PATHS.checkpoint));
          did.push(`keeps ${release[0]} ${logRoot === rootAt(Number(release[0]))} ${note.trim()}`);
        },
      },
    };
    try {
      signReleases(desk, { decisions: [], published: releases });
    } catch (error) {
      did.push(error instanceof DaftarError ? error.code : String(error));
    }
    return did;
  }
  const laid = (...sizes: readonly number[]) =>
    new Map(sizes.map((size) => [`${root(String(size))} ${rootAt(size)}`, filesOf(size)] as const));
  const signs = (size: number) => [`signs practice.invalid/x ${size}`, `keeps ${size} true signed ${size}`];

  it("is every release that was decided and still waits, the smaller tree first", () => {
    expect(signing(laid(3, 5), [told(5), told(3)])).toEqual([...signs(3), ...signs(5)]);
    expect(signing(laid(3, 5), [told(5), told(3)], { kept: [root("3")] })).toEqual(signs(5));
    // Laid down, and published by no op; or the other way.
    expect(signing(laid(3, 5), [told(3)])).toEqual(signs(3));
    expect(signing(laid(3), [told(3), told(5)])).toEqual(signs(3));
  });

  it("is nothing where nothing waits, or by a desk that may not sign", () => {
    expect(signing(laid(3), [told(3)], { waits: false })).toEqual([]);
    expect(signing(laid(3), [told(3)], { epoch: 1 })).toEqual([]);
  });

  it("is the log that was decided, and no other that lies in its place", () => {
    const at3 = `${root("3")} ${rootAt(3)}`;
    const other = new Map([
      [`${RELEASE_PATHS.log}tile/entries/000.p/3`, entryBundle(["x", "y", "z"].map(utf8))],
    ]);
    for (const files of [other, filesOf(2), filesOf(4), new Map<string, Uint8Array>()])
      expect(signing(new Map([[at3, files]]), [told(3)])).toEqual(["log.behind"]);
  });
});

describe("what stands in the log", () => {
  const text = (value: object): Uint8Array => utf8(JSON.stringify(value));
  const person = (publicId: string, version: number, type = "person.publish") =>
    text({ v: 1, type, publicId, version, prev: null, commits: {} });
  const words = { approvals: 2, dissents: ["why, invented"] };
  const entries = [
    // Of a kind that a later version may write.
    text({ v: 2, type: "person.other", publicId: "p1" }),
    person("p1", 1),
    person("p2", 1),
    person("p1", 2, "person.amend"),
    text({ v: 1, type: "words.publish", version: 1, ...words }),
    text({ v: 1, type: "release", version: 1, manifest: root("f") }),
  ];
  const files = new Map([
    [`${RELEASE_PATHS.log}tile/entries/000.p/6`, entryBundle(entries)],
    [RELEASE_PATHS.checkpoint, utf8("practice.invalid/x\n5\nroot\n\nsigned\n")],
  ]);

  it("is the newest checkpoint's where all of it is kept here and is what the op says", () => {
    const desk = (kept: ReadonlyMap<string, Uint8Array>) => ({
      info: { genesis: { logOrigin: "practice.invalid/x", logKey: root("c") } },
      publicLog: { files: () => new Map(kept) },
    });
    const logRoot = toHex(rootOf(entries, sha256));
    const newest = (kept = files, size = 6, told = logRoot) =>
      newestCheckpoint(desk(kept), {
        ...facts([]),
        published: [published(2, root("b")), published(size, told)],
      });
    expect(newest()).toEqual({
      body: published(6, logRoot).body,
      note: files.get(RELEASE_PATHS.checkpoint),
      entries,
      log: { origin: "practice.invalid/x", key: root("c"), after: null },
    });
    const behind = expect.objectContaining({ code: "log.behind" });
    expect(() => newest(files, 6, root("b"))).toThrow(behind);
    expect(() => newest(files, 7)).toThrow(behind);
    expect(() => newest(new Map([...files].slice(0, 1)))).toThrow(behind);
    expect(() => newest(new Map([...files].slice(1)))).toThrow(behind);
    expect(() => newestCheckpoint(desk(files), facts([]))).toThrow(
      expect.objectContaining({ code: "witness.nothing-signed" }),
    );
  });

  it("is what approvers said before the leaf that closes a release, where they said it", () => {
    expect(wordsIn(entries)).toEqual(words);
    for (const other of [
      [],
      entries.slice(0, 3),
      entries.slice(0, 5),
      [...entries, person("p3", 1)],
      entries.slice(5),
    ])
      expect(wordsIn(other)).toBeNull();
  });

  it("is shown by a receipt of an id's newest leaf", () => {
    expect(releasedEntries(files, 6)).toEqual(entries);
    for (const [id, index] of [
      ["p1", 3],
      ["p2", 2],
    ] as const) {
      const receipt = parseTlogProof(utf8(receiptOf(files, 6, id)));
      expect([receipt?.index, receipt?.extra]).toEqual([index, entries[index]]);
      const stands = {
        index,
        size: 6,
        root: rootOf(entries, sha256),
        proof: receipt?.proof ?? [],
        leafHash: leafHash(entries[index]!, sha256),
      };
      expect(verifyInclusion(stands, sha256)).toBe(true);
      expect(verifyInclusion({ ...stands, index: 0 }, sha256)).toBe(false);
    }
  });

  it("is no receipt of an id that no leaf is of, nor out of a log that is not whole", () => {
    expect(() => receiptOf(files, 6, "p3")).toThrow(expect.objectContaining({ code: "subject.unknown" }));
    const code = expect.objectContaining({ code: "log.behind" });
    expect(() => receiptOf(files, 7, "p1")).toThrow(code);
    expect(() => receiptOf(new Map([...files].slice(0, 1)), 6, "p1")).toThrow(code);
    expect(() => receiptOf(new Map([...files].slice(1)), 6, "p1")).toThrow(code);
  });
});
