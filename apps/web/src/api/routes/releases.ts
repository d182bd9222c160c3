/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** published releases, the newest first */
export const releases = route<null>()(
  "GET",
  "/api/releases",
  z.object({
    releases: z.array(
      z.object({ digest: z.string(), published: z.string(), logSize: z.number(), logRoot: z.string() }),
    ),
  }),
);
