/** The shape of a fingerprint in what verbs answer, and that of a published release. */
import { fingerprintOf } from "@daftar/log";
import { fromHex } from "@daftar/model";
import { sha256 } from "@daftar/store";
import { z } from "zod";

/** What two people compare (J22): 32 bytes in hexadecimal, and one word a byte. */
export const fingerprintShape = z.object({ hex: z.string(), english: z.string(), persian: z.string() });

/** @param root in hexadecimal */
export function fingerprintOfLog(
  origin: string,
  size: number,
  root: string,
): z.infer<typeof fingerprintShape> {
  return { ...fingerprintOf({ origin, size, root: fromHex(root) }, sha256) };
}
