/** The scope of a desk: what it counts (J1), with the area's cities and provinces. */
import { z } from "zod";
import { isoDay } from "../dates/isoDay.ts";
import { population } from "../vocabularies.ts";

export const areaCity = z.object({ id: z.string().min(1), names: z.array(z.string().min(1)).min(1) });
export const areaProvince = z.object({
  id: z.string().min(1),
  names: z.array(z.string().min(1)).min(1),
  cities: z.array(areaCity),
});
export const area = z.object({ name: z.string().min(1), provinces: z.array(areaProvince) });
export type Area = z.infer<typeof area>;

export const scope = z
  .object({
    name: z.string().min(1),
    window: z.object({ from: isoDay, to: isoDay }),
    /** Deaths after the window's end count until this day when they follow from it. */
    laterDeathsUntil: isoDay,
    area,
    populations: z.array(population).min(1),
    /** Ways of dying counted, in words that are printed with the figures. */
    waysOfDying: z.array(z.string().min(1)).min(1),
  })
  .refine((s) => s.window.from <= s.window.to, { message: "window.from must not be after window.to" })
  .refine((s) => s.window.to <= s.laterDeathsUntil, {
    message: "laterDeathsUntil must not be before window.to",
  });
export type Scope = z.infer<typeof scope>;
