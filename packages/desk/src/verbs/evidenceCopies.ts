/** `evidence open | publish`: copies that leave the desk's own files, and what is written down of them. */
import { existsSync, statSync, utimesSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkedByExiftool, leftIn, pictureCopy } from "@daftar/evidence";
import { DaftarError, type Facts, type OpBody, toHex } from "@daftar/model";
import { type OpenDesk, sha256, writeNewFile } from "@daftar/store";
import { z } from "zod";
import { pieceById } from "../evidence/pieceById.ts";
import { WORKING_EDGE } from "../evidence/readOriginal.ts";
import { refuseTelling } from "../evidence/refuseTelling.ts";
import { workingCopy } from "../evidence/workingCopy.ts";
import { newFile } from "../exchange/packFor.ts";
import { firstPerson } from "../session/decide.ts";
import { lookAtView } from "../session/look.ts";
import { factBy, onlyPerson, signersReady } from "../session/standBehind.ts";
import { textOnce } from "../session/underWay.ts";
import { withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { path, recorder } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { VERSION } from "../version.ts";

interface Made {
  readonly event: "opened" | "exported";
  readonly bytes: Uint8Array;
  readonly tool: string;
}

/** Writes down what is about to be handed out; nothing is handed out before that stands. */
async function recordCopy(
  context: VerbContext,
  desk: OpenDesk,
  id: string,
  { as, note }: { readonly as: readonly string[]; readonly note: string },
  make: (working: Uint8Array) => Promise<Made>,
): Promise<{ readonly made: Made; readonly op: string }> {
  const person = firstPerson(as);
  onlyPerson(as);
  refuseTelling(note);
  const signers = await signersReady(desk, context, person);
  const look = await lookAtView(desk);
  const piece = pieceById(look.facts, id);
  const made = await make(await workingCopy(desk, piece));
  const body: OpBody<"custody"> = {
    id: await textOnce(context, "event", () => toHex(context.random(16))),
    evidence: piece.id,
    event: made.event,
    holder: person,
    previous: piece.custody.last,
    tool: made.tool,
    made: toHex(sha256(made.bytes)),
    note,
  };
  const judge = (facts: Facts): void => {
    if (pieceById(facts, id).custody.last !== body.previous)
      throw new DaftarError("decision.stale", "something was written down of it meanwhile", { value: id });
  };
  const [written] = await signers.write([factBy(person, "custody", body)], { look, judge });
  return { made, op: written?.opId ?? "" };
}

const askedFor = (out: string) =>
  z.object({
    id: z.string().describe("evidence"),
    out: path.describe(out),
    note: z.string().max(1000).default("").describe("what for; kept in the clear"),
    as: recorder,
  });
const written = z.object({ id: z.string(), file: z.string(), bytes: z.number(), op: z.string() });

export const evidenceOpen = defineVerb({
  details:
    "Writes the working copy, a smaller picture without metadata, where you say, readable by you alone, and records that\n" +
    "you took it. It then lies there in the clear. The original is opened by custodians only, together (docs/custodians.md).",
  positional: ["id"],
  needsDesk: true,
  effect: "changes",
  places: ["out"],
  input: askedFor("file to write; must not exist"),
  output: written,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const file = newFile(context, input.out);
      const { made, op } = await recordCopy(context, desk, input.id, input, async (bytes) => ({
        event: "opened",
        bytes,
        tool: `daftar ${VERSION}`,
      }));
      writeNewFile(file, made.bytes);
      return done({ id: input.id, file, bytes: made.bytes.length, op });
    }),
});

/** A name that tells nothing, in a folder; or the file that the user names. */
function publicFile(context: VerbContext, out: string): string {
  const place = resolve(context.cwd, out);
  const isFolder = existsSync(place) && statSync(place).isDirectory();
  return isFolder ? join(place, `${toHex(context.random(8))}.jpg`) : newFile(context, out);
}

/** Of the file itself too: when it was made is nobody's business. */
const NO_TIME = new Date("2000-01-01T00:00:00Z");

export const evidencePublish = defineVerb({
  details:
    "Makes the copy that may leave: pixels made anew and nothing else, no metadata, no time, in a folder under a name that\n" +
    "tells nothing. Two readers that did not write it, and exiftool where it is installed, must find nothing besides\n" +
    "pixels, or no file is written. LOOK AT IT FIRST: faces, number plates, signs, clocks, reflections and the place\n" +
    "itself stay in the picture, and whoever has the original of somebody can tell that it is theirs. It enters no\n" +
    "release by itself.",
  positional: ["id"],
  needsDesk: true,
  effect: "changes",
  places: ["out"],
  input: askedFor("folder, for a random name; or a file, which must not exist"),
  output: written.extend({ width: z.number(), height: z.number(), checkedBy: z.array(z.string()) }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const file = publicFile(context, input.out);
      const checkedBy = ["segments", "exifr"];
      let size = { width: 0, height: 0 };
      const { made, op } = await recordCopy(context, desk, input.id, input, async (working) => {
        const copy = await pictureCopy(working, WORKING_EDGE);
        if ("code" in copy) throw new DaftarError(copy.code, "the copy cannot be made", { value: input.id });
        const third = await checkedByExiftool(copy.bytes);
        if (third !== null) checkedBy.push("exiftool");
        const left = [...(await leftIn(copy.bytes)), ...(third ?? [])];
        if (left.length > 0) {
          throw new DaftarError("evidence.left-in", `left in the copy: ${left.join(", ")}`, {
            value: input.id,
          });
        }
        size = { width: copy.width, height: copy.height };
        return { event: "exported", bytes: copy.bytes, tool: copy.tool };
      });
      writeNewFile(file, made.bytes);
      utimesSync(file, NO_TIME, NO_TIME);
      return done({ id: input.id, file, bytes: made.bytes.length, op, ...size, checkedBy });
    }),
});
