/** The toll of that desk after one op more: who is touched is judged again, and all are counted. */
import { fileURLToPath } from "node:url";

export default {
  runs: 3,
  prepare: ({ quick }) => ({ victims: quick ? 5_000 : 100_000 }),
  what: ({ victims }) => `judged and counted again after one op, ${victims} victims of five records`,
  args: ({ victims }) => [
    fileURLToPath(new URL("../judgeFacts.mjs", import.meta.url)),
    String(victims),
    "5",
    "one",
  ],
};
