/** `release`: proposes, approves and writes what is published (J15–J17, J20). */

import { resolve } from "node:path";
import { reachesSomebody } from "@daftar/intake";
import {
  DaftarError,
  type Facts,
  fromUtf8,
  keysHeld,
  mayPair,
  type OpBody,
  RELEASE_PATHS,
  sha256Hex,
  tollFile,
} from "@daftar/model";
import { type OpenDesk, writeNewFile } from "@daftar/store";
import { z } from "zod";
import { fingerprintOfLog, fingerprintShape } from "../audit/fingerprint.ts";
import { newestProposal, type Proposal, proposals } from "../release/approvals.ts";
import { heldBack, heldBackBy } from "../release/goesOut.ts";
import { logKeyAt } from "../release/logKeys.ts";
import { logStanding } from "../release/logWriter.ts";
import { refuseNotOurs, refuseNotOursSince } from "../release/ours.ts";
import { propose } from "../release/propose.ts";
import { refuseReason } from "../release/publicWords.ts";
import { publishIfApproved } from "../release/publish.ts";
import { newestPublished } from "../release/published.ts";
import { receiptOf } from "../release/receipt.ts";
import { hereNow } from "../release/standing.ts";
import { filesToGoOut, witnessingOf, witnessPolicyInForce } from "../release/witnesses.ts";
import { writeOut } from "../release/writeOut.ts";
import { decide, firstPerson } from "../session/decide.ts";
import { lookAtView } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { deciders, path, reason } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { type DeskView, viewOf } from "../view/view.ts";

const releaseOutput = z.object({
  did: z.enum(["proposed", "approved", "dissented", "written", "shown"]),
  digest: z.string().nullable(),
  approvals: z.number(),
  dissents: z.number(),
  published: z.boolean(),
  out: z.string().nullable(),
  size: z.number().nullable(),
  root: z.string().nullable(),
  /** Of the log that closes with this release, as its pages show it. */
  fingerprint: fingerprintShape.nullable(),
  /** Who cosigned its checkpoint, of those that the policy names; null without a policy, or before it is signed. */
  witnesses: z.object({ cosigned: z.number(), missing: z.number() }).nullable(),
  /** Why it does not go out now, though it was published; null where it does, or is not. */
  heldBack,
  /** Of a proposal: what its own data gives, and what stayed behind. */
  lines: z
    .object({
      verifiedNamed: z.number(),
      verified: z.number(),
      reported: z.object({ low: z.number(), high: z.number() }),
    })
    .nullable(),
  leftOut: z.record(z.string(), z.number()).nullable(),
});
type ReleaseOutput = z.infer<typeof releaseOutput>;

async function standing(
  desk: OpenDesk,
  did: ReleaseOutput["did"],
  digest: string | null,
): Promise<ReleaseOutput> {
  const facts = await desk.facts();
  const proposal = proposals(facts).find((one) => one.digest === digest) ?? null;
  const published = facts.published.find((fact) => fact.body.release === digest) ?? null;
  return {
    did,
    digest,
    approvals: proposal?.approvers.length ?? 0,
    dissents: proposal?.dissents.length ?? 0,
    published: published !== null,
    out: null,
    size: published?.body.logSize ?? null,
    root: published?.body.logRoot ?? null,
    fingerprint:
      published === null
        ? null
        : fingerprintOfLog(
            logKeyAt(desk, facts, published.body.logSize).origin,
            published.body.logSize,
            published.body.logRoot,
          ),
    witnesses: published === null ? null : witnessesOf(facts, published.body),
    heldBack: published === null ? null : await heldBackBy(desk, published),
    lines: null,
    leftOut: null,
  };
}

function witnessesOf(facts: Facts, body: OpBody<"published">): ReleaseOutput["witnesses"] {
  const inForce = witnessPolicyInForce(facts);
  if (inForce === null) return null;
  const { lines, missing } = witnessingOf(facts, inForce, body);
  return { cosigned: [...lines.values()].filter((line) => line !== null).length, missing };
}

async function approve(
  desk: OpenDesk,
  context: VerbContext,
  digest: string,
  verdict: "approve" | "dissent",
  as: readonly string[],
  why: string,
) {
  const person = firstPerson(as);
  if (as.length > 1)
    throw new DaftarError("usage.wrong", "one person approves at a time; run it again for the other", {
      field: "as",
    });
  const look = await lookAtView(desk);
  const here = await hereNow(context);
  const judge = (view: DeskView): Proposal => {
    const proposal = refuseWord(view.facts, { digest, verdict, person });
    if (verdict === "dissent") refuseReason(desk, view, why);
    return proposal;
  };
  const proposal = judge(look.view);
  const { progress, notice } = context;
  if (verdict === "approve") await refuseNotOurs(desk, look, proposal, { here, progress, notice });
  const body: OpBody<"release"> = {
    digest,
    verdict,
    candidate: null,
    checkpointBefore: newestPublished(look.facts)?.body.logRoot ?? null,
  };
  await decide(new Signers(desk, context), [{ type: "release", subject: digest, body, reason: why }], as, {
    look,
    judge: (facts) => {
      const view = viewOf(desk, facts);
      const now = judge(view);
      if (verdict === "approve") refuseNotOursSince(desk, view, now, here);
    },
  });
  await publishIfApproved(desk, context);
  await tellWhereHeld(desk, context);
}

/** A restored desk takes approvals, and publishes nothing before it is told that it is the one that goes on. */
async function tellWhereHeld(desk: OpenDesk, context: VerbContext): Promise<void> {
  if (logStanding(desk, await desk.facts()) !== "held") return;
  context.notice("log.held", "this desk was restored, and does not sign the public log");
}

/** @throws DaftarError `release.digest`, `person.unknown`, `person.role`, `release.same-person` */
function refuseWord(
  facts: Facts,
  word: { readonly digest: string; readonly verdict: "approve" | "dissent"; readonly person: string },
): Proposal {
  const { digest, verdict, person } = word;
  const newest = newestProposal(facts);
  if (newest === null || newest.digest !== digest || newest.published) {
    throw new DaftarError("release.digest", "this digest is not the newest one proposed and still open", {
      value: digest,
    });
  }
  const enrolled = facts.people.find((known) => known.person === person);
  if (enrolled === undefined) throw new DaftarError("person.unknown", `${person} is not enrolled here`);
  if (!enrolled.roles.includes("approver")) throw new DaftarError("person.role", `${person} is no approver`);
  if (verdict === "approve" && newest.approvers.includes(person)) {
    throw new DaftarError("release.same-person", `${person} has approved already`);
  }
  const alone = !newest.approvals.some((given) => keysHeld(enrolled).some((key) => mayPair(given, key)));
  if (verdict === "approve" && newest.approvals.length > 0 && alone) {
    const others = newest.approvers.join(", ");
    throw new DaftarError(
      "release.same-person",
      `${person} and ${others}, who approved, were enrolled one by the other: somebody else approves`,
    );
  }
  return newest;
}

/** Each of these is a thing of its own; of two at once one would be silently left out. */
function onlyOne(input: Partial<Record<"approve" | "dissent" | "out", string>> & { propose: boolean }): void {
  const said = [
    input.propose ? "propose" : undefined,
    ...(["approve", "dissent", "out"] as const).filter((key) => input[key] !== undefined),
  ].filter((key) => key !== undefined);
  if (said.length > 1) {
    throw new DaftarError(
      "usage.wrong",
      `do one of these at a time: ${said.map((key) => `--${key}`).join(", ")}`,
      {
        field: said[1] ?? "",
      },
    );
  }
}

export const release = defineVerb({
  details:
    "--propose builds what could go out now, from the signed ops, and prints its digest; the gate must be open. Two\n" +
    "approvers, one after the other, --approve DIGEST --as PERSON; --dissent is kept as well, and its --reason goes out\n" +
    "with the release, word for word and without who said it: name nobody. --out DIR writes the newest approved release\n" +
    "byte for byte; with none, or while witnesses have yet to cosign it, exit 1. With --receipt ID it writes one small file\n" +
    "that shows that the leaf of this person, count or claim stands in the log (C2SP tlog-proof). The digest covers every\n" +
    "file but the log.",
  positional: [],
  needsDesk: true,
  effect: "changes",
  places: ["out"],
  input: z.object({
    propose: z.boolean().default(false).describe("build and propose a release"),
    title: z.string().min(1).optional().describe("title of the proposed release"),
    approve: sha256Hex.optional().describe("digest to approve"),
    dissent: sha256Hex.optional().describe("digest to dissent from"),
    out: path.optional().describe("folder to write the newest approved release to"),
    receipt: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe("with --out FILE, write a receipt of this public id instead"),
    as: deciders,
    reason,
  }),
  output: releaseOutput,
  run: async (context, input) => {
    onlyOne(input);
    if (input.receipt !== undefined && input.out === undefined)
      throw new DaftarError("usage.wrong", "--receipt needs --out FILE", { field: "out" });
    if (input.title !== undefined && reachesSomebody(input.title))
      throw new DaftarError(
        "row.source-in-cell",
        "the title tells how to reach somebody, and would be published",
        {
          field: "title",
        },
      );
    return withDesk(context, async (desk) => {
      if (input.propose) {
        const { proposed } = await propose(desk, context, input.title);
        const { lines } = linesOf(proposed.files);
        return done({
          ...(await standing(desk, "proposed", proposed.digest)),
          lines,
          leftOut: { ...proposed.leftOut },
        });
      }
      const digest = input.approve ?? input.dissent;
      if (digest !== undefined) {
        const verdict = input.approve === undefined ? "dissent" : "approve";
        await approve(desk, context, digest, verdict, input.as, input.reason);
        return done(await standing(desk, verdict === "approve" ? "approved" : "dissented", digest));
      }
      await publishIfApproved(desk, context);
      await tellWhereHeld(desk, context);
      const facts = await desk.facts();
      const newest = newestPublished(facts);
      if (newest === null)
        throw new DaftarError("release.not-approved", "no release has been approved by two people");
      const shown = await standing(desk, input.out === undefined ? "shown" : "written", newest.body.release);
      if (input.out === undefined) return done(shown);
      if (shown.heldBack !== null) throw new DaftarError(shown.heldBack.code, shown.heldBack.words);
      const out = resolve(context.cwd, input.out);
      if (input.receipt !== undefined) {
        writeNewFile(
          out,
          receiptOf(filesToGoOut(desk, facts, newest.body), newest.body.logSize, input.receipt),
        );
        return done({ ...shown, out });
      }
      await writeOut(out, filesToGoOut(desk, facts, newest.body));
      return done({ ...shown, out });
    });
  },
});

/** The public lines of a proposal, from its own files. */
function linesOf(files: ReadonlyMap<string, Uint8Array>): { lines: ReleaseOutput["lines"] } {
  const bytes = files.get(RELEASE_PATHS.toll);
  if (bytes === undefined) return { lines: null };
  const { lines } = tollFile.parse(JSON.parse(fromUtf8(bytes)));
  return {
    lines: { verifiedNamed: lines.verifiedNamed, verified: lines.verified, reported: lines.reported },
  };
}
