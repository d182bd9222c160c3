/**
 * `person passkey`: enrols a passkey that a browser made (J7, decision 0024).
 *
 * Key and credential come from `finishEnrolment`, or from the page that shows them, on another machine.
 * Whoever has no key yet is enrolled with it; whoever has a passkey changes it for this one.
 */
import { bareKey, credentialId, DaftarError, type Facts, keyBody, passkeyKey } from "@daftar/model";
import { z } from "zod";
import { type Decision, decide } from "../session/decide.ts";
import { lookAt } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, reason } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { keySubject, personName, personRoles, requireAdmin, requireFirst, rolesOr } from "./people.ts";

/** @throws DaftarError `passkey.shared` */
function refuseShared(
  { people, decisions }: Facts,
  { name, key, credential }: { readonly name: string; readonly key: string; readonly credential: string },
): void {
  // Keys that were replaced are still whose they were ([S10]).
  const others = [
    ...people.flatMap((one) => one.keys.map((held) => ({ ...held, person: one.person }))),
    ...decisions.filter((one) => one.type === "key").map((one) => keyBody.parse(one.body)),
  ].filter((one) => one.person !== name);
  if (others.some((one) => bareKey(one.key) === bareKey(key) || one.credential === credential))
    throw new DaftarError("passkey.shared", "this passkey is another person's");
  const own = people.find((one) => one.person === name)?.keys ?? [];
  if (own.some((one) => one.key !== key && bareKey(one.key) === bareKey(key)))
    throw new DaftarError("passkey.shared", "this key is the person's key file");
}

export const personPasskey = defineVerb({
  details:
    "A passkey is made in the browser, on the page of the desk, which gives key and credential. It stands beside the\n" +
    "person's key file, in the place of an earlier passkey. An admin decides it (--as); the first two people of a desk\n" +
    "without founders are enrolled by nobody. No key and no credential is ever two people's.",
  positional: ["name"],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    name: personName,
    key: passkeyKey.describe("public key: es256:… or eddsa:…"),
    credential: credentialId.describe("credential id, in hexadecimal"),
    role: personRoles,
    as: deciders,
    reason,
  }),
  output: z.object({
    person: z.string(),
    key: z.string(),
    roles: z.array(z.string()),
    enrolledBy: z.string(),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const { name, key, credential } = input;
      const look = await lookAt(desk);
      const { people } = look.facts;
      const known = people.find((one) => one.person === name) ?? null;
      const first = known === null && people.length < 2 && input.as.length === 0;
      const judge = (facts: Facts): void => {
        refuseShared(facts, input);
        if (first) requireFirst(facts);
        else requireAdmin(facts, input.as);
      };
      judge(look.facts);
      const roles = known === null || input.role.length > 0 ? rolesOr(input.role, first) : null;
      const decisions: Decision[] = [
        {
          type: "key",
          subject: keySubject(name, key),
          body: { person: name, key, state: "enrolled", credential },
          reason: input.reason,
        },
      ];
      if (roles !== null)
        decisions.push({ type: "role", subject: name, body: { person: name, roles }, reason: input.reason });
      if (first) {
        const drafts = decisions.map((decision) => ({ ...decision, by: "machine" }));
        await desk.append(drafts, { changes: look.changes, judge });
      } else await decide(new Signers(desk, context), decisions, input.as, { look, judge });
      return done({
        person: name,
        key,
        roles: roles ?? [...(known?.roles ?? [])],
        enrolledBy: first ? "machine" : (input.as[0] ?? "machine"),
      });
    }),
});
