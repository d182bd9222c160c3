/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** set what may be shown of a victim, and whether kin were informed (J15) */
export const consent = route<{
  readonly ids: readonly string[];
  readonly class: "sealed" | "count-only" | "public-reduced" | "public-full";
  readonly kin?: "yes" | "no" | "unsafe-to-ask" | "unknown" | undefined;
  readonly name?: readonly string[] | undefined;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly seen?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/consent",
  z.object({
    result: z.object({ decided: z.number(), ops: z.array(z.string()) }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
