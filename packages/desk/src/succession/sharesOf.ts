/**
 * Of how many envelopes a custodian has a share, as far as a desk can tell: those sealed to a set that they were in,
 * and those of which a box was handed over to them. Cost: a hash an envelope and set.
 */
import { toHex } from "@daftar/model";
import { custodiansDigest, type WithoutCiphertexts } from "@daftar/seal";
import { type OpenDesk, sha256 } from "@daftar/store";

export async function sharesOf(
  desk: OpenDesk,
  recipient: string,
  all: readonly WithoutCiphertexts[],
): Promise<{ readonly envelopes: number; readonly without: number }> {
  const sets = (await desk.custodians()).sets.filter((set) => set.includes(recipient));
  const handed = new Set(
    (await desk.handedBoxes()).filter(({ to }) => to === recipient).map(({ core }) => core),
  );
  const held = all.filter(
    ({ header: { id, threshold, custodians }, core }) =>
      handed.has(toHex(core)) ||
      sets.some((set) => custodiansDigest(id, set, threshold, sha256) === custodians),
  );
  return { envelopes: held.length, without: all.length - held.length };
}
