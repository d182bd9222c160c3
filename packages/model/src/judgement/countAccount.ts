/** An account of a number of dead without one record each (J2). */
import { z } from "zod";
import { isoDay } from "../dates/isoDay.ts";
import { lineage } from "./lineage.ts";

/** A place in the tree of scopes: deeper parts are null where the scope is wider. */
export const placePath = z
  .object({ province: z.string().nullable(), city: z.string().nullable(), incident: z.string().nullable() })
  .refine((p) => (p.city === null || p.province !== null) && (p.incident === null || p.city !== null), {
    message: "a city needs its province, an incident its city",
  });
export type PlacePath = z.infer<typeof placePath>;

export const countAccount = z
  .object({
    place: placePath,
    window: z.object({ from: isoDay, to: isoDay }),
    low: z.number().int().nonnegative(),
    high: z.number().int().nonnegative(),
    asWorded: z.string(),
    whatCounted: z.enum(["bodies-seen", "registered", "buried", "told"]),
    extent: z.enum(["whole", "partial"]),
    /** Records of people it says it includes. */
    includes: z.array(z.string()),
    lineage,
  })
  .refine((c) => c.low <= c.high, { message: "low must not exceed high" })
  .refine((c) => c.window.from <= c.window.to, { message: "window.from must not be after window.to" });
export type CountAccount = z.infer<typeof countAccount>;
