/**
 * Makes the golden log beside this file: 260 invented entries, a checkpoint for each size on the way.
 *
 * Run from the repository's root after a build: node packages/log/golden/make.mjs
 * The key is made from one repeated byte and is known to everybody.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import {
  appendLeafHash,
  checkpointText,
  EMPTY_FRONTIER,
  leafHash,
  logFiles,
  rootOfFrontier,
  signNote,
} from "../dist/index.js";

const SIZE = 260;
const origin = "example.invalid/golden";
const sha256 = (bytes) => new Uint8Array(createHash("sha256").update(bytes).digest());
const privateKey = createPrivateKey({
  key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.alloc(32, 1)]),
  format: "der",
  type: "pkcs8",
});
const publicKey = new Uint8Array(
  createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(12),
);
const signer = { name: origin, publicKey, sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)) };

const entries = [];
let frontier = EMPTY_FRONTIER;
let checkpoint = "";
let checkpoints = "";
for (let size = 0; size <= SIZE; size += 1) {
  const root = rootOfFrontier(frontier, sha256);
  checkpoint = signNote(checkpointText({ origin, size, root }), signer, sha256);
  checkpoints += `${checkpoint}\n`;
  if (size === SIZE) break;
  const entry = new TextEncoder().encode(`invented entry ${size}`);
  entries.push(entry);
  frontier = appendLeafHash(frontier, leafHash(entry, sha256), sha256);
}

const here = fileURLToPath(new URL(".", import.meta.url));
rmSync(`${here}log`, { recursive: true, force: true });
for (const [path, bytes] of logFiles(entries, checkpoint, sha256)) {
  mkdirSync(dirname(`${here}log/${path}`), { recursive: true });
  writeFileSync(`${here}log/${path}`, bytes);
}
writeFileSync(`${here}checkpoints.txt`, checkpoints);
