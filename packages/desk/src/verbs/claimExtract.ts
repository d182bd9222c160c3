/** `claim extract`: drafts of claims from a news text; a person decides what of them is a claim. */
import { writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { claimExtractor, draftRows } from "@daftar/claims/extract";
import { claimBasis, claimFigure, claimKind, DaftarError, isoDay } from "@daftar/model";
import { z } from "zod";
import { readUserBytes } from "../session/userFile.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

/** Far more than any article, and no more than a machine reads in seconds. */
const LARGEST = 16 * 1024 * 1024;

const draft = z.object({
  id: z.string(),
  kind: claimKind,
  quote: z.string(),
  start: z.number(),
  end: z.number(),
  claimant: z.string().nullable(),
  via: z.array(z.string()),
  figure: claimFigure,
  figureStart: z.number(),
  figureEnd: z.number(),
  counted: z.string().nullable(),
  population: z.string().nullable(),
  window: z.object({ from: isoDay.nullable(), to: isoDay.nullable() }),
  area: z.string().nullable(),
  basis: claimBasis.nullable(),
  partOf: z.string().nullable(),
  partKind: z.enum(["disjoint", "subset", "unknown"]).nullable(),
  asOf: isoDay.nullable(),
  supersedes: z.string().nullable(),
  answers: z.string().nullable(),
  rebuts: z.string().nullable(),
  caveats: z.string().nullable(),
  responsibility: z.string().nullable(),
  language: z.enum(["en", "fa", "ar"]),
});

/** The text of a file in UTF-8, without its byte order mark: what offsets are counted in. */
function textOf(bytes: Uint8Array, file: string): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new DaftarError("file.encoding", "this file is not in UTF-8", { file });
  }
  if (text.includes("\u0000")) throw new DaftarError("file.binary", "this file is no text", { file });
  return text;
}

/** What drafts of a text are called, from the name of its file. */
function prefixOf(file: string): string {
  const stem = basename(file)
    .replace(/\.[A-Za-z0-9]+$/, "")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[^A-Za-z0-9]+/, "");
  return stem === "" ? "draft" : stem;
}

export const claimExtract = defineVerb({
  details:
    "Finds who claims which number of dead in a text in English, Persian or Arabic, and what the text says of it. It is\n" +
    "read on this machine by rules, with no model and no network; what the text does not say stays empty. Each draft has\n" +
    "its quote with offsets (UTF-16 units of the text without byte order mark). Nothing is written to a desk: --out\n" +
    "writes drafts as CSV, and claim add takes that file once a person has looked at every row and written reviewed or\n" +
    "rejected in its column draft. --date is the article's own day, for days such as yesterday or Friday.",
  positional: ["file"],
  needsDesk: false,
  effect: "reads",
  files: ["file"],
  places: ["out"],
  input: z.object({
    file: path.describe("a text in UTF-8, up to 16 MiB"),
    date: isoDay.optional().describe("the article's own day; else read from its first lines"),
    out: path.optional().describe("write the drafts as CSV to this new file"),
    invented: z.boolean().default(false).describe("the text is invented: mark every draft so (J19)"),
    publishedIn: z.string().default("").describe("where it was published, for --out"),
  }),
  output: z.object({
    claims: z.array(draft),
    /** What to know of the text: markup, direction-marks, mixed-digits, table, long, empty, no-date. */
    flags: z.array(z.string()),
    date: isoDay.nullable(),
    out: z.string().nullable(),
  }),
  async run(context, input) {
    const text = textOf(await readUserBytes(context.files, input.file, LARGEST), input.file);
    const { claims, flags, date } = claimExtractor()(text, { date: input.date ?? null });
    if (input.out !== undefined) {
      const csv = draftRows(claims, {
        prefix: prefixOf(input.file),
        invented: input.invented,
        publishedIn: input.publishedIn,
      });
      await writeFile(resolve(context.cwd, input.out), csv, { flag: "wx" }).catch((error: unknown) => {
        const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
        throw new DaftarError("usage.wrong", `this file cannot be made anew (${code})`, {
          field: "out",
          value: input.out ?? "",
        });
      });
    }
    return done({
      claims: claims.map(({ via, ...claim }) => ({ ...claim, via: [...via], figure: { ...claim.figure } })),
      flags: [...flags],
      date,
      out: input.out ?? null,
    });
  },
});
