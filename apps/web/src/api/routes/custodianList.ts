/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** the recipients to whom this desk seals */
export const custodianList = route<Readonly<Record<string, never>>>()(
  "POST",
  "/api/verbs/custodian-list",
  z.object({
    result: z.object({
      recipients: z.array(z.string()),
      threshold: z.nullable(z.number()),
      desk: z.string(),
      custodians: z.array(
        z.object({
          recipient: z.string(),
          consentKey: z.nullable(z.string()),
          after: z.nullable(z.string()),
        }),
      ),
      successions: z.array(
        z.object({
          op: z.string(),
          time: z.string(),
          from: z.string(),
          to: z.string(),
          standing: z.string(),
          counts: z.boolean(),
          approvedBy: z.array(z.string()),
          reason: z.string(),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
