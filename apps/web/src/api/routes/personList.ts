/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** who is enrolled, by whom, with which roles */
export const personList = route<Readonly<Record<string, never>>>()(
  "POST",
  "/api/verbs/person-list",
  z.object({
    result: z.object({
      people: z.array(
        z.object({
          person: z.string(),
          roles: z.array(z.string()),
          enrolledBy: z.nullable(z.string()),
          revoked: z.boolean(),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
