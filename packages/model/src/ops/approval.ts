/**
 * A person's approval of what an op says: by a locked key file, or by a passkey.
 *
 * A key has one spelling in ops. Key file: the Ed25519 public key in hexadecimal, as ever, and its
 * approval bears no `kind`, as ops written before passkeys have it. Passkey: the algorithm, a colon, and
 * the key's bytes in hexadecimal, so that a key enrolled as one kind never passes for the other. The
 * approval holds all that its check needs: anyone can make it offline, with the op alone (decision 0024).
 */
import { z } from "zod";

const hex = (bytes: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`), `${bytes} bytes in hexadecimal`);

/** Bytes of a length between two bounds, in hexadecimal. */
const hexBetween = (least: number, most: number) =>
  z
    .string()
    .min(2 * least)
    .max(2 * most)
    .regex(/^(?:[0-9a-f]{2})*$/, "bytes in hexadecimal");

export const pseudonym = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "lower-case letters, digits and dashes");

/** Key of a key file: Ed25519, 32 bytes. */
const keyFileKey = hex(32);
/** ES256: an uncompressed point of P-256, 65 bytes. EdDSA: an Ed25519 key, 32 bytes. */
export const passkeyKey = z
  .string()
  .regex(/^(?:es256:04[0-9a-f]{128}|eddsa:[0-9a-f]{64})$/, "the key of a passkey: es256:… or eddsa:…");
export const personKey = z.union([keyFileKey, passkeyKey]);
/** What the authenticator calls its key; WebAuthn allows 1023 bytes. */
export const credentialId = hexBetween(1, 1023);

const keyFileApproval = z.strictObject({ person: pseudonym, key: keyFileKey, signature: hex(64) });
export const passkeyApproval = z.strictObject({
  kind: z.literal("passkey"),
  person: pseudonym,
  key: passkeyKey,
  authenticatorData: hexBetween(37, 1024),
  clientDataJSON: hexBetween(1, 2048),
  /** r and s after each other, s the lower of its two values; or Ed25519. */
  signature: hex(64),
  /** Hashes on the way to the challenge, where one touch approved several; else absent. */
  path: z.array(hex(32)).min(1).max(16).optional(),
});
export const approval = z.union([keyFileApproval, passkeyApproval]);
export type PasskeyApproval = z.infer<typeof passkeyApproval>;
export type Approval = z.infer<typeof approval>;

export type KeyKind = "key-file" | "passkey";

/** The kind of a key, by its spelling. */
export function kindOfKey(key: string): KeyKind {
  return key.includes(":") ? "passkey" : "key-file";
}

/** The bytes of a key in hexadecimal, whatever it is used as. */
export function bareKey(key: string): string {
  return key.slice(key.indexOf(":") + 1);
}
