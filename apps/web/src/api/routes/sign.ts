/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** sign a death, or a count, as verified */
export const sign = route<{
  readonly ids: readonly string[];
  readonly level?: "alleged" | "reported" | "corroborated" | "verified" | "set-aside" | undefined;
  readonly why?: boolean | undefined;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
}>()(
  "POST",
  "/api/verbs/sign",
  z.object({
    result: z.object({
      subjects: z.array(
        z.object({
          id: z.string(),
          of: z.string(),
          level: z.string(),
          signed: z.boolean(),
          signatures: z.number(),
          missing: z.array(z.object({ code: z.string(), words: z.string() })),
        }),
      ),
      ops: z.array(z.string()),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
