/** What is missing for the next level, in the reader's words where the code is known. */
import type { Say } from "../words/say.ts";

const KNOWN = [
  "assessment",
  "second-origin",
  "single-assessment",
  "told-dead",
  "window",
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
