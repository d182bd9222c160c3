/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** unlock a person's key for this session, for ten minutes */
export const unlock = route<{ readonly passphrase: string }>()(
  "POST",
  "/api/people/{person}/unlock",
  z.object({ person: z.string(), key: z.literal(["unlocked", "new"]), until: z.string() }),
);
