/** `custodian boxes`: what a custodian needs to hand their part over, written out of the desk. */
import { DaftarError } from "@daftar/model";
import { writeNewFile } from "@daftar/store";
import { z } from "zod";
import { placeOutside } from "../opening/files.ts";
import { withDesk } from "../session/withDesk.ts";
import { allEnvelopes } from "../succession/allEnvelopes.ts";
import { boxesOf, boxesPlan, planBoxes } from "../succession/boxesBeside.ts";
import { sharesOf } from "../succession/sharesOf.ts";
import type { VerbContext } from "../verb/context.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

export const boxesOutput = z.object({
  /** Null, as its size, where none was named. */
  file: z.string().nullable(),
  bytes: z.number().nullable(),
  envelopes: z.number(),
  custodians: z.number(),
  /** How many custodians could hand over: those who have a consent key. */
  consentKeys: z.number(),
  /** Successors who lack shares: of what was sealed before the desk, or another machine, heard of them. */
  lacking: z.array(z.object({ recipient: z.string(), envelopes: z.number() })),
  /** What the file is made of, by hashes of files that lie on the desk; null where it was written. */
  plan: boxesPlan.nullable(),
});
type Boxes = z.infer<typeof boxesOutput>;

/** @throws DaftarError usage.wrong */
export const boxesPlace = (context: VerbContext, out: string): string =>
  placeOutside(context, out, "a file of boxes");

/** Writes what was planned, out of the desk's folder, beside whoever holds the desk. @throws as `boxesPlace` */
export function writeBoxesTo(context: VerbContext, folder: string, said: Boxes, out: string): Boxes {
  if (said.plan === null) return said;
  const file = boxesPlace(context, out);
  const bytes = boxesOf(folder, said.plan);
  writeNewFile(file, bytes);
  return { ...said, file, bytes: bytes.length, plan: null };
}

export const custodianBoxes = defineVerb({
  details:
    "Writes the boxes of everything sealed here, which only custodians open, and what each share was committed to; no\n" +
    "ciphertext. A custodian who leaves takes it to daftar custodian hand-over, and whoever succeeds to daftar custodian\n" +
    "accept; the others take it to hand-over --lost where one was lost. Without --out: what it would hold.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  places: ["out"],
  input: z.object({ out: path.optional().describe("file to write, in no desk; must not exist") }),
  output: boxesOutput,
  run(context, { out }) {
    if (out !== undefined) boxesPlace(context, out);
    return withDesk(context, async (desk) => {
      const { now } = await desk.custodians();
      const consentKeys = now.filter(({ key }) => key !== null).length;
      if (desk.info.genesis.threshold === undefined || consentKeys === 0)
        throw new DaftarError("handover.no-keys", "no custodian of this desk has a consent key");
      const all = await allEnvelopes(desk);
      const lacking = [];
      for (const { recipient, after } of now) {
        if (after === null) continue;
        const { without } = await sharesOf(desk, recipient, all);
        if (without > 0) lacking.push({ recipient, envelopes: without });
      }
      const said = {
        file: null,
        bytes: null,
        envelopes: all.length,
        custodians: now.length,
        consentKeys,
        lacking,
        plan: await planBoxes(desk),
      };
      return done(out === undefined ? said : writeBoxesTo(context, desk.info.dir, said, out));
    });
  },
});
