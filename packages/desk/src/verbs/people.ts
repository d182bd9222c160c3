/** `person add | list | role | revoke`: who may decide (J7). People are pseudonyms (J18). */
import { DaftarError, pseudonym, role } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { z } from "zod";
import { decide } from "../session/decide.ts";
import { PRACTICE_PASSPHRASE, Signers } from "../session/signers.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, reason } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

const personName = pseudonym.describe("pseudonym: lower-case letters, digits and dashes");

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

export const personAdd = defineVerb({
  details:
    "Makes a key on this machine, locked with the person's passphrase. The first two people of a desk without\n" +
    "founders are enrolled by nobody and are admins; everybody after them is enrolled by an admin (--as).",
  positional: ["name"],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    name: personName,
    role: z
      .array(role)
      .default([])
      .describe("recorder, assessor, signatory, approver, custodian or admin (repeat it)"),
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
      if (!first) for (const person of input.as) await signers.of(person);
      const roles =
        input.role.length > 0
          ? input.role
          : first
            ? (["admin", "assessor", "signatory", "approver"] as const)
            : (["recorder"] as const);
      const passphrase = desk.info.practice ? PRACTICE_PASSPHRASE : await context.passphrase(input.name);
      const key = await desk.createPersonKey(input.name, passphrase);
      const body = { person: input.name, key, state: "enrolled" as const };
      const grant = { person: input.name, roles: [...roles] };
      if (first) {
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
        );
      }
      return done({
        person: input.name,
        key,
        roles: [...roles],
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
      }),
    ),
  }),
  run: (context) =>
    withDesk(context, async (desk) =>
      done({
        people: (await enrolled(desk)).map(({ person, roles, enrolledBy, revoked }) => ({
          person,
          roles: [...roles],
          enrolledBy,
          revoked,
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

async function requireEnrolled(desk: OpenDesk, name: string): Promise<string> {
  const known = (await enrolled(desk)).find((candidate) => candidate.person === name);
  if (known === undefined) throw new DaftarError("person.unknown", `${name} is not enrolled here`);
  return known.key;
}

export const personRevoke = defineVerb({
  details:
    "After an arrest or a stolen machine. What they approved before stays as it was. An admin decides it (--as).",
  positional: ["name"],
  needsDesk: true,
  effect: "changes",
  input: z.object({ name: personName, as: deciders, reason }),
  output: z.object({ person: z.string(), revoked: z.boolean() }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      await requireAdmin(desk, input.as);
      const key = await requireEnrolled(desk, input.name);
      await decide(
        desk,
        new Signers(desk, context),
        [
          {
            type: "key",
            subject: input.name,
            body: { person: input.name, key, state: "revoked" },
            reason: input.reason,
          },
        ],
        input.as,
      );
      return done({ person: input.name, revoked: true });
    }),
});
