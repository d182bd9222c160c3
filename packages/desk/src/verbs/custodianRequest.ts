/** `custodian request`: the file for the custodians, of an opening that two people asked for. */
import { writeNewFile } from "@daftar/store";
import { z } from "zod";
import { placeOutside } from "../opening/files.ts";
import { requestOf } from "../opening/requestOf.ts";
import { lookAt } from "../session/look.ts";
import { withDesk } from "../session/withDesk.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

export const custodianRequest = defineVerb({
  details:
    "OPENING is its id, or the first letters of it, as daftar custodian openings prints them. The file goes to the\n" +
    "custodians by any way; each answers with daftar custodian share. It may be written as often as it is wanted: after\n" +
    "the opening was asked for on a page, where a file was lost, or for a custodian's successor.",
  positional: ["opening"],
  needsDesk: true,
  effect: "reads",
  places: ["out"],
  input: z.object({
    opening: z
      .string()
      .regex(/^[0-9a-f]{8,64}$/, "an opening's id, or eight of its letters or more")
      .describe("opening that was asked for"),
    out: path.optional().describe("request to write; must not exist (without it, what it would ask is told)"),
  }),
  output: z.object({
    opening: z.string(),
    asked: z.array(z.object({ kind: z.string(), subject: z.string() })),
    recipient: z.string(),
    /** Where it was written. */
    request: z.string().nullable(),
    bytes: z.number(),
  }),
  run(context, input) {
    const out = input.out === undefined ? null : placeOutside(context, input.out, "a request");
    return withDesk(context, async (desk) => {
      const { facts } = await lookAt(desk);
      const { opening, body, bytes } = await requestOf(desk, facts, input.opening);
      if (out !== null) writeNewFile(out, bytes);
      return done({
        opening,
        asked: body.items.map(({ kind, subject }) => ({ kind, subject })),
        recipient: body.recipient,
        request: out,
        bytes: bytes.length,
      });
    });
  },
});
