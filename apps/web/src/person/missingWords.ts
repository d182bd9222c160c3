/** What is missing for the next level, in the reader's words where the code is known. */
import type { Formats } from "../formats/formats.ts";
import { fieldValue } from "../words/fieldValue.ts";
import type { Say } from "../words/say.ts";
import type { Shown } from "./types.ts";

const KNOWN = [
  "assessment",
  "second-origin",
  "single-assessment",
  "told-dead",
  "window",
  "date-one-origin",
  "date-unknown-origin",
  "place-one-origin",
  "place-unknown-origin",
  "area",
  "body",
  "scope",
  "direct-account",
  "dispute",
  "open-pair",
  "two-signatures",
  "second-signature",
  "signed-lower",
  "set-aside",
  "out-of-scope",
  "person.role",
  "recorded",
  "joined",
  "enrolled-by",
] as const;

export function missingWords(code: string, words: string, say: Say): string {
  const known = KNOWN.find((one) => one === code);
  if (known === "person.role") return say("missing.role");
  if (known !== undefined) return say(`missing.${known}`);
  return code.startsWith("risk-") ? say("missing.risk") : words;
}

const FIELD: Readonly<Record<string, string>> = {
  window: "deathDate",
  "date-one-origin": "deathDate",
  "date-unknown-origin": "deathDate",
  "told-dead": "status",
};

/** What one of the accounts that come nearest says of what is missing. */
export function saidWords(
  code: string,
  { label, value }: Shown["against"][number]["said"][number],
  say: Say,
  format: Formats,
): string {
  const list = `\u2068${label}\u2069`;
  if (value === null) return say("missing.silent", { list });
  return say("missing.says", {
    list,
    value: `\u2068${fieldValue(FIELD[code] ?? "", value, say, format)}\u2069`,
  });
}
