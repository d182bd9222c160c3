/** The witness's judgement, request by request and over long histories. */
import { concatBytes, fromUtf8, toHex, utf8 } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Checkpoint, checkpointText } from "../note/checkpoint.ts";
import { cosign, openCosignatures } from "../note/cosignature.ts";
import { openNote } from "../note/openNote.ts";
import { signNote } from "../note/signNote.ts";
import { verifierKey, witnessKey } from "../note/vkey.ts";
import { ed25519Verify, sha256, testKey } from "../testing/nodeCrypto.suite.ts";
import { consistencyProof } from "../tree/consistencyProof.ts";
import { merkleRoot } from "../tree/frontier.ts";
import { leafHash } from "../tree/hashes.ts";
import { addCheckpointText, parseAddCheckpoint } from "./addCheckpoint.ts";
import { judgeAddCheckpoint, type Remembered, sizeOfConflict } from "./judge.ts";

const ORIGIN = "example.invalid/log";
const log = { name: ORIGIN, ...testKey(7) };
const key = verifierKey(ORIGIN, log.publicKey, sha256);
const signer = { name: "witness.invalid/w", ...testKey(8) };
const leavesOf = (kind: string, size: number) =>
  Array.from({ length: size }, (_, at) => leafHash(utf8(`${kind} ${at}`), sha256));
/** Two trees that part at leaf 3. */
const ours = leavesOf("ours", 40);
const theirs = [...ours.slice(0, 3), ...leavesOf("theirs", 37)];
const rootOf = (leaves: readonly Uint8Array[], size: number) => merkleRoot(leaves.slice(0, size), sha256);

function request(leaves: readonly Uint8Array[], old: number, size: number, by = log): string {
  const proof = old === 0 ? [] : consistencyProof(leaves.slice(0, size), old, sha256);
  const text = checkpointText({ origin: by.name, size, root: rootOf(leaves, size) });
  return addCheckpointText({ old, proof, note: utf8(signNote(text, by, sha256)) });
}

const judge = (body: string | Uint8Array, remembered: Remembered | null = null, known = [key]) =>
  judgeAddCheckpoint(
    typeof body === "string" ? utf8(body) : body,
    { keysOf: (origin) => (origin === ORIGIN ? known : []), rememberedOf: () => remembered },
    { signer, time: 1000, sha256, verify: ed25519Verify },
  );
const at = (size: number, leaves = ours): Remembered => ({ size, root: rootOf(leaves, size) });

describe("requests", () => {
  it("[L20] text and request are each other's inverse", () => {
    const text = request(ours, 5, 9);
    const parsed = parseAddCheckpoint(utf8(text));
    expect(parsed).toMatchObject({ old: 5 });
    expect(parsed === null ? null : addCheckpointText(parsed)).toBe(text);
  });

  it("[L20] the specification's example has its form, and its signatures are no known key's", () => {
    const example = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;
    expect(parseAddCheckpoint(utf8(example))?.proof).toHaveLength(4);
    expect(judge(example)).toMatchObject({ status: 404 });
  });

  it("[L20] malformed requests are 400, and no request throws", () => {
    const good = request(ours, 5, 9);
    for (const bad of [
      "",
      "\n",
      "old 5\n",
      good.replace("old 5", "old 05"),
      good.replace("old 5", "old  5"),
      good.replace("old 5", "old -1"),
      good.replace("old 5", "old 99999999999999999"),
      good.replace("old 5", "old 9007199254740992"),
      good.replace("old 5", "old 10"),
      good.replace("\n", "\nAAAA\n"),
      `old 5\n${"A".repeat(43)}=\n`.repeat(64) + good,
      good.slice(0, -1),
      good.replaceAll("\n", "\r\n"),
      good.replace(ORIGIN, ""),
    ]) {
      expect([bad, judge(bad, at(5)).status]).toEqual([bad, 400]);
    }
    expect(judge(Uint8Array.of(0xff, 0xfe), at(5)).status).toBe(400);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(judge(concatBytes(utf8("old 0\n\n"), bytes)).status).toBe(400);
      }),
    );
  });
});

describe("answers", () => {
  it("[L21] a first checkpoint, a grown one and the same again are cosigned, and remembered", () => {
    for (const [old, size, before] of [
      [0, 5, null],
      [5, 9, at(5)],
      [9, 9, at(9)],
      [0, 0, null],
    ] as const) {
      const text = old === size && size > 0 ? request(ours, size, size) : request(ours, old, size);
      const answer = judge(text, before);
      expect(answer).toMatchObject({ status: 200, remember: { origin: ORIGIN, size }, refused: null });
      const note = parseAddCheckpoint(utf8(text))!.note;
      const opened = openCosignatures(
        utf8(fromUtf8(note) + answer.body),
        [witnessKey(signer.name, signer.publicKey, sha256)],
        ed25519Verify,
      );
      expect(opened).toMatchObject({ cosignatures: [{ time: 1000 }] });
    }
  });

  it("[L21] an unknown log is 404; no good signature 403; unknown keys beside a good one are ignored", () => {
    expect(judge(request(ours, 0, 5, { ...log, name: "else.invalid/x" }))).toMatchObject({ status: 404 });
    expect(judge(request(ours, 0, 5, { name: ORIGIN, ...testKey(9) }))).toMatchObject({ status: 403 });
    const text = request(ours, 0, 5);
    expect(
      judge(text.replace(/(.)(.{10})\n$/, (_, a, rest) => `${a === "A" ? "B" : "A"}${rest}\n`)).status,
    ).toBe(403);
    const spare = cosign("x\n", 1, { name: "else.invalid/w", ...testKey(3) }, sha256);
    expect(judge(text + spare).status).toBe(200);
  });

  it("[L21] another old size than remembered is 409 and names that; a rollback is one", () => {
    for (const [old, size, before] of [
      [0, 5, at(9)],
      [5, 9, null],
      [5, 9, at(7)],
      [3, 5, at(9)],
      [5, 5, at(9)],
    ] as const) {
      const answer = judge(request(ours, old, size), before);
      expect(answer).toMatchObject({ status: 409, remember: null, refused: null });
      expect(sizeOfConflict(answer.body)).toBe(before?.size ?? 0);
    }
  });

  it("[L22] another root at one size contradicts by itself; a proof that fails only shows nothing, since anybody can spoil it", () => {
    const text = checkpointText({ origin: ORIGIN, size: 9, root: rootOf(theirs, 9) });
    expect(judge(request(theirs, 9, 9), at(9))).toMatchObject({
      status: 409,
      remember: null,
      refused: { contradicts: true, origin: ORIGIN, text },
    });
    expect(judge(request(theirs, 5, 9), at(5))).toMatchObject({
      status: 422,
      remember: null,
      refused: { contradicts: false, origin: ORIGIN, text },
    });
    const honest = checkpointText({ origin: ORIGIN, size: 9, root: rootOf(ours, 9) });
    expect(judge(request(ours, 5, 9).replace(/\n[\s\S]*?\n\n/, "\n\n"), at(5))).toMatchObject({
      status: 422,
      refused: { contradicts: false, text: honest },
    });
  });

  it("[L22] a proof where there is none to give is 422, and says nothing against the log", () => {
    expect(judge(request(ours, 5, 9).replace("old 5", "old 0"), null)).toMatchObject({ status: 422 });
    const again = request(ours, 9, 9).replace("old 9\n", `old 9\n${"A".repeat(43)}=\n`);
    expect(judge(again, at(9))).toMatchObject({ status: 422, refused: null });
  });

  it("[L22] what is remembered can be opened again, whatever lines stood beside the log's", () => {
    const own = witnessKey(signer.name, signer.publicKey, sha256);
    const text = request(ours, 0, 5);
    const false1 = cosign("another text\n", 5, signer, sha256);
    const many = Array.from({ length: 63 }, (_, n) =>
      cosign("x\n", 1, { name: `else.invalid/${n}`, ...testKey(3) }, sha256),
    ).join("");
    for (const more of ["", false1, many]) {
      const answer = judge(text + more);
      expect(answer.status).toBe(200);
      const note = utf8(answer.remember?.note ?? "");
      expect(openCosignatures(note, [own], ed25519Verify)).toMatchObject({ cosignatures: [{ time: 1000 }] });
      expect(openNote(note, [key], ed25519Verify)).toMatchObject({ status: "verified" });
    }
  });

  it("[L22] flipped bits of a proof, every fifth, are refused", () => {
    const text = request(ours, 5, 29);
    const parsed = parseAddCheckpoint(utf8(text))!;
    for (const [index, hash] of parsed.proof.entries()) {
      for (let bit = index % 5; bit < 256; bit += 5) {
        const flipped = hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        const proof = parsed.proof.with(index, flipped);
        expect(judge(addCheckpointText({ ...parsed, proof }), at(5)).status).toBe(422);
      }
    }
    for (const proof of [
      parsed.proof.slice(1),
      [...parsed.proof, parsed.proof[0]!],
      parsed.proof.toReversed(),
    ])
      expect(judge(addCheckpointText({ ...parsed, proof }), at(5)).status).toBe(422);
  });

  it("[L22] whatever is asked in whatever order, all it ever cosigned is one growing log", () => {
    const asked = fc.array(
      fc.record({ fork: fc.boolean(), old: fc.nat(40), size: fc.nat(40), honestOld: fc.boolean() }),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(asked, (requests) => {
        let remembered: Remembered | null = null;
        const signed: Checkpoint[] = [];
        for (const { fork, old, size, honestOld } of requests) {
          const leaves = fork ? theirs : ours;
          const from = Math.min(honestOld ? (remembered?.size ?? 0) : old, size);
          const { status, remember } = judge(request(leaves, from, size), remembered);
          expect(status === 200).toBe(remember !== null);
          if (remember === null) continue;
          signed.push(remember);
          remembered = remember;
        }
        const sizes = signed.map(({ size }) => size);
        expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
        const is = (leaves: readonly Uint8Array[]) =>
          signed.every(({ size, root }) => toHex(root) === toHex(rootOf(leaves, size)));
        expect(is(ours) || is(theirs)).toBe(true);
      }),
    );
  });

  it("[L22] of two histories shown to witnesses in whatever order, at most one reaches a majority of them", () => {
    // Each witness keeps its own state; who rewrites shows each of five one history or the other, as often as they like.
    const shown = fc.array(
      fc.record({ to: fc.nat(4), fork: fc.boolean(), size: fc.integer({ min: 4, max: 30 }) }),
      {
        minLength: 5,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(shown, (all) => {
        const states: (Remembered | null)[] = [null, null, null, null, null];
        const signed = { ours: new Set<number>(), theirs: new Set<number>() };
        for (const { to, fork, size } of all) {
          const state = states[to] ?? null;
          const text = request(fork ? theirs : ours, Math.min(state?.size ?? 0, size), size);
          const { remember } = judge(text, state);
          if (remember === null) continue;
          states[to] = remember;
          signed[fork ? "theirs" : "ours"].add(to);
        }
        expect([...signed.ours].filter((to) => signed.theirs.has(to))).toEqual([]);
        expect(Math.min(signed.ours.size, signed.theirs.size)).toBeLessThan(3);
      }),
      { numRuns: 50 },
    );
  });

  it("[L21] the size in a conflict is one number, and nothing else", () => {
    expect([sizeOfConflict("9\n"), sizeOfConflict("0")]).toEqual([9, 0]);
    for (const bad of ["", "09\n", "9 \n", "9\n\n", "x", "9007199254740993"])
      expect(sizeOfConflict(bad)).toBeNull();
  });
});
