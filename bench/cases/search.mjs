/** All 113 log-linear models of Kosovo, warm: a mean of many. R's Rcapture took 0.18 to 0.40 CPU seconds. */
import { fileURLToPath } from "node:url";

export default {
  runs: 5,
  prepare: ({ quick }) => ({ times: quick ? 20 : 400 }),
  what: () => "searchModels of Kosovo, 113 models, warm",
  args: ({ times }) => [
    fileURLToPath(new URL("../searchModels.mjs", import.meta.url)),
    "kosovo",
    "warm",
    String(times),
  ],
};
