/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** start a verb as a job; `id` is the verb's name with dashes */
export const startJob = route<Readonly<Record<string, unknown>>>()(
  "POST",
  "/api/jobs/{id}",
  z.object({ job: z.string() }),
);
