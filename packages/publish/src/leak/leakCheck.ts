/**
 * The last gate before a release is written: does anything stand in it that must not leave (J16, J18)?
 *
 * Every file is read whole, as text, as its HTML and JSON say it, in one writing of digits and of
 * letters. Long strings are sought anywhere; short or common ones (`value`) only as a whole value of
 * the data. Cost: one pass over the bytes, whatever the number of canaries.
 */
import { DaftarError, toAsciiDigits } from "@daftar/model";

/** What must not leave. */
export interface Canary {
  /** For the message; the text itself is never repeated. */
  readonly kind: string;
  readonly text: string;
  /** `anywhere` (the default; 6 characters or more) or only as a whole cell or JSON string of `data/`. */
  readonly match?: "anywhere" | "value";
}

export interface Leak {
  readonly path: string;
  readonly kind: string;
}

/** Characters a canary sought anywhere must have: shorter ones stand in any text by chance. */
export const SHORTEST_CANARY = 6;

function plain(text: string): string {
  return toAsciiDigits(text)
    .replace(/&#x([0-9a-f]+);|&#(\d+);/gi, (_, hex: string | undefined, dec: string | undefined) =>
      String.fromCodePoint(hex === undefined ? Number(dec) : Number.parseInt(hex, 16)),
    )
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? "")
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\(["\\/])/g, "$1")
    .normalize("NFKC")
    .replace(/[يى]/g, "ی")
    .replace(/ك/g, "ک")
    .replace(/[\u200c\u200e\u200f\s]+/g, " ")
    .toLowerCase();
}
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Finds many strings in one pass: by their first characters, then compared whole. */
function finder(canaries: readonly { text: string; kind: string }[]): (text: string) => Set<string> {
  const byStart = new Map<string, { text: string; kind: string }[]>();
  for (const canary of canaries) {
    const start = canary.text.slice(0, SHORTEST_CANARY);
    const same = byStart.get(start);
    if (same) same.push(canary);
    else byStart.set(start, [canary]);
  }
  return (text) => {
    const kinds = new Set<string>();
    if (byStart.size === 0) return kinds;
    for (let at = 0; at + SHORTEST_CANARY <= text.length; at += 1) {
      const candidates = byStart.get(text.slice(at, at + SHORTEST_CANARY));
      for (const { text: sought, kind } of candidates ?? []) if (text.startsWith(sought, at)) kinds.add(kind);
    }
    return kinds;
  };
}

/** Whole values of a data file: JSON strings, and what commas, line ends and quotes part in CSV. */
function valuesOf(path: string, text: string): Set<string> {
  const found = path.endsWith(".json")
    ? [...text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?/g)]
        .filter((match) => match[2] === undefined)
        .map((match) => plain(match[1] ?? ""))
    : text.split(/[,\n\r"|]/).map(plain);
  return new Set(found.map((value) => value.trim()));
}

/** Files whose words are others' or ours, where a list's name may be a common word. */
const WORDED = /^data\/(?:claims|dictionary|sources)\./;

/**
 * Where anything that must not leave stands.
 *
 * @throws RangeError where a canary sought anywhere is shorter than `SHORTEST_CANARY`
 */
export function findLeaks(files: ReadonlyMap<string, Uint8Array>, canaries: readonly Canary[]): Leak[] {
  const anywhere: { text: string; kind: string }[] = [];
  const asValue = new Map<string, string>();
  for (const { kind, text, match = "anywhere" } of canaries) {
    const sought = plain(text).trim();
    if (match === "value") {
      asValue.set(sought, kind);
    } else {
      if (sought.length < SHORTEST_CANARY) {
        throw new RangeError(
          `a canary sought anywhere (${kind}) needs ${SHORTEST_CANARY} characters or more`,
        );
      }
      anywhere.push({ kind, text: sought });
    }
  }
  const find = finder(anywhere);
  const leaks: Leak[] = [];
  for (const [path, bytes] of files) {
    const text = new TextDecoder().decode(bytes);
    const kinds = find(plain(`${path}\n${text}`));
    if (asValue.size > 0 && path.startsWith("data/") && !WORDED.test(path)) {
      for (const value of valuesOf(path, text)) {
        const kind = asValue.get(value);
        if (kind !== undefined) kinds.add(kind);
      }
    }
    for (const kind of [...kinds].sort()) leaks.push({ path, kind });
  }
  return leaks;
}

/** @throws DaftarError `release.leak` naming the files and kinds, never the text, where anything is found */
export function leakCheck(files: ReadonlyMap<string, Uint8Array>, canaries: readonly Canary[]): void {
  const leaks = findLeaks(files, canaries);
  if (leaks.length === 0) return;
  const places = leaks.map(({ path, kind }) => `${path} (${kind})`).join(", ");
  throw new DaftarError("release.leak", `what must not leave stands in: ${places}`);
}
