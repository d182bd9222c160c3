/**
 * The box that an identity opens of an envelope: one that was dealt to it, or one that a custodian who left
 * encrypted anew to it (decision 0065).
 *
 * Anybody can encrypt something to a custodian's recipient, so every box that opens is held against the envelope's
 * commitments until one fits. Cost: one attempt a box until then.
 */
import type { Sha256 } from "@daftar/model";
import { opened } from "../age.ts";
import { type Box, readBox, SHARE_BYTES } from "./box.ts";
import { saltOf, sameBytes } from "./commitments.ts";
import { type ItemPlace, type Share, shareHolds } from "./openItem.ts";
import type { Envelope } from "./readEnvelope.ts";

export interface Boxes extends Pick<Envelope, "header" | "core" | "boxes"> {
  /** age files of custodians who handed their part over, each of some slot. */
  readonly handed: readonly Uint8Array[];
}

export type OwnBox =
  | { readonly status: "own"; readonly box: Box; readonly bytes: Uint8Array }
  /** No box of the envelope opens with this identity. */
  | { readonly status: "not-yours" }
  /** What opens is no share of this subject: as it was dealt, or as it was handed over. */
  | { readonly status: "wrong"; readonly handed: boolean; readonly subject: string };

export function shareIn(box: Box, at: number, sha256: Sha256): Share {
  const y = box.shares.subarray(SHARE_BYTES * at, SHARE_BYTES * (at + 1));
  return { slot: box.slot, salt: saltOf(box.seed, at, sha256), x: box.x, y };
}

/** A box of this envelope; null where these bytes are none. @param slot which it must be; any where undefined */
function fitting(bytes: Uint8Array, { header, core }: Boxes, slot: string | undefined): Box | null {
  const box = readBox(bytes);
  const fits =
    box !== null &&
    sameBytes(box.core, core) &&
    (slot === undefined || box.slot === slot) &&
    box.shares.length === SHARE_BYTES * header.items.length;
  return fits ? box : null;
}

/** @param places what its shares are wanted of: all of these must hold */
export async function ownBox(
  identity: string,
  boxes: Boxes,
  places: readonly ItemPlace[],
  sha256: Sha256,
): Promise<OwnBox> {
  const { header } = boxes;
  const dealt = boxes.boxes.length;
  let wrong: OwnBox | null = null;
  for await (const { at, bytes } of opened(identity, [...boxes.boxes, ...boxes.handed])) {
    const box = fitting(bytes, boxes, at < dealt ? header.boxes[at]?.slot : undefined);
    const amiss = places.find(
      (place) => box === null || !shareHolds(place, shareIn(box, place.at, sha256), sha256),
    );
    if (box !== null && amiss === undefined) return { status: "own", box, bytes };
    const subject = header.items[amiss?.at ?? 0]!.subject;
    wrong ??= { status: "wrong", handed: at >= dealt, subject };
  }
  return wrong ?? { status: "not-yours" };
}
