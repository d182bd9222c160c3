/**
 * What two approvers write together: that something sealed be opened, or who succeeds a custodian (J7).
 *
 * Asked for at a terminal or on a page it is one and the same op. Whether two may is judged by what the desk says
 * now, by the keys that they then gave, and once more in the write.
 */
import { betraysSomebody } from "@daftar/intake";
import {
  type ApprovalFact,
  DaftarError,
  type Facts,
  keysHeld,
  mayPair,
  type OpBody,
  twoApprovers,
} from "@daftar/model";
import type { AppendedOp, OpenDesk } from "@daftar/store";
import type { Look } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import type { VerbContext } from "../verb/context.ts";

type People = Pick<Facts, "people">;

/** @throws DaftarError opening.two-people */
function requirePair(given: readonly ApprovalFact[]): void {
  if (twoApprovers(given) === null)
    throw new DaftarError("opening.two-people", "these people may not approve it together");
}

/** @throws DaftarError opening.two-people */
export function requireTwo({ people }: People, as: readonly string[]): void {
  const named = people.filter(({ person, revoked }) => as.includes(person) && !revoked);
  requirePair(new Set(as).size === as.length ? named.flatMap(keysHeld) : []);
}

/** Control characters but tab and line ends, overrides of direction, isolates: two people are to read the same words. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not pass
const TURNS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** @throws DaftarError usage.wrong */
export function requireReason(reason: string): void {
  if (betraysSomebody(reason))
    throw new DaftarError("usage.wrong", "the reason is kept in clear: name nobody in it", {
      field: "reason",
    });
  if (/age-secret-key-/i.test(reason))
    throw new DaftarError("usage.wrong", "a secret key stands in the reason, which is kept in clear", {
      field: "reason",
    });
  if (TURNS.test(reason))
    throw new DaftarError("usage.wrong", "the reason holds signs that make it read otherwise than it says", {
      field: "reason",
    });
}

/** Each approver beside whom another may approve, and who that is; by some key of each, so the write may still refuse. */
export function whoMayAsk({ people }: People): { readonly person: string; readonly with: string[] }[] {
  const held = people.map((one) => ({
    person: one.person,
    keys: !one.revoked && one.roles.includes("approver") ? keysHeld(one) : [],
  }));
  return held.flatMap(({ person, keys }) => {
    const others = held.filter((other) => keys.some((a) => other.keys.some((b) => mayPair(a, b))));
    return others.length === 0 ? [] : [{ person, with: others.map((other) => other.person) }];
  });
}

type Written = { [T in "opening" | "succession"]: { readonly type: T; readonly body: OpBody<T> } }[
  | "opening"
  | "succession"];

/**
 * @param before done when both have approved and nothing is written yet
 * @throws DaftarError opening.two-people; as `write` of the signers
 */
export async function writeByTwo(
  desk: OpenDesk,
  context: VerbContext,
  said: Written & { readonly reason: string; readonly as: readonly string[] },
  { look, before }: { readonly look: Look; readonly before: () => Promise<void> },
): Promise<AppendedOp> {
  const { type, body, reason, as } = said;
  const [by = ""] = as;
  const [written] = await new Signers(desk, context).write(
    [{ draft: { type, subject: "", parents: [], reason, body, by }, approvers: as }],
    { look, judge: (facts) => requireTwo(facts, as), together: requirePair, before },
  );
  if (written === undefined) throw new TypeError(`${type} was approved and not written`);
  return written;
}
