/** `person add | list | role | revoke`: who may decide (J7). People are pseudonyms (J18). */
import { DaftarError, kindOfKey, type PersonFact, pseudonym, type Role, role } from "@daftar/model";
import type { NewPersonKey, OpenDesk } from "@daftar/store";
import { z } from "zod";
import { decide } from "../session/decide.ts";
import { PRACTICE_PASSPHRASE, Signers } from "../session/signers.ts";
import { withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { deciders, reason } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

export const personName = pseudonym.describe("pseudonym: lower-case letters, digits and dashes");
export const personRoles = z
  .array(role)
  .default([])
  .describe("recorder, assessor, signatory, approver, custodian or admin (repeat it)");

/** Roles given where none are named: the first two people must be able to begin. */
export function rolesOr(named: readonly Role[], first: boolean): Role[] {
  if (named.length > 0) return [...named];
  return first ? ["admin", "assessor", "signatory", "approver"] : ["recorder"];
}

/** What decisions about a person's key are about; a passkey does not replace a key file. */
export function keySubject(person: string, key: string): string {
  return kindOfKey(key) === "passkey" ? `${person} passkey` : person;
}

async function enrolled(desk: OpenDesk) {
  return (await desk.facts()).people;
}

/** Admins alone change who may decide; the first two people of a desk without founders need nobody. */
export async function requireAdmin(desk: OpenDesk, as: readonly string[]): Promise<void> {
  const [by] = as;
  if (by === undefined) throw new DaftarError("person.needed", "an admin decides this");
  const person = (await enrolled(desk)).find((candidate) => candidate.person === by);
  if (person === undefined) throw new DaftarError("person.unknown", `${by} is not enrolled here`);
  if (!person.roles.includes("admin")) throw new DaftarError("person.role", `${by} is no admin of this desk`);
}

function isNewKey(made: unknown): made is NewPersonKey {
  return typeof made === "object" && made !== null && "keep" in made;
}

/** One key in every run of a decision that waits for an admin's passkey. */
function newKeyOnce(context: VerbContext, desk: OpenDesk, person: string): Promise<NewPersonKey> {
  const make = (): NewPersonKey => desk.newPersonKey(person);
  return context.underWay?.once("person-key", make, isNewKey) ?? Promise.resolve(make());
}

export const personAdd = defineVerb({
  details:
    "Makes a key on this machine, locked with the person's passphrase. The first two people of a desk without\n" +
    "founders are enrolled by nobody and are admins; everybody after them is enrolled by an admin (--as).",
  positional: ["name"],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    name: personName,
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
      const people = await enrolled(desk);
      if (people.some((known) => known.person === input.name)) {
        throw new DaftarError("person.exists", `${input.name} is enrolled already`);
      }
      const first = people.length < 2 && input.as.length === 0;
      const signers = new Signers(desk, context);
      if (!first) await requireAdmin(desk, input.as);
      // Before the new key is made: a wrong passphrase must leave no key of nobody behind.
      if (new Set(input.as).size !== input.as.length)
        throw new DaftarError("assess.same-person", "one person was named twice");
      if (!first) for (const person of input.as) await signers.ready(person);
      const roles = rolesOr(input.role, first);
      const made = await newKeyOnce(context, desk, input.name);
      const keep = async (): Promise<void> =>
        made.keep(desk.info.practice ? PRACTICE_PASSPHRASE : await context.passphrase(input.name));
      const { key } = made;
      const body = { person: input.name, key, state: "enrolled" as const };
      const grant = { person: input.name, roles };
      if (first) {
        await keep();
        const machine = { reason: input.reason, by: "machine" as const };
        await desk.append([
          { type: "key", subject: input.name, body, ...machine },
          { type: "role", subject: input.name, body: grant, ...machine },
        ]);
      } else {
        await decide(
          desk,
          signers,
          [
            { type: "key", subject: input.name, body, reason: input.reason },
            { type: "role", subject: input.name, body: grant, reason: input.reason },
          ],
          input.as,
          keep,
        );
      }
      return done({
        person: input.name,
        key,
        roles,
        enrolledBy: first ? "machine" : (input.as[0] ?? "machine"),
      });
    }),
});

export const personList = defineVerb({
  details: "Pseudonyms only. Who is who lies with the custodians.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({}),
  output: z.object({
    people: z.array(
      z.object({
        person: z.string(),
        roles: z.array(z.string()),
        enrolledBy: z.string().nullable(),
        revoked: z.boolean(),
        keys: z.array(
          z.object({
            kind: z.enum(["key-file", "passkey"]),
            enrolledBy: z.string().nullable(),
            revoked: z.boolean(),
          }),
        ),
      }),
    ),
  }),
  run: (context) =>
    withDesk(context, async (desk) =>
      done({
        people: (await enrolled(desk)).map(({ person, roles, keys, revoked }) => ({
          person,
          roles: [...roles],
          enrolledBy: keys[0]?.enrolledBy ?? null,
          revoked,
          keys: keys.map((one) => ({
            kind: kindOfKey(one.key),
            enrolledBy: one.enrolledBy,
            revoked: one.revoked,
          })),
        })),
      }),
    ),
});

export const personRole = defineVerb({
  details: "Replaces the person's roles by those named with --role. An admin decides it (--as).",
  positional: ["name"],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    name: personName,
    role: z.array(role).min(1).describe("role (repeat it)"),
    as: deciders,
    reason,
  }),
  output: z.object({ person: z.string(), roles: z.array(z.string()) }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      await requireAdmin(desk, input.as);
      await requireEnrolled(desk, input.name);
      await decide(
        desk,
        new Signers(desk, context),
        [
          {
            type: "role",
            subject: input.name,
            body: { person: input.name, roles: input.role },
            reason: input.reason,
          },
        ],
        input.as,
      );
      return done({ person: input.name, roles: input.role });
    }),
});

async function requireEnrolled(desk: OpenDesk, name: string): Promise<PersonFact> {
  const known = (await enrolled(desk)).find((candidate) => candidate.person === name);
  if (known === undefined) throw new DaftarError("person.unknown", `${name} is not enrolled here`);
  return known;
}

export const personRevoke = defineVerb({
  details:
    "After an arrest or a stolen machine: every key of the person, or the kind that --only names. What they approved\n" +
    "before stays as it was. An admin decides it (--as).",
  positional: ["name"],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    name: personName,
    only: z.enum(["key-file", "passkey"]).optional().describe("key-file or passkey; else every key"),
    as: deciders,
    reason,
  }),
  output: z.object({ person: z.string(), revoked: z.boolean() }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      await requireAdmin(desk, input.as);
      const person = await requireEnrolled(desk, input.name);
      const meant = person.keys.filter(
        ({ key }) => input.only === undefined || kindOfKey(key) === input.only,
      );
      if (meant.length === 0)
        throw new DaftarError("person.unknown", `${input.name} has no key of that kind`);
      const open = meant.filter(({ revoked }) => !revoked);
      await decide(
        desk,
        new Signers(desk, context),
        // Revoked once more where all of them are: the decision is kept, as it always was.
        (open.length > 0 ? open : meant).map(({ key }) => ({
          type: "key" as const,
          subject: keySubject(input.name, key),
          body: { person: input.name, key, state: "revoked" as const },
          reason: input.reason,
        })),
        input.as,
      );
      return done({ person: input.name, revoked: true });
    }),
});
