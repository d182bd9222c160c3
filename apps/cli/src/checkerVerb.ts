/** `checker`: the page that audits a release in any browser, as one file to hand on. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { defineVerb } from "@daftar/desk";
import { DaftarError } from "@daftar/model";
import { writeNewFile } from "@daftar/store";
import { z } from "zod";
import { checkerPage } from "./checkerPage.ts";

export const checkerVerb = defineVerb({
  details:
    "One file that opens in any browser, from a disk or a stick, with no network: a reader chooses a release's folder\n" +
    "and is told what `audit` would tell, in English or Persian. Give it to readers by another way than releases:\n" +
    "whoever hands out both could have changed both. The same version builds the same bytes, and a release names the\n" +
    "hash of those that its program builds (release.json): `audit DIR --checker FILE` compares a page with it.",
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
    const page = checkerPage();
    if (page === null)
      throw new DaftarError("file.not-found", "the page was not built: npm run build", { field: "out" });
    writeNewFile(file, page.bytes);
    return { result: { file, sha256: page.sha256, bytes: page.bytes.length }, exit: 0 as const };
  },
});
