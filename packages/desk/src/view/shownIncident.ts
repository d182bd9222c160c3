/** An incident as a row of a list. */
import type { Scope } from "@daftar/model";
import { conditionsOver, GAP_CODES, type Incident, type PlacedCondition } from "@daftar/toll";
import { z } from "zod";
import { placeNames } from "./placeNames.ts";

export const incidentRow = z.object({
  id: z.string(),
  place: z.object({
    province: z.string().nullable(),
    city: z.string().nullable(),
    incident: z.string().nullable(),
  }),
  /** Every name that the scope has for the city, then for the province: what a page picks its script from. */
  placeNames: z.array(z.array(z.string())),
  window: z.object({ from: z.string(), to: z.string() }),
  /** The narrowest incident that holds it. */
  within: z.string().nullable(),
  /** Crosses another: its people may be told there too. */
  crosses: z.boolean(),
  /** At reported or above, surely dead there and then; nobody is joined by an open pair here. */
  people: z.number(),
  verified: z.number(),
  corroborated: z.number(),
  disputed: z.number(),
  /** In none of the above. */
  missingPresumed: z.number(),
  /** Count accounts of exactly this place and window, and how many are credible. */
  accounts: z.number(),
  credible: z.number(),
  /** What credible counts say of it alone, and with people and its parts (J11); null where there is none. */
  figure: z
    .object({
      low: z.number(),
      high: z.number(),
      /** Only partial accounts: read `high` as "at least". */
      atLeast: z.boolean(),
      verified: z.number(),
      withParts: z.object({ low: z.number(), high: z.number() }),
    })
    .nullable(),
  gaps: z.array(z.object({ code: z.enum(GAP_CODES), number: z.number().nullable() })),
  /** Some of its days were under a cut there. */
  underCut: z.boolean(),
});

export function shownIncident(
  one: Incident,
  scope: Scope | null,
  conditions: readonly PlacedCondition[],
): z.infer<typeof incidentRow> {
  const { line, place, window } = one;
  return {
    id: one.id,
    place: { ...place },
    placeNames: placeNames(place, scope),
    window: { ...window },
    within: one.within,
    crosses: one.crosses,
    people: one.people,
    verified: one.verified,
    corroborated: one.corroborated,
    disputed: one.disputed,
    missingPresumed: one.missingPresumed,
    accounts: one.accounts,
    credible: one.credible,
    figure:
      line === null
        ? null
        : {
            low: line.ownLow,
            high: line.ownHigh,
            atLeast: line.atLeast,
            verified: line.verifiedLow,
            withParts: { low: line.low, high: line.high },
          },
    gaps: one.gaps.map((gap) => ({ ...gap })),
    underCut: conditionsOver(conditions, one).length > 0,
  };
}
