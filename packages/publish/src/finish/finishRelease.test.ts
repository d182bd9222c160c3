import { createPublicKey, verify } from "node:crypto";
import { runInNewContext } from "node:vm";
import { parseVkey, readLog } from "@daftar/log";
import { CHECKPOINT_GLOBAL, fromUtf8, RELEASE_PATHS, WORDS_GLOBAL } from "@daftar/model";
import { expect, it } from "vitest";
import { seededBytes, sha256 } from "../../testing/nodeTools.ts";
import { SAMPLE_ORIGIN, SAMPLE_SIGNER, sampleInput } from "../../testing/sample.ts";
import { proposeRelease } from "../propose/proposeRelease.ts";
import { finishRelease } from "./finishRelease.ts";

const SPKI_ED25519 = Buffer.from("302a300506032b6570032100", "hex");
const ed25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
  verify(
    null,
    message,
    createPublicKey({ key: Buffer.concat([SPKI_ED25519, publicKey]), format: "der", type: "spki" }),
    signature,
  );

const input = sampleInput();
const first = proposeRelease(input, { random: seededBytes("one"), sha256 });
const second = proposeRelease(
  { ...input, previous: first.state, slot: "2014-08-01" },
  { random: seededBytes("two"), sha256 },
);
const finished = finishRelease({
  files: second.files,
  leavesBefore: first.leaves,
  leaves: second.leaves,
  words: null,
  signer: SAMPLE_SIGNER,
  sha256,
});

it("[P19] [J17] the log holds every leaf of both releases, signed by the key that the release names", async () => {
  const key = parseVkey(input.vkey, sha256);
  const log = await readLog(async (path) => finished.files.get(`log/${path}`) ?? null, {
    origin: SAMPLE_ORIGIN,
    keys: key ? [key] : [],
    sha256,
    verify: ed25519,
  });
  expect(log).toMatchObject({ status: "whole", size: first.leaves.length + second.leaves.length });
  expect(log.entries.slice(first.leaves.length)).toEqual(second.leaves);
  expect(finished.logSize).toBe(second.state.logSize);
});

it("[P19] what people approved is not touched: every proposed file is there, byte for byte", () => {
  for (const [path, bytes] of second.files) expect(finished.files.get(path)).toBe(bytes);
  const added = [...finished.files.keys()].filter((path) => !second.files.has(path));
  expect(added.every((path) => path.startsWith(RELEASE_PATHS.log))).toBe(true);
});

it("[P18] [J22] checkpoint.js sets one global to the checkpoint, and nothing a script could stumble on", () => {
  const script = fromUtf8(finished.files.get(RELEASE_PATHS.checkpointScript) ?? new Uint8Array());
  const scope: Record<string, unknown> = {};
  runInNewContext(script, scope);
  expect({ ...scope }).toEqual({ [CHECKPOINT_GLOBAL]: finished.checkpoint });
  expect(fromUtf8(finished.files.get(RELEASE_PATHS.checkpoint) ?? new Uint8Array())).toBe(
    finished.checkpoint,
  );
});

it("[J20] what approvers said is a leaf of its own before the last, and in the script that pages read", async () => {
  const words = { approvals: 3, dissents: ["", "too early </script>"] };
  const told = finishRelease({
    files: second.files,
    leavesBefore: first.leaves,
    leaves: second.leaves,
    words,
    signer: SAMPLE_SIGNER,
    sha256,
  });
  const log = await readLog(async (path) => told.files.get(`log/${path}`) ?? null, {
    origin: SAMPLE_ORIGIN,
    keys: [parseVkey(input.vkey, sha256)!],
    sha256,
    verify: ed25519,
  });
  expect(log.entries.slice(-2).map((entry) => JSON.parse(fromUtf8(entry)))).toMatchObject([
    { v: 1, type: "words.publish", version: 2, ...words },
    { type: "release", version: 2, manifest: second.digest },
  ]);
  expect(told.logSize).toBe(finished.logSize + 1);
  const script = fromUtf8(told.files.get(RELEASE_PATHS.checkpointScript) ?? new Uint8Array());
  expect(script).not.toContain("</script>");
  const scope: Record<string, unknown> = {};
  runInNewContext(script, scope);
  expect(JSON.parse(JSON.stringify(scope[WORDS_GLOBAL]))).toEqual(words);
});

it("[P19] tiles of the release before stay, so that a reader of its checkpoint can finish", () => {
  expect([...finished.files.keys()]).toContain(`log/tile/0/000.p/${first.leaves.length}`);
});
