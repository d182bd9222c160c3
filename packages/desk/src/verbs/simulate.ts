/** `simulate`: an invented crackdown with known truth. */
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { DaftarError } from "@daftar/model";
import { simulate as runSimulation, SCENARIOS } from "@daftar/simulate";
import { z } from "zod";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

export const simulate = defineVerb({
  details:
    `Scenarios: ${SCENARIOS.join(", ")}. Writes lists/NAME.csv, truth.csv, counts.csv, claims.csv, scope.json and\n` +
    "simulation.json. Every row is marked invented, for good (J19). The same seed gives the same files.",
  positional: [],
  needsDesk: false,
  effect: "changes",
  places: ["out"],
  input: z.object({
    scenario: z.enum(SCENARIOS).describe("name of the scenario"),
    victims: z.number().int().min(1).max(2_000_000).default(500).describe("how many people died"),
    lists: z.number().int().min(2).max(6).default(5).describe("how many lists"),
    seed: z.number().int().min(0).default(1).describe("seed"),
    out: path.describe("folder to write to; must be empty or missing"),
  }),
  output: z.object({
    out: z.string(),
    files: z.array(z.string()),
    trueTotal: z.number(),
    seed: z.number(),
    invented: z.literal(true),
  }),
  async run(context, input) {
    const out = resolve(context.cwd, input.out);
    const there = await readdir(out).catch(() => []);
    if (there.length > 0)
      throw new DaftarError("usage.wrong", "the folder is not empty", { file: input.out });
    const simulation = runSimulation({
      scenario: input.scenario,
      victims: input.victims,
      lists: input.lists,
      seed: input.seed,
    });
    for (const [name, text] of simulation.files) {
      const file = join(out, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    return done({
      out,
      files: [...simulation.files.keys()].sort(),
      trueTotal: simulation.trueTotal,
      seed: input.seed,
      invented: true as const,
    });
  },
});
