/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** change what a person may do */
export const personRole = route<{
  readonly name: string;
  readonly role: readonly ("recorder" | "assessor" | "signatory" | "approver" | "custodian" | "admin")[];
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
}>()(
  "POST",
  "/api/verbs/person-role",
  z.object({
    result: z.object({ person: z.string(), roles: z.array(z.string()) }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
