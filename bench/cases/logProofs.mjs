/** Signatures checked, and proofs in a log of 100,000 leaves: how fast, and how large. */
import { fileURLToPath } from "node:url";

export default {
  runs: 3,
  prepare: ({ quick }) => ({ leaves: quick ? 5_000 : 100_000 }),
  what: ({ leaves }) => `20,000 signatures checked; proofs and a receipt in a log of ${leaves} leaves`,
  args: ({ leaves }) => [fileURLToPath(new URL("../logProofs.mjs", import.meta.url)), String(leaves)],
};
