/** `custodian boxes`: what a custodian needs to hand their part over, written out of the desk. */
import { DaftarError } from "@daftar/model";
import { handedTo, writeBoxes } from "@daftar/seal";
import { writeNewFile } from "@daftar/store";
import { z } from "zod";
import { placeOutside } from "../opening/files.ts";
import { withDesk } from "../session/withDesk.ts";
import { allEnvelopes } from "../succession/allEnvelopes.ts";
import { sharesOf } from "../succession/sharesOf.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

export const custodianBoxes = defineVerb({
  details:
    "Writes the boxes of everything sealed here, which only custodians open, and what each share was committed to; no\n" +
    "ciphertext. A custodian who leaves takes it to daftar custodian hand-over, and whoever succeeds to daftar custodian\n" +
    "accept; the others take it to hand-over --lost where one was lost.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  places: ["out"],
  input: z.object({ out: path.describe("file to write, in no desk; must not exist") }),
  output: z.object({
    file: z.string(),
    bytes: z.number(),
    envelopes: z.number(),
    custodians: z.number(),
    /** How many custodians could hand over: those who have a consent key. */
    consentKeys: z.number(),
    /** Successors who lack shares: of what was sealed before the desk, or another machine, heard of them. */
    lacking: z.array(z.object({ recipient: z.string(), envelopes: z.number() })),
  }),
  run(context, input) {
    const out = placeOutside(context, input.out, "a file of boxes");
    return withDesk(context, async (desk) => {
      const { now, former } = await desk.custodians();
      const consentKeys = now.filter(({ key }) => key !== null).length;
      if (desk.info.genesis.threshold === undefined || consentKeys === 0)
        throw new DaftarError("handover.no-keys", "no custodian of this desk has a consent key");
      const [genesis] = await desk.signedOps(["genesis"]);
      if (genesis === undefined) throw new TypeError("a desk without its genesis op");
      const handed = await desk.handedBoxes();
      const all = await allEnvelopes(desk);
      const lacking = [];
      for (const { recipient, after } of now) {
        if (after === null) continue;
        const { without } = await sharesOf(desk, recipient, all);
        if (without > 0) lacking.push({ recipient, envelopes: without });
      }
      const envelopes = all.map((envelope) => ({
        envelope,
        handed: handedTo(envelope.core, handed),
      }));
      const bytes = writeBoxes({ genesis, custodians: now, former, envelopes });
      writeNewFile(out, bytes);
      return done({
        file: out,
        bytes: bytes.length,
        envelopes: envelopes.length,
        custodians: now.length,
        consentKeys,
        lacking,
      });
    });
  },
});
