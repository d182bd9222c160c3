/**
 * A request to open: what custodians need to judge it and to answer it, in one file that any way may carry.
 *
 * In the clear: the op that asks, with its approvals; the ops that say whose keys those are; headers, boxes and
 * commitments of the envelopes. The ciphertexts are encrypted to whoever opens, so that neither a custodian nor
 * who copies the file on its way holds what shares alone would open.
 */
import {
  canonicalText,
  concatBytes,
  fromHex,
  fromUtf8,
  type Sha256,
  type SignedOp,
  sha256Hex,
  signedOp,
  toHex,
  utf8,
} from "@daftar/model";
import { z } from "zod";
import { ageTo } from "../age.ts";
import { fromBase64, toBase64 } from "../base64.ts";
import { coreOf, envelopeHeader, soundHeader } from "../envelope/header.ts";
import { unlockedCiphertext } from "../envelope/lock.ts";
import type { ItemPlace } from "../envelope/openItem.ts";
import type { Boxes } from "../envelope/ownBox.ts";
import type { Envelope } from "../envelope/readEnvelope.ts";

const FORMAT = "daftar.opening/v1\n";
const LINE_END = 0x0a;
const LARGEST_LINE = 64 * 1024 * 1024;

const requestLine = z.strictObject({
  opening: signedOp,
  /** The genesis op, and those that enrolled people and machines, in the order in which they count. */
  enrolments: z.array(signedOp).min(1).max(20_000),
  envelopes: z
    .array(
      z.strictObject({
        header: envelopeHeader.refine(soundHeader),
        boxes: z.array(z.base64()),
        /** Of custodians who handed their part over; absent where none did. */
        handed: z.array(z.base64()).min(1).optional(),
        items: z
          .array(
            z.strictObject({
              at: z.number().int().nonnegative(),
              commitments: z.array(sha256Hex),
              secret: sha256Hex,
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});

/** One envelope of which some items are asked for. */
export interface Asked {
  readonly envelope: Boxes;
  /** Without ciphertexts, which only who opens can read. */
  readonly items: readonly ItemPlace[];
}

export interface OpeningRequest {
  /** SHA-256 of all of it that is in the clear. */
  readonly id: string;
  readonly opening: SignedOp;
  readonly enrolments: readonly SignedOp[];
  readonly asked: readonly Asked[];
  /** Encrypted to the opener: the ciphertexts, in the order of `asked`. */
  readonly payload: Uint8Array;
}

export interface ToAsk {
  readonly envelope: Envelope;
  /** Places of the items asked for, each with its lock where the envelope is locked. */
  readonly items: readonly { readonly at: number; readonly lock: Uint8Array | null }[];
  /** Boxes of it that custodians who left encrypted anew. */
  readonly handed?: readonly Uint8Array[];
}

/**
 * @param recipient whoever opens
 * @throws RangeError where an item of a locked envelope comes without its lock
 */
export async function writeRequest(
  {
    opening,
    enrolments,
    asked,
  }: {
    readonly opening: SignedOp;
    readonly enrolments: readonly SignedOp[];
    readonly asked: readonly ToAsk[];
  },
  recipient: string,
  sha256: Sha256,
): Promise<Uint8Array> {
  const line = canonicalText({
    opening,
    enrolments,
    envelopes: asked.map(({ envelope: { header, boxes, items: sealed }, items, handed = [] }) => ({
      header,
      boxes: boxes.map(toBase64),
      ...(handed.length === 0 ? {} : { handed: handed.map(toBase64) }),
      items: items.map(({ at }) => ({
        at,
        commitments: sealed[at]!.commitments.map(toHex),
        secret: toHex(sealed[at]!.secret),
      })),
    })),
  });
  // Without their locks: those stay on the desk.
  const ciphertexts = await Promise.all(
    asked.flatMap(({ envelope, items }) =>
      items.map(({ at, lock }) => unlockedCiphertext(envelope, at, lock, sha256)),
    ),
  );
  const payload = await ageTo([recipient], concatBytes(...ciphertexts));
  return concatBytes(utf8(`${FORMAT}${line}\n`), payload);
}

/** @returns null where these bytes are no request */
export function readRequest(bytes: Uint8Array, sha256: Sha256): OpeningRequest | null {
  const end = bytes.subarray(0, LARGEST_LINE).indexOf(LINE_END, FORMAT.length);
  if (end < 0) return null;
  try {
    if (fromUtf8(bytes.subarray(0, FORMAT.length)) !== FORMAT) return null;
    const line = fromUtf8(bytes.subarray(FORMAT.length, end));
    const read = requestLine.parse(JSON.parse(line));
    if (canonicalText(read) !== line) return null;
    const asked = read.envelopes.map(({ header, boxes, handed = [], items }): Asked => {
      const core = coreOf(header, sha256);
      const envelope = { header, core, boxes: boxes.map(fromBase64), handed: handed.map(fromBase64) };
      if (envelope.boxes.some((box, at) => box.length !== header.boxes[at]?.size))
        throw new RangeError("boxes");
      return {
        envelope,
        items: items.map(({ at, commitments, secret }) => {
          if (at >= header.items.length || commitments.length !== header.boxes.length)
            throw new RangeError("items");
          const item = {
            commitments: commitments.map(fromHex),
            secret: fromHex(secret),
            ciphertext: new Uint8Array(0),
          };
          return { header, core, at, item };
        }),
      };
    });
    const id = toHex(sha256(bytes.subarray(0, end + 1)));
    const { opening, enrolments } = read;
    return { id, opening, enrolments, asked, payload: bytes.subarray(end + 1) };
  } catch {
    return null;
  }
}

/** What is asked for, with its ciphertexts; null where the payload does not fit what is asked. */
export function withCiphertexts(request: OpeningRequest, payload: Uint8Array): ItemPlace[] | null {
  const places: ItemPlace[] = [];
  let from = 0;
  for (const place of request.asked.flatMap(({ items }) => items)) {
    const size = place.header.items[place.at]!.size;
    places.push({ ...place, item: { ...place.item, ciphertext: payload.subarray(from, from + size) } });
    from += size;
  }
  return from === payload.length ? places : null;
}
