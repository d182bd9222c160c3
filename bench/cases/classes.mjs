/** Latent classes of Kosovo, 50 seeds. R's LCMCR gave 87 to 172 effective draws a CPU second on the study's machine. */
import { fileURLToPath } from "node:url";

export default {
  runs: 1,
  prepare: ({ quick }) => ({ seeds: quick ? 2 : 50 }),
  what: ({ seeds }) => `a thousand effective draws of Kosovo, ${seeds} seeds, warm-up counted`,
  args: ({ seeds }) => [fileURLToPath(new URL("../sampleClasses.mjs", import.meta.url)), String(seeds)],
};
