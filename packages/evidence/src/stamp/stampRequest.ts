/**
 * A request to a time authority (RFC 3161, 2.4.1): over one digest, with a nonce, asking for certificates.
 *
 * `openssl ts -query -in FILE -text` reads it. Cost: constant.
 */
import { fromHex } from "@daftar/model";
import { Boolean as Bool, Integer, Null, ObjectIdentifier, OctetString, Sequence } from "asn1js";

export const SHA_256 = "2.16.840.1.101.3.4.2.1";

/**
 * @param digest SHA-256, in hexadecimal
 * @param nonce 8 bytes in hexadecimal, the first bit 0
 * @returns DER
 */
export function stampRequest(digest: string, nonce: string): Uint8Array {
  const imprint = new Sequence({
    value: [
      new Sequence({ value: [new ObjectIdentifier({ value: SHA_256 }), new Null()] }),
      new OctetString({ valueHex: fromHex(digest) }),
    ],
  });
  // DER writes a number in as few bytes as it needs.
  const number = fromHex(nonce.replace(/^(00)+(?=[0-7]|$)/, ""));
  const request = new Sequence({
    value: [new Integer({ value: 1 }), imprint, new Integer({ valueHex: number }), new Bool({ value: true })],
  });
  return new Uint8Array(request.toBER());
}
