/** `scope`, `policy` and `conditions`: what the desk counts, by which numbers, and what was cut where. */
import {
  conditionsBody,
  DaftarError,
  type Facts,
  isoDay,
  type Policy,
  policyBody,
  policyContradiction,
  policyFile,
  policy as policySchema,
  sameNumbers,
  scope as scopeSchema,
} from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { KINDS, kindsMoved } from "@daftar/toll";
import { z } from "zod";
import { decide } from "../session/decide.ts";
import { lookAt } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { readUserJson } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, path, reason } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { changesBetween, changesShape } from "../view/changesBetween.ts";
import { gateOn } from "../view/gateNow.ts";
import { provinceNames } from "../view/placeNames.ts";
import { conditionsInForce, policyInForce, scopeInForce } from "../view/settings.ts";
import { currentView, type DeskView, viewOf } from "../view/view.ts";

export const scope = defineVerb({
  details:
    "With FILE (scope.json) and --as, sets the window, area, populations, ways of dying and the cut-off for later\n" +
    "deaths (J1). Until a scope is set, figures say `scope: null` and nothing is verified or released.",
  positional: ["file"],
  needsDesk: true,
  effect: "changes",
  files: ["file"],
  input: z.object({
    file: path.optional().describe("scope.json; without it the scope is shown"),
    as: deciders,
    reason,
  }),
  output: z.object({ scope: scopeSchema.nullable(), changed: z.boolean() }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      if (input.file === undefined) return done({ scope: scopeInForce(await desk.facts()), changed: false });
      const look = await lookAt(desk);
      const value = await readUserJson(context.files, input.file, scopeSchema, "scope.invalid");
      await decide(
        new Signers(desk, context),
        [{ type: "scope", subject: "desk", body: { scope: value }, reason: input.reason }],
        input.as,
        { look },
      );
      return done({ scope: value, changed: true });
    }),
});

/** @throws DaftarError `policy.contradicts` where its numbers cannot stand together */
function refuseContradiction(value: Policy, file: string): void {
  const found = policyContradiction(value);
  if (found !== null) throw new DaftarError("policy.contradicts", found.words, { file, field: found.field });
}

/** Signatures and releases name a policy by its version alone. @throws DaftarError `policy.contradicts` */
function refuseSecondMeaning({ decisions }: Facts, value: Policy, file: string): void {
  const other = decisions.some(({ type, body }) => {
    if (type !== "policy") return false;
    const { policy: before } = policyBody.parse(body);
    return before.version === value.version && !sameNumbers(before, value);
  });
  if (other)
    throw new DaftarError(
      "policy.contradicts",
      "this version was set before with other numbers, and signatures and releases name it: give these a name of their own",
      { file, field: "version", value: value.version },
    );
}

/** One desk under two policies: whom the other would move, and which kinds of people. */
function comparedPolicy(desk: OpenDesk, now: DeskView, other: Policy, today: string) {
  const then = viewOf(desk, now.facts, { policy: other });
  const gateOf = (view: DeskView) => {
    const { open, measures } = gateOn(view, today);
    return { open, unmet: measures.flatMap(({ id, met }) => (met === false ? [id] : [])) };
  };
  return {
    with: other.version,
    ...changesBetween(now, then),
    gate: { before: gateOf(now), after: gateOf(then) },
    kinds: kindsMoved(now.judgement.victims, then.judgement.victims).map((one) => ({
      ...one,
      names: one.kind === "province" ? [...provinceNames(one.value, now.scope)] : [],
      before: { ...one.before },
      after: { ...one.after },
    })),
  };
}

const gateStanding = z.object({ open: z.boolean(), unmet: z.array(z.string()) });

export const policy = defineVerb({
  details:
    "With FILE (policy.json) and --as, sets them; what the file does not name keeps its default. With --compare it sets\n" +
    "nothing and says whom the file would move from one level to another, and which kinds of people it would leave out.",
  positional: ["file"],
  needsDesk: true,
  effect: "changes",
  files: ["file"],
  input: z.object({
    file: path.optional().describe("policy.json; without it the policy is shown"),
    compare: z.boolean().default(false).describe("only say what the file would change"),
    as: deciders,
    reason,
  }),
  output: z.object({
    policy: policySchema,
    changed: z.boolean(),
    compared: changesShape
      .extend({
        /** The policy that FILE holds, by its name. */
        with: z.string(),
        /** Whether figures could be released, and by which measures not. */
        gate: z.object({ before: gateStanding, after: gateStanding }),
        /** Numbers by kind that would differ: documented people, verified ones among them. */
        kinds: z.array(
          z.object({
            kind: z.enum(KINDS),
            value: z.string(),
            /** Of a province: every name that the scope has for it. */
            names: z.array(z.string()),
            before: z.object({ people: z.number(), verified: z.number() }),
            after: z.object({ people: z.number(), verified: z.number() }),
          }),
        ),
      })
      .nullable(),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      if (input.file === undefined) {
        if (input.compare)
          throw new DaftarError("usage.wrong", "--compare needs a FILE", { field: "compare" });
        return done({ policy: policyInForce(await desk.facts()), changed: false, compared: null });
      }
      const value = await readUserJson(context.files, input.file, policyFile, "policy.invalid");
      refuseContradiction(value, input.file);
      if (input.compare) {
        const now = await currentView(desk);
        const today = new Date(context.clock()).toISOString().slice(0, 10);
        const compared = comparedPolicy(desk, now, value, today);
        return done({ policy: now.policy, changed: false, compared });
      }
      const look = await lookAt(desk);
      refuseSecondMeaning(look.facts, value, input.file);
      await decide(
        new Signers(desk, context),
        [{ type: "policy", subject: "desk", body: { policy: value }, reason: input.reason }],
        input.as,
        { look },
      );
      return done({ policy: value, changed: true, compared: null });
    }),
});

export const conditions = defineVerb({
  details:
    "Shown beside intake and figures, since few new names under a blackout are silence, not convergence (J20).",
  positional: [],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    from: isoDay.optional().describe("first day, YYYY-MM-DD"),
    to: isoDay.optional().describe("last day"),
    where: z.string().optional().describe("place"),
    cut: z.string().optional().describe("what was cut: internet, telephone, hospitals closed …"),
    as: deciders,
    reason,
  }),
  output: z.object({ conditions: z.array(conditionsBody), changed: z.boolean() }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const { from, where, cut } = input;
      const adding = [from, input.to, where, cut].some((one) => one !== undefined);
      if (adding) {
        if (from === undefined || where === undefined || cut === undefined) {
          throw new DaftarError("usage.wrong", "give --from, --where and --cut (and --to, if it lasted)");
        }
        const body = { from, to: input.to ?? from, where, cut };
        if (body.to < from) throw new DaftarError("usage.wrong", "--to lies before --from", { field: "to" });
        const subject = `${body.from} ${body.to} ${body.where}`;
        await decide(
          new Signers(desk, context),
          [{ type: "conditions", subject, body, reason: input.reason }],
          input.as,
          { look: await lookAt(desk) },
        );
      }
      return done({ conditions: conditionsInForce(await desk.facts()), changed: adding });
    }),
});
