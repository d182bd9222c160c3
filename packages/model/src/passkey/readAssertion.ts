/**
 * What a passkey said, and whether it said it of these bytes, its signature apart.
 *
 * Source: Web Authentication Level 3, section 7.2 (verifying an assertion), steps that need no server.
 * The challenge is SHA-256 of the bytes approved (or of several, `manyAtOnce.ts`), so the assertion is an
 * approval of exactly those, for good. The relying party is `localhost`, on any port: a desk's server binds the loopback and no other
 * host can have that origin; who could open another port here already holds what the desk holds
 * (decision 0024). Not checked: the signature counter (ops have no order to compare it in) and extensions
 * (none are asked for). Pure, and the last step is left to the caller, whose crypto may be asynchronous,
 * as a browser's is. Cost: three hashes.
 */
import { z } from "zod";
import type { Sha256 } from "../crypto.ts";
import { bareKey, type PasskeyApproval } from "../ops/approval.ts";
import { toBase64url } from "../text/base64url.ts";
import { concatBytes, fromHex, fromUtf8, toHex, utf8 } from "../text/bytes.ts";
import { challengeOf } from "./manyAtOnce.ts";
import { inLowerHalf } from "./p256.ts";

export const PASSKEY_RP_ID = "localhost";
export const PASSKEY_ORIGIN = /^http:\/\/localhost(?::[1-9]\d{0,4})?$/;

/** Why an assertion is none of these bytes; worded in `approvalHolds.ts`. */
export type AssertionFault =
  | "authenticator-data"
  | "other-site"
  | "not-present"
  | "not-verified"
  | "synced"
  | "client-data"
  | "not-an-approval"
  | "other-challenge"
  | "other-origin"
  | "framed"
  | "signature-form";

export type AssertionReading =
  | { readonly fault: AssertionFault }
  | {
      readonly fault: null;
      readonly algorithm: "es256" | "eddsa";
      readonly publicKey: Uint8Array;
      /** What the authenticator signed. */
      readonly message: Uint8Array;
      readonly signature: Uint8Array;
    };

const clientData = z.looseObject({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.boolean().optional(),
  topOrigin: z.string().optional(),
});

// Bits of the flags byte (section 6.1).
const PRESENT = 0x01;
const VERIFIED = 0x04;
const BACKUP_ELIGIBLE = 0x08;
const BACKED_UP = 0x10;
const HAS_KEY = 0x40;
const HAS_EXTENSIONS = 0x80;
const HEAD_BYTES = 37;

function authenticatorFault(data: Uint8Array, sha256: Sha256): AssertionFault | null {
  const flags = data[32] ?? 0;
  const hasMore = (flags & HAS_EXTENSIONS) !== 0;
  if ((flags & HAS_KEY) !== 0 || data.length < HEAD_BYTES || data.length > HEAD_BYTES !== hasMore)
    return "authenticator-data";
  if (toHex(data.subarray(0, 32)) !== toHex(sha256(utf8(PASSKEY_RP_ID)))) return "other-site";
  if ((flags & PRESENT) === 0) return "not-present";
  if ((flags & VERIFIED) === 0) return "not-verified";
  // A key that may leave its device may be handed on, and J7 asks for two authenticators never shared.
  if ((flags & (BACKUP_ELIGIBLE | BACKED_UP)) !== 0) return "synced";
  return null;
}

function clientFault(bytes: Uint8Array, challenge: string): AssertionFault | null {
  let read: ReturnType<typeof clientData.safeParse>;
  try {
    read = clientData.safeParse(JSON.parse(fromUtf8(bytes)));
  } catch {
    return "client-data";
  }
  if (!read.success) return "client-data";
  const { type, origin, crossOrigin, topOrigin, challenge: given } = read.data;
  if (type !== "webauthn.get") return "not-an-approval";
  if (given !== challenge) return "other-challenge";
  if (!PASSKEY_ORIGIN.test(origin)) return "other-origin";
  if (crossOrigin === true || topOrigin !== undefined) return "framed";
  return null;
}

/**
 * Reads a passkey's approval.
 *
 * @param approved the bytes that were to be approved: `approvalBytes` of the op
 * @returns the signature that is left to check, or why there is none
 */
export function readAssertion(
  approval: PasskeyApproval,
  approved: Uint8Array,
  sha256: Sha256,
): AssertionReading {
  const data = fromHex(approval.authenticatorData);
  const client = fromHex(approval.clientDataJSON);
  const algorithm = approval.key.startsWith("es256:") ? "es256" : "eddsa";
  const fault =
    authenticatorFault(data, sha256) ??
    clientFault(client, toBase64url(challengeOf(approved, approval.path ?? [], sha256))) ??
    (algorithm === "es256" && !inLowerHalf(approval.signature) ? "signature-form" : null);
  if (fault !== null) return { fault };
  return {
    fault: null,
    algorithm,
    publicKey: fromHex(bareKey(approval.key)),
    message: concatBytes(data, sha256(client)),
    signature: fromHex(approval.signature),
  };
}
