/** `checker`: the page that audits a release in any browser, as one file to hand on. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineVerb } from "@daftar/desk";
import { DaftarError, toHex } from "@daftar/model";
import { sha256, writeNewFile } from "@daftar/store";
import { z } from "zod";

export const checkerVerb = defineVerb({
  details:
    "One file that opens in any browser, from a disk or a stick, with no network: a reader chooses a release's folder\n" +
    "and is told what `audit` would tell, in English or Persian. Give it to readers by another way than releases:\n" +
    "whoever hands out both could have changed both. The same version builds the same bytes; compare their hash.",
  positional: [],
  needsDesk: false,
  effect: "reads",
  places: ["out"],
  input: z.object({
    out: z.string().min(1).describe("file for the page, such as audit.html; must not exist"),
  }),
  output: z.object({ file: z.string(), sha256: z.string(), bytes: z.number() }),
  run: async (context, input) => {
    const file = resolve(context.cwd, input.out);
    if (existsSync(file))
      throw new DaftarError("usage.wrong", "the file exists already", { field: "out", file: input.out });
    const bytes = new Uint8Array(readFileSync(fileURLToPath(import.meta.resolve("@daftar/checker"))));
    writeNewFile(file, bytes);
    return { result: { file, sha256: toHex(sha256(bytes)), bytes: bytes.length }, exit: 0 as const };
  },
});
