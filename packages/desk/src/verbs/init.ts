/** `init`: makes a desk. */
import { basename, resolve } from "node:path";
import { deskFile, pseudonym } from "@daftar/model";
import { createDesk } from "@daftar/store";
import { z } from "zod";
import { diskFiles } from "../session/diskFiles.ts";
import { PRACTICE_PASSPHRASE } from "../session/signers.ts";
import { readUserJson } from "../session/userFile.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

export const init = defineVerb({
  details:
    "A desk needs the recipients of two custodians or more (daftar custodian new); everything about sources is\n" +
    "sealed to them before it is written. --practice makes a desk for invented people only, marked so for good;\n" +
    "one custodian is enough there, and the people's passphrase is the word practice.",
  positional: ["dir"],
  needsDesk: false,
  effect: "changes",
  places: ["dir"],
  input: z.object({
    dir: path.describe("folder of the new desk; must be empty or missing"),
    custodian: z.array(z.string()).default([]).describe("recipient of a custodian (repeat it)"),
    practice: z.boolean().default(false).describe("invented people only, marked for good"),
    name: z.string().optional().describe("name of the desk; else the folder's"),
    person: z.array(pseudonym).default([]).describe("pseudonym of a founder (repeat it); enrolled by nobody"),
    origin: z.string().optional().describe("origin of the public log, a name you control"),
  }),
  output: z.object({
    dir: z.string(),
    id: z.string(),
    name: z.string(),
    practice: z.boolean(),
    custodians: z.number(),
    people: z.array(z.string()),
  }),
  async run(context, input) {
    const dir = resolve(context.cwd, input.dir);
    const name = input.name ?? basename(dir);
    const founders = [];
    for (const person of input.person) {
      const passphrase = input.practice ? PRACTICE_PASSPHRASE : await context.passphrase(person);
      founders.push({ person, passphrase, roles: ["admin", "assessor", "signatory", "approver"] as const });
    }
    await createDesk(dir, {
      name,
      practice: input.practice,
      custodians: input.custodian,
      founders,
      logOrigin: input.origin,
      clock: context.clock,
      random: context.random,
    });
    const { id } = await readUserJson(diskFiles(dir), "desk.json", deskFile, "desk.damaged");
    return done({
      dir,
      id,
      name,
      practice: input.practice,
      custodians: new Set(input.custodian).size,
      people: input.person,
    });
  },
});
