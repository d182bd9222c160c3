/** Certificates out of a file, as PEM or DER: those of a time authority that a team trusts. */
import { X509Certificate } from "node:crypto";
import { fromUtf8 } from "@daftar/model";

const PEM = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]{1,20000}-----END CERTIFICATE-----/g;

/** @returns each certificate's DER; none where the file holds none that reads */
export function certificatesOf(file: Uint8Array): readonly Uint8Array[] {
  const read = (text: string | Uint8Array): Uint8Array[] => {
    try {
      return [new Uint8Array(new X509Certificate(text).raw)];
    } catch {
      return [];
    }
  };
  let text: string;
  try {
    text = fromUtf8(file);
  } catch {
    return read(file);
  }
  return (text.match(PEM) ?? []).flatMap(read);
}
