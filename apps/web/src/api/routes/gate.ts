/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** may figures be released? exit 0 open, 1 shut */
export const gate = route<{ readonly asOf?: string | undefined }>()(
  "POST",
  "/api/verbs/gate",
  z.object({
    result: z.object({
      open: z.boolean(),
      code: z.string(),
      policy: z.string(),
      measures: z.array(
        z.object({
          id: z.string(),
          value: z.nullable(z.union([z.number(), z.string()])),
          threshold: z.nullable(z.union([z.number(), z.string()])),
          asks: z.nullable(z.literal(["at-least", "at-most"])),
          met: z.nullable(z.boolean()),
          words: z.string(),
        }),
      ),
      leftOut: z.array(
        z.object({
          what: z.string(),
          province: z.nullable(z.string()),
          provinceNames: z.array(z.string()),
          people: z.number(),
        }),
      ),
      widestGap: z.nullable(z.string()),
      conditions: z.array(z.object({ from: z.string(), to: z.string(), where: z.string(), cut: z.string() })),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
