/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** enrol a person with a key of their own */
export const personAdd = route<{
  readonly name: string;
  readonly role?:
    | readonly ("recorder" | "assessor" | "signatory" | "approver" | "custodian" | "admin")[]
    | undefined;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
}>()(
  "POST",
  "/api/verbs/person-add",
  z.object({
    result: z.object({
      person: z.string(),
      key: z.string(),
      roles: z.array(z.string()),
      enrolledBy: z.string(),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
