/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** the log's key, the newest checkpoint, and who cosigned it */
export const witnessStatus = route<Readonly<Record<string, never>>>()(
  "POST",
  "/api/verbs/witness-status",
  z.object({
    result: z.object({
      log: z.object({ origin: z.string(), vkey: z.string() }),
      checkpoint: z.nullable(
        z.object({ size: z.number(), root: z.string(), release: z.string(), note: z.string() }),
      ),
      policy: z.nullable(z.string()),
      missing: z.nullable(z.number()),
      witnesses: z.array(
        z.object({
          name: z.string(),
          vkey: z.string(),
          url: z.nullable(z.string()),
          current: z.boolean(),
          last: z.nullable(z.object({ size: z.number(), time: z.string(), days: z.number() })),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
