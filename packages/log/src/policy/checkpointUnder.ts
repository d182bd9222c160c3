/**
 * A checkpoint under a policy: signed by one of its logs, and by which of its witnesses.
 *
 * Source: C2SP tlog-policy, tlog-checkpoint, tlog-cosignature. Cost: one verification a known signature.
 */
import type { Verify } from "@daftar/model";
import { parseCheckpoint, type ReadCheckpoint } from "../note/checkpoint.ts";
import { openCosignatures } from "../note/cosignature.ts";
import { openNote } from "../note/openNote.ts";
import type { VerifierKey } from "../note/vkey.ts";
import type { WitnessPolicy } from "./parsePolicy.ts";
import { stillNeeded } from "./quorum.ts";

export interface Witnessed {
  /** As the policy calls the witness. */
  readonly name: string;
  /** Seconds since 1970, as the witness's clock said. */
  readonly time: number;
}

export type CheckpointUnder =
  | {
      readonly status: "read";
      readonly checkpoint: ReadCheckpoint;
      readonly witnessed: readonly Witnessed[];
      /** Further cosignatures that the quorum takes at least; 0 where it is reached. */
      readonly missing: number;
    }
  | { readonly status: "refused"; readonly why: string };

/**
 * @param note the checkpoint's file, as it came
 * @param logs keys of the log where the policy names none
 */
export function checkpointUnder(
  note: Uint8Array,
  policy: WitnessPolicy,
  verify: Verify,
  logs: readonly VerifierKey[] = [],
): CheckpointUnder {
  const refused = (why: string): CheckpointUnder => ({ status: "refused", why });
  const keys = policy.logs.length > 0 ? policy.logs.map(({ key }) => key) : logs;
  const opened = openNote(note, keys, verify);
  if (opened.status === "refused") return refused(opened.why);
  const checkpoint = parseCheckpoint(opened.text);
  if (checkpoint === null) return refused("the text is no checkpoint");
  if (!opened.signers.some(({ name }) => name === checkpoint.origin))
    return refused("the log that the checkpoint names did not sign it");
  const cosigned = openCosignatures(
    note,
    policy.witnesses.map(({ key }) => key),
    verify,
  );
  if (cosigned.status === "refused") return refused(cosigned.why);
  const witnessed = cosigned.cosignatures.map(({ key, time }) => ({
    name: policy.witnesses.find((witness) => witness.key === key)?.name ?? key.name,
    time,
  }));
  const missing = stillNeeded(policy, new Set(witnessed.map(({ name }) => name)));
  return { status: "read", checkpoint, witnessed, missing };
}
