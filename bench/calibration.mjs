/**
 * The same work on every machine: whole numbers, floating point, and hashing, about a third of the time
 * each on the machine of the first figures. Never change it; figures before and after would part.
 */
import { createHash } from "node:crypto";

let state = 1;
for (let n = 0; n < 150_000_000; n += 1) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
}

let sum = 0;
const row = new Float64Array(4096).map((_, at) => 1 / (at + 1));
for (let n = 0; n < 20_000; n += 1) {
  for (let at = 1; at < row.length; at += 1) sum += Math.sqrt(row[at] + row[at - 1]);
}

const block = Buffer.alloc(2 ** 20, "daftar");
const hash = createHash("sha256");
for (let n = 0; n < 300; n += 1) hash.update(block);

// Printed, so that no compiler may leave any of it out.
console.log(state, sum, hash.digest("hex"));
