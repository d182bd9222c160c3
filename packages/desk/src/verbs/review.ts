/** `review` and `review decide`: pairs that wait for people. */
import { explainPair, linkRecordOf } from "@daftar/linkage";
import { DaftarError, type Facts, pairBody, pairSubject, type RecordFact } from "@daftar/model";
import { gazetteer } from "@daftar/names";
import type { OpenDesk } from "@daftar/store";
import { z } from "zod";
import { parametersOf, runInForce } from "../link/keptRun.ts";
import { decide, headsSeen } from "../session/decide.ts";
import { lookAt, lookIn } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, reason, seen } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { fieldTexts } from "../view/accountsOf.ts";
import { inReviewOrder, narrowsOf } from "../view/reviewOrder.ts";
import { currentView, type DeskView, type OpenPair } from "../view/view.ts";

const sideShown = z.object({
  record: z.string(),
  list: z.string(),
  victim: z.string(),
  level: z.string(),
  /** The record's fields as they were read; null where it is silent. */
  fields: z.record(z.string(), z.string().nullable()),
  /** As they came. */
  cells: z.array(z.object({ role: z.string(), text: z.string() })),
});

const pairShown = z.object({
  a: z.string(),
  b: z.string(),
  listA: z.string(),
  listB: z.string(),
  left: sideShown,
  right: sideShown,
  weight: z.number().nullable(),
  /** What an answer does to the doubt about the number of people; null where the run has not worked it out. */
  narrows: z.object({ variance: z.number(), share: z.number(), words: z.string() }).nullable(),
  /** Somebody looked already and could not tell. */
  cannotTell: z.boolean(),
  /** What a decision of this pair must have seen. */
  heads: z.array(z.string()),
  /** Field by field, in bits: what speaks for one person and what against. */
  fields: z.array(z.object({ field: z.string(), level: z.string(), bits: z.number() })),
});

export const review = defineVerb({
  details:
    "First the pairs whose answer narrows the number of people of the scope most, by the draws of the run; those that\n" +
    "somebody could not tell come last. Shows weight and field-by-field evidence in bits. Decide with daftar review decide A B --verdict same.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({
    of: z.string().max(200).optional().describe("only pairs of this victim or record"),
    from: z.number().int().min(0).default(0).describe("how many to pass over"),
    limit: z.number().int().min(1).max(1000).default(20).describe("how many"),
  }),
  output: z.object({ open: z.number(), from: z.number(), pairs: z.array(pairShown) }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const view = await currentView(desk);
      const run = runInForce(view.facts);
      const parameters = run === null ? null : parametersOf(desk, run);
      const places = view.scope === null ? undefined : gazetteer(view.scope.area);
      const linkable = (record: RecordFact | null) => {
        const fields = record?.versions.at(-1)?.fields;
        return record === null || fields === undefined
          ? null
          : linkRecordOf(record.list, record.id, fields, places);
      };
      const wanted = wantedPairs(view, input.of);
      const pairs = [];
      for (const pair of wanted.slice(input.from, input.from + input.limit)) {
        const { a, b, weight, cannotTell } = pair;
        const [x, y] = [linkable(view.recordById(a)), linkable(view.recordById(b))];
        const fields =
          x !== null && y !== null && parameters !== null ? explainPair(x, y, parameters).fields : [];
        const [left, right] = [await sideOf(desk, view, a), await sideOf(desk, view, b)];
        pairs.push({
          a,
          b,
          listA: left.list,
          listB: right.list,
          left,
          right,
          weight,
          narrows: narrowsOf(pair, view.variance),
          cannotTell,
          heads: [...view.headsOf("pair", pairSubject(a, b))],
          fields: fields.map((f) => ({ ...f })),
        });
      }
      return done({ open: view.openPairs.length, from: input.from, pairs });
    }),
});

function wantedPairs(view: DeskView, of: string | undefined): readonly OpenPair[] {
  if (of === undefined)
    return inReviewOrder({
      openPairs: view.openPairs,
      levelOf: (record) => view.victimOfRecord(record)?.level,
    });
  const victim = view.victimById(of) ?? view.victimOfRecord(of);
  if (victim === null)
    throw new DaftarError("subject.unknown", "no victim or record has this id", { value: of });
  return view.openPairsOf(victim);
}

async function sideOf(desk: OpenDesk, view: DeskView, id: string): Promise<z.infer<typeof sideShown>> {
  const record = view.recordById(id);
  const victim = view.victimOfRecord(id);
  const fields = record?.versions.at(-1)?.fields ?? null;
  const cells = (await desk.recordCells(id)) ?? [];
  return {
    record: id,
    list: record?.list ?? "",
    victim: victim?.id ?? "",
    level: victim?.level ?? "alleged",
    fields: fields === null ? {} : fieldTexts(fields),
    cells: cells.map(({ role, text }) => ({ role, text })),
  };
}

export const reviewDecide = defineVerb({
  details:
    "A person's decision overrides every run, and can be decided anew with --again. `cannot-tell` is an answer.",
  positional: ["a", "b"],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    a: z.string().describe("record id"),
    b: z.string().describe("record id"),
    verdict: pairBody.shape.verdict.describe("same, different or cannot-tell"),
    again: z.boolean().default(false).describe("decide a decided pair anew"),
    as: deciders,
    reason,
    seen,
  }),
  output: z.object({ a: z.string(), b: z.string(), verdict: z.string(), op: z.string() }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const look = await lookAt(desk);
      const known = new Set(look.facts.records.map((record) => record.id));
      for (const id of [input.a, input.b]) {
        if (!known.has(id)) throw new DaftarError("subject.unknown", "no record has this id", { value: id });
      }
      if (input.a === input.b) throw new DaftarError("usage.wrong", "a pair is two different records");
      const subject = pairSubject(input.a, input.b);
      const first = input.seen === undefined && !input.again;
      if (first) requireUndecided(look.facts, subject);
      const [op = ""] = await decide(
        new Signers(desk, context),
        [
          {
            type: "pair",
            subject,
            body: { verdict: input.verdict },
            reason: input.reason,
            ...headsSeen(input.seen),
          },
        ],
        input.as,
        { look, ...(first ? { judge: (facts) => requireUndecided(facts, subject) } : {}) },
      );
      return done({ a: input.a, b: input.b, verdict: input.verdict, op });
    }),
});

/** Says who decided what, so that whoever comes second sees the first. @throws DaftarError `review.decided` */
function requireUndecided(facts: Facts, subject: string): void {
  const heads = lookIn(facts).headsOf("pair", subject);
  if (heads.length === 0) return;
  const said = facts.decisions
    .filter((one) => heads.includes(one.opId))
    .map((one) => `${pairBody.parse(one.body).verdict}, by ${one.by}`);
  throw new DaftarError("review.decided", `this pair has been decided: ${said.join("; ")}`);
}
