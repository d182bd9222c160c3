/** What a reader's own witnesses and kept checkpoints show of a release, honest or not (threats 3 and 5). */
import {
  checkpointText,
  cosign,
  inclusionProof,
  leafHash,
  parsePolicy,
  parseVkey,
  rootOf,
  signNote,
  tlogProofText,
  vkey,
  type WitnessPolicy,
  withLines,
  witnessKey,
  witnessVkey,
} from "@daftar/log";
import { canonicalBytes, checkpointScript, fromUtf8, RELEASE_PATHS, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { assemble } from "../testing/assemble.suite.ts";
import { codes } from "../testing/audited.suite.ts";
import { access, type Files } from "../testing/files.suite.ts";
import { ed25519Verify, sha256, testKey } from "../testing/nodeCrypto.suite.ts";
import { signerOf, smallParts } from "../testing/smallRelease.suite.ts";
import { auditReceipt } from "./auditReceipt.ts";
import { auditRelease } from "./auditRelease.ts";

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
const audit = (files: Files, outside: { policy?: WitnessPolicy; seen?: Uint8Array; oldAfterDays?: number }) =>
  auditRelease({
    ...access(files),
    ...tools,
    outside: { policy: null, seen: null, now: NOW, oldAfterDays: 7, ...outside },
  });

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
    expect(old.notes).toContainEqual({
      where: RELEASE_PATHS.checkpoint,
      detail: expect.stringContaining("10 days ago"),
    });
    const fresh = await audit(cosigned(release, [0, 1], NOW - 6 * DAY), { policy: TWO });
    expect(fresh.notes.filter(({ where }) => where === RELEASE_PATHS.checkpoint)).toEqual([]);
    const ahead = await audit(cosigned(release, [0, 1], NOW + 3 * DAY), { policy: TWO });
    expect(ahead.notes).toContainEqual({
      where: RELEASE_PATHS.checkpoint,
      detail: expect.stringContaining("ahead"),
    });
  });
});

describe("[J17] a checkpoint that a reader kept", () => {
  it("this log grew from it, at every size", async () => {
    for (let size = 0; size <= parts.before.length + parts.leaves.length; size += 1)
      expect((await audit(release, { seen: checkpointAt(size) })).ok, `${size}`).toBe(true);
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
    expect(codes(await audit(release, { seen: newer }))).toEqual(["audit.older-copy"]);
    for (const signer of [
      { ...log, ...testKey(9) },
      { ...log, name: "else.invalid/x" },
    ]) {
      const text = checkpointText({ origin: signer.name, size: 0, root: sha256(new Uint8Array(0)) });
      expect(codes(await audit(release, { seen: utf8(signNote(text, signer, sha256)) }))).toEqual([
        "audit.rewritten",
      ]);
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
      outside: { policy, seen: null, now: NOW, oldAfterDays: 7 },
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
