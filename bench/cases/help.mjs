/** The words of one verb: its schemas are read, its database is not. */
import { DAFTAR } from "../measured.mjs";

export default {
  runs: 9,
  prepare: () => ({}),
  what: () => "cold start: daftar toll --help",
  args: () => [DAFTAR, "toll", "--help"],
};
