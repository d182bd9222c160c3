/**
 * A receipt (C2SP tlog-proof): that one leaf stands in a log that witnesses saw, with nothing beside it.
 *
 * The leaf comes with the receipt, and is believed because its hash is in the tree. It holds no name: what it
 * commits to is opened by a release (J17). Cost: a few hashes.
 */
import { fingerprintOf, parseTlogProof, verifyTlogProof, type WitnessPolicy } from "@daftar/log";
import { fromUtf8, type Sha256, toHex, type Verify } from "@daftar/model";
import { type AuditReport, Findings } from "../report.ts";
import { readLeaf } from "./leaves.ts";
import { type Outside, tellWitnesses, type WitnessesSeen } from "./outside.ts";

export interface AuditReceiptOptions {
  readonly receipt: Uint8Array;
  /** What to call it. */
  readonly name: string;
  /** Names the log: a receipt names none that one could trust. */
  readonly outside: Outside & { readonly policy: WitnessPolicy };
  readonly sha256: Sha256;
  readonly verify: Verify;
}

/** Audits a receipt. Never throws for what it holds. */
export function auditReceipt(
  options: AuditReceiptOptions,
): AuditReport & { witnesses: WitnessesSeen | null } {
  const { receipt: bytes, name, outside, sha256, verify } = options;
  const findings = new Findings();
  const receipt = parseTlogProof(bytes);
  const checked =
    receipt?.extra == null
      ? null
      : verifyTlogProof(receipt, receipt.extra, outside.policy, { sha256, verify });
  if (receipt?.extra == null)
    findings.fault("audit.receipt", name, "no receipt with its leaf (C2SP tlog-proof with extra data)");
  else if (checked?.status === "refused") findings.fault("audit.receipt", name, checked.why);
  if (receipt?.extra == null || checked?.status !== "read")
    return { ...findings.report(null, null, null), witnesses: null };
  const { checkpoint } = checked;
  const leaf = readLeaf(receipt.extra);
  if (leaf === null)
    findings.fault("audit.receipt", name, "what stands in the log is no leaf of a public log of deaths");
  else
    findings.note(
      "publicId" in leaf ? leaf.publicId : "",
      `leaf ${receipt.index} of ${checkpoint.size} in ${checkpoint.origin}: ${leaf.type}, version ${leaf.version}`,
    );
  const witnesses = tellWitnesses(checked, name, outside, findings);
  return {
    ...findings.report(checkpoint.size, toHex(checkpoint.root), fingerprintOf(checkpoint, sha256)),
    witnesses,
  };
}

/** Whether a file is a receipt, by how it begins. */
export function looksLikeReceipt(bytes: Uint8Array): boolean {
  try {
    return fromUtf8(bytes.slice(0, 40)).startsWith("c2sp.org/tlog-proof@");
  } catch {
    return false;
  }
}
