/**
 * A custodian's part goes to a successor: what the op says, and what custodians sign for it (decision 0065).
 *
 * Two people of the desk approve it as they do an opening, and that alone moves nothing: the custodian who leaves
 * signs it with a key that only their identity gives, or, where they are lost, as many of the others as open
 * together. Whoever succeeds signs that they took it.
 */
import { z } from "zod";
import { canonicalBytes } from "../canonical/canonical.ts";
import type { Sha256 } from "../crypto.ts";
import { concatBytes, toHex, utf8 } from "../text/bytes.ts";
import { sha256Hex } from "./envelope.ts";

const CONSENT_DOMAIN = "daftar.succession.consent/v1";
const ACCEPTANCE_DOMAIN = "daftar.succession.acceptance/v1";
const CUSTODIAN_DOMAIN = "daftar.custodian/v1";

export const ageRecipient = z.string().regex(/^age1[a-z0-9]{50,4000}$/, "an age recipient");

/**
 * The end of a recipient, for two people to compare by voice, in fours.
 *
 * Of a post-quantum recipient the last 6 letters are a checksum that whoever makes keys can steer by their other half,
 * so 12 letters took 2^31 tries to imitate, a few hours; 24 take 2^90, of either kind.
 */
export function recipientEnd(recipient: string): string {
  const kind = recipient.startsWith("age1pq1") ? "age1pq1" : "age1";
  return `${kind}…${recipient.slice(-24).replace(/(?<=^(?:.{4})+)(?=.)/g, " ")}`;
}

/** A custodian's consent key: Ed25519, 32 bytes in hexadecimal. */
export const consentKey = sha256Hex;
const signature = z.string().regex(/^[0-9a-f]{128}$/, "64 bytes in hexadecimal");

/** A custodian, as `init` and `hand-over` take one: the recipient, and the consent key after a colon. */
export interface CustodianKeys {
  readonly recipient: string;
  /** Null where none was given: this custodian can consent to nothing. */
  readonly key: string | null;
}

export function custodianText({ recipient, key }: CustodianKeys): string {
  return key === null ? recipient : `${recipient}:${key}`;
}

/** @returns null where what stands after the colon is no consent key */
export function readCustodian(text: string): CustodianKeys | null {
  const [recipient = "", key, ...more] = text.split(":");
  if (key === undefined) return { recipient, key: null };
  return more.length === 0 && consentKey.safeParse(key).success ? { recipient, key } : null;
}

/** A short name of recipient and consent key together, for two people to compare by voice. */
export function custodianMark(custodian: CustodianKeys, sha256: Sha256): string {
  return toHex(sha256(utf8(`${CUSTODIAN_DOMAIN}\0${custodianText(custodian)}`))).slice(0, 16);
}

/** What is consented to. */
export const successionTerms = z.object({
  from: ageRecipient,
  to: ageRecipient,
  /** The successor's consent key. */
  toKey: consentKey,
  /** Blob with the shares that `from` encrypted anew to `to`; null where `from` is lost. */
  boxes: sha256Hex.nullable(),
});
export type SuccessionTerms = z.infer<typeof successionTerms>;

export const successionBody = successionTerms.extend({
  /** By the key of `from`; or, with no boxes, by the keys of as many others as open together. */
  consents: z
    .array(z.strictObject({ key: consentKey, signature }))
    .min(1)
    .max(32),
  /** By `toKey`. */
  accepted: signature,
});

function signedBytes(domain: string, desk: string, { from, to, toKey, boxes }: SuccessionTerms): Uint8Array {
  return concatBytes(utf8(`${domain}\0`), canonicalBytes({ desk, from, to, toKey, boxes }));
}

/** What a custodian signs who lets the part go, or who speaks for one that is lost. */
export function consentBytes(desk: string, terms: SuccessionTerms): Uint8Array {
  return signedBytes(CONSENT_DOMAIN, desk, terms);
}

/** What the successor signs. */
export function acceptanceBytes(desk: string, terms: SuccessionTerms): Uint8Array {
  return signedBytes(ACCEPTANCE_DOMAIN, desk, terms);
}
