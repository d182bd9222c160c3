/** What would meet a measure of the gate, as verbs tell it: places with every name that the scope has for them. */
import type { Scope } from "@daftar/model";
import { type GateMissing, incidentId, MISSING_CODES } from "@daftar/toll";
import { z } from "zod";
import { placeNames, provinceNames } from "./placeNames.ts";

export const missingShape = z.object({
  code: z.enum(MISSING_CODES),
  words: z.string(),
  /** How many of what the code says, at least. */
  count: z.number().nullable(),
  of: z.number().nullable(),
  /** To look at again; ids never leave the desk. */
  victims: z.array(z.string()),
  counts: z.array(z.string()),
  provinces: z.array(z.object({ id: z.string(), names: z.array(z.string()) })),
  gaps: z.array(
    z.object({
      /** The place and days as `incident show` opens them. */
      incident: z.string(),
      /** The innermost place first, each with every name that the scope has for it. */
      place: z.array(z.array(z.string())),
      from: z.string(),
      to: z.string(),
      countLow: z.number(),
      countHigh: z.number(),
      people: z.number(),
      /** Names wanting there; negative: people beyond what the count allows. */
      names: z.number(),
    }),
  ),
  span: z
    .object({ from: z.string(), to: z.string(), records: z.number(), earlierMedian: z.number() })
    .nullable(),
});

export function shownMissing(missing: GateMissing, scope: Scope | null): z.infer<typeof missingShape> {
  const { code, words, count, of, victims, counts, provinces, gaps, span } = missing;
  return {
    code,
    words,
    count,
    of,
    victims: [...victims],
    counts: [...counts],
    provinces: provinces.map((id) => ({ id, names: [...provinceNames(id, scope)] })),
    gaps: gaps.map(({ place, window, countLow, countHigh, people, names }) => ({
      incident: incidentId({ place, window }),
      place: [...(place.incident === null ? [] : [[place.incident]]), ...placeNames(place, scope)],
      from: window.from,
      to: window.to,
      countLow,
      countHigh,
      people,
      names,
    })),
    span: span === null ? null : { ...span },
  };
}
