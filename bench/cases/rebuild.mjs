/** The register derived anew from the ops, digests before and after included. */
import { fullDesk } from "../invented.mjs";
import { DAFTAR } from "../measured.mjs";

export default {
  runs: 3,
  prepare({ shared, quick }) {
    const rows = quick ? 5_000 : 100_000;
    return { rows, desk: fullDesk(shared, rows) };
  },
  what: ({ rows }) => `daftar rebuild, ${rows} records`,
  args: ({ desk }) => [DAFTAR, "rebuild", "--desk", desk, "--json"],
};
