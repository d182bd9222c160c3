/** What every command costs before it does anything. */
import { DAFTAR } from "../measured.mjs";

export default {
  runs: 9,
  prepare: () => ({}),
  what: () => "cold start: daftar --version",
  args: () => [DAFTAR, "--version"],
};
