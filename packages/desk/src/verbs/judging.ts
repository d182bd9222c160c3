/** Decisions about accounts and victims: lineage, assessments, disputes, resolved fields, set-aside, consent. */
import {
  assessAccountBody,
  assessListBody,
  DaftarError,
  dispute as disputeOf,
  evidenceRisk,
  type Facts,
  kinInformed,
  lineage as lineageSchema,
  listName,
  releaseClass,
  setAsideReason,
} from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { z } from "zod";
import { type Decision, decide } from "../session/decide.ts";
import { Signers } from "../session/signers.ts";
import { readUserJson } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import { drawSample } from "../view/sample.ts";
import { currentView } from "../view/view.ts";
import type { VerbContext } from "../verb/context.ts";
import { deciders, path, reason } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

const decided = z.object({ decided: z.number(), ops: z.array(z.string()) });

async function decideAll(context: VerbContext, desk: OpenDesk, decisions: readonly Decision[], as: readonly string[]) {
  const ops = await decide(desk, new Signers(desk, context), decisions, as);
  return done({ decided: ops.length, ops });
}

/** Records meant by ids: a record id is itself, a victim id is its records. */
async function recordsOf(desk: OpenDesk, ids: readonly string[]): Promise<string[]> {
  const view = await currentView(desk);
  const records = new Set(view.facts.records.map((record) => record.id));
  return ids.flatMap((id) => {
    if (records.has(id)) return [id];
    const victim = view.victimById(id);
    if (victim === null) throw new DaftarError("subject.unknown", "no record or victim has this id", { value: id });
    return [...victim.records];
  });
}

/** Present ids of the victims meant by ids of victims, former victims or records. */
async function victimsOf(desk: OpenDesk, ids: readonly string[]): Promise<string[]> {
  const view = await currentView(desk);
  return ids.map((id) => {
    const victim = view.victimById(id) ?? view.victimOfRecord(id);
    if (victim === null) throw new DaftarError("subject.unknown", "no record or victim has this id", { value: id });
    return victim.id;
  });
}

function knownAccounts(facts: Facts, ids: readonly string[]): void {
  const known = new Set([...facts.records.map((record) => record.id), ...facts.counts.map((count) => count.id)]);
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw new DaftarError("subject.unknown", "no account has this id", { value: unknown });
}

export const lineage = defineVerb({
  name: "lineage",
  summary: "say where an account comes from",
  details:
    "FILE holds origin, from, household, sawThemself, body, direct, sourceClass, anonymous and sealedSource\n" +
    "(docs/codebook.md, the four questions). It replaces what the list declared for this record or count account.",
  positional: ["account", "file"],
  needsDesk: true,
  input: z.object({ account: z.string().describe("record id, or count account's id"), file: path.describe("JSON file"), as: deciders, reason }),
  output: decided,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      knownAccounts(await desk.facts(), [input.account]);
      const value = await readUserJson(context.cwd, input.file, lineageSchema, "lineage.invalid");
      return decideAll(context, desk, [{ type: "lineage", subject: input.account, body: { lineage: value }, reason: input.reason }], input.as);
    }),
});

export const assessAccount = defineVerb({
  name: "assess account",
  summary: "assess accounts one by one: credible, not credible, undecided",
  details: "Accepts record ids, count accounts' ids and victim ids (all accounts of the victim). Risk flags sit on the account.",
  positional: ["ids"],
  needsDesk: true,
  input: z.object({
    ids: z.array(z.string()).min(1).describe("records, count accounts or victims"),
    verdict: assessAccountBody.shape.verdict.default("credible").describe("credible, not-credible or undecided"),
    risk: z.array(evidenceRisk).default([]).describe("evidence risk (repeat it)"),
    as: deciders,
    reason,
  }),
  output: decided,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const counts = new Set((await desk.facts()).counts.map((count) => count.id));
      const subjects = [
        ...input.ids.filter((id) => counts.has(id)),
        ...(await recordsOf(desk, input.ids.filter((id) => !counts.has(id)))),
      ];
      const body = { verdict: input.verdict, risks: input.risk };
      return decideAll(
        context,
        desk,
        subjects.map((subject) => ({ type: "assess-account" as const, subject, body, reason: input.reason })),
        input.as,
      );
    }),
});

export const assessList = defineVerb({
  name: "assess list",
  summary: "assess a list by a sample, by two people (J9)",
  details:
    "Draws the sample by the seed, prints the records to check (with --sample-only), and records what was checked\n" +
    "and the faults found. Two people and a written reason; it grants `reported` at most, for this version of the list.",
  positional: ["list"],
  needsDesk: true,
  input: z.object({
    list: listName.describe("the list"),
    sampleSize: z.number().int().min(1).max(1000).default(30).describe("how many records to draw"),
    seed: z.number().int().min(0).default(1).describe("seed of the sample, kept with the assessment"),
    sampleOnly: z.boolean().default(false).describe("only draw the sample; decide nothing"),
    verdict: assessListBody.shape.verdict.default("credible").describe("credible or not-credible"),
    checked: z.string().optional().describe("what was checked, in words"),
    faults: z.number().int().min(0).optional().describe("faults found in the sample"),
    as: deciders,
    reason,
  }),
  output: z.object({ list: z.string(), seed: z.number(), sample: z.array(z.string()), ops: z.array(z.string()) }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const facts = await desk.facts();
      const records = facts.records.filter((record) => record.list === input.list).map((record) => record.id);
      if (records.length === 0) throw new DaftarError("list.unknown", `no list ${input.list} here`);
      const sample = drawSample(records, input.sampleSize, input.seed);
      if (input.sampleOnly) return done({ list: input.list, seed: input.seed, sample, ops: [] });
      if (input.reason === "" || input.checked === undefined || input.faults === undefined) {
        throw new DaftarError("assess.sample", "give --reason, --checked and --faults");
      }
      const body = {
        list: input.list,
        imports: facts.imports.filter((one) => one.body.list === input.list).map((one) => one.opId).sort(),
        verdict: input.verdict,
        sampleSeed: input.seed,
        sample,
        checked: input.checked,
        faults: input.faults,
      };
      const ops = await decide(desk, new Signers(desk, context), [{ type: "assess-list", subject: input.list, body, reason: input.reason }], input.as);
      return done({ list: input.list, seed: input.seed, sample, ops });
    }),
});

export const dispute = defineVerb({
  name: "dispute",
  summary: "mark or end a dispute about a victim",
  details: "none, identity, fact-of-death, circumstances or attribution. The first two stop promotion; none demotes (J8).",
  positional: ["ids"],
  needsDesk: true,
  input: z.object({ ids: z.array(z.string()).min(1).describe("victims"), about: disputeOf.describe("what is disputed"), as: deciders, reason }),
  output: decided,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const subjects = await victimsOf(desk, input.ids);
      return decideAll(
        context,
        desk,
        subjects.map((subject) => ({ type: "dispute" as const, subject, body: { dispute: input.about }, reason: input.reason })),
        input.as,
      );
    }),
});

export const resolveField = defineVerb({
  name: "resolve",
  summary: "choose the value of a field on which accounts disagree",
  details: "FIELD is a field of the record (deathDate, sex, family …); VALUE one that an account gives. All accounts stay as they came.",
  positional: ["victim", "field", "value"],
  needsDesk: true,
  input: z.object({
    victim: z.string().describe("victim id"),
    field: z.string().min(1).describe("field"),
    value: z.string().describe("value, as shown"),
    as: deciders,
    reason,
  }),
  output: decided,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const [victim = ""] = await victimsOf(desk, [input.victim]);
      const body = { field: input.field, value: input.value };
      return decideAll(context, desk, [{ type: "resolve", subject: `${victim} ${input.field}`, body, reason: input.reason }], input.as);
    }),
});

export const setAside = defineVerb({
  name: "set-aside",
  summary: "take a victim out of the count, for a stated reason",
  details: "out-of-scope, found-alive, pre-existing-death, fabricated or insufficient; --undo brings them back. Never for duplicates: link those.",
  positional: ["ids"],
  needsDesk: true,
  input: z.object({
    ids: z.array(z.string()).min(1).describe("victims"),
    for: setAsideReason.optional().describe("why they are taken out"),
    undo: z.boolean().default(false).describe("bring them back"),
    as: deciders,
    reason,
  }),
  output: decided,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      if (!input.undo && input.for === undefined) throw new DaftarError("set-aside.reason", "no reason was given");
      const subjects = await victimsOf(desk, input.ids);
      const body = { reason: input.undo ? null : (input.for ?? null) };
      return decideAll(
        context,
        desk,
        subjects.map((subject) => ({ type: "set-aside" as const, subject, body, reason: input.reason })),
        input.as,
      );
    }),
});

export const consent = defineVerb({
  name: "consent",
  summary: "set what may be shown of a victim, and whether kin were informed (J15)",
  details:
    "sealed, count-only, public-reduced or public-full. On anything but --kin yes a name goes out only by two\n" +
    "people: give --as twice. Tell the family that copies already handed on cannot be recalled.",
  positional: ["ids"],
  needsDesk: true,
  input: z.object({
    ids: z.array(z.string()).min(1).describe("victims"),
    class: releaseClass.describe("release class"),
    kin: kinInformed.default("unknown").describe("kin informed: yes, no, unsafe-to-ask, unknown"),
    name: z.array(z.string()).default([]).describe("name form consented to (repeat it); else all"),
    as: deciders,
    reason,
  }),
  output: decided,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const shows = input.class === "public-full" || input.class === "public-reduced";
      if (shows && input.kin !== "yes" && input.as.length < 2) {
        throw new DaftarError("consent.two-people", "kin are not known to be informed, and one person decided alone");
      }
      const counts = new Set((await desk.facts()).counts.map((count) => count.id));
      const subjects = [
        ...input.ids.filter((id) => counts.has(id)),
        ...(await victimsOf(desk, input.ids.filter((id) => !counts.has(id)))),
      ];
      const body = { class: input.class, kinInformed: input.kin, names: input.name };
      return decideAll(
        context,
        desk,
        subjects.map((subject) => ({ type: "consent" as const, subject, body, reason: input.reason })),
        input.as,
      );
    }),
});
