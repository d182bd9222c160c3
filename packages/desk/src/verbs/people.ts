/** `person add | list | role | revoke`: who may decide (J7). People are pseudonyms (J18). */
import {
  DaftarError,
  type Facts,
  kindOfKey,
  type PersonFact,
  pseudonym,
  type Role,
  role,
} from "@daftar/model";
import type { NewPersonKey, OpenDesk } from "@daftar/store";
import { z } from "zod";
import { decide } from "../session/decide.ts";
import { lookAt, restsOn } from "../session/look.ts";
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

/** Admins alone change who may decide; the first two people of a desk without founders need nobody. */
export function requireAdmin({ people }: Pick<Facts, "people">, as: readonly string[]): void {
  const [by] = as;
  if (by === undefined) throw new DaftarError("person.needed", "an admin decides this");
  const person = people.find((candidate) => candidate.person === by);
  if (person === undefined) throw new DaftarError("person.unknown", `${by} is not enrolled here`);
  if (!person.roles.includes("admin")) throw new DaftarError("person.role", `${by} is no admin of this desk`);
}

/** Nobody enrols a third person (J7): of three at once, one is told. */
export function requireFirst({ people }: Pick<Facts, "people">): void {
  if (people.length >= 2) throw new DaftarError("person.needed", "an admin decides this");
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
      const look = await lookAt(desk);
      const first = look.facts.people.length < 2 && input.as.length === 0;
      const judge = (facts: Facts): void => {
        if (facts.people.some((known) => known.person === input.name))
          throw new DaftarError("person.exists", `${input.name} is enrolled already`);
        if (first) requireFirst(facts);
        else requireAdmin(facts, input.as);
      };
      judge(look.facts);
      const signers = new Signers(desk, context);
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
        // Judged before the key is kept, and once more in the write.
        const rests = await restsOn(desk, look, judge);
        await keep();
        const machine = { reason: input.reason, by: "machine" as const };
        await desk.append(
          [
            { type: "key", subject: input.name, body, ...machine },
            { type: "role", subject: input.name, body: grant, ...machine },
          ],
          rests,
        );
      } else {
        await decide(
          signers,
          [
            { type: "key", subject: input.name, body, reason: input.reason },
            { type: "role", subject: input.name, body: grant, reason: input.reason },
          ],
          input.as,
          { look, judge, before: keep },
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
        people: (await desk.facts()).people.map(({ person, roles, keys, revoked }) => ({
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
      const look = await lookAt(desk);
      const judge = (facts: Facts): void => {
        requireAdmin(facts, input.as);
        requireEnrolled(facts, input.name);
      };
      judge(look.facts);
      await decide(
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
        { look, judge },
      );
      return done({ person: input.name, roles: input.role });
    }),
});

function requireEnrolled({ people }: Pick<Facts, "people">, name: string): PersonFact {
  const known = people.find((candidate) => candidate.person === name);
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
      const look = await lookAt(desk);
      const keysMeant = (facts: Facts) => {
        requireAdmin(facts, input.as);
        return requireEnrolled(facts, input.name).keys.filter(
          ({ key }) => input.only === undefined || kindOfKey(key) === input.only,
        );
      };
      const meant = keysMeant(look.facts);
      if (meant.length === 0)
        throw new DaftarError("person.unknown", `${input.name} has no key of that kind`);
      const open = meant.filter(({ revoked }) => !revoked);
      await decide(
        new Signers(desk, context),
        // Revoked once more where all of them are: the decision is kept, as it always was.
        (open.length > 0 ? open : meant).map(({ key }) => ({
          type: "key" as const,
          subject: keySubject(input.name, key),
          body: { person: input.name, key, state: "revoked" as const },
          reason: input.reason,
        })),
        input.as,
        {
          look,
          judge: (facts) => {
            // A key that came in between would stay good, while this says that none is.
            if (keysMeant(facts).some(({ key }) => !meant.some((one) => one.key === key)))
              throw new DaftarError("decision.stale", "a key of this person came meanwhile", {
                value: input.name,
              });
          },
        },
      );
      return done({ person: input.name, revoked: true });
    }),
});
