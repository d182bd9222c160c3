/** Ops appended to an open desk, signed and fsynced: one by one, and a hundred at a time. */
import { fileURLToPath } from "node:url";
import { fullDesk } from "../invented.mjs";

export default {
  runs: 3,
  prepare({ shared, quick }) {
    return { ops: quick ? 100 : 1_000, desk: fullDesk(shared, 100) };
  },
  what: ({ ops }) => `${ops} ops appended with an fsync each, and ${ops} by the hundred`,
  args: ({ ops, desk }, n) => [
    fileURLToPath(new URL("../appendOps.mjs", import.meta.url)),
    desk,
    String(ops),
    String(n),
  ],
};
