/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** take a victim out of the count, for a stated reason */
export const setAside = route<{
  readonly ids: readonly string[];
  readonly for?:
    | "out-of-scope"
    | "found-alive"
    | "pre-existing-death"
    | "fabricated"
    | "insufficient"
    | undefined;
  readonly undo?: boolean | undefined;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly seen?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/set-aside",
  z.object({
    result: z.object({ decided: z.number(), ops: z.array(z.string()) }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
