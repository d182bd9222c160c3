/**
 * A custodian's part goes to nobody without the custodians' own signatures (decision 0065).
 *
 * Checked from the ops alone and in no order of time: each succession starts from somebody who is, or came to be,
 * a custodian; whoever leaves signed it, or, without boxes, as many others as open together; and so did whoever
 * succeeds; and two people approved it, neither enrolled by the other. Which of several successions of one custodian
 * counts, and whether those people were approvers then, is for the register to judge. Cost: one signature a consent.
 */
import {
  acceptanceBytes,
  consentBytes,
  fromHex,
  mayPair,
  OP_BODIES,
  type OpBody,
  type Verify,
} from "@daftar/model";
import type { Findings } from "../report.ts";
import type { HeldApprovals } from "./approvals.ts";
import type { OpsOfDesk } from "./opFiles.ts";

type Succession = OpBody<"succession">;

/** Consent keys of everybody who was a custodian at some time, by recipient; null for who gave none. */
type Keys = ReadonlyMap<string, string | null>;

/** Why it moves nobody's part, in words; null where it may. */
function faultOf(
  succession: Succession,
  { keys, desk, threshold, verify }: { keys: Keys; desk: string; threshold: number; verify: Verify },
): string | null {
  const { from, toKey, boxes, consents, accepted } = succession;
  const own = keys.get(from);
  if (own === undefined) return "is of somebody who is no custodian here";
  const bytes = consentBytes(desk, succession);
  const holding = new Set(
    consents
      .filter(({ key, signature }) => verify(fromHex(key), bytes, fromHex(signature)))
      .map(({ key }) => key),
  );
  const others = [...keys].filter(
    ([recipient, key]) => recipient !== from && key !== null && key !== toKey && holding.has(key),
  );
  const consented = boxes === null ? others.length >= threshold : own !== null && holding.has(own);
  if (!consented) return "has no consent of the custodians that holds";
  if (!verify(fromHex(toKey), acceptanceBytes(desk, succession), fromHex(accepted)))
    return "was not accepted by the successor";
  return null;
}

/** @param desk id of the genesis op */
export function checkSuccessions(
  { ops, genesis }: OpsOfDesk,
  held: HeldApprovals,
  desk: string,
  verify: Verify,
  findings: Findings,
): void {
  if (genesis === null) return;
  const given = new Map((genesis.consentKeys ?? []).map(({ recipient, key }) => [recipient, key]));
  const keys = new Map(genesis.custodians.map((one) => [one, given.get(one) ?? null]));
  const threshold = genesis.threshold ?? Number.POSITIVE_INFINITY;
  let open = ops.flatMap(({ id, op, where }) => {
    if (op.type !== "succession") return [];
    const people = held.get(id) ?? [];
    const approved = people.some((one) => people.some((other) => mayPair(one, other)));
    return [{ where, succession: OP_BODIES.succession.parse(op.body), approved }];
  });
  const pairs = new Set<string>();
  const judge = (succession: Succession): string | null => {
    const { from, to, toKey } = succession;
    const fault = faultOf(succession, { keys, desk, threshold, verify });
    if (fault !== null || pairs.has(`${from} ${to} ${toKey}`)) return fault;
    return keys.has(to) || [...keys.values()].includes(toKey)
      ? "names a successor who is, or was, a custodian here"
      : null;
  };
  let moved = 0;
  for (let before = -1; before !== open.length; ) {
    before = open.length;
    open = open.filter(({ succession, approved }) => {
      if (!approved || judge(succession) !== null) return true;
      const { from, to, toKey } = succession;
      pairs.add(`${from} ${to} ${toKey}`);
      keys.set(to, toKey);
      moved += 1;
      return false;
    });
  }
  for (const { succession, approved, where } of open) {
    const words = approved ? (judge(succession) ?? "does not hold") : "is not approved by two people who may";
    findings.fault("audit.op", where, `a custodian's succession ${words}: it counts nowhere`);
  }
  if (moved > 0)
    findings.note("ops/", `${moved} successions of custodians, signed by custodians and by the successor`);
}
