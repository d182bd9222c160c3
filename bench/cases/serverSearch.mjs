/** One search of a hundred thousand people by name, at the server, over HTTP on this machine. */
import { fileURLToPath } from "node:url";
import { fullDesk } from "../invented.mjs";

export default {
  runs: 3,
  prepare({ shared, quick }) {
    const rows = quick ? 5_000 : 100_000;
    return { rows, desk: fullDesk(shared, rows) };
  },
  what: ({ rows }) => `one search of ${rows} people by name, at the server`,
  args: ({ desk }) => [fileURLToPath(new URL("../askServer.mjs", import.meta.url)), desk, "search"],
};
