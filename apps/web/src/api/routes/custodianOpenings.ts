/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** what custodians were asked to open, by whom and why */
export const custodianOpenings = route<Readonly<Record<string, never>>>()(
  "POST",
  "/api/verbs/custodian-openings",
  z.object({
    result: z.object({
      openings: z.array(
        z.object({
          opening: z.string(),
          time: z.string(),
          approvedBy: z.array(z.string()),
          reason: z.string(),
          asked: z.array(
            z.object({
              kind: z.string(),
              subject: z.string(),
              victim: z.nullable(z.string()),
              list: z.nullable(z.string()),
              evidence: z.nullable(z.string()),
            }),
          ),
          recipient: z.string(),
          state: z.literal(["asked", "unapproved", "gone"]),
        }),
      ),
      mayAsk: z.array(z.object({ person: z.string(), with: z.array(z.string()) })),
      files: z.array(z.object({ mark: z.string(), list: z.string() })),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
