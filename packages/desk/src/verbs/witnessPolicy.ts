/** `witness policy`: who watches this desk's public log, as two people say (decision 0059). */
import {
  type ApprovalFact,
  anyMayPair,
  DaftarError,
  enoughPeople,
  type Facts,
  fromUtf8,
  keysHeld,
} from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { z } from "zod";
import { logKeyNow, vkeyOf } from "../release/logKeys.ts";
import { namesOtherLogs, readPolicyText, witnessPolicyInForce } from "../release/witnesses.ts";
import { decide } from "../session/decide.ts";
import { lookAt } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { readUserBytes } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, path, reason } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

const LARGEST_POLICY = 32_000;

/** A policy that names other logs alone would let nothing of this desk out. @throws DaftarError witness.policy */
function refuseOtherLogs(desk: OpenDesk, facts: Facts, text: string, file: string): void {
  const own = vkeyOf(logKeyNow(desk, facts));
  if (namesOtherLogs(readPolicyText(text, file), own))
    throw new DaftarError("witness.policy", `it names logs, and this desk's is not among them: ${own}`, {
      file,
    });
}

/** Two who may act together (J7), one of them an admin: else it would set nothing. @throws DaftarError person.needed, person.role */
function requirePair(given: readonly ApprovalFact[]): void {
  if (enoughPeople("witness-policy", given)) return;
  if (anyMayPair(given)) throw new DaftarError("person.role", "one of the two must be an admin");
  throw new DaftarError("person.needed", "one of them enrolled the other: somebody else must say it as well");
}

/** @throws DaftarError person.needed, person.role */
function requireTwo({ people }: Facts, as: readonly string[]): void {
  if (new Set(as).size < 2)
    throw new DaftarError("person.needed", "two people say who the witnesses are, one of them an admin");
  requirePair(people.filter(({ person }) => as.includes(person)).flatMap(keysHeld));
}

export const witnessPolicy = defineVerb({
  details:
    "With FILE (C2SP tlog-policy: witness, group and quorum lines) and --as of two people, one of them an admin and\n" +
    "neither enrolled by the other, says whose cosignatures a release waits for. `quorum none` ends the waiting. Without FILE the policy is shown. Readers\n" +
    "hold a policy of their own: this one lets nobody else off.",
  positional: ["file"],
  needsDesk: true,
  effect: "changes",
  files: ["file"],
  input: z.object({
    file: path.optional().describe("tlog-policy file; without it the policy is shown"),
    as: deciders,
    reason,
  }),
  output: z.object({ policy: z.string().nullable(), changed: z.boolean() }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      if (input.file === undefined)
        return done({ policy: witnessPolicyInForce(await desk.facts())?.text ?? null, changed: false });
      const look = await lookAt(desk);
      const bytes = await readUserBytes(context.files, input.file);
      if (bytes.length > LARGEST_POLICY)
        throw new DaftarError("witness.policy", "the policy is larger than 32,000 bytes", {
          file: input.file,
        });
      let text: string;
      try {
        text = fromUtf8(bytes);
      } catch {
        throw new DaftarError("witness.policy", "the policy is not UTF-8", { file: input.file });
      }
      refuseOtherLogs(desk, look.facts, text, input.file);
      requireTwo(look.facts, input.as);
      await decide(
        new Signers(desk, context),
        [{ type: "witness-policy", subject: "desk", body: { policy: text }, reason: input.reason }],
        input.as,
        { look, judge: (facts) => requireTwo(facts, input.as), together: requirePair },
      );
      return done({ policy: text, changed: true });
    }),
});
