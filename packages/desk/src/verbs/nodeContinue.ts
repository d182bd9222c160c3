/** `node continue`: says that this restored desk is the one that goes on, and signs the public log. */
import { openNote, parseCheckpoint } from "@daftar/log";
import { DaftarError, type Facts, logSeen, type OpBody, toHex } from "@daftar/model";
import { type OpenDesk, verify } from "@daftar/store";
import { z } from "zod";
import { LOG_SUBJECT, logKeyAt, logKeysOf, verifierOf } from "../release/logKeys.ts";
import { decide } from "../session/decide.ts";
import { lookAt } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { readUserBytes } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import type { UserFiles } from "../verb/context.ts";
import { deciders, path, reason } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { requireAdmin } from "./people.ts";

type Seen = OpBody<"log-writer">["seen"];

/** A checkpoint of this desk's log, as it was published. */
async function readSeen(
  desk: OpenDesk,
  facts: Facts,
  files: UserFiles,
  file: string,
): Promise<NonNullable<Seen>> {
  const bytes = await readUserBytes(files, file, 64 * 1024);
  for (const key of logKeysOf(desk, facts)) {
    const note = openNote(bytes, [verifierOf(key)], verify);
    const read = note.status === "verified" ? parseCheckpoint(note.text) : null;
    // What an older key signed after the log was renewed is no word of this desk's.
    if (read?.origin === key.origin && logKeyAt(desk, facts, read.size).key === key.key)
      return { size: read.size, root: toHex(read.root) };
  }
  throw new DaftarError(
    "usage.wrong",
    "this is no checkpoint of this desk's public log, under a key of it that is known here",
    { file },
  );
}

/** @throws DaftarError log.behind */
function refuseBehind(seen: Seen, here: Seen): void {
  if (seen === null) return;
  const same = here !== null && here.size === seen.size && here.root === seen.root;
  if (same || (here !== null && here.size > seen.size)) return;
  const words =
    here !== null && here.size === seen.size
      ? `a log of ${seen.size} entries was published that is not the one this desk knows`
      : `a log of ${seen.size} entries was published, and this desk knows ${here?.size ?? 0}`;
  throw new DaftarError("log.behind", words);
}

export const nodeContinue = defineVerb({
  details:
    "After daftar restore, once the old machine is known to be gone for good: from now on this desk signs the public\n" +
    "log. Give the newest checkpoint that was ever published, from wherever it was (log/checkpoint of a release): where\n" +
    "it went further than this desk knows, the answer is log.behind, and a desk that signed all the same would fork the\n" +
    "log. An admin decides it (--as). Two desks that are both told so are a conflict when they meet, and neither signs.",
  positional: [],
  needsDesk: true,
  effect: "changes",
  files: ["checkpoint"],
  input: z.object({
    checkpoint: path.optional().describe("file log/checkpoint of the newest release that was published"),
    neverPublished: z.boolean().default(false).describe("this organisation never published a release"),
    as: deciders,
    reason,
  }),
  output: z.object({
    node: z.string(),
    epoch: z.number(),
    log: logSeen.nullable(),
    seen: logSeen.nullable(),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const look = await lookAt(desk);
      requireAdmin(look.facts, input.as);
      if (!desk.publicLog.signs)
        throw new DaftarError("release.other-desk", "this desk does not sign the public log");
      if ((input.checkpoint === undefined) !== input.neverPublished) {
        throw new DaftarError(
          "usage.wrong",
          "give the newest checkpoint that was published, or say --never-published",
          { field: "checkpoint" },
        );
      }
      const seen =
        input.checkpoint === undefined
          ? null
          : await readSeen(desk, look.facts, context.files, input.checkpoint);
      const log = await desk.lives.newestLog();
      if (seen === null && log !== null) {
        throw new DaftarError("usage.wrong", "this organisation published a release", {
          field: "neverPublished",
        });
      }
      refuseBehind(seen, log);
      const { epoch } = desk.lives;
      const body: OpBody<"log-writer"> = { node: desk.node, epoch, seen };
      await decide(
        new Signers(desk, context),
        [{ type: "log-writer", subject: LOG_SUBJECT, body, reason: input.reason }],
        input.as,
        { look, judge: (facts) => requireAdmin(facts, input.as) },
      );
      return done({ node: desk.node, epoch, log, seen });
    }),
});
