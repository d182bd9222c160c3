/** The vault of a desk that need not be open: a file in it is whole or not there, and never changes. */
import { type HandedBox, readHanded } from "@daftar/seal";
import { placesOf } from "../desk/places.ts";
import { Vault } from "./blobs.ts";

export type VaultToRead = Pick<Vault, "has" | "get">;

/** @param dir folder of the desk */
export function vaultOf(dir: string): VaultToRead {
  return new Vault(placesOf(dir).blobs);
}

/** Boxes of envelopes that custodians who left encrypted anew to their successors; those that are whole here. */
export function handedBoxesIn(
  vault: VaultToRead,
  boxes: readonly { readonly hash: string; readonly to: string }[],
): (HandedBox & { readonly to: string })[] {
  return boxes.flatMap(({ hash, to }) => {
    const handed = vault.has(hash) ? readHanded(vault.get(hash)) : null;
    return (handed ?? []).map((one) => ({ ...one, to }));
  });
}
