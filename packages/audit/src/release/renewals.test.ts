/**
 * A log that went on under another key, by the publisher's hand or by that of whoever took the older one: what
 * both checkers see of it (decision 0072).
 */
import type { NoteSigner } from "@daftar/log";
import { type RenewalLeaf, utf8 } from "@daftar/model";
import { beforeAll, describe, expect, it } from "vitest";
import { codes } from "../testing/audited.suite.ts";
import { access, type Files } from "../testing/files.suite.ts";
import { ed25519Verify, sha256 } from "../testing/nodeCrypto.suite.ts";
import {
  checkpointBy,
  FIRST,
  renewal,
  renewedParts,
  SECOND,
  signedBy,
  THIEF,
  THIRD,
  twiceRenewedParts,
  vkeyOf,
} from "../testing/renewed.suite.ts";
import { PYTHON, type SecondReport, secondCheck } from "../testing/secondChecker.suite.ts";
import { type Parts, smallParts } from "../testing/smallRelease.suite.ts";
import { auditRelease } from "./auditRelease.ts";

const audit = (files: Files, seen: string | null = null) =>
  auditRelease({
    ...access(files),
    sha256,
    verify: ed25519Verify,
    outside: {
      policy: null,
      seen: seen === null ? null : utf8(seen),
      checker: null,
      now: 0,
      oldAfterDays: 7,
    },
  });

/** What both say of a release, beside a checkpoint that was kept; Python's word is ours where there is none. */
async function both(files: Files, seen: string | null = null) {
  const ours = await audit(files, seen);
  const theirs = PYTHON ? secondCheck([files], seen)[0]! : ours;
  return { ours, oks: [ours.ok, theirs.ok], damaged: JSON.stringify([ours.faults, theirs.faults]) };
}

const whole = renewedParts();
const renewed = signedBy(whole, SECOND);
const AT = whole.before.length;
const SIZE = AT + whole.leaves.length + 1;

describe("[J17] [J22] a log that was renewed", () => {
  it("holds under the new key alone, and says from where, which key, and that a thief could have done it", async () => {
    const { ours, oks } = await both(renewed);
    expect(oks).toEqual([true, true]);
    const told = ours.notes.find(({ where }) => where === `log/ leaf ${AT}`)?.detail;
    for (const words of [`${AT} leaves`, vkeyOf(FIRST), vkeyOf(SECOND), "whoever took", "another way"])
      expect(told?.toLowerCase()).toContain(words.toLowerCase());
    expect((await both(signedBy(whole, FIRST))).oks).toEqual([false, false]);
  });

  it("goes on from every checkpoint that the older key signed until then, and the newer one since", async () => {
    for (let size = 0; size <= AT; size += 1) {
      const ours = await audit(renewed, checkpointBy(FIRST, whole, size));
      expect(ours.ok, `${size}`).toBe(true);
      expect(ours.notes.map(({ detail }) => detail).join()).toContain(`renewed at ${AT} leaves`);
    }
    for (let size = AT + 1; size < SIZE; size += 1)
      expect((await audit(renewed, checkpointBy(SECOND, whole, size))).ok, `${size}`).toBe(true);
    for (const seen of [checkpointBy(FIRST, whole, AT), checkpointBy(SECOND, whole, AT + 1)])
      expect((await both(renewed, seen)).oks).toEqual([true, true]);
  });

  it("does not hold beside what the older key signed after it, or the newer one before it, over the same leaves", async () => {
    for (const [signer, size] of [
      [FIRST, AT + 1],
      [SECOND, AT],
      [THIRD, AT],
    ] as const) {
      const { ours, oks, damaged } = await both(renewed, checkpointBy(signer, whole, size));
      expect(oks, `${signer.name} ${size}`).toEqual([false, false]);
      expect(codes(ours)).toEqual(["audit.rewritten"]);
      expect(damaged).not.toContain("too damaged");
    }
  });

  it("twice, the first time before it held anything, goes by all three keys, each for its own sizes", async () => {
    const parts = twiceRenewedParts();
    const files = signedBy(parts, THIRD);
    expect((await both(files)).oks).toEqual([true, true]);
    const { length } = parts.before;
    const seen: readonly (readonly [NoteSigner, number, boolean])[] = [
      [FIRST, 0, true],
      [SECOND, 1, true],
      [SECOND, length, true],
      [THIRD, length + 1, true],
      [FIRST, 1, false],
      [SECOND, 0, false],
      [SECOND, length + 1, false],
      [THIRD, length, false],
    ];
    for (const [signer, size, holds] of seen)
      expect((await audit(files, checkpointBy(signer, parts, size))).ok, `${signer.name} ${size}`).toBe(
        holds,
      );
    expect((await both(files, checkpointBy(SECOND, parts, length))).oks).toEqual([true, true]);
    expect((await both(files, checkpointBy(SECOND, parts, length + 1))).oks).toEqual([false, false]);
  });

  it("beside one that a thief renewed at the same leaf is another log: a later checkpoint of either tells", async () => {
    const stolen = renewedParts(THIEF);
    const theirs = signedBy(stolen, THIEF);
    // Each holds, and goes on from what was kept before: no copy alone can tell them apart.
    for (const files of [renewed, theirs])
      expect((await audit(files, checkpointBy(FIRST, whole, AT))).ok).toBe(true);
    const later = [
      [renewed, checkpointBy(THIEF, stolen, AT + 1)],
      [theirs, checkpointBy(SECOND, whole, SIZE - 1)],
    ] as const;
    for (const [files, seen] of later) {
      const { ours, oks } = await both(files, seen);
      expect(oks).toEqual([false, false]);
      expect(codes(ours)).toEqual(["audit.rewritten"]);
    }
  });
});

const altered = (change: (leaf: RenewalLeaf) => RenewalLeaf): Parts => renewedParts(SECOND, change);
const from = (some: Partial<RenewalLeaf["from"]>): Parts =>
  altered((leaf) => ({ ...leaf, from: { ...leaf.from, ...some } }));
const to = (signer: NoteSigner): [Parts, NoteSigner] => [renewedParts(signer), signer];

/** The leaf in another place; it says of that place what is so there. */
function placed(at: number): Parts {
  const parts = smallParts(false);
  const leaf = renewal([...parts.before, ...parts.leaves.slice(0, at)], FIRST, SECOND);
  parts.leaves.splice(at, 0, leaf);
  parts.release = { ...parts.release, origin: SECOND.name, vkey: vkeyOf(SECOND) };
  return parts;
}

function inARow(): Parts {
  const parts = renewedParts(SECOND);
  parts.leaves.splice(1, 0, renewal([...parts.before, parts.leaves[0]!], SECOND, THIRD, 2));
  parts.release = { ...parts.release, origin: THIRD.name, vkey: vkeyOf(THIRD) };
  return parts;
}

function twice(change: (leaf: RenewalLeaf) => RenewalLeaf): Parts {
  const parts = twiceRenewedParts();
  const [leaf, ...others] = parts.leaves;
  if (leaf?.type === "log.renew") parts.leaves = [change(leaf), ...others];
  return parts;
}

describe("[J17] no renewal", () => {
  const WRONG: readonly (readonly [string, Parts, NoteSigner, string])[] = [
    ["after another root", from({ root: "00".repeat(32) }), SECOND, "audit.leaf"],
    ["after another size", from({ size: AT - 1 }), SECOND, "audit.leaf"],
    ["that is not the first", altered((leaf) => ({ ...leaf, version: 2 })), SECOND, "audit.leaf"],
    ["from a key under another name", from({ origin: "else.invalid/x" }), SECOND, "audit.leaf"],
    ["from what is no key", from({ vkey: "no key" }), SECOND, "audit.leaf"],
    ["to what is no key", altered((leaf) => ({ ...leaf, vkey: "no key" })), SECOND, "audit.leaf"],
    ["in the midst of a release", placed(1), SECOND, "audit.leaf"],
    ["just before the end of a release", placed(3), SECOND, "audit.leaf"],
    ["just after another", inARow(), THIRD, "audit.leaf"],
    ["to the same key", ...to({ ...FIRST, name: SECOND.name }), "audit.leaf"],
    ["to the same origin", ...to({ ...SECOND, name: FIRST.name }), "audit.leaf"],
    ["to an origin of practice", ...to({ ...SECOND, name: "practice.invalid/x" }), "audit.marks"],
    [
      "from another key than the one before it was to",
      twice((leaf) => ({ ...leaf, from: { ...leaf.from, origin: FIRST.name, vkey: vkeyOf(FIRST) } })),
      THIRD,
      "audit.leaf",
    ],
    [
      "to a key that the release does not name",
      (() => {
        const parts = renewedParts(SECOND);
        parts.release = { ...parts.release, origin: THIRD.name, vkey: vkeyOf(THIRD) };
        return parts;
      })(),
      THIRD,
      "audit.checkpoint",
    ],
  ];
  const files = WRONG.map(([, parts, signer]) => signedBy(parts, signer));
  let theirs: readonly SecondReport[] = [];
  beforeAll(() => {
    if (PYTHON) theirs = secondCheck(files);
  });

  it.each(WRONG.map(([what, , , code], at) => [what, code, at] as const))("%s", async (_, code, at) => {
    const ours = await audit(files[at]!);
    expect([ours.ok, theirs[at]?.ok ?? false]).toEqual([false, false]);
    expect(codes(ours)).toContain(code);
    expect(JSON.stringify([ours.faults, theirs[at]?.faults])).not.toContain("too damaged");
  });
});
