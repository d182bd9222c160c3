/** Why a succession counts for nothing, in words. */
import type { CountsNot } from "@daftar/seal";

export const WHY_NOT: Readonly<Record<CountsNot, string>> = {
  "not-approved": "it is not approved by two approvers who may act together",
  "no-custodian": "whose part it is about is no custodian of this desk now",
  known: "the successor's recipient or consent key is, or was, a custodian's here",
  kind: "post-quantum and classic recipients are mixed",
  "no-consent": "no consent of whoever leaves holds for it, nor of as many others as open together",
  "not-accepted": "the successor has not accepted just this",
};
