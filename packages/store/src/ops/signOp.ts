/** Makes an op of what its node says: checked, canonical, signed, with the line that its file gets. */
import { type OpEnvelope, opBytes, opLine, type Sign, toHex, utf8 } from "@daftar/model";
import { sha256 } from "../keys/ed25519.ts";
import { checkedOpText, type KnownOp } from "./checkOp.ts";

/**
 * @param from offset in its file at which the line begins
 * @throws DaftarError op.invalid, op.too-large
 */
export function signOp(op: OpEnvelope, sign: Sign, from: number): { known: KnownOp; line: string } {
  checkedOpText(op);
  const bytes = opBytes(op);
  const line = opLine({ op, sig: toHex(sign(bytes)) });
  return { known: { id: toHex(sha256(bytes)), op, end: from + utf8(line).length + 1 }, line };
}
