/** Checks signatures and makes and checks proofs in a log of so many leaves; tells rates and sizes in bytes. */
import { createHash } from "node:crypto";
import {
  checkpointText,
  consistencyProof,
  inclusionProof,
  leafHash,
  merkleRoot,
  signNote,
  tlogProofText,
  verifierOf,
  verifyInclusion,
} from "@daftar/log";
import { keyPairOf, sha256, verify } from "@daftar/store";

const size = Number(process.argv[2]);
const { publicKey, sign } = keyPairOf("5b".repeat(32));
const key = new Uint8Array(Buffer.from(publicKey, "hex"));
/** By CPU time: whoever else works on the machine changes wall time and tells nothing of these. */
const perSecond = (times, work) => {
  const from = process.cpuUsage();
  for (let n = 0; n < times; n += 1) work(n);
  const { user, system } = process.cpuUsage(from);
  return Math.round((1e6 * times) / (user + system));
};

// As long as an op usually is.
const signed = Array.from({ length: 1_000 }, (_, n) => {
  const message = new Uint8Array(600).fill(n & 255).fill(n >> 8, 0, 2);
  return { message, signature: sign(message) };
});
const plain = verifierOf((bytes) => new Uint8Array(createHash("sha512").update(bytes).digest()));
const check = (judge) => (n) => {
  const { message, signature } = signed[n % signed.length];
  if (!judge(key, message, signature)) throw new Error("an honest signature is refused");
};

globalThis.benchFrom?.();
const verifyPerSecond = perSecond(20_000, check(verify));
const verifyInPlainArithmeticPerSecond = perSecond(200, check(plain));

const hashes = Array.from({ length: size }, (_, n) =>
  leafHash(new Uint8Array(Buffer.from(`leaf ${n}`)), sha256),
);
const root = merkleRoot(hashes, sha256);
const index = Math.floor(size / 3);
const proof = inclusionProof(hashes, index, sha256);
const claim = { index, size, leafHash: hashes[index], root, proof };
const inclusionPerSecond = perSecond(5_000, () => {
  if (!verifyInclusion(claim, sha256)) throw new Error("a good proof is refused");
});
const name = "practice.invalid/measured";
const note = new Uint8Array(
  Buffer.from(signNote(checkpointText({ origin: name, size, root }), { name, publicKey: key, sign }, sha256)),
);
const bytesOf = (hashesOfProof) => 32 * hashesOfProof.length;
globalThis.benchTo?.(1);
globalThis.benchTell?.({
  verifyPerSecond,
  verifyInPlainArithmeticPerSecond,
  inclusionPerSecond,
  inclusionBytes: bytesOf(proof),
  consistencyBytes: bytesOf(consistencyProof(hashes, index, sha256)),
  receiptBytesWithoutWitnesses: tlogProofText({ extra: null, index, proof, note }).length,
});
