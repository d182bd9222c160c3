/** What a cell of words says: a place, a number, a name; null where it says nothing. Cost: linear. */
import { normaliseName } from "@daftar/names";
import { saysNothing } from "./placeholder.ts";

/** The text with its blanks squeezed, letters composed. */
export function readText(text: string): string | null {
  return saysNothing(text) ? null : text.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** The same for a name: one such as "unknown" or a bare initial names nobody, and must not be matched as if it did. */
export function readName(text: string): string | null {
  const name = readText(text);
  return name === null || normaliseName(name).placeholder ? null : name;
}
