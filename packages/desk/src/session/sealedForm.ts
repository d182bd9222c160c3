/**
 * What a form says of its source, sealed: here, or in a browser before it came (J23).
 *
 * What came sealed is not opened, and nothing here could; it is held against what this desk would have sealed:
 * one envelope, to its custodians and threshold, for one id that no record and no count has yet. A desk made
 * before there were envelopes takes an age file.
 */
import { DaftarError, type Facts, recordId, type SealedKind, toHex } from "@daftar/model";
import { custodiansDigest, isEnvelope, readEnvelope, type ToSeal } from "@daftar/seal";
import { type OpenDesk, sha256 } from "@daftar/store";
import { z } from "zod";
import type { VerbContext } from "../verb/context.ts";
import { textOnce } from "./underWay.ts";
import { type Unkept, unkeptBlob, unkeptOnce, unkeptSealed } from "./unkept.ts";

const AGE_FILE = "age-encryption.org/v1\n";

function isAgeFile(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, AGE_FILE.length)).toString("latin1") === AGE_FILE;
}

/** Fields of a form that was sealed before it was sent. */
export const sealedBefore = {
  /** The id that its envelope is for. */
  id: recordId.optional(),
  sealed: z
    .base64()
    .max(1024 * 1024)
    .transform((text) => new Uint8Array(Buffer.from(text, "base64")))
    .refine((bytes) => isEnvelope(bytes) || isAgeFile(bytes), {
      message: "this is neither an envelope nor a file of age",
    })
    .optional(),
};

export interface SealedForm {
  readonly kind: SealedKind & ("account" | "count");
  readonly file: string;
  readonly id: string | undefined;
  readonly sealed: Uint8Array | undefined;
}

/**
 * The id of what a form tells: the one its envelope is for, else a new one.
 *
 * @throws DaftarError op.invalid for an id without an envelope for it, or one that is taken
 */
export async function idOf(context: VerbContext, facts: Facts, form: SealedForm): Promise<string> {
  const { id, sealed, file } = form;
  if (id === undefined) return textOnce(context, "id", () => toHex(context.random(16)));
  if (sealed === undefined)
    throw wrong(file, "id", "an id is given only with the envelope that is sealed for it");
  const taken = facts.records.some((one) => one.id === id) || facts.counts.some((one) => one.id === id);
  if (taken) throw wrong(file, "id", "a record or a count has this id already");
  return id;
}

/** Sealed here, or before it came; never both, since one of them would be in clear on the way. */
export async function sealedOf(
  context: VerbContext,
  desk: OpenDesk,
  form: SealedForm,
  said: ToSeal | null,
): Promise<Unkept | null> {
  const { sealed, file, kind } = form;
  if (sealed === undefined) {
    if (said === null) return null;
    return unkeptOnce(context, "sealed", () => unkeptSealed(desk, kind, [said], () => said.bytes));
  }
  if (said !== null) throw wrong(file, "sealed", "what is sealed already is not said in clear beside it");
  const fault = await faultOf(desk, form, sealed);
  if (fault !== null) throw wrong(file, "sealed", fault);
  return unkeptBlob(desk, sealed);
}

const wrong = (file: string, field: string, words: string): DaftarError =>
  new DaftarError("op.invalid", words, { file, field });

/** Why what was sealed is not for this desk's custodians; null where it is. */
async function faultOf(desk: OpenDesk, { kind, id }: SealedForm, sealed: Uint8Array): Promise<string | null> {
  const { threshold } = desk.info.genesis;
  if (threshold === undefined)
    return isAgeFile(sealed)
      ? null
      : "this desk was made before envelopes: seal an age file to its custodians";
  const header = readEnvelope(sealed, sha256)?.header;
  if (header === undefined) return "this desk seals in envelopes, and this is no whole one";
  const custodians = (await desk.custodians()).now.map(({ recipient }) => recipient);
  const digest = custodiansDigest(header.id, custodians, threshold, sha256);
  const ours =
    header.desk === desk.info.id &&
    header.threshold === threshold &&
    header.custodians === digest &&
    header.boxes.length === custodians.length;
  if (!ours) return "the envelope is not for this desk's custodians and their threshold";
  const [item] = header.items;
  const fits = header.kind === kind && header.items.length === 1 && item?.subject === id;
  return fits ? null : "the envelope is not for this form's id";
}
