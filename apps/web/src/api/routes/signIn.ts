/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** exchange the start token for a cookie (J23) */
export const signIn = route<{ readonly token: string }>()(
  "POST",
  "/api/session",
  z.object({
    desk: z.object({ id: z.string(), name: z.string(), practice: z.boolean() }),
    version: z.string(),
    unlocked: z.array(z.object({ person: z.string(), until: z.string() })),
  }),
);
