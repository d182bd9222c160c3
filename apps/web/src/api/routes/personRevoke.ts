/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** stop counting what a person approves from now on */
export const personRevoke = route<{
  readonly name: string;
  readonly only?: "key-file" | "passkey" | undefined;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
}>()(
  "POST",
  "/api/verbs/person-revoke",
  z.object({
    result: z.object({ person: z.string(), revoked: z.boolean() }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
