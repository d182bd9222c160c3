/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** what navigator.credentials.create is to be asked for a person's passkey */
export const askPasskey = route<{ readonly person: string }>()(
  "POST",
  "/api/passkeys",
  z.object({
    ticket: z.string(),
    expires: z.string(),
    options: z.object({
      challenge: z.string(),
      rp: z.object({ id: z.string(), name: z.string() }),
      user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
      pubKeyCredParams: z.array(z.object({ type: z.literal("public-key"), alg: z.number() })),
      timeout: z.number(),
      attestation: z.literal("none"),
      excludeCredentials: z.array(z.object({ id: z.string(), type: z.literal("public-key") })),
      authenticatorSelection: z.object({
        residentKey: z.literal("discouraged"),
        requireResidentKey: z.literal(false),
        userVerification: z.literal("required"),
      }),
    }),
  }),
);
