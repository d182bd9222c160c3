/** `log show` and `log renew`: under which origin and key the public log goes (J17, decision 0072). */
import { isKeyName } from "@daftar/log";
import {
  type ApprovalFact,
  anyMayPair,
  DaftarError,
  type Facts,
  keysHeld,
  type OpBody,
  toHex,
} from "@daftar/model";
import { type NewLogKey, type OpenDesk, sha256 } from "@daftar/store";
import { z } from "zod";
import { isApproved, newestProposal } from "../release/approvals.ts";
import {
  LOG_SUBJECT,
  logKeyAt,
  logKeyNow,
  logKeysOf,
  type Renewal,
  renewalDue,
  renewalsOf,
  vkeyOf,
} from "../release/logKeys.ts";
import { logStanding, logWriting } from "../release/logWriter.ts";
import { newestPublished } from "../release/published.ts";
import { refuseBehind, signReleases } from "../release/signReleases.ts";
import { namesOtherLogs, witnessingOf, witnessPolicyInForce } from "../release/witnesses.ts";
import { decide } from "../session/decide.ts";
import { lookAt } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { deciders, reason } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

const PRACTICE_ORIGIN = "practice.invalid/";

const from = z.object({ origin: z.string(), vkey: z.string(), size: z.number(), root: z.string() });
/** Whether the policy in force lets a release under this key out. */
const policyStands = z.enum(["no-policy", "any-log", "this-log", "other-logs"]);

function policyStanding(facts: Facts, vkey: string): z.infer<typeof policyStands> {
  const inForce = witnessPolicyInForce(facts);
  if (inForce === null) return "no-policy";
  if (inForce.policy.logs.length === 0) return "any-log";
  return namesOtherLogs(inForce.policy, vkey) ? "other-logs" : "this-log";
}

const fromOf = ({ origin, key, size, root }: OpBody<"log-key">["from"]) => ({
  origin,
  vkey: vkeyOf({ origin, key }),
  size,
  root,
});

export const logShow = defineVerb({
  details:
    "The origin and key under which the log goes, which witnesses trust and readers pin; how far it is published, and by\n" +
    "which key that is signed; and each time it was renewed. A key that no release bears yet signs from the next one on.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({}),
  output: z.object({
    origin: z.string(),
    vkey: z.string(),
    /** Whether this machine signs the log, may not (a restored desk), or has no key for it. */
    here: z.enum(["signs", "held", "no-key"]),
    /** The newest checkpoint; null before the first release. */
    checkpoint: z.object({ size: z.number(), root: z.string(), vkey: z.string() }).nullable(),
    /** Oldest first. */
    renewals: z.array(
      z.object({
        version: z.number(),
        origin: z.string(),
        vkey: z.string(),
        from,
        time: z.string(),
        approvedBy: z.array(z.string()),
        reason: z.string(),
        /** Whether a release bears it. */
        published: z.boolean(),
      }),
    ),
    policy: policyStands,
  }),
  run: (context) =>
    withDesk(context, async (desk) => {
      const facts = await desk.facts();
      const now = logKeyNow(desk, facts);
      const newest = newestPublished(facts)?.body ?? null;
      const due = renewalDue(facts);
      return done({
        origin: now.origin,
        vkey: vkeyOf(now),
        here: logStanding(desk, facts),
        checkpoint: newest && {
          size: newest.logSize,
          root: newest.logRoot,
          vkey: vkeyOf(logKeyAt(desk, facts, newest.logSize)),
        },
        renewals: renewalsOf(facts).map((one) => ({
          version: one.version,
          origin: one.origin,
          vkey: vkeyOf(one),
          from: fromOf(one.from),
          time: one.fact.time,
          approvedBy: [...one.fact.approvedBy],
          reason: one.fact.reason,
          published: one.fact.opId !== due?.fact.opId,
        })),
        policy: policyStanding(facts, vkeyOf(now)),
      });
    }),
});

/** @throws DaftarError release.other-desk, log.held */
function requireWriter(desk: OpenDesk, facts: Facts): void {
  const standing = logWriting(desk, facts);
  if (standing === "no-key")
    throw new DaftarError("release.other-desk", "this desk does not sign the public log");
  if (standing === "held")
    throw new DaftarError("log.held", "this desk was restored, and does not sign the public log");
}

/** Two who may act together (J7): else it would count for nothing. @throws DaftarError release.same-person */
function requirePair(given: readonly ApprovalFact[]): void {
  if (!anyMayPair(given))
    throw new DaftarError("release.same-person", "of the two one was enrolled by the other");
}

/** Two approvers. @throws DaftarError person.needed, person.unknown, release.same-person */
function requireTwo({ people }: Facts, as: readonly string[]): void {
  if (new Set(as).size < 2)
    throw new DaftarError("person.needed", "two approvers renew the log, as they approve a release");
  const given = as.flatMap((name) => {
    const person = people.find((one) => one.person === name);
    if (person === undefined) throw new DaftarError("person.unknown", `${name} is not enrolled here`);
    return keysHeld(person);
  });
  requirePair(given);
}

/** @throws DaftarError usage.wrong for an origin that the log cannot go on under */
function requireOrigin(desk: OpenDesk, facts: Facts, origin: string): void {
  const wrong = (words: string) => new DaftarError("usage.wrong", words, { field: "origin" });
  if (!isKeyName(origin)) throw wrong("an origin holds no space, no plus and no control character");
  if (origin.startsWith(PRACTICE_ORIGIN) !== desk.info.practice)
    throw wrong("a practice desk's log, and no other, has an origin under practice.invalid/ (J19)");
  if (logKeysOf(desk, facts).some((one) => one.origin === origin))
    throw wrong("the log had this origin before: under a new key it needs a new one");
}

/** What of a release is under way: it does not go on under the older key. */
function underWayIn(facts: Facts): "proposed" | "approved" | "witnesses" | null {
  const proposal = newestProposal(facts);
  if (proposal !== null && !proposal.published) return isApproved(proposal) ? "approved" : "proposed";
  const [newest, inForce] = [newestPublished(facts), witnessPolicyInForce(facts)];
  const waits = newest !== null && inForce !== null && witnessingOf(facts, inForce, newest.body).missing > 0;
  return waits ? "witnesses" : null;
}

/** What stands before a renewal that is decided now, and its number; one that no release bore is replaced. */
function beforeIt(desk: OpenDesk, facts: Facts): Pick<Renewal, "from" | "version"> {
  const due = renewalDue(facts);
  if (due !== null) return { from: due.from, version: due.version };
  const newest = newestPublished(facts)?.body;
  const { origin, key } = logKeyNow(desk, facts);
  const root = newest?.logRoot ?? toHex(sha256(new Uint8Array(0)));
  return {
    from: { origin, key, size: newest?.logSize ?? 0, root },
    version: (renewalsOf(facts).at(-1)?.version ?? 0) + 1,
  };
}

const isNewKey = (made: unknown): made is NewLogKey =>
  typeof made === "object" && made !== null && "keep" in made;

/** One key in every run of a decision that waits for passkeys. */
function newKeyOnce(context: VerbContext, desk: OpenDesk): Promise<NewLogKey> {
  const make = (): NewLogKey => desk.publicLog.newKey();
  return context.underWay?.once("log-key", make, isNewKey) ?? Promise.resolve(make());
}

export const logRenew = defineVerb({
  details:
    "The log goes on under another origin and a new key: planned, or because somebody else may have the old one (after a\n" +
    "seizure, on the restored desk, once daftar node continue is said). Two approvers decide it (--as twice), as for a\n" +
    "release. The next release says so in its log, with the size and root that the old key signed last, so whoever kept a\n" +
    "checkpoint sees that the new log goes on from it. What is proposed or approved under the old key goes out no more:\n" +
    "propose again. Then tell readers and witnesses the new key yourselves, over another way than the release: whoever took\n" +
    "the old one could write a renewal too (J22). To witnesses it is a new log, from its first leaf. --destroy-old takes\n" +
    "the older keys away from this machine, not from backups.",
  positional: [],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    origin: z.string().min(1).max(200).describe("name of the log from now on; one that it never had"),
    destroyOld: z.boolean().default(false).describe("take the older keys away, where this machine has them"),
    as: deciders,
    reason,
  }),
  output: z.object({
    op: z.string(),
    version: z.number(),
    origin: z.string(),
    vkey: z.string(),
    from,
    destroyed: z.boolean(),
    /** What was under way under the older key: proposed or approved, which goes out no more; or waiting for witnesses. */
    underWay: z.enum(["proposed", "approved", "witnesses"]).nullable(),
    policy: policyStands,
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const before = await lookAt(desk);
      requireWriter(desk, before.facts);
      refuseBehind(desk, before.facts);
      // What was decided already is signed as it was decided.
      signReleases(desk, before.facts);
      if (input.reason.trim() === "") throw new DaftarError("usage.wrong", "say why", { field: "reason" });
      const { from: stood, version } = beforeIt(desk, before.facts);
      const judge = (facts: Facts): void => {
        requireWriter(desk, facts);
        requireTwo(facts, input.as);
        requireOrigin(desk, facts, input.origin);
        const newest = newestPublished(facts)?.body;
        if ((newest?.logSize ?? 0) !== stood.size)
          throw new DaftarError("decision.stale", "a release was published meanwhile", {
            value: LOG_SUBJECT,
          });
        if (newest !== undefined && !desk.publicLog.has(newest.release))
          throw new DaftarError(
            "log.behind",
            "the newest release is decided, and not signed on this machine",
          );
      };
      judge(before.facts);
      const pair = await newKeyOnce(context, desk);
      const body: OpBody<"log-key"> = { origin: input.origin, key: pair.publicKey, version, from: stood };
      const [op = ""] = await decide(
        new Signers(desk, context),
        [{ type: "log-key", subject: LOG_SUBJECT, body, reason: input.reason }],
        input.as,
        { look: before, judge, together: requirePair, before: async () => pair.keep() },
      );
      if (input.destroyOld) desk.publicLog.dropOthers(pair.publicKey);
      const vkey = vkeyOf(body);
      return done({
        op,
        version,
        origin: input.origin,
        vkey,
        from: fromOf(stood),
        destroyed: input.destroyOld,
        underWay: underWayIn(before.facts),
        policy: policyStanding(before.facts, vkey),
      });
    }),
});
