/**
 * Opens one source with the shares that custodians handed out for it.
 *
 * Nothing is believed: each share is held against its commitment, what they give against its own, and the ciphertext
 * against its tag. Where more shares came than it takes, every further one is tried too, so that one which was
 * dealt wrong is told before it is needed. Cost: constant, but where shares were dealt wrong.
 */
import { fromHex, type Sha256 } from "@daftar/model";
import { SHARE_BYTES } from "./box.ts";
import { keyOfSecret, sameBytes, secretCommitment, shareCommitment } from "./commitments.ts";
import type { EnvelopeHeader } from "./header.ts";
import { additional, NONCE } from "./item.ts";
import { unpadded } from "./padding.ts";
import type { SealedItem } from "./readEnvelope.ts";

/** A custodian's share of one source. */
export interface Share {
  readonly slot: string;
  readonly salt: Uint8Array;
  readonly x: number;
  readonly y: Uint8Array;
}

export type ItemOpened =
  | {
      readonly status: "opened";
      readonly bytes: Uint8Array;
      /** Slots whose shares are as they were dealt and yet do not fit the others. */
      readonly dealtWrong: readonly string[];
    }
  /** Fewer sound shares, of different custodians, than it takes. */
  | { readonly status: "too-few"; readonly sound: number }
  /** All shares are those that were dealt, and together they give nothing: whoever sealed it dealt them wrong. */
  | { readonly status: "dealt-wrong" }
  /** The key is right, and what it should open was changed. */
  | { readonly status: "altered" };

/** One source of an envelope, as it stands in a request too. */
export interface ItemPlace {
  readonly header: EnvelopeHeader;
  readonly core: Uint8Array;
  readonly at: number;
  readonly item: SealedItem;
}

/** Whether a share is the one that was dealt to its slot for this source. */
export function shareHolds({ header, core, at, item }: ItemPlace, share: Share, sha256: Sha256): boolean {
  const box = header.boxes.findIndex(({ slot }) => slot === share.slot);
  const committed = item.commitments[box];
  if (committed === undefined || share.y.length !== SHARE_BYTES || share.salt.length !== 32) return false;
  return sameBytes(shareCommitment({ core, at, slot: fromHex(share.slot) }, share, sha256), committed);
}

async function combine(shares: readonly Share[], threshold: number): Promise<Uint8Array> {
  if (threshold === 1) return shares[0]!.y;
  const whole = shares.map(({ x, y }) => {
    const bytes = new Uint8Array(y.length + 1);
    bytes.set(y);
    bytes[y.length] = x;
    return bytes;
  });
  return (await import("shamir-secret-sharing")).combine(whole);
}

/** So many sets are tried at most: more than all of a set of twelve custodians. */
const MOST_SETS = 1000;

/** Sets of `size` of these, the first ones first. */
function* setsOf<T>(of: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) yield [];
  for (let at = from; size > 0 && at <= of.length - size; at += 1)
    for (const rest of setsOf(of, size - 1, at + 1)) yield [of[at]!, ...rest];
}

async function secretOf(
  place: ItemPlace,
  shares: readonly Share[],
  sha256: Sha256,
): Promise<Uint8Array | null> {
  // A coordinate twice is a share dealt twice, which the library refuses to combine.
  if (new Set(shares.map(({ x }) => x)).size !== shares.length) return null;
  const secret = await combine(shares, place.header.threshold);
  return sameBytes(secretCommitment(place.core, place.at, secret, sha256), place.item.secret) ? secret : null;
}

/** The key, and the slots whose shares do not lead to it though they are as dealt; null where no set gives it. */
async function keyOf(place: ItemPlace, sound: readonly Share[], sha256: Sha256) {
  const { threshold } = place.header;
  let tried = 0;
  for (const set of setsOf(sound, threshold)) {
    tried += 1;
    const secret = tried > MOST_SETS ? null : await secretOf(place, set, sha256);
    if (secret === null) continue;
    const dealtWrong: string[] = [];
    for (const other of sound.filter((share) => !set.includes(share))) {
      if ((await secretOf(place, [...set.slice(0, threshold - 1), other], sha256)) === null)
        dealtWrong.push(other.slot);
    }
    return { key: keyOfSecret(place.core, place.at, secret, sha256), dealtWrong };
  }
  return null;
}

/** @param shares those that do not hold, and second ones of a slot, are left aside */
export async function openItem(
  place: ItemPlace,
  shares: readonly Share[],
  sha256: Sha256,
): Promise<ItemOpened> {
  const sound = [
    ...new Map(
      shares.filter((share) => shareHolds(place, share, sha256)).map((share) => [share.slot, share]),
    ).values(),
  ];
  const { header, core, at, item } = place;
  if (sound.length < header.threshold) return { status: "too-few", sound: sound.length };
  const found = await keyOf(place, sound, sha256);
  if (found === null) return { status: "dealt-wrong" };
  const { chacha20poly1305 } = await import("@noble/ciphers/chacha.js");
  const cipher = chacha20poly1305(found.key, NONCE, additional(core, at, header.items[at]!.subject));
  try {
    const bytes = unpadded(header.kind, cipher.decrypt(item.ciphertext));
    return bytes === null ? { status: "altered" } : { status: "opened", bytes, dealtWrong: found.dealtWrong };
  } catch {
    return { status: "altered" };
  }
}
