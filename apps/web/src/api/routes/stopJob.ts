/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** stop a job that may be stopped */
export const stopJob = route<null>()(
  "POST",
  "/api/jobs/{id}/stop",
  z.object({
    id: z.string(),
    verb: z.string(),
    state: z.literal(["waiting", "running", "done", "failed", "stopped"]),
    asked: z.string(),
    ended: z.nullable(z.string()),
    canStop: z.boolean(),
    progress: z.nullable(
      z.object({ what: z.string(), done: z.number(), total: z.number(), fraction: z.nullable(z.number()) }),
    ),
    result: z.json(),
    exit: z.nullable(z.number()),
    error: z.nullable(
      z.object({
        code: z.string(),
        message: z.string(),
        where: z.nullable(z.string()),
        rule: z.nullable(z.string()),
        fix: z.string(),
      }),
    ),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
