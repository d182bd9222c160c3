/** Kinds and events of the codebook in the reader's language; a value unknown here is shown as it is. */
import type { Say } from "../../words/say.ts";
import type { Step } from "./types.ts";

export const KINDS = ["photo", "document", "video", "audio", "other"] as const;
const EVENTS = ["received", "copied", "opened", "exported", "transcoded"] as const;

export function kindWords(value: string, say: Say): string {
  const known = KINDS.find((one) => one === value);
  return known === undefined ? value : say(`evidenceKind.${known}`);
}

export function stepWords({ event, holder, by }: Step, say: Say): string {
  const known = EVENTS.find((one) => one === event);
  const who = { holder: `\u2068${holder}\u2069`, by: `\u2068${by}\u2069` };
  return known === undefined ? event : say(`custody.${known}`, who);
}
