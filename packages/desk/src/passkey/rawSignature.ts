/**
 * An ES256 signature as ops spell it, from the DER that authenticators give.
 *
 * Source: SEC 1, C.8; X.690 (DER). Of s and n - s the lower: both hold, and ops know one spelling.
 * Cost: constant.
 */
import { P256_ORDER } from "@daftar/model";

const ORDER = BigInt(`0x${P256_ORDER}`);

/** One INTEGER, 0 to 2^256-1; its value and where the next begins. */
function integerAt(der: Uint8Array, at: number): { value: bigint; next: number } | null {
  const length = der[at + 1] ?? 0;
  const next = at + 2 + length;
  const bytes = der.subarray(at + 2, next);
  if (der[at] !== 0x02 || length < 1 || length > 33 || bytes.length !== length) return null;
  if ((bytes[0] ?? 0) >= 0x80 || (length === 33 && bytes[0] !== 0)) return null;
  return { value: BigInt(`0x${Buffer.from(bytes).toString("hex")}`), next };
}

/** r and the lower s after each other, in hexadecimal; null for bytes that are no such signature. */
export function rawSignature(der: Uint8Array): string | null {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const r = integerAt(der, 2);
  const s = r === null ? null : integerAt(der, r.next);
  if (r === null || s === null || s.next !== der.length) return null;
  if (r.value <= 0n || r.value >= ORDER || s.value <= 0n || s.value >= ORDER) return null;
  const lower = s.value <= ORDER / 2n ? s.value : ORDER - s.value;
  return [r.value, lower].map((n) => n.toString(16).padStart(64, "0")).join("");
}
