/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** what a witness is asked to cosign, as a file or a QR code */
export const witnessRequest = route<{
  readonly witness?: string | undefined;
  readonly old?: number | undefined;
  readonly code?: boolean | undefined;
}>()(
  "POST",
  "/api/verbs/witness-request",
  z.object({
    result: z.object({
      witness: z.nullable(z.string()),
      old: z.number(),
      size: z.number(),
      root: z.string(),
      request: z.string(),
      out: z.nullable(z.string()),
      svg: z.nullable(z.string()),
      code: z.nullable(z.object({ size: z.number(), rows: z.array(z.string()) })),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
