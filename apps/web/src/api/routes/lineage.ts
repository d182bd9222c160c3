/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** say where an account comes from */
export const lineage = route<{
  readonly account: string;
  readonly file: string;
  readonly field?:
    | "deathDate"
    | "deathPlace"
    | "injuryDate"
    | "injuryPlace"
    | "age"
    | "sex"
    | "population"
    | "cause"
    | "eventLink"
    | undefined;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly seen?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/lineage",
  z.object({
    result: z.object({ decided: z.number(), ops: z.array(z.string()) }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
