/** A person as a row of a table: what is known best, how it stands, and what the next level needs. */
import { type DateSpan, deathLevel, releaseClass, type Scope } from "@daftar/model";
import type { Victim } from "@daftar/toll";
import { z } from "zod";
import { placeNames } from "./placeNames.ts";

const missingShown = z.object({ code: z.string(), words: z.string() });
const age = z.object({ low: z.number(), high: z.number() }).nullable();

export const victimRow = z.object({
  id: z.string(),
  level: deathLevel,
  /** Level that the accounts support, before signatures. */
  supported: z.string(),
  names: z.array(z.string()),
  named: z.boolean(),
  identity: z.string(),
  records: z.array(z.string()),
  sex: z.string().nullable(),
  age,
  death: z.string().nullable(),
  injury: z.string().nullable(),
  place: z.string().nullable(),
  /** Every name that the scope has for the city, then for the province: what a page picks its script from. */
  placeNames: z.array(z.array(z.string())),
  population: z.string().nullable(),
  cause: z.string().nullable(),
  status: z.string(),
  origins: z.number(),
  signatures: z.number(),
  reviewAsked: z.boolean(),
  dispute: z.string(),
  setAside: z.string().nullable(),
  release: releaseClass,
  /** Undecided pairs with other people. */
  openTo: z.number(),
  missing: z.array(missingShown),
});

/** A day, or `from/to`. */
export const spanText = (span: DateSpan | null): string | null =>
  span === null ? null : span.from === span.to ? span.from : `${span.from}/${span.to}`;

export function rowOf(victim: Victim, scope: Scope | null): z.infer<typeof victimRow> {
  const where = placeNames(victim.deathPlace ?? victim.injuryPlace, scope);
  return {
    id: victim.id,
    level: victim.level,
    supported: victim.supported,
    names: victim.names.map((form) => form.text),
    named: victim.named,
    identity: victim.identity,
    records: [...victim.records],
    sex: victim.sex,
    age: victim.age === null ? null : { low: victim.age.low, high: victim.age.high },
    death: spanText(victim.death),
    injury: spanText(victim.injury),
    place: where.length === 0 ? null : where.map(([name]) => name).join(", "),
    placeNames: where,
    population: victim.population,
    cause: victim.cause,
    status: victim.status,
    origins: victim.origins.known,
    signatures: victim.signatures.length,
    reviewAsked: victim.reviewAsked,
    dispute: victim.dispute,
    setAside: victim.setAside,
    release: victim.release.class,
    openTo: victim.openTo.length,
    missing: victim.missingForNext.map(({ code, words }) => ({ code, words })),
  };
}
