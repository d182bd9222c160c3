/** One averaging over decomposable graphs, warm: UK 2013, five lists. R's dga took 0.38 to 0.51 CPU seconds. */
import { fileURLToPath } from "node:url";

export default {
  runs: 3,
  prepare: ({ quick }) => ({ times: quick ? 3 : 40 }),
  what: () => "graphAveraging of UK 2013, 822 graphs, warm",
  args: ({ times }) => [
    fileURLToPath(new URL("../averageGraphs.mjs", import.meta.url)),
    "panels",
    String(times),
  ],
};
