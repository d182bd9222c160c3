/** Kinds of decisions and facts in the reader's language; one unknown here is shown as it is. */
import type { OpType } from "@daftar/model";
import type { Say } from "./say.ts";

const TYPES = [
  "pair",
  "assess-account",
  "assess-list",
  "resolve",
  "dispute",
  "set-aside",
  "lineage",
  "scope",
  "coverage",
  "conditions",
  "consent",
  "release",
  "policy",
  "witness-policy",
  "role",
  "key",
  "node",
  "log-writer",
  "log-key",
  "signature",
  "import",
  "account",
  "count-account",
  "claim",
  "evidence",
  "custody",
  "opening",
  "succession",
] as const satisfies readonly OpType[];

export function typeWords(type: string, say: Say): string {
  const known = TYPES.find((one) => one === type);
  return known === undefined ? type : say(`decisionType.${known}`);
}
