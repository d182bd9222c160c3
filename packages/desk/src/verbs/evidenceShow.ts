/** `evidence list | show | check | look`: what was taken in, and what became of it. */
import { pictureCopy } from "@daftar/evidence";
import { DaftarError } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { z } from "zod";
import { aboutOf } from "../evidence/aboutOf.ts";
import { pieceById } from "../evidence/pieceById.ts";
import { type Piece, piecesOf } from "../evidence/pieces.ts";
import { readOpened } from "../evidence/sealedOriginal.ts";
import { bracketShape, holdsWith, pieceShape, shownBracket, shownPiece } from "../evidence/shapes.ts";
import { workingCopy } from "../evidence/workingCopy.ts";
import { lookAtView } from "../session/look.ts";
import { readUserBytes } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import { bracketsOf } from "../time/bracket.ts";
import { marksOf } from "../time/marks.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

const MIB = 1024 * 1024;

export const evidenceList = defineVerb({
  details: "What was taken in as evidence, oldest first; --about narrows it to records, counts or victims.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({
    about: z.array(z.string()).default([]).describe("records, counts or victims (repeat it)"),
  }),
  output: z.object({ evidence: z.array(pieceShape) }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const { view, facts } = await lookAtView(desk);
      const about = new Set(aboutOf(view, input.about));
      const pieces = piecesOf(facts).filter(
        (piece) => input.about.length === 0 || piece.about.some((id) => about.has(id)),
      );
      return done({ evidence: pieces.map((piece) => shownPiece(view, piece)) });
    }),
});

const step = z.object({
  event: z.string(),
  holder: z.string(),
  by: z.string(),
  time: z.string(),
  tool: z.string().nullable(),
  /** SHA-256 of the file that was made. */
  made: z.string().nullable(),
  note: z.string(),
  op: z.string(),
});
const fault = z.object({ code: z.string(), event: z.string().nullable(), words: z.string() });

export const evidenceShow = defineVerb({
  details:
    "Its chain of custody, each event naming the one before it: what does not fit is told, never mended. Its time is a\n" +
    "bracket: not before, not after, by whom; what the machine's clock claimed stands apart (decision 0062).",
  positional: ["id"],
  needsDesk: true,
  effect: "reads",
  input: z.object({ id: z.string().describe("evidence") }),
  output: pieceShape.extend({
    commitment: z.string(),
    custody: z.array(step),
    faults: z.array(fault),
    time: bracketShape,
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const { view, facts } = await lookAtView(desk);
      const piece = pieceById(facts, input.id);
      const marks = await marksOf(desk, facts, new Date(context.clock()).toISOString());
      const [bracket] = await bracketsOf(desk, facts, marks, [piece.op]);
      return done({
        ...shownPiece(view, piece),
        commitment: piece.body.commitment,
        custody: piece.custody.steps.map(({ event, holder, by, time, tool, made, note, op }) => ({
          event,
          holder,
          by,
          time,
          tool,
          made,
          note,
          op,
        })),
        faults: piece.custody.faults.map((one) => ({ ...one })),
        time: shownBracket(bracket!),
      });
    }),
});

/** What is wrong with one piece as this machine can see it. */
async function faultsOf(desk: OpenDesk, piece: Piece): Promise<z.infer<typeof fault>[]> {
  const found: z.infer<typeof fault>[] = piece.custody.faults.map((one) => ({ ...one }));
  const blob = async (code: string, words: string, read: () => unknown): Promise<void> => {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof DaftarError)) found.push({ code, event: null, words });
      else found.push({ code: error.code, event: null, words: `${words}: ${error.message}` });
    }
  };
  await blob("blob.missing", "the sealed original", () => desk.getBlob(piece.body.original));
  if (piece.body.working !== null)
    await blob("blob.damaged", "the copy to look at", () => workingCopy(desk, piece));
  return found;
}

export const evidenceCheck = defineVerb({
  details:
    "Whether sealed originals and working copies are there and whole, and whether each chain of custody holds. With\n" +
    "--opened FILE, what custodians opened (daftar custodian combine --as-sealed) is held to the commitment in the op:\n" +
    "these are the bytes that were taken in, and no others.",
  positional: ["id"],
  needsDesk: true,
  effect: "reads",
  files: ["opened"],
  input: z.object({
    id: z.string().optional().describe("evidence; all of it unless told"),
    opened: path.optional().describe("a sealed original as custodian combine --as-sealed wrote it"),
  }),
  output: z.object({
    checked: z.number(),
    evidence: z.array(z.object({ id: z.string(), holds: z.boolean(), faults: z.array(fault) })),
    /** The file named with --opened: whose it is, and its SHA-256. */
    original: z.object({ id: z.string(), sha256: z.string(), size: z.number() }).nullable(),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const { facts } = await lookAtView(desk);
      const pieces = input.id === undefined ? piecesOf(facts) : [pieceById(facts, input.id)];
      const evidence = [];
      for (const piece of pieces) {
        const faults = await faultsOf(desk, piece);
        evidence.push({ id: piece.id, holds: holdsWith(faults), faults });
      }
      const file = input.opened;
      const read =
        file === undefined ? null : readOpened(await readUserBytes(context.files, file, 600 * MIB));
      const its =
        read === null ? undefined : pieces.find((piece) => piece.body.commitment === read.commitment);
      if (file !== undefined && (read === null || its === undefined)) {
        throw new DaftarError(
          "evidence.not-the-original",
          read === null
            ? "this is no sealed original as it was opened"
            : "these are not bytes that were taken in",
          { file },
        );
      }
      return done({
        checked: evidence.length,
        evidence,
        original:
          read === null || its === undefined ? null : { id: its.id, sha256: read.sha256, size: read.size },
      });
    }),
});

export const evidenceLook = defineVerb({
  details:
    "A small picture of a working copy, 480 pixels at most, as JPEG in base64: what a page shows beside the words. It is\n" +
    "not recorded; evidence open, which gives the copy itself, is.",
  positional: ["id"],
  needsDesk: true,
  effect: "reads",
  input: z.object({
    id: z.string().describe("evidence"),
    edge: z.number().int().min(16).max(480).default(240).describe("longest side in pixels"),
  }),
  output: z.object({
    id: z.string(),
    /** Null where there is no copy to look at, or another machine holds it. */
    picture: z.string().nullable(),
    width: z.number().nullable(),
    height: z.number().nullable(),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const { facts } = await lookAtView(desk);
      const piece = pieceById(facts, input.id);
      const nothing = { id: piece.id, picture: null, width: null, height: null };
      if (piece.body.working === null) return done(nothing);
      const copy = await workingCopy(desk, piece).catch((error: unknown) => {
        if (error instanceof DaftarError && error.code === "evidence.other-machine") return null;
        throw error;
      });
      const small = copy === null ? null : await pictureCopy(copy, input.edge);
      if (small === null || "code" in small) return done(nothing);
      const { bytes, width, height } = small;
      return done({ id: piece.id, picture: Buffer.from(bytes).toString("base64"), width, height });
    }),
});
