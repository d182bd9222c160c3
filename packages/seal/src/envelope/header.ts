/**
 * What an envelope says in the clear, and its one digest, to which every share, box and ciphertext is bound.
 *
 * The clear part tells no custodian: slots are random, and the set of custodians stands only as a hash that is
 * salted with the envelope's random id. Subjects are ids that the desk keeps readable anyway.
 */
import {
  canonicalBytes,
  canonicalText,
  type Sha256,
  sealedKind,
  sealedSubject,
  sha256Hex,
  toHex,
  utf8,
} from "@daftar/model";
import { z } from "zod";

export const ENVELOPE_FORMAT = "daftar.envelope/v1\n";
export const LARGEST_SET = 32;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));

export const envelopeHeader = z.strictObject({
  /** Random, so that no two envelopes are told apart by what they share. */
  id: hex(16),
  /** Id of the organisation's genesis op. */
  desk: sha256Hex,
  kind: sealedKind,
  threshold: z.number().int().min(1).max(LARGEST_SET),
  /** `custodiansDigest` under this envelope's id. */
  custodians: sha256Hex,
  /** One box for each custodian, in an order of chance. */
  boxes: z
    .array(z.strictObject({ slot: hex(8), size: z.number().int().positive() }))
    .min(1)
    .max(LARGEST_SET),
  /** What was sealed, each under a key of its own; `size` is that of its ciphertext. */
  items: z
    .array(z.strictObject({ subject: sealedSubject, size: z.number().int().positive() }))
    .min(1)
    .max(1000),
  /** Each ciphertext has a lock besides, which lies elsewhere (`withLock`). */
  locked: z.literal(true).optional(),
});
export type EnvelopeHeader = z.infer<typeof envelopeHeader>;

function digest(sha256: Sha256, domain: string, value: unknown): Uint8Array {
  const text = canonicalBytes(value);
  const start = utf8(`${domain}\0`);
  const whole = new Uint8Array(start.length + text.length);
  whole.set(start);
  whole.set(text, start.length);
  return sha256(whole);
}

/** Digest of who can open an envelope, and how many of them it takes. @param id the envelope's */
export function custodiansDigest(
  id: string,
  recipients: readonly string[],
  threshold: number,
  sha256: Sha256,
): string {
  return toHex(digest(sha256, "daftar.custodians/v1", { id, recipients: distinct(recipients), threshold }));
}

/** Each recipient once, in one order. */
export function distinct(recipients: readonly string[]): string[] {
  return [...new Set(recipients)].sort();
}

/**
 * The core of an envelope: desk, id, kind, threshold, custodians, slots and subjects, in 32 bytes. Boxes,
 * commitments and ciphertexts hold it, so that nothing of one envelope serves for another.
 */
export function coreOf(header: CoreParts, sha256: Sha256): Uint8Array {
  const { id, desk, kind, threshold, custodians, boxes, items, locked } = header;
  return digest(sha256, "daftar.envelope.core/v1", {
    id,
    desk,
    kind,
    threshold,
    custodians,
    slots: boxes.map(({ slot }) => slot),
    subjects: items.map(({ subject }) => subject),
    ...(locked === undefined ? {} : { locked }),
  });
}

interface CoreParts extends Omit<EnvelopeHeader, "boxes" | "items"> {
  readonly boxes: readonly { readonly slot: string }[];
  readonly items: readonly { readonly subject: string }[];
}

/** The header in its one spelling; null where a line is none. */
export function parseHeader(line: string): EnvelopeHeader | null {
  try {
    const parsed = envelopeHeader.safeParse(JSON.parse(line));
    if (!parsed.success || canonicalText(parsed.data) !== line) return null;
    return soundHeader(parsed.data) ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether a header of the right shape can be one: as many boxes as it takes, no slot or subject twice. */
export function soundHeader({ boxes, items, threshold }: EnvelopeHeader): boolean {
  return (
    threshold <= boxes.length &&
    new Set(boxes.map(({ slot }) => slot)).size === boxes.length &&
    new Set(items.map(({ subject }) => subject)).size === items.length
  );
}

/** Whether recipients are all post-quantum, all classic, or mixed: then only as strong as the classic ones. */
export function kindsOf(recipients: readonly string[]): "classic" | "post-quantum" | "mixed" {
  const hybrid = recipients.filter((recipient) => /^age1(?:tag)?pq1/.test(recipient)).length;
  if (hybrid === 0) return "classic";
  return hybrid === recipients.length ? "post-quantum" : "mixed";
}
