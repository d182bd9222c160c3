/** The same once, the first call of a fresh process; the process's start and loading the package apart. */
import { fileURLToPath } from "node:url";

export default {
  runs: 9,
  prepare: () => ({}),
  what: () => "searchModels of Kosovo, 113 models, first call",
  args: () => [fileURLToPath(new URL("../searchModels.mjs", import.meta.url)), "kosovo", "cold", "1"],
};
