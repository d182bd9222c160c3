/** The same with five records a victim: 100,000 people, 500,000 records. */
import { fileURLToPath } from "node:url";

export default {
  runs: 3,
  prepare: ({ quick }) => ({ victims: quick ? 5_000 : 100_000 }),
  what: ({ victims }) => `judge and linesOf, ${victims} victims of five records`,
  args: ({ victims }) => [fileURLToPath(new URL("../judgeFacts.mjs", import.meta.url)), String(victims), "5"],
};
