/**
 * Under which origin and key the public log goes, now and at each size: what the genesis op says, until two
 * approvers renewed it (decision 0072).
 *
 * A renewal holds from the next release on, whose first leaf says so. One that no release bore is replaced by the
 * next: its key signed nothing, and the leaf that goes out hands the log from the key that signed last to the
 * newest. Cost: linear in decisions.
 */
import { type VerifierKey, verifierKey, vkey } from "@daftar/log";
import {
  type DecisionFact,
  DecisionsInForce,
  type Facts,
  fromHex,
  OP_BODIES,
  type OpBody,
  type RenewalLeaf,
} from "@daftar/model";
import { sha256 } from "@daftar/store";
import { countedDecisions } from "../view/counted.ts";
import { newestPublished } from "./published.ts";

/** What decisions about the public log are about: who signs it, and with which key. */
export const LOG_SUBJECT = "log";

/** Who signs the log. */
export interface LogKey {
  readonly origin: string;
  /** In hexadecimal. */
  readonly key: string;
  /** Leaves that the key before it signed at most; null for the key that the log began with. */
  readonly after: number | null;
}

/** A renewal that counts, with who decided it. */
export interface Renewal extends OpBody<"log-key"> {
  readonly fact: DecisionFact;
}

/** As the genesis op says it. */
interface OfDesk {
  readonly info: { readonly genesis: { readonly logOrigin: string; readonly logKey: string } };
}
type OfLog = Pick<Facts, "decisions">;

export function vkeyOf({ origin, key }: Pick<LogKey, "origin" | "key">): string {
  return vkey(origin, fromHex(key), sha256);
}

export function verifierOf({ origin, key }: LogKey): VerifierKey {
  return verifierKey(origin, fromHex(key), sha256);
}

function inForceIn({ decisions }: OfLog) {
  const counted = countedDecisions(decisions.filter(({ type }) => type === "log-key"));
  return { counted, ...new DecisionsInForce(counted).get("log-key", LOG_SUBJECT) };
}

/** Whether desks apart renewed it and nobody has settled that: then nobody signs. */
export function renewedApart(facts: OfLog): boolean {
  return inForceIn(facts).conflict;
}

/** Renewals that stand, oldest first: that in force, and those before it that a release bore. */
export function renewalsOf(facts: OfLog): Renewal[] {
  const { counted, decision } = inForceIn(facts);
  const byId = new Map(counted.map((one) => [one.opId, one]));
  const seen = new Set<string>();
  const bySize = new Map<number, Renewal>();
  // From the newest to what it was decided over: of one size the first met is the one that replaced the others.
  const todo = decision === null ? [] : [decision.opId];
  for (let id = todo.shift(); id !== undefined; id = todo.shift()) {
    const fact = byId.get(id);
    if (fact === undefined || seen.has(id)) continue;
    seen.add(id);
    const body = OP_BODIES["log-key"].parse(fact.body);
    if (!bySize.has(body.from.size)) bySize.set(body.from.size, { ...body, fact });
    todo.push(...fact.parents);
  }
  return [...bySize.values()].sort((a, b) => a.from.size - b.from.size);
}

/** Every key of the log, oldest first; the last signs from now on. */
export function logKeysOf(desk: OfDesk, facts: OfLog): [LogKey, ...LogKey[]] {
  const { logOrigin, logKey } = desk.info.genesis;
  const renewed = renewalsOf(facts).map(({ origin, key, from }) => ({ origin, key, after: from.size }));
  return [{ origin: logOrigin, key: logKey, after: null }, ...renewed];
}

export function logKeyNow(desk: OfDesk, facts: OfLog): LogKey {
  const [first, ...others] = logKeysOf(desk, facts);
  return others.at(-1) ?? first;
}

/** Whose a tree of that size is to sign. */
export function logKeyAt(desk: OfDesk, facts: OfLog, size: number): LogKey {
  const [first, ...others] = logKeysOf(desk, facts);
  return others.findLast(({ after }) => after !== null && after < size) ?? first;
}

/** The renewal that the next release bears; null where the key is the one that signed the newest. */
export function renewalDue(facts: Pick<Facts, "decisions" | "published">): Renewal | null {
  const last = renewalsOf(facts).at(-1);
  return last !== undefined && last.from.size === (newestPublished(facts)?.body.logSize ?? 0) ? last : null;
}

/** As the log says it. */
export function renewalLeafOf({ version, from, origin, key }: Renewal): RenewalLeaf {
  const { size, root } = from;
  return {
    v: 1,
    type: "log.renew",
    version,
    from: { origin: from.origin, vkey: vkeyOf(from), size, root },
    origin,
    vkey: vkeyOf({ origin, key }),
  };
}
