/**
 * The keys by which records are brought together: for each part of a name its coarse sounds, and the plain
 * values as they are.
 *
 * Coarse sounds merge what spellings confuse most (k g q kh; j ch zh; v is left out), since a key must not
 * miss; comparing decides. A record has several keys where its letters read in several ways. Cost: linear.
 */
import { type Columns, type Spans, UNKNOWN } from "../compare/encode.ts";

/** Keys of each record; a record without any takes no part in a rule that asks for it. */
export type KeySource = (record: number) => readonly number[];

const NONE: readonly number[] = [];

function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash >>> 0, text.length);
}

export function mix(a: number, b: number): number {
  let x = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

function coarse(key: string): string {
  return key
    .replace(/[kgQX]/g, "k")
    .replace(/[CjZ]/g, "j")
    .replace(/v/g, "")
    .replace(/(.)\1+/g, "$1");
}

/** Coarse sounds of a part of the name, in whichever scripts it is written. */
export function soundsOf(columns: Columns, part: number): KeySource {
  const byWord = columns.words.forms.map((form) => {
    const keys = [...new Set(form.keys.map(coarse))].filter((key) => key !== "").slice(0, 6);
    return (keys.length > 0 ? keys : [form.token]).map(hashText);
  });
  const [arabic, latin] = columns.parts[part]!;
  return (record) => {
    const [a, b] = [arabic[record]!, latin[record]!];
    if (a < 0) return b < 0 ? NONE : byWord[b]!;
    return b < 0 ? byWord[a]! : [...new Set([...byWord[a]!, ...byWord[b]!])];
  };
}

/** First letters of the coarse sounds: for words damaged further on. */
export function beginningsOf(columns: Columns, part: number, length: number): KeySource {
  const byWord = columns.words.forms.map((form) => [
    ...new Set(form.keys.map((key) => hashText(coarse(key).slice(0, length)))),
  ]);
  const [arabic, latin] = columns.parts[part]!;
  return (record) => {
    const [a, b] = [arabic[record]!, latin[record]!];
    if (a < 0) return b < 0 ? NONE : byWord[b]!;
    return b < 0 ? byWord[a]! : [...new Set([...byWord[a]!, ...byWord[b]!])];
  };
}

export function wholeName(columns: Columns): KeySource {
  const hashes = columns.wholeKeys.texts.map((key) => hashText(coarse(key)));
  return (record) => [...new Set(Array.from(columns.whole[record]!, (id) => hashes[id]!))].slice(0, 6);
}

export function column(values: Int32Array | Int8Array): KeySource {
  return (record) => (values[record]! < 0 ? NONE : [values[record]!]);
}

export function eitherColumn(sets: readonly Int32Array[]): KeySource {
  return (record) => {
    const keys: number[] = [];
    for (const set of sets) if (set[record]! >= 0 && !keys.includes(set[record]!)) keys.push(set[record]!);
    return keys;
  };
}

/** The exact days of one or more spans; a vague date has none. */
export function days(...sets: readonly Spans[]): KeySource {
  return (record) => {
    const keys: number[] = [];
    for (const { from, to } of sets) {
      const day = from[record]!;
      if (day !== UNKNOWN && day === to[record] && !keys.includes(day)) keys.push(day);
    }
    return keys;
  };
}

/** The calendar year of birth as told, or the years an age allows are not guessed: only exact dates. */
export function birthYear(columns: Columns): KeySource {
  return (record) => {
    const [from, to] = [columns.birth.from[record]!, columns.birth.to[record]!];
    return from === UNKNOWN || to - from > 366 ? NONE : [new Date(from * 86_400_000).getUTCFullYear()];
  };
}

/** Age in overlapping bands of four years, so that neighbours share one. */
export function ageBand(columns: Columns): KeySource {
  return (record) => {
    const [low, high] = [columns.ageLow[record]!, columns.ageHigh[record]!];
    if (low < 0 || high - low > 6) return NONE;
    const middle = (low + high) >> 1;
    return [middle >> 2, 1000 + ((middle + 2) >> 2)];
  };
}

export function words(lists: readonly Int32Array[]): KeySource {
  return (record) => Array.from(lists[record]!);
}

/** First `length` signs of a value. */
export function endingOf(texts: readonly string[], values: Int32Array, length: number): KeySource {
  const byValue = texts.map((text) => (text.length >= length ? [hashText(text.slice(-length))] : NONE));
  return (record) => (values[record]! < 0 ? NONE : byValue[values[record]!]!);
}
