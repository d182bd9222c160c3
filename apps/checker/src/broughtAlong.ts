/**
 * What a reader brings to the page, from text that was pasted or read from a file they chose: a checkpoint that they
 * kept, and whose witness they trust (C2SP checkpoint and tlog-policy, as `daftar audit` takes them).
 *
 * Editors and mails end lines in other ways and put space around; signatures are over what is left.
 */
import { parsePolicy, splitNote, type WitnessPolicy } from "@daftar/log";
import { type Sha256, utf8 } from "@daftar/model";

export type Kept =
  | { readonly is: "nothing" | "unreadable" }
  | { readonly is: "read"; readonly note: Uint8Array };

export type Policy =
  | { readonly is: "nothing" }
  /** Line 0: the text as a whole. `why` is in English, as `daftar audit` says it. */
  | { readonly is: "unreadable"; readonly line: number; readonly why: string }
  | { readonly is: "read"; readonly policy: WitnessPolicy };

/** More than any checkpoint or policy has: whoever chose another file is told so, and it is not read. */
export const LARGEST_BROUGHT_BYTES = 256 * 1024;

const plain = (text: string): string => `${text.replace(/\r\n?/g, "\n").trim()}\n`;

export function readKept(text: string): Kept {
  if (text.trim() === "") return { is: "nothing" };
  if (!text.isWellFormed()) return { is: "unreadable" };
  const note = utf8(plain(text));
  return splitNote(note).status === "split" ? { is: "read", note } : { is: "unreadable" };
}

export function readPolicy(text: string, sha256: Sha256): Policy {
  if (text.trim() === "") return { is: "nothing" };
  const reading = parsePolicy(plain(text), sha256);
  if (reading.status === "read") return { is: "read", policy: reading.policy };
  // Lines are counted as they stand in the text, and what stood before the first was taken away.
  const before = text.slice(0, text.length - text.trimStart().length).split(/\r\n?|\n/).length - 1;
  return {
    is: "unreadable",
    line: reading.line === null ? 0 : reading.line + before,
    why: reading.why,
  };
}
