/**
 * Ids of a table's rows: their texts in UTF-8 one after the other, and for each row one of them.
 *
 * A million ids as strings of their own cost some 40 MB that stay through the whole run, for nothing but being written
 * out at its end; so they take ten MB and are made texts when asked for. Plain arrays, so that a table can
 * be sent to another thread as it is.
 */
import { fromUtf8, utf8 } from "@daftar/model";

export interface IdColumn {
  readonly bytes: Uint8Array;
  /** Where each text ends in `bytes`; it begins where the one before ends. */
  readonly ends: Uint32Array;
  /** Index into `ends` for each row. */
  readonly at: Int32Array;
}

/** @throws RangeError for an id with half a character, which UTF-8 cannot write */
export function idColumn(ids: readonly string[]): IdColumn {
  const texts = ids.map((id, at) => {
    if (!id.isWellFormed()) throw new RangeError(`records: the id of record ${at} has half a character`);
    return utf8(id);
  });
  const ends = new Uint32Array(texts.length);
  const bytes = new Uint8Array(texts.reduce((sum, text) => sum + text.length, 0));
  let end = 0;
  for (const [at, text] of texts.entries()) {
    bytes.set(text, end);
    end += text.length;
    ends[at] = end;
  }
  return { bytes, ends, at: Int32Array.from(ids, (_, row) => row) };
}

/** The id of a row. */
export function idAt(ids: IdColumn, row: number): string {
  return fromUtf8(ids.bytes.subarray(startOf(ids, row), endOf(ids, row)));
}

/** Where the bytes of a row's id begin and end. */
export function startOf({ ends, at }: IdColumn, row: number): number {
  const text = at[row]!;
  return text === 0 ? 0 : ends[text - 1]!;
}

export function endOf({ ends, at }: IdColumn, row: number): number {
  return ends[at[row]!]!;
}

/** Order of two rows' ids by their bytes, which is that of their characters; 0 where they are equal. */
export function compareIds(ids: IdColumn, a: number, b: number): number {
  const { bytes } = ids;
  const [startA, startB] = [startOf(ids, a), startOf(ids, b)];
  const [lengthA, lengthB] = [endOf(ids, a) - startA, endOf(ids, b) - startB];
  for (let at = 0; at < lengthA && at < lengthB; at += 1) {
    const apart = bytes[startA + at]! - bytes[startB + at]!;
    if (apart !== 0) return apart;
  }
  return lengthA - lengthB;
}
