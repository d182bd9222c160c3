/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** forget a decision that waits */
export const dropDecision = route<null>()(
  "DELETE",
  "/api/decisions/{ticket}",
  z.object({ dropped: z.literal(true) }),
);
