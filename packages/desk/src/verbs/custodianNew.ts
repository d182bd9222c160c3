/** `custodian new`: makes the key pair that opens what desks seal (J18). */
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { custodianMark, custodianText, DaftarError } from "@daftar/model";
import { consentKeyOf, findDesk, newCustodian, sha256, writeNewFile } from "@daftar/store";
import { z } from "zod";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

export const custodianNew = defineVerb({
  details:
    "Writes the secret half to FILE (readable by you alone) and prints the custodian, age1…:…, which anybody may know:\n" +
    "a recipient, to which desks seal, and a key with which you alone can consent to a successor. Give init both, in\n" +
    "one string. Take the file off this machine: it is one of those that open every sealed source. A desk never needs it.",
  positional: [],
  needsDesk: false,
  effect: "changes",
  places: ["out"],
  input: z.object({
    out: path.describe("file for the secret identity; must not exist"),
    postQuantum: z
      .boolean()
      .default(false)
      .describe("against whoever keeps today's files for a quantum computer; then all custodians need it"),
  }),
  output: z.object({
    recipient: z.string(),
    file: z.string(),
    /** With what this custodian consents to a successor; its secret half is made of the identity. */
    consentKey: z.string(),
    /** Both in one string, as init and hand-over take them. */
    custodian: z.string(),
    /** Short name of both, to compare by voice. */
    mark: z.string(),
  }),
  async run(context, input) {
    const file = resolve(context.cwd, input.out);
    if (existsSync(file))
      throw new DaftarError("usage.wrong", "the file exists; an identity is never overwritten", {
        file: input.out,
      });
    if (findDesk(dirname(file)) !== null) {
      throw new DaftarError("usage.wrong", "a custodian's identity must not lie inside a desk", {
        file: input.out,
      });
    }
    const { identity, recipient } = await newCustodian(input.postQuantum);
    const keys = { recipient, key: consentKeyOf(identity).publicKey };
    const custodian = custodianText(keys);
    const mark = custodianMark(keys, sha256);
    writeNewFile(
      file,
      "# Daftar custodian. Keep this off every desk.\n" +
        `# recipient: ${recipient}\n# custodian: ${custodian}\n# mark: ${mark}\n${identity}\n`,
    );
    return done({ recipient, file, consentKey: keys.key, custodian, mark });
  },
});
