/** `evidence add`: takes a photograph, a document or a recording in (decision 0061). */
import { DaftarError, evidenceKind, type Facts, type OpBody, pseudonym, toHex } from "@daftar/model";
import { type OpenDesk, sha256 } from "@daftar/store";
import { z } from "zod";
import { aboutOf } from "../evidence/aboutOf.ts";
import { type Piece, piecesOf } from "../evidence/pieces.ts";
import { type Original, readOriginal } from "../evidence/readOriginal.ts";
import { refuseTelling } from "../evidence/refuseTelling.ts";
import { originalToSeal } from "../evidence/sealedOriginal.ts";
import { firstPerson } from "../session/decide.ts";
import { lookAtView } from "../session/look.ts";
import type { Unapproved } from "../session/signers.ts";
import { factBy, onlyPerson, signersReady } from "../session/standBehind.ts";
import { textOnce } from "../session/underWay.ts";
import { type Unkept, unkeptBlob, unkeptOnce, unkeptSealed } from "../session/unkept.ts";
import { withDesk } from "../session/withDesk.ts";
import { namedBefore } from "../time/notBefore.ts";
import type { VerbContext } from "../verb/context.ts";
import { path, recorder } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { viewOf } from "../view/view.ts";

/** Who hands in, and what is said of it. */
interface TakenBy {
  readonly person: string;
  readonly holder: string;
  readonly note: string;
  readonly about: readonly string[];
}

interface Prepared {
  readonly id: string;
  readonly again: boolean;
  readonly working: boolean;
  readonly kind: string;
  readonly mediaType: string;
  readonly drafts: readonly Unapproved[];
  readonly files: readonly Unkept[];
}

const markOf = (desk: OpenDesk, bytes: Uint8Array): string =>
  desk.hmac("daftar.evidence-mark/v1", toHex(sha256(bytes)));

const byMark = (facts: Facts): ReadonlyMap<string, Piece> =>
  new Map(piecesOf(facts).map((piece) => [piece.body.mark, piece]));

/** The same bytes again: nothing is sealed twice, and that they came again is told. */
function again(piece: Piece, { person, holder, note, about }: TakenBy, event: string): Prepared {
  const { id, body, custody } = piece;
  const more = about.filter((one) => !piece.about.includes(one));
  const received: OpBody<"custody"> = {
    id: event,
    evidence: id,
    event: "received",
    holder,
    previous: custody.last,
    tool: null,
    made: null,
    note,
  };
  const { notBefore: _, ...same } = body;
  return {
    id,
    again: true,
    working: body.working !== null,
    kind: body.kind,
    mediaType: body.mediaType,
    drafts: [
      ...(more.length === 0 ? [] : [factBy(person, "evidence", { ...same, about: more })]),
      factBy(person, "custody", received),
    ],
    files: [],
  };
}

/** A new piece: sealed, with a copy to look at where there is one. Nothing is on the disk yet. */
async function fresh(
  context: VerbContext,
  desk: OpenDesk,
  facts: Facts,
  original: Original,
  { person, holder, note, about }: TakenBy,
  what: string,
): Promise<Prepared> {
  const drawn = (name: string, bytes: number): Promise<string> =>
    textOnce(context, `${what} ${name}`, () => toHex(context.random(bytes)));
  const id = await drawn("id", 16);
  const { bytes, name, kind, mediaType, picture } = original;
  const toSeal = originalToSeal({ evidence: id, name, salt: await drawn("salt", 32), bytes });
  const sealed = await unkeptOnce(context, `${what} sealed`, () =>
    unkeptSealed(desk, "original", [{ subject: id, bytes: toSeal.bytes }], () => toSeal.bytes),
  );
  const copy =
    picture === null
      ? null
      : await unkeptOnce(context, `${what} copy`, async () =>
          unkeptBlob(desk, await desk.exchange.encryptToMachines(picture.bytes)),
        );
  const body: OpBody<"evidence"> = {
    id,
    about: [...about],
    kind,
    mediaType,
    size: toSeal.size,
    original: sealed.hash,
    commitment: toSeal.commitment,
    mark: markOf(desk, bytes),
    working:
      picture === null || copy === null
        ? null
        : { blob: copy.hash, width: picture.width, height: picture.height },
    ...namedBefore(facts),
  };
  const first = await drawn("received", 16);
  const event = (
    some: Pick<OpBody<"custody">, "id" | "event" | "holder" | "previous" | "tool" | "made" | "note">,
  ) => factBy(person, "custody", { evidence: id, ...some });
  const received = event({
    id: first,
    event: "received",
    holder,
    previous: null,
    tool: null,
    made: null,
    note,
  });
  const transcoded =
    picture === null || copy === null
      ? []
      : [
          event({
            id: await drawn("transcoded", 16),
            event: "transcoded",
            holder: person,
            previous: first,
            tool: picture.tool,
            made: copy.hash,
            note: "",
          }),
        ];
  return {
    id,
    again: false,
    working: picture !== null,
    kind,
    mediaType,
    drafts: [factBy(person, "evidence", body), received, ...transcoded],
    files: [sealed, ...(copy === null ? [] : [copy])],
  };
}

export const evidenceAdd = defineVerb({
  details:
    "What a file is, its content says. The original is sealed to the custodians with its name and is never on this\n" +
    "machine's disk in the clear; of a picture a smaller copy without metadata is kept to look at, encrypted to the\n" +
    "machines of this desk. Of other files there is only the sealed original. --about names records, counts or\n" +
    "victims; who signs for them signs over the evidence too, and new evidence asks those who signed to look again\n" +
    "(J7, J8). Where, with what and from whom you have your own copy of the file is for you to clear away.",
  positional: ["files"],
  needsDesk: true,
  effect: "changes",
  files: ["files"],
  input: z.object({
    files: z.array(path).min(1).max(50).describe("photographs, documents, recordings"),
    about: z.array(z.string()).min(1).describe("records, counts or victims that they are about (repeat it)"),
    kind: evidenceKind
      .optional()
      .describe(
        "photo, document, video or audio, where its content does not say; other: keep it sealed as it is",
      ),
    holder: pseudonym.optional().describe("who held it until now; you, unless told"),
    note: z.string().max(1000).default("").describe("how it came; kept in the clear, so nobody's name"),
    as: recorder,
  }),
  output: z.object({
    evidence: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        mediaType: z.string(),
        /** A copy to look at is kept. */
        workingCopy: z.boolean(),
        /** The same bytes were here already. */
        again: z.boolean(),
      }),
    ),
    about: z.array(z.string()),
    ops: z.array(z.string()),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const person = firstPerson(input.as);
      onlyPerson(input.as);
      const signers = await signersReady(desk, context, person);
      refuseTelling(input.note);
      const look = await lookAtView(desk);
      const { view, facts } = look;
      const about = aboutOf(view, input.about);
      const by: TakenBy = { person, holder: input.holder ?? person, note: input.note, about };
      const known = byMark(facts);
      const came = new Map<string, Prepared>();
      for (const [at, file] of input.files.entries()) {
        const original = await readOriginal(context, file, input.kind ?? null);
        const mark = markOf(desk, original.bytes);
        const before = known.get(mark);
        // The same file named twice in one command is one file.
        if (came.has(mark)) continue;
        const what = `evidence ${at}`;
        const event = () => textOnce(context, `${what} again`, () => toHex(context.random(16)));
        came.set(
          mark,
          before === undefined
            ? await fresh(context, desk, facts, original, by, what)
            : again(before, by, await event()),
        );
      }
      const all = [...came.values()];
      const judge = (now: Facts): void => {
        aboutOf(viewOf(desk, now), input.about);
        const there = byMark(now);
        for (const mark of came.keys())
          if (there.get(mark)?.custody.last !== known.get(mark)?.custody.last)
            throw new DaftarError("decision.stale", "one of these files was taken in or moved meanwhile");
      };
      const written = await signers.write(
        all.flatMap(({ drafts }) => drafts),
        {
          look,
          judge,
          before: async () => {
            for (const { files } of all) for (const file of files) file.keep();
          },
        },
      );
      return done({
        evidence: all.map(({ id, kind, mediaType, working, again: came }) => ({
          id,
          kind,
          mediaType,
          workingCopy: working,
          again: came,
        })),
        about,
        ops: written.map(({ opId }) => opId),
      });
    }),
});
