/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** the desk, and whose keys are unlocked */
export const session = route<null>()(
  "GET",
  "/api/session",
  z.object({
    desk: z.object({ id: z.string(), name: z.string(), practice: z.boolean() }),
    version: z.string(),
    unlocked: z.array(z.object({ person: z.string(), until: z.string() })),
  }),
);
