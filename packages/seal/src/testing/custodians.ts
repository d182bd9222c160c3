/** Custodians and what they seal with, for tests. */
import { createHash, randomBytes } from "node:crypto";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { firstOpened } from "../age.ts";
import { type Box, readBox, SHARE_BYTES } from "../envelope/box.ts";
import { saltOf } from "../envelope/commitments.ts";
import { unlockedCiphertext } from "../envelope/lock.ts";
import { type ItemPlace, openItem, type Share } from "../envelope/openItem.ts";
import { type Envelope, readEnvelope } from "../envelope/readEnvelope.ts";

export const sha256 = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash("sha256").update(bytes).digest());
export const random = (count: number): Uint8Array => new Uint8Array(randomBytes(count));
export const TOOLS = { sha256, random };
export const DESK = "d".repeat(64);

export interface Custodian {
  readonly identity: string;
  readonly recipient: string;
}

export function custodians(count: number): Promise<Custodian[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const identity = await generateX25519Identity();
      return { identity, recipient: await identityToRecipient(identity) };
    }),
  );
}

export function envelopeOf(bytes: Uint8Array): Envelope {
  const read = readEnvelope(bytes, sha256);
  if (read === null) throw new TypeError("no envelope");
  return read;
}

export function placeOf({ header, core, items }: Envelope, at: number): ItemPlace {
  return { header, core, at, item: items[at]! };
}

/** The share that a custodian would hand out. */
export async function shareOf(envelope: Envelope, { identity }: Custodian, at: number): Promise<Share> {
  return shareIn(await boxOf(envelope, identity), at);
}

async function boxOf({ boxes }: Envelope, identity: string): Promise<Box> {
  const opened = await firstOpened(identity, boxes);
  const box = opened === null ? null : readBox(opened.bytes);
  if (box === null) throw new TypeError("no box of this custodian's");
  return box;
}

function shareIn(box: Box, at: number): Share {
  const y = box.shares.subarray(SHARE_BYTES * at, SHARE_BYTES * (at + 1));
  return { slot: box.slot, salt: saltOf(box.seed, at, sha256), x: box.x, y };
}

/**
 * All that an envelope holds, as each of these sets of custodians opens it together; one list a set.
 *
 * @param locksOf locks that may be on what is sealed of a subject
 */
export async function openedBySets(
  envelope: Envelope,
  sets: readonly (readonly string[])[],
  locksOf: (subject: string) => readonly Uint8Array[],
): Promise<Uint8Array[][]> {
  const boxes = new Map<string, Box>();
  for (const identity of new Set(sets.flat())) boxes.set(identity, await boxOf(envelope, identity));
  const opened = async (set: readonly string[], at: number): Promise<Uint8Array> => {
    const shares = set.map((identity) => shareIn(boxes.get(identity)!, at));
    const place = placeOf(envelope, at);
    const locks = envelope.header.locked === true ? locksOf(envelope.header.items[at]!.subject) : [null];
    for (const lock of locks) {
      const ciphertext = await unlockedCiphertext(envelope, at, lock, sha256);
      const item = await openItem({ ...place, item: { ...place.item, ciphertext } }, shares, sha256);
      if (item.status === "opened") return item.bytes;
    }
    throw new TypeError(`${envelope.header.kind}: it does not open`);
  };
  return Promise.all(sets.map((set) => Promise.all(envelope.items.map((_, at) => opened(set, at)))));
}
