/** `review` and `review decide`: pairs that wait for people. */
import { explainPair, linkRecordOf } from "@daftar/linkage";
import { DaftarError, pairBody, pairSubject, type RecordFact } from "@daftar/model";
import { gazetteer } from "@daftar/names";
import { z } from "zod";
import { parametersOf, runInForce } from "../link/deskRun.ts";
import { decide } from "../session/decide.ts";
import { Signers } from "../session/signers.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, reason } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { currentView, type DeskView } from "../view/view.ts";

const pairShown = z.object({
  a: z.string(),
  b: z.string(),
  listA: z.string(),
  listB: z.string(),
  weight: z.number().nullable(),
  /** Field by field, in bits: what speaks for one person and what against. */
  fields: z.array(z.object({ field: z.string(), level: z.string(), bits: z.number() })),
});

/** Of open pairs, those that could change the count of corroborated people first, then the undecided middle. */
function inOrder(view: DeskView): DeskView["openPairs"] {
  const rank = (record: string): number => {
    const level = view.victimOfRecord(record)?.level;
    return level === "verified" || level === "corroborated" ? 2 : level === "reported" ? 1 : 0;
  };
  return [...view.openPairs].sort(
    (x, y) =>
      rank(y.a) + rank(y.b) - (rank(x.a) + rank(x.b)) ||
      Math.abs(x.weight ?? 0) - Math.abs(y.weight ?? 0) ||
      (`${x.a}${x.b}` < `${y.a}${y.b}` ? -1 : 1),
  );
}

export const review = defineVerb({
  details:
    "Shows weight and field-by-field evidence in bits. Decide with daftar review decide A B --verdict same.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({ limit: z.number().int().min(1).max(1000).default(20).describe("how many") }),
  output: z.object({ open: z.number(), pairs: z.array(pairShown) }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const view = await currentView(desk);
      const records = new Map(view.facts.records.map((record) => [record.id, record]));
      const run = runInForce(view.facts);
      const parameters = run === null ? null : parametersOf(desk, run);
      const places = view.scope === null ? undefined : gazetteer(view.scope.area);
      const linkable = (record: RecordFact) => {
        const fields = record.versions.at(-1)?.fields;
        return fields === undefined ? null : linkRecordOf(record.list, record.id, fields, places);
      };
      const pairs = inOrder(view)
        .slice(0, input.limit)
        .map(({ a, b, weight }) => {
          const [left, right] = [records.get(a), records.get(b)];
          const [x, y] = [left ? linkable(left) : null, right ? linkable(right) : null];
          const fields =
            x !== null && y !== null && parameters !== null ? explainPair(x, y, parameters).fields : [];
          return {
            a,
            b,
            listA: left?.list ?? "",
            listB: right?.list ?? "",
            weight,
            fields: fields.map((f) => ({ ...f })),
          };
        });
      return done({ open: view.openPairs.length, pairs });
    }),
});

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
  }),
  output: z.object({ a: z.string(), b: z.string(), verdict: z.string(), op: z.string() }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const known = new Set((await desk.facts()).records.map((record) => record.id));
      for (const id of [input.a, input.b]) {
        if (!known.has(id)) throw new DaftarError("subject.unknown", "no record has this id", { value: id });
      }
      if (input.a === input.b) throw new DaftarError("usage.wrong", "a pair is two different records");
      const subject = pairSubject(input.a, input.b);
      if (!input.again && (await desk.headsOf("pair", subject)).length > 0) {
        throw new DaftarError("review.decided", "this pair has been decided");
      }
      const [op = ""] = await decide(
        desk,
        new Signers(desk, context),
        [{ type: "pair", subject, body: { verdict: input.verdict }, reason: input.reason }],
        input.as,
      );
      return done({ a: input.a, b: input.b, verdict: input.verdict, op });
    }),
});
