/**
 * What a new machine hands the first desk to be let in: its public keys, signed by itself.
 *
 * It holds no secret, so it may go by any way; but who could exchange it on the way would be let in
 * instead. That is why both sides print the node's name, for two people to compare by voice.
 */
import {
  ageRecipient,
  canonicalBytes,
  canonicalText,
  concatBytes,
  fromHex,
  type Sha256,
  type Sign,
  sha256Hex,
  toHex,
  utf8,
  type Verify,
} from "@daftar/model";
import { z } from "zod";
import { nameOfHash } from "../bundle/manifest.ts";

const REQUEST_FORMAT = "daftar.join-request/v1";

const joinRequest = z.strictObject({
  format: z.literal(REQUEST_FORMAT),
  key: sha256Hex,
  recipient: ageRecipient,
  sig: z.string().regex(/^[0-9a-f]{128}$/),
});

const signedBytes = (key: string, recipient: string): Uint8Array =>
  concatBytes(utf8(`${REQUEST_FORMAT}\0`), canonicalBytes({ key, recipient }));

/** The text of a request. */
export function writeJoinRequest(key: string, recipient: string, sign: Sign): string {
  const sig = toHex(sign(signedBytes(key, recipient)));
  return `${canonicalText({ format: REQUEST_FORMAT, key, recipient, sig })}\n`;
}

/** Key, recipient and node's name of a request; null where it is none, or not signed by its own key. */
export function readJoinRequest(
  text: string,
  { sha256, verify }: { readonly sha256: Sha256; readonly verify: Verify },
): { readonly node: string; readonly key: string; readonly recipient: string } | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = joinRequest.safeParse(value);
  if (!parsed.success) return null;
  const { key, recipient, sig } = parsed.data;
  if (!verify(fromHex(key), signedBytes(key, recipient), fromHex(sig))) return null;
  return { node: nameOfHash(toHex(sha256(fromHex(key)))), key, recipient };
}
