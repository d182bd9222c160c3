/** A whole desk by strata, over the clusterings of its linkage: the issue allows two minutes on two cores. */
import { fileURLToPath } from "node:url";

export default {
  runs: 1,
  prepare: ({ quick }) => (quick ? { strata: 3, clusterings: 4 } : { strata: 20, clusterings: 50 }),
  what: ({ strata, clusterings }) => `${strata} strata, 5 lists, ${clusterings} clusterings, two threads`,
  args: ({ strata, clusterings }) => [
    fileURLToPath(new URL("../estimateDesk.mjs", import.meta.url)),
    "2",
    String(strata),
    String(clusterings),
  ],
};
