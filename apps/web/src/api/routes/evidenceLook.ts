/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** a small picture of a working copy */
export const evidenceLook = route<{ readonly id: string; readonly edge?: number | undefined }>()(
  "POST",
  "/api/verbs/evidence-look",
  z.object({
    result: z.object({
      id: z.string(),
      picture: z.nullable(z.string()),
      width: z.nullable(z.number()),
      height: z.nullable(z.number()),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
