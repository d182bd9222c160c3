/** A calendar day as a schema. */
import { z } from "zod";
import { isoToDays } from "./dayArithmetic.ts";

/** A calendar day that exists, as `YYYY-MM-DD`. */
export const isoDay = z.string().refine(
  (text) => {
    try {
      isoToDays(text);
      return true;
    } catch {
      return false;
    }
  },
  { message: "a calendar day, written YYYY-MM-DD" },
);
