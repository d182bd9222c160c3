/**
 * `/api/people/PERSON/unlock`: a person's locked key, opened by their passphrase for this session and for
 * minutes only.
 *
 * For somebody who has no key yet the passphrase is kept for the one that `person add` makes next.
 */
import { DaftarError, pseudonym } from "@daftar/model";
import type { Hono } from "hono";
import { z } from "zod";
import { Tries } from "../guard/tries.ts";
import { checked, readJson } from "../http/body.ts";
import type { Env, Parts } from "../parts.ts";

const WRONG_PASSPHRASES = 5;

export const unlockInput = z.strictObject({ passphrase: z.string().min(1).max(1000) });
export const unlockShown = z.object({
  person: z.string(),
  /** `new`: no key yet; the passphrase waits for `person add`. */
  key: z.enum(["unlocked", "new"]),
  until: z.string(),
});

export function addPeople(app: Hono<Env>, parts: Parts): void {
  const tries = new Map<string, Tries>();
  const triesOf = (person: string): Tries => {
    const known = tries.get(person) ?? new Tries(WRONG_PASSPHRASES, parts.clock);
    tries.set(person, known);
    return known;
  };

  app.post("/api/people/:person/unlock", async (c) => {
    const person = checked(pseudonym, c.req.param("person"));
    const { passphrase } = checked(unlockInput, await readJson(c.req.raw));
    const { session } = c.var;
    const known = (await parts.desk.facts()).people.find((one) => one.person === person);
    if (known === undefined) {
      const until = session.holdForNewKey(person, passphrase);
      return c.json({ person, key: "new", until: new Date(until).toISOString() });
    }
    if (known.revoked)
      throw new DaftarError("person.unknown", `the key of ${person} was revoked and counts no longer`);
    const guesses = triesOf(person);
    guesses.check();
    try {
      const until = session.unlock(await parts.desk.unlockPerson(person, passphrase));
      return c.json({ person, key: "unlocked", until: new Date(until).toISOString() });
    } catch (error) {
      if (error instanceof DaftarError && error.code === "person.wrong-passphrase") guesses.wrong();
      throw error;
    }
  });
  app.post("/api/people/:person/lock", (c) => {
    c.var.session.lock(c.req.param("person"));
    return c.json({ locked: true });
  });
}
