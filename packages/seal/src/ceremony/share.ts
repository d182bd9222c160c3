/**
 * A custodian's answer: their shares of what a request asks for and of nothing else, encrypted to whoever opens.
 *
 * Cost: one attempt a box until the own one opens.
 */
import {
  canonicalBytes,
  canonicalText,
  concatBytes,
  fromHex,
  fromUtf8,
  type Sha256,
  sha256Hex,
  toHex,
  utf8,
} from "@daftar/model";
import { z } from "zod";
import { ageTo, firstOpened, recipientOf } from "../age.ts";
import type { ItemPlace, Share } from "../envelope/openItem.ts";
import { ownBox, shareIn } from "../envelope/ownBox.ts";
import type { OpeningRequest } from "./request.ts";

const FORMAT = "daftar.shares/v1\n";
const LINE_END = 0x0a;

const shareLine = z.strictObject({ request: sha256Hex });
const sharesInside = z.strictObject({
  request: sha256Hex,
  /** Who says to have answered. */
  custodian: z.string().max(5000),
  shares: z.array(
    z.strictObject({
      /** Core of the envelope. */
      core: sha256Hex,
      at: z.number().int().nonnegative(),
      slot: z.string().regex(/^[0-9a-f]{16}$/),
      salt: sha256Hex,
      x: z.number().int().min(1).max(255),
      y: z.string().regex(/^[0-9a-f]{32}$/),
    }),
  ),
});

/** Shares of one custodian, as their file gives them. */
export interface GivenShares {
  readonly custodian: string;
  readonly of: (place: ItemPlace) => readonly Share[];
}

export type Answered =
  | {
      readonly status: "answered";
      readonly custodian: string;
      readonly file: Uint8Array;
      readonly shares: number;
    }
  /** No box of an envelope opens with this identity. */
  | { readonly status: "not-yours" }
  /** What was dealt to this custodian is not what the envelope says. */
  | { readonly status: "dealt-wrong"; readonly subject: string }
  /** Nor is what was handed over to them. */
  | { readonly status: "handed-wrong"; readonly subject: string };

/** @param recipient of whoever opens, as the op says */
export async function answerRequest(
  request: OpeningRequest,
  identity: string,
  recipient: string,
  sha256: Sha256,
): Promise<Answered> {
  const shares: z.infer<typeof sharesInside>["shares"] = [];
  for (const { envelope, items } of request.asked) {
    const own = await ownBox(identity, envelope, items, sha256);
    if (own.status === "not-yours") return { status: "not-yours" };
    if (own.status === "wrong")
      return { status: own.handed ? "handed-wrong" : "dealt-wrong", subject: own.subject };
    for (const place of items) {
      const { slot, salt, x, y } = shareIn(own.box, place.at, sha256);
      shares.push({ core: toHex(place.core), at: place.at, slot, salt: toHex(salt), x, y: toHex(y) });
    }
  }
  const custodian = await recipientOf(identity);
  const inside = canonicalBytes({ request: request.id, custodian, shares });
  const line = canonicalText({ request: request.id });
  const file = concatBytes(utf8(`${FORMAT}${line}\n`), await ageTo([recipient], inside));
  return { status: "answered", custodian, file, shares: shares.length };
}

/**
 * Reads the shares that somebody answered with. Whether they hold is found where they are used.
 *
 * @returns null where these bytes are no answer that this identity opens; "other-request" for another one's
 */
export async function readShares(
  bytes: Uint8Array,
  request: OpeningRequest,
  identity: string,
): Promise<GivenShares | "other-request" | null> {
  const end = bytes.indexOf(LINE_END, FORMAT.length);
  if (end < 0) return null;
  try {
    if (fromUtf8(bytes.subarray(0, FORMAT.length)) !== FORMAT) return null;
    const { request: id } = shareLine.parse(JSON.parse(fromUtf8(bytes.subarray(FORMAT.length, end))));
    if (id !== request.id) return "other-request";
    const opened = await firstOpened(identity, [bytes.subarray(end + 1)]);
    if (opened === null) return null;
    const inside = sharesInside.parse(JSON.parse(fromUtf8(opened.bytes)));
    if (inside.request !== request.id) return "other-request";
    const of = ({ core, at }: ItemPlace): Share[] =>
      inside.shares
        .filter((share) => share.at === at && share.core === toHex(core))
        .map(({ slot, salt, x, y }) => ({ slot, salt: fromHex(salt), x, y: fromHex(y) }));
    return { custodian: inside.custodian, of };
  } catch {
    return null;
  }
}
