/** An estimate from the published overlap of four lists of killings (Kosovo 1999), all methods, cold. */
import { fileURLToPath } from "node:url";
import { DAFTAR } from "../measured.mjs";

const OVERLAP = fileURLToPath(new URL("../../examples/kosovo-1999/overlap.csv", import.meta.url));

export default {
  runs: 5,
  prepare: () => ({}),
  what: () => "daftar estimate, Kosovo, four lists",
  args: () => [DAFTAR, "estimate", OVERLAP, "--json"],
};
