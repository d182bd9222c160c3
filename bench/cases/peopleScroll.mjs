/** The table of a hundred thousand people, scrolled in a browser: what its server pays, and what was seen. */
import { fileURLToPath } from "node:url";
import { fullDesk } from "../invented.mjs";

export default {
  runs: 1,
  prepare({ shared, quick }) {
    const rows = quick ? 5_000 : 100_000;
    return { rows, desk: fullDesk(shared, rows) };
  },
  what: ({ rows }) =>
    `the server of a table of ${rows} people, scrolled in Chromium to its end, wide and narrow`,
  args: ({ rows, desk }) => [
    fileURLToPath(new URL("../scrollServer.mjs", import.meta.url)),
    desk,
    String(rows),
  ],
};
