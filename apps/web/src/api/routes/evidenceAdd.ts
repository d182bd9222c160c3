/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** take in photographs, documents or recordings, sealed */
export const evidenceAdd = route<{
  readonly files: readonly string[];
  readonly about: readonly string[];
  readonly kind?: "photo" | "document" | "video" | "audio" | "other" | undefined;
  readonly holder?: string | undefined;
  readonly note?: string | undefined;
  readonly as?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/evidence-add",
  z.object({
    result: z.object({
      evidence: z.array(
        z.object({
          id: z.string(),
          kind: z.string(),
          mediaType: z.string(),
          workingCopy: z.boolean(),
          again: z.boolean(),
        }),
      ),
      about: z.array(z.string()),
      ops: z.array(z.string()),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
