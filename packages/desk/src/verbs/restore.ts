/** `restore`: a desk again, of the parts of a backup. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { DaftarError, logSeen } from "@daftar/model";
import { findDesk, identitiesIn, restoreDesk } from "@daftar/store";
import { z } from "zod";
import { openOptionsOf } from "../session/withDesk.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

export const restore = defineVerb({
  details:
    "Reads every part, writes the desk's files, rebuilds the register and compares its digest with the one that was\n" +
    "signed when the backup was made. Until all of that holds there is no desk in DIR; a refusal names the part and\n" +
    "leaves nothing. The restored desk begins a new epoch of its machine's chain, since the old machine may have gone\n" +
    "on: it never continues the old one. It signs no public log before an admin says that it is the one that goes on\n" +
    "(daftar node continue). The machine was taken, not broken? Read docs/backup.md first.\n" +
    "With DATABASE_URL=postgres://… its ops lie in that database, which must hold no desk; else in DIR.",
  positional: ["parts", "dir"],
  needsDesk: false,
  effect: "changes",
  places: ["parts", "dir", "identity"],
  input: z.object({
    parts: path.describe("folder that holds the parts of one backup"),
    dir: path.describe("folder of the desk to be; must be empty or missing"),
    identity: path.describe("file with the identity of a backup key"),
  }),
  output: z.object({
    dir: z.string(),
    id: z.string(),
    name: z.string(),
    practice: z.boolean(),
    node: z.string(),
    /** The new life of this machine. */
    epoch: z.number(),
    /** Where ops and register lie. */
    ops: z.enum(["folder", "database"]),
    backup: z.string(),
    made: z.string(),
    parts: z.number(),
    files: z.number(),
    /** Digest of the register as rebuilt; equal to the one in the backup, else nothing was restored. */
    register: z.string(),
    chains: z.array(z.object({ node: z.string(), epoch: z.number(), next: z.number(), head: z.string() })),
    log: logSeen.nullable(),
  }),
  run: async (context, input) => {
    const [parts, dir, file] = [input.parts, input.dir, input.identity].map((one) =>
      resolve(context.cwd, one),
    );
    if (parts === undefined || dir === undefined || file === undefined || !existsSync(file)) {
      throw new DaftarError("file.not-found", "there is no such file", { file: input.identity });
    }
    if (findDesk(dir) !== null) throw new DaftarError("desk.exists", "there is a desk here or above already");
    const restored = await restoreDesk({
      parts,
      dir,
      identities: identitiesIn(file),
      options: openOptionsOf(context),
    });
    const { manifest, epoch, ops, register } = restored;
    return done({
      dir,
      id: manifest.desk,
      name: manifest.name,
      practice: manifest.practice,
      node: manifest.node,
      epoch,
      ops,
      backup: manifest.set,
      made: manifest.made,
      parts: restored.parts,
      files: manifest.files,
      register,
      chains: manifest.chains,
      log: manifest.log,
    });
  },
});
