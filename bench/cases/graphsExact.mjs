/** The same as `graphs` with each of 27,440 numbers summed as it is. */
import { fileURLToPath } from "node:url";

export default {
  runs: 3,
  prepare: ({ quick }) => ({ times: quick ? 1 : 8 }),
  what: () => "exactPosterior of UK 2013, 822 graphs, 27,440 numbers, warm",
  args: ({ times }) => [
    fileURLToPath(new URL("../averageGraphs.mjs", import.meta.url)),
    "exact",
    String(times),
  ],
};
