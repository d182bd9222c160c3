/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** mark or end a dispute about a victim */
export const dispute = route<{
  readonly ids: readonly string[];
  readonly about: "none" | "identity" | "fact-of-death" | "circumstances" | "attribution";
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly seen?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/dispute",
  z.object({
    result: z.object({ decided: z.number(), ops: z.array(z.string()) }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
