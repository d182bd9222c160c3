/**
 * What a custodian needs to hand their part over: the boxes of every envelope of a desk, with what each share was
 * committed to, and no ciphertext of what is sealed.
 *
 * All boxes, since nobody on the desk knows whose is which. Whoever holds the file alone opens nothing with it.
 */
import {
  ageRecipient,
  type CustodianKeys,
  concatBytes,
  consentKey,
  idOfOp,
  type Sha256,
  type SignedOp,
  signedOp,
  toHex,
} from "@daftar/model";
import { z } from "zod";
import { coreOf, envelopeHeader, LARGEST_SET, soundHeader } from "../envelope/header.ts";
import type { ItemPlace } from "../envelope/openItem.ts";
import type { Boxes } from "../envelope/ownBox.ts";
import type { Envelope } from "../envelope/readEnvelope.ts";
import type { FormerCustodian } from "./custodiansAfter.ts";
import { cutInto, lineThenBytes, readLineThenBytes } from "./lineThenBytes.ts";

const FORMAT = "daftar.boxes/v1";
const HASH_BYTES = 32;

const custodian = z.strictObject({ recipient: ageRecipient, key: consentKey.nullable() });
const boxesLine = z.strictObject({
  genesis: signedOp,
  /** As the desk says: those to whom it seals now. */
  custodians: z.array(custodian).min(1).max(LARGEST_SET),
  /** Those whose part is another's now: they may have further shares to hand over, to that one. */
  former: z.array(custodian.extend({ to: ageRecipient })),
  envelopes: z.array(
    z.strictObject({
      header: envelopeHeader.refine(soundHeader),
      /** Sizes of boxes that custodians who left encrypted anew. */
      handed: z.array(z.number().int().positive()),
    }),
  ),
});

export interface EnvelopeBoxes {
  readonly boxes: Boxes;
  /** Without ciphertexts and without the secrets' commitments. */
  readonly places: readonly ItemPlace[];
}

export interface BoxesFile {
  /** SHA-256 of it. */
  readonly id: string;
  readonly desk: string;
  readonly genesis: SignedOp;
  readonly custodians: readonly z.infer<typeof custodian>[];
  readonly former: readonly FormerCustodian[];
  readonly envelopes: readonly EnvelopeBoxes[];
}

/** What of an envelope is written out. */
export interface WithoutCiphertexts {
  readonly header: Envelope["header"];
  readonly core: Uint8Array;
  /** Its boxes, and after them the commitments of its shares. */
  readonly bytes: Uint8Array;
}

/** A copy, so that the envelope, which may be a large file, need not stay in memory. */
export function withoutCiphertexts({ header, core, boxes, items }: Envelope): WithoutCiphertexts {
  return { header, core, bytes: concatBytes(...boxes, ...items.flatMap(({ commitments }) => commitments)) };
}

export interface ToWrite {
  readonly genesis: SignedOp;
  readonly custodians: readonly CustodianKeys[];
  readonly former: readonly FormerCustodian[];
  readonly envelopes: readonly {
    readonly envelope: WithoutCiphertexts;
    readonly handed: readonly Uint8Array[];
  }[];
}

export function writeBoxes({ genesis, custodians, former, envelopes }: ToWrite): Uint8Array {
  const line = {
    genesis,
    custodians: custodians.map(({ recipient, key }) => ({ recipient, key })),
    former,
    envelopes: envelopes.map(({ envelope: { header }, handed }) => ({
      header,
      handed: handed.map(({ length }) => length),
    })),
  };
  return lineThenBytes(
    FORMAT,
    line,
    envelopes.map(({ envelope, handed }) => concatBytes(envelope.bytes, ...handed)),
  );
}

const NOTHING = new Uint8Array(0);

/** @returns null where these bytes are none, or hold envelopes of another desk than their genesis op's */
export function readBoxes(bytes: Uint8Array, sha256: Sha256): BoxesFile | null {
  const read = readLineThenBytes(FORMAT, boxesLine, bytes);
  if (read === null) return null;
  const { genesis, custodians, former, envelopes } = read.line;
  const desk = idOfOp(genesis.op, sha256);
  const sizes = envelopes.flatMap(({ header, handed }) => [
    ...header.boxes.map(({ size }) => size),
    header.items.length * header.boxes.length * HASH_BYTES,
    ...handed,
  ]);
  const parts = cutInto(read.rest, sizes);
  if (parts === null || genesis.op.type !== "genesis") return null;
  if (envelopes.some(({ header }) => header.desk !== desk)) return null;
  let next = 0;
  const take = (count: number): Uint8Array[] => {
    next += count;
    return parts.slice(next - count, next);
  };
  return {
    id: toHex(sha256(bytes)),
    desk,
    genesis,
    custodians,
    former,
    envelopes: envelopes.map(({ header, handed }): EnvelopeBoxes => {
      const core = coreOf(header, sha256);
      const dealt = take(header.boxes.length);
      const [committed = NOTHING] = take(1);
      const boxes = { header, core, boxes: dealt, handed: take(handed.length) };
      const commitmentsOf = (at: number): Uint8Array[] =>
        header.boxes.map((_, box) => {
          const from = HASH_BYTES * (at * header.boxes.length + box);
          return committed.subarray(from, from + HASH_BYTES);
        });
      const places = header.items.map((_, at) => ({
        header,
        core,
        at,
        item: { commitments: commitmentsOf(at), secret: NOTHING, ciphertext: NOTHING },
      }));
      return { boxes, places };
    }),
  };
}
