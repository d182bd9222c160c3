/** Forms of a P-256 signature: DER (SEC 1, C.8; X.690), as authenticators give it, and the other s. */
import { concatBytes, fromHex, P256_ORDER, toHex } from "@daftar/model";

/** The same signature with n - s: as good as the first. @param raw r and s after each other */
export function otherS(raw: Uint8Array): Uint8Array {
  const s = BigInt(`0x${P256_ORDER}`) - BigInt(`0x${toHex(raw.subarray(32))}`);
  return concatBytes(raw.subarray(0, 32), fromHex(s.toString(16).padStart(64, "0")));
}

function integer(bytes: Uint8Array): Uint8Array {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from += 1;
  const short = bytes.subarray(from);
  const body = (short[0] ?? 0) >= 0x80 ? concatBytes(new Uint8Array([0]), short) : short;
  return concatBytes(new Uint8Array([0x02, body.length]), body);
}

/** @param raw r and s after each other */
export function derOf(raw: Uint8Array): Uint8Array {
  const body = concatBytes(integer(raw.subarray(0, 32)), integer(raw.subarray(32)));
  return concatBytes(new Uint8Array([0x30, body.length]), body);
}
