/** The same once, the first call of a fresh process; the process's start and loading the package apart. */
import { fileURLToPath } from "node:url";

export default {
  runs: 3,
  prepare: () => ({}),
  what: () => "searchModels of UK 2013, 6893 models, first call",
  args: () => [fileURLToPath(new URL("../searchModels.mjs", import.meta.url)), "uk5", "cold", "1"],
};
