/** All 6,893 log-linear models of UK 2013, five lists, warm. R's Rcapture took 32.5 CPU seconds. */
import { fileURLToPath } from "node:url";

export default {
  runs: 3,
  prepare: ({ quick }) => ({ times: quick ? 1 : 4 }),
  what: () => "searchModels of UK 2013, 6893 models, warm",
  args: ({ times }) => [
    fileURLToPath(new URL("../searchModels.mjs", import.meta.url)),
    "uk5",
    "warm",
    String(times),
  ],
};
