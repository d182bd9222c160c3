/** `init`: makes a desk; or asks to join one; or joins it. */
import { basename, resolve } from "node:path";
import { DaftarError, deskFile, pseudonym } from "@daftar/model";
import { createDesk } from "@daftar/store";
import { z } from "zod";
import { askToJoin, join } from "../exchange/joinDesk.ts";
import { diskFiles } from "../session/diskFiles.ts";
import { PRACTICE_PASSPHRASE } from "../session/signers.ts";
import { readUserJson } from "../session/userFile.ts";
import { databaseOf, opsOf } from "../session/withDesk.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

export const init = defineVerb({
  details:
    "A desk needs two custodians or more (daftar custodian new); everything about sources is sealed to them before it\n" +
    "is written, and opened by --threshold of them together: the smallest majority unless said. That number is for\n" +
    "good. Take three or more: one key may be lost then. Who gives a recipient (age1…) without the consent key after\n" +
    "it can never hand their part over. --practice makes a desk for invented people only, marked so for good; one\n" +
    "custodian is enough there, and the people's passphrase is the word practice.\n" +
    "A second machine of an organisation: daftar init DIR --request FILE here, daftar node invite there, then\n" +
    "daftar init DIR --join FILE here. Its key is made here and stays here.\n" +
    "With DATABASE_URL=postgres://… ops and register lie in that database, which must hold no desk; all else in DIR.",
  positional: ["dir"],
  needsDesk: false,
  effect: "changes",
  files: ["join"],
  places: ["dir", "request"],
  input: z.object({
    dir: path.describe("folder of the new desk; must be empty or missing"),
    custodian: z
      .array(z.string())
      .default([])
      .describe("a custodian, age1…:… as daftar custodian new prints it (repeat it)"),
    threshold: z
      .number()
      .int()
      .optional()
      .describe("how many custodians open together; else the smallest majority of them"),
    oneOpensAlone: z.boolean().default(false).describe("any one custodian is to open everything alone"),
    practice: z.boolean().default(false).describe("invented people only, marked for good"),
    name: z.string().optional().describe("name of the desk; else the folder's"),
    person: z.array(pseudonym).default([]).describe("pseudonym of a founder (repeat it); enrolled by nobody"),
    origin: z.string().optional().describe("origin of the public log, a name you control"),
    request: path.optional().describe("file to write a request to join to; must not exist"),
    join: path.optional().describe("join file that the first desk made for this machine's request"),
  }),
  output: z.object({
    dir: z.string(),
    /** Null while the machine waits to be let in; so are name and practice. */
    id: z.string().nullable(),
    name: z.string().nullable(),
    practice: z.boolean().nullable(),
    custodians: z.number(),
    /** How many of them gave a consent key, and can hand their part over. */
    consentKeys: z.number(),
    /** How many of them open together; null while the machine waits, and on desks made before there was a threshold. */
    threshold: z.number().nullable(),
    people: z.array(z.string()),
    /** This machine's name; two people compare it by voice before it is let in. */
    node: z.string(),
    request: z.string().nullable(),
    /** Where ops and register lie. */
    ops: z.enum(["folder", "database"]),
  }),
  async run(context, input) {
    const dir = resolve(context.cwd, input.dir);
    if (input.request !== undefined || input.join !== undefined) {
      const { custodian, person, name, origin, practice, threshold, oneOpensAlone } = input;
      const more =
        custodian.length + person.length > 0 ||
        [name, origin, threshold].some((one) => one !== undefined) ||
        practice ||
        oneOpensAlone;
      if (more || (input.request !== undefined && input.join !== undefined)) {
        throw new DaftarError("usage.wrong", "a machine that joins takes everything from the first desk", {
          field: input.join === undefined ? "request" : "join",
        });
      }
      return done(
        input.join === undefined
          ? await askToJoin(context, dir, input.request ?? "")
          : await join(context, dir, input.join),
      );
    }
    const name = input.name ?? basename(dir);
    const founders = [];
    for (const person of input.person) {
      const passphrase = input.practice ? PRACTICE_PASSPHRASE : await context.passphrase(person);
      founders.push({ person, passphrase, roles: ["admin", "assessor", "signatory", "approver"] as const });
    }
    const { node, threshold, custodians, consentKeys } = await createDesk(dir, {
      name,
      practice: input.practice,
      custodians: input.custodian,
      threshold: input.threshold,
      oneOpensAlone: input.oneOpensAlone,
      founders,
      logOrigin: input.origin,
      database: databaseOf(context),
      clock: context.clock,
      random: context.random,
    });
    const { id } = await readUserJson(diskFiles(dir), "desk.json", deskFile, "desk.damaged");
    if (threshold === custodians && threshold > 1) {
      context.notice(
        "custodian.all-needed",
        `all ${threshold} custodians are needed to open anything: if one key is lost, everything sealed is lost`,
      );
    }
    if (consentKeys < custodians && !input.practice) {
      context.notice(
        "custodian.no-consent-key",
        `${custodians - consentKeys} of ${custodians} custodians gave no consent key: they can never hand their part over`,
      );
    }
    return done({
      dir,
      id,
      name,
      practice: input.practice,
      custodians,
      consentKeys,
      threshold,
      people: input.person,
      node,
      request: null,
      ops: opsOf(context),
    });
  },
});
