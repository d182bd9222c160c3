/** What a reader's own witnesses and kept checkpoints show of a release, honest or not (threats 3 and 5). */
import {
  addCheckpointText,
  checkpointText,
  cosign,
  inclusionProof,
  judgeAddCheckpoint,
  leafHash,
  parsePolicy,
  parseVkey,
  type Remembered,
  rootOf,
  signNote,
  tlogProofText,
  vkey,
  type WitnessPolicy,
  withLines,
  witnessKey,
  witnessVkey,
} from "@daftar/log";
import { canonicalBytes, checkpointScript, fromUtf8, RELEASE_PATHS, toHex, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { mirrorOf } from "../mirror.ts";
import { assemble } from "../testing/assemble.suite.ts";
import { codes } from "../testing/audited.suite.ts";
import { access, type Files } from "../testing/files.suite.ts";
import { ed25519Verify, sha256, testKey } from "../testing/nodeCrypto.suite.ts";
import { SMALL_CHECKER, signerOf, smallParts } from "../testing/smallRelease.suite.ts";
import { auditOutside } from "./auditOutside.ts";
import { auditReceipt, looksLikeReceipt } from "./auditReceipt.ts";
import { auditRelease } from "./auditRelease.ts";
import type { Outside } from "./outside.ts";

const NOW = 1_900_000_000;
const DAY = 86_400;
const witnesses = ["a", "b", "c"].map((name, at) => ({
  name: `witness.invalid/${name}`,
  ...testKey(50 + at),
}));
const log = signerOf(false);
const policyText = (quorum: string, logs = "") =>
  `${logs}${witnesses
    .map(
      ({ name, publicKey }) => `witness ${name.at(-1)} ${witnessVkey(witnessKey(name, publicKey, sha256))}\n`,
    )
    .join("")}${quorum}\n`;
function policyOf(quorum: string, logs = ""): WitnessPolicy {
  const reading = parsePolicy(policyText(quorum, logs), sha256);
  if (reading.status === "refused") throw new TypeError(reading.why);
  return reading.policy;
}
const TWO = policyOf("group g 2 a b c\nquorum g");
const tools = { sha256, verify: ed25519Verify };
const NOTHING = { policy: null, seen: null, checker: null, now: NOW, oldAfterDays: 7 };
const audit = async (files: Files, brought: Partial<Outside>) => {
  const asked = { ...access(files), ...tools, outside: { ...NOTHING, ...brought } };
  const report = await auditRelease(asked);
  // Asked for later and alone, as a page does, it is the same.
  const { witnesses, seen, checker, faults } = await auditOutside(asked);
  expect({ witnesses, seen, checker }).toEqual({
    witnesses: report.witnesses,
    seen: report.seen,
    checker: report.checker,
  });
  expect(report.faults).toEqual(expect.arrayContaining([...faults]));
  return report;
};

const noteOf = (files: Files): string => fromUtf8(files.get(RELEASE_PATHS.checkpoint) ?? new Uint8Array());
const textOf = (files: Files): string => noteOf(files).slice(0, noteOf(files).indexOf("\n\n") + 1);

/** The release with lines at the end of its checkpoint, and of the script that says the same. */
function cosigned(files: Files, ats: readonly number[], time = NOW - DAY): Map<string, Uint8Array> {
  const lines = ats.map((at) => cosign(textOf(files), time, witnesses[at]!, sha256).trim());
  const note = withLines(noteOf(files), lines);
  return new Map([
    ...files,
    [RELEASE_PATHS.checkpoint, utf8(note)],
    [RELEASE_PATHS.checkpointScript, utf8(checkpointScript(note, null))],
  ]);
}

const parts = smallParts(false);
const release = assemble(parts);

/** The checkpoint with which the release before this one closed, and of any other size. */
function checkpointAt(size: number, of = parts): Uint8Array {
  const entries = [...of.before, ...of.leaves].map(canonicalBytes).slice(0, size);
  const text = checkpointText({ origin: log.name, size, root: rootOf(entries, sha256) });
  return utf8(signNote(text, log, sha256));
}

describe("[J17] a reader's witnesses", () => {
  it("none asked for: nothing is said, with cosignatures or without", async () => {
    for (const files of [release, cosigned(release, [0, 1])])
      expect(await audit(files, {})).toMatchObject({ ok: true, witnesses: null });
  });

  it("two of three saw it; one alone, none, and one twice are too few", async () => {
    expect(await audit(cosigned(release, [0, 2]), { policy: TWO })).toMatchObject({
      ok: true,
      witnesses: { cosigned: [{ name: "a", days: 1 }, { name: "c" }], missing: 0 },
    });
    for (const few of [release, cosigned(release, [0]), cosigned(cosigned(release, [1], NOW - 5), [1])]) {
      const report = await audit(few, { policy: TWO });
      expect(codes(report)).toEqual(["audit.not-witnessed"]);
      expect(report.witnesses?.missing).toBeGreaterThan(0);
    }
  });

  it("a cosignature that does not hold is too few, and a release of another log than the policy's", async () => {
    const forged = cosign(textOf(release).replace("17", "18"), NOW, witnesses[0]!, sha256).trim();
    const note = withLines(noteOf(cosigned(release, [1, 2])), [forged]);
    const files = new Map(release).set(RELEASE_PATHS.checkpoint, utf8(note));
    files.set(RELEASE_PATHS.checkpointScript, utf8(checkpointScript(note, null)));
    expect(codes(await audit(files, { policy: TWO }))).toEqual(["audit.not-witnessed"]);
    const other = `log ${vkey("else.invalid/log", testKey(9).publicKey, sha256)}\n`;
    const policy = policyOf("group g 2 a b c\nquorum g", other);
    expect(codes(await audit(cosigned(release, [0, 1]), { policy }))).toEqual(["audit.not-witnessed"]);
  });

  it("a checkpoint that nobody cosigned for a while is told with its age; a time ahead of ours as well", async () => {
    const old = await audit(cosigned(release, [0, 1], NOW - 10 * DAY - 5), { policy: TWO });
    expect(old.ok).toBe(true);
    expect(old.witnesses?.newest).toEqual({ days: 10, age: "old" });
    expect(old.notes).toContainEqual({
      where: RELEASE_PATHS.checkpoint,
      detail: expect.stringContaining("10 days ago"),
    });
    const fresh = await audit(cosigned(release, [0, 1], NOW - 6 * DAY), { policy: TWO });
    expect(fresh.notes.filter(({ where }) => where === RELEASE_PATHS.checkpoint)).toEqual([]);
    expect(fresh.witnesses?.newest).toEqual({ days: 6, age: "fresh" });
    const ahead = await audit(cosigned(release, [0, 1], NOW + 3 * DAY), { policy: TWO });
    expect(ahead.witnesses?.newest).toEqual({ days: 0, age: "ahead" });
    expect(ahead.notes).toContainEqual({
      where: RELEASE_PATHS.checkpoint,
      detail: expect.stringContaining("ahead"),
    });
  });
});

describe("[J17] a checkpoint that a reader kept", () => {
  it("this log grew from it, at every size", async () => {
    const here = parts.before.length + parts.leaves.length + 1;
    for (let size = 0; size < here; size += 1)
      expect(await audit(release, { seen: checkpointAt(size) }), `${size}`).toMatchObject({
        ok: true,
        seen: { is: "continues", kept: size, here },
      });
    expect((await audit(release, { seen: utf8(noteOf(release)) })).ok).toBe(true);
  });

  it("a leaf dropped with the tree rebuilt and signed anew is told, naming both checkpoints", async () => {
    const rewritten = smallParts(false);
    const [gone] = rewritten.before.splice(2, 1);
    expect(gone).toBeDefined();
    const report = await audit(assemble(rewritten), { seen: checkpointAt(parts.before.length) });
    const fault = report.faults.find(({ code }) => code === "audit.rewritten");
    expect(fault?.detail).toContain(`${parts.before.length} leaves`);
    expect(fault?.detail).toContain(report.root);
    expect(report.seen).toMatchObject({ is: "rewritten", kept: parts.before.length });
  });

  it("a replayed older copy, and a log signed by another key or under another origin, are told", async () => {
    const { before, leaves } = parts;
    const newer = utf8(
      signNote(
        checkpointText({
          origin: log.name,
          size: before.length + leaves.length + 9,
          root: rootOf([...before, ...leaves].map(canonicalBytes), sha256),
        }),
        log,
        sha256,
      ),
    );
    const older = await audit(release, { seen: newer });
    expect(codes(older)).toEqual(["audit.older-copy"]);
    expect(older.seen).toMatchObject({ is: "older-copy", kept: before.length + leaves.length + 9 });
    for (const signer of [
      { ...log, ...testKey(9) },
      { ...log, name: "else.invalid/x" },
    ]) {
      const text = checkpointText({ origin: signer.name, size: 0, root: sha256(new Uint8Array(0)) });
      const other = await audit(release, { seen: utf8(signNote(text, signer, sha256)) });
      expect(codes(other)).toEqual(["audit.rewritten"]);
      expect(other.seen).toMatchObject({ is: "other-log", kept: null });
    }
  });

  it("a kept checkpoint with any bit flipped passes for none", async () => {
    const seen = checkpointAt(parts.before.length);
    for (let bit = 0; bit < seen.length * 8; bit += 61) {
      const flipped = seen.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect((await audit(release, { seen: flipped })).ok, `bit ${bit}`).toBe(false);
    }
  });
});

describe("[J17] an operator who shows two logs", () => {
  /** Another history of the same length, which holds together by itself. */
  const forked = smallParts(false);
  forked.before.splice(0, 2, forked.before[1]!, forked.before[0]!);
  const other = assemble(forked);
  const logKey = parseVkey(parts.release.vkey, sha256)!;

  /** Shows each witness one history first and then the other; gives both with what was cosigned. */
  function shown(first: readonly ("one" | "other")[]): Record<"one" | "other", Map<string, Uint8Array>> {
    const histories = { one: release, other };
    const signers: Record<"one" | "other", number[]> = { one: [], other: [] };
    for (const [at, signer] of witnesses.entries()) {
      let remembered: Remembered | null = null;
      for (const which of [first[at]!, first[at] === "one" ? "other" : "one"] as const) {
        const note = utf8(noteOf(histories[which]));
        const { status, remember, refused } = judgeAddCheckpoint(
          utf8(addCheckpointText({ old: remembered?.size ?? 0, proof: [], note })),
          { keysOf: () => [logKey], rememberedOf: () => remembered },
          { signer, time: NOW - DAY, ...tools },
        );
        expect([status, refused?.contradicts ?? null]).toEqual(
          remembered === null ? [200, null] : [409, true],
        );
        if (remember !== null) signers[which].push(at);
        remembered ??= remember;
      }
    }
    return { one: cosigned(release, signers.one), other: cosigned(other, signers.other) };
  }

  it("of two clients fed forks at most one finds a quorum, whoever saw which first", async () => {
    expect([(await audit(release, {})).ok, (await audit(other, {})).ok]).toEqual([true, true]);
    const sides = ["one", "other"] as const;
    for (const a of sides)
      for (const b of sides)
        for (const c of sides) {
          const copies = shown([a, b, c]);
          const held = [];
          for (const side of sides) if ((await audit(copies[side], { policy: TWO })).ok) held.push(side);
          expect(held, `${a} ${b} ${c}`).toHaveLength(1);
        }
  });

  it("the two checkpoints are the proof, to anybody with either copy: both are signed by the log's own key", async () => {
    for (const [here, there] of [
      [release, other],
      [other, release],
    ] as const) {
      const report = await audit(here, { seen: utf8(noteOf(there)) });
      expect(codes(report)).toEqual(["audit.rewritten"]);
      const { detail } = report.faults[0]!;
      const roots = await Promise.all(
        [here, there].map(async (files) => (await audit(files, {})).root ?? "?"),
      );
      expect(roots.filter((root) => !detail.includes(root))).toEqual([]);
    }
  });
});

describe("[J17] an operator who goes dark", () => {
  it("a site is made again from a mirror alone: every file, byte for byte, under the reader's own witnesses", async () => {
    const whole = cosigned(release, [0, 1], NOW - 10 * DAY);
    const asked: string[] = [];
    const { read, list } = mirrorOf(async (path) => {
      asked.push(path);
      return whole.get(path) ?? null;
    });
    const again = new Map<string, Uint8Array>();
    for (const path of await list()) again.set(path, (await read(path)) ?? new Uint8Array(0));
    expect(again).toEqual(whole);
    expect(asked).toHaveLength(new Set(asked).size);
    const report = await audit(again, { policy: TWO, seen: checkpointAt(parts.before.length) });
    expect(report).toMatchObject({ ok: true, witnesses: { missing: 0 } });
    expect(JSON.stringify(report.notes)).toContain("10 days ago");
  });
});

describe("[J22] a page that somebody gave a reader to audit with", () => {
  const named = parts.release.checker!;

  it("is the one that the release names, whose hash the log has by the manifest", async () => {
    expect(await audit(release, { checker: SMALL_CHECKER })).toMatchObject({
      ok: true,
      checker: { sha256: named.sha256, named, same: true },
    });
    // Named otherwise without the manifest, or with it and without the log, a release does not hold.
    const other = { ...parts.release, checker: { ...named, sha256: toHex(sha256(utf8("altered"))) } };
    const files = new Map(release).set(RELEASE_PATHS.release, utf8(JSON.stringify(other)));
    expect(codes(await audit(files, { checker: utf8("altered") }))).toContain("audit.file-changed");
    const remade = assemble({ ...parts, release: other });
    for (const path of [RELEASE_PATHS.release, RELEASE_PATHS.manifest]) files.set(path, remade.get(path)!);
    expect(codes(await audit(files, { checker: utf8("altered") }))).toContain("audit.manifest");
  });

  it("altered by any bit is told, naming both", async () => {
    for (let bit = 0; bit < SMALL_CHECKER.length * 8; bit += 37) {
      const page = SMALL_CHECKER.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      const report = await audit(release, { checker: page });
      expect(codes(report), `bit ${bit}`).toEqual(["audit.other-checker"]);
      expect(report.faults[0]?.detail).toMatch(`${named.sha256}; yours is ${toHex(sha256(page))}`);
    }
  });

  it("cannot be told of a release that names none, or was made before releases did; that release is whole", async () => {
    const { checker: _, ...before } = parts.release;
    for (const text of [JSON.stringify(before), JSON.stringify({ ...before, checker: null })]) {
      const files = assemble({ ...parts, override: new Map([[RELEASE_PATHS.release, text]]) });
      expect((await audit(files, {})).ok).toBe(true);
      const report = await audit(files, { checker: SMALL_CHECKER });
      expect(codes(report)).toEqual(["audit.other-checker"]);
      expect(report.checker).toMatchObject({ named: null, same: false });
    }
  });
});

describe("[J17] receipts", () => {
  const key = parseVkey(parts.release.vkey, sha256)!;
  const logLine = `log ${vkey(key.name, key.publicKey, sha256)}\n`;
  const policy = policyOf("group g 2 a b c\nquorum g", logLine);
  const entries = [...parts.before, ...parts.leaves].map(canonicalBytes);
  function receipt(
    index: number,
    ats: readonly number[],
    extra: Uint8Array | null = entries[index]!,
    all: readonly Uint8Array[] = entries,
  ): string {
    const hashes = all.map((entry) => leafHash(entry, sha256));
    const text = checkpointText({ origin: log.name, size: all.length, root: rootOf(all, sha256) });
    const lines = ats.map((at) => cosign(text, NOW - DAY, witnesses[at]!, sha256).trim());
    const note = utf8(withLines(signNote(text, log, sha256), lines));
    return tlogProofText({ extra, index, proof: inclusionProof(hashes, index, sha256), note });
  }
  const check = (text: string) =>
    auditReceipt({
      receipt: utf8(text),
      name: "r.tlog-proof",
      outside: { ...NOTHING, policy },
      ...tools,
    });

  it("show a leaf in a log that the witnesses saw, with nothing beside them", () => {
    for (const index of entries.keys())
      expect(check(receipt(index, [0, 1]))).toMatchObject({
        ok: true,
        size: entries.length,
        witnesses: { missing: 0 },
      });
    expect(check(receipt(1, [0, 1])).notes[0]?.where).toMatch(/^[PCG]/);
  });

  it("of an entry that is a leaf but for its spelling they do not hold, as no release with it does", () => {
    const spaced = utf8(fromUtf8(entries[1]!).replace("{", "{ "));
    const all = entries.with(1, spaced);
    expect(codes(check(receipt(2, [0, 1], all[2], all)))).toEqual([]);
    expect(codes(check(receipt(1, [0, 1], spaced, all)))).toEqual(["audit.receipt"]);
  });

  it("are told from other files by how they begin", () => {
    expect(looksLikeReceipt(utf8(receipt(1, [0])))).toBe(true);
    for (const other of [
      utf8(noteOf(release)),
      utf8("c2sp.org/tlog-proof"),
      utf8(""),
      Uint8Array.of(0xff, 0xfe),
    ])
      expect(looksLikeReceipt(other)).toBe(false);
  });

  it("with too few witnesses, of another leaf, without one, or of another log they do not hold", () => {
    expect(codes(check(receipt(1, [0])))).toEqual(["audit.not-witnessed"]);
    for (const bad of [
      receipt(1, [0, 1], entries[2]),
      receipt(1, [0, 1], null),
      receipt(1, [0, 1]).replace("index 1", "index 2"),
      receipt(1, [0, 1]).replaceAll(log.name, "else.invalid/x"),
      "c2sp.org/tlog-proof@v1\n",
    ])
      expect(codes(check(bad))).toEqual(["audit.receipt"]);
  });
});
