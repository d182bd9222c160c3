/** Kinds of what is sealed, in the reader's language; one unknown here is shown as it is. */
import type { Say } from "./say.ts";

const KINDS = ["cells", "account", "count", "original"] as const;

export function sealedKindWords(kind: string, say: Say): string {
  const known = KINDS.find((one) => one === kind);
  return known === undefined ? kind : say(`sealedKind.${known}`);
}
