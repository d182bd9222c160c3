/**
 * What this browser is asked of passkeys, and what it answers, as the server takes it (WebAuthn Level 3).
 *
 * Passkeys of a desk are of `localhost`: the same server opened as 127.0.0.1 is another place to a browser.
 */
import * as z from "zod/mini";
import { ownFault } from "../api/ask.ts";
import type { Assertion, Waits } from "../api/decide.ts";
import type { askPasskey, readPasskey } from "../api/routes.ts";

const assertion = z.object({
  id: z.string(),
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
  }),
});
const made = z.object({
  id: z.string(),
  rawId: z.string(),
  type: z.literal("public-key"),
  response: z.object({ clientDataJSON: z.string(), attestationObject: z.string() }),
});

/** Whether passkeys can be used on this page, in this browser. */
export const passkeysHere = (): boolean =>
  location.hostname === "localhost" &&
  "PublicKeyCredential" in window &&
  "parseRequestOptionsFromJSON" in PublicKeyCredential;

/** The same page where passkeys can be used. */
export const pageForPasskeys = (): string => `http://localhost:${location.port}${location.pathname}`;

function faultOf(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  if (error.name === "InvalidStateError") return ownFault("web.passkey-held");
  if (error.name === "SecurityError" || error.name === "NotSupportedError")
    return ownFault("web.passkey-not-here");
  return ownFault("web.passkey-turned-away");
}

/** @throws ApiError where nobody approved, or nobody can here */
export async function approveWith(
  options: Waits["approvals"][number]["options"],
  signal: AbortSignal,
): Promise<Assertion> {
  if (!passkeysHere()) throw ownFault("web.passkey-not-here");
  try {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const given = await navigator.credentials.get({ publicKey, signal });
    if (!(given instanceof PublicKeyCredential)) throw ownFault("web.passkey-turned-away");
    return assertion.parse(given.toJSON());
  } catch (error) {
    throw faultOf(error);
  }
}

type Made = NonNullable<(typeof readPasskey)["input"]>["response"];

/** @throws ApiError where none was made, or the authenticator holds a key of this desk already */
export async function makeWith(options: z.infer<typeof askPasskey.reply>["options"]): Promise<Made> {
  if (!passkeysHere()) throw ownFault("web.passkey-not-here");
  try {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    const given = await navigator.credentials.create({ publicKey });
    if (!(given instanceof PublicKeyCredential)) throw ownFault("web.passkey-turned-away");
    return made.parse(given.toJSON());
  } catch (error) {
    throw faultOf(error);
  }
}
