/** The rules of judgement alone, without disk or database: levels of all victims, then the lines. */
import { fileURLToPath } from "node:url";

export default {
  runs: 3,
  prepare: ({ quick }) => ({ victims: quick ? 5_000 : 100_000 }),
  what: ({ victims }) => `judge and linesOf, ${victims} victims of two records`,
  args: ({ victims }) => [fileURLToPath(new URL("../judgeFacts.mjs", import.meta.url)), String(victims), "2"],
};
