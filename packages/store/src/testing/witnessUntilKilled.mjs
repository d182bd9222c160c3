/**
 * A process that asks a witness's folder for cosignatures; run by `witness.test.ts` on the built package.
 *
 * Requests come on stdin, one a line in hexadecimal. Each tree that was cosigned goes to stdout in one
 * synchronous write, so what the parent has read was answered.
 */
import { writeSync } from "node:fs";
import { text } from "node:stream/consumers";
import { openWitness, unlockWitness } from "../../dist/index.js";

const witness = openWitness(process.argv[2]);
const sign = await unlockWitness(witness, () => Promise.reject(new TypeError("not locked")));
const requests = (await text(process.stdin)).trim().split("\n");
for (const request of requests) {
  const { remember } = witness.answer(new Uint8Array(Buffer.from(request, "hex")), sign, Date.now);
  if (remember !== null) writeSync(1, `${remember.size} ${Buffer.from(remember.root).toString("hex")}\n`);
}
