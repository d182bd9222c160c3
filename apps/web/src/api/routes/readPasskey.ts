/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** key and credential of the passkey that was made, which `person passkey` enrols */
export const readPasskey = route<{
  readonly ticket: string;
  readonly response: {
    readonly id: string;
    readonly rawId: string;
    readonly type: "public-key";
    readonly response: { readonly clientDataJSON: string; readonly attestationObject: string };
  };
}>()("POST", "/api/passkeys/answer", z.object({ name: z.string(), key: z.string(), credential: z.string() }));
