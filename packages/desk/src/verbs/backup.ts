/** `backup`: everything that a desk is, in encrypted parts. */
import { z } from "zod";
import { backupOutput, toldPlan, writeParts } from "../backup/writeParts.ts";
import { deskFolder, withDesk } from "../session/withDesk.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

export const backup = defineVerb({
  details:
    "Writes ops, rows, blobs, people's locked keys, releases and the desk's own keys into parts of 8 MiB, each encrypted\n" +
    "to every recipient by itself; names, sizes and order of the parts tell nothing. Recipients are keys that lie on paper\n" +
    "or on a machine without network (daftar custodian new makes one): whoever has one such key and the parts has the\n" +
    "desk. Cut off, it goes on where it stopped when run again. At the end every part is read back. The desk may be in\n" +
    "use meanwhile. Without --out: what a backup would hold now. Try every backup with daftar restore: docs/backup.md.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  places: ["out"],
  input: z.object({
    out: path.optional().describe("folder for the parts; empty, missing, or that of an unfinished backup"),
    recipient: z.array(z.string()).default([]).describe("age recipient of a backup key (repeat it)"),
  }),
  output: backupOutput,
  run: async (context, input) => {
    const folder = deskFolder(context);
    const plan = toldPlan(await withDesk(context, (desk) => desk.lives.plan()));
    if (input.out === undefined) {
      const none = { out: null, backup: null, made: null, parts: null, kept: null, bytes: null, files: null };
      return done({ ...none, plan });
    }
    return done(await writeParts(context, folder, plan, { out: input.out, recipients: input.recipient }));
  },
});
