/** Where an account comes from, and whether it is direct (J3, J4). */
import { z } from "zod";
import { isoDay } from "../dates/isoDay.ts";
import { sourceClass } from "../vocabularies.ts";

export const lineage = z.object({
  /**
   * The origin: whoever perceived, or the document made by whoever perceived. A pseudonymous id;
   * null while unknown. All accounts of unknown lineage together are one origin at most (J3).
   */
  origin: z.string().min(1).nullable(),
  /** What it was taken from: `list:NAME` or `record:ID`; the origin is then that of what it copies. */
  from: z.array(z.string()),
  /** One household is one origin for the fact of death, unless `sawThemself`. */
  household: z.string().nullable(),
  sawThemself: z.boolean(),
  /** Official body whose organs are one origin. */
  body: z.string().nullable(),
  /** J4: saw the death or the body, treated, washed, buried or registered, or holds an original document. */
  direct: z.boolean(),
  sourceClass,
  /** The source gave no name to anyone, the recorder included. */
  anonymous: z.boolean(),
  /**
   * A sealed source of a class and place over a window: two such of the same class and place with
   * overlapping windows count once until a custodian attests that they are different persons (J3).
   */
  sealedSource: z
    .object({
      id: z.string(),
      place: z.string(),
      from: isoDay,
      to: isoDay,
      attestedDifferentFrom: z.array(z.string()),
    })
    .nullable(),
});
export type Lineage = z.infer<typeof lineage>;

export const UNKNOWN_LINEAGE: Lineage = {
  origin: null,
  from: [],
  household: null,
  sawThemself: false,
  body: null,
  direct: false,
  sourceClass: "other",
  anonymous: false,
  sealedSource: null,
};
