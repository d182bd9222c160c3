/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** decide one pair: same, different, or cannot tell */
export const reviewDecide = route<{
  readonly a: string;
  readonly b: string;
  readonly verdict: "same" | "different" | "cannot-tell";
  readonly again?: boolean | undefined;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly seen?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/review-decide",
  z.object({
    result: z.object({ a: z.string(), b: z.string(), verdict: z.string(), op: z.string() }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
