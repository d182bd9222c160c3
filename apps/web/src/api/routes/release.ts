/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** propose, approve, or write a release */
export const release = route<{
  readonly propose?: boolean | undefined;
  readonly title?: string | undefined;
  readonly approve?: string | undefined;
  readonly dissent?: string | undefined;
  readonly receipt?: string | undefined;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
}>()(
  "POST",
  "/api/verbs/release",
  z.object({
    result: z.object({
      did: z.literal(["proposed", "approved", "dissented", "written", "shown"]),
      digest: z.nullable(z.string()),
      approvals: z.number(),
      dissents: z.number(),
      published: z.boolean(),
      out: z.nullable(z.string()),
      size: z.nullable(z.number()),
      root: z.nullable(z.string()),
      fingerprint: z.nullable(z.object({ hex: z.string(), english: z.string(), persian: z.string() })),
      witnesses: z.nullable(z.object({ cosigned: z.number(), missing: z.number() })),
      heldBack: z.nullable(
        z.object({ code: z.literal(["release.not-witnessed", "release.stale"]), words: z.string() }),
      ),
      lines: z.nullable(
        z.object({
          verifiedNamed: z.number(),
          verified: z.number(),
          reported: z.object({ low: z.number(), high: z.number() }),
        }),
      ),
      leftOut: z.nullable(z.record(z.string(), z.number())),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
