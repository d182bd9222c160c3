/** The toll of a desk with many victims, as a person asks for it. */
import { fullDesk } from "../invented.mjs";
import { DAFTAR } from "../measured.mjs";

export default {
  runs: 3,
  prepare({ shared, quick }) {
    const rows = quick ? 5_000 : 100_000;
    return { rows, desk: fullDesk(shared, rows) };
  },
  what: ({ rows }) => `daftar toll, ${rows} victims`,
  args: ({ desk }) => [DAFTAR, "toll", "--desk", desk, "--json"],
};
