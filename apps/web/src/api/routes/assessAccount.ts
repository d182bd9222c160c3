/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** assess accounts one by one: credible, not credible, undecided */
export const assessAccount = route<{
  readonly ids: readonly string[];
  readonly verdict?: "credible" | "not-credible" | "undecided" | undefined;
  readonly risk?:
    | readonly (
        | "single-origin"
        | "anonymous-only"
        | "coerced-record"
        | "protective-falsification"
        | "ai-suspect-media"
        | "worded-quantity"
      )[]
    | undefined;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly seen?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/assess-account",
  z.object({
    result: z.object({ decided: z.number(), ops: z.array(z.string()) }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
