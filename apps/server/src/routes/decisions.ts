/**
 * `/api/decisions`: any verb that changes the desk, done at once where nobody's passkey is needed, else
 * when the browser brings what the passkeys approved (decision 0024).
 *
 * For a page. A program that brings no passkeys asks `/api/verbs/VERB`, where key files decide.
 */
import { decisionAnswer, decisionDone, decisionWaits } from "@daftar/desk";
import { DaftarError } from "@daftar/model";
import type { Hono } from "hono";
import { z } from "zod";
import { checked, readJson } from "../http/body.ts";
import type { Env, Parts } from "../parts.ts";
import { noticeShown } from "../work/jobs.ts";
import { answerDecision, beginDecision, type DecisionShown } from "../work/runDecision.ts";
import { verbNamed } from "./verbs.ts";

export const decisionInput = z.strictObject({
  verb: z.string().max(100).describe("the verb's name with dashes"),
  input: z.record(z.string(), z.unknown()),
});
export const answerInput = decisionAnswer.strict();

const notices = z.array(noticeShown);
export const decisionShown = z.discriminatedUnion("state", [
  decisionDone.extend({ notices }),
  decisionWaits.extend({ notices }),
]);
export const decisionDropped = z.object({ dropped: z.literal(true) });

const replied = (step: DecisionShown): [string, 200, Record<string, string>] => [
  JSON.stringify(step),
  200,
  { "content-type": "application/json" },
];

export function addDecisions(app: Hono<Env>, parts: Parts): void {
  app.post("/api/decisions", async (c) => {
    const { verb, input } = checked(decisionInput, await readJson(c.req.raw));
    const served = verbNamed(parts, verb);
    if (served.verb.effect !== "changes")
      throw new DaftarError("usage.wrong", "this verb changes nothing: ask it where verbs are asked", {
        field: "verb",
      });
    return c.body(...replied(await beginDecision(parts, served, c.var.session, input)));
  });
  app.post("/api/decisions/answer", async (c) => {
    const answer = checked(answerInput, await readJson(c.req.raw));
    return c.body(...replied(await answerDecision(parts, c.var.session, answer)));
  });
  app.delete("/api/decisions/:ticket", (c) => {
    c.var.session.decisions.drop(c.req.param("ticket"));
    return c.json({ dropped: true });
  });
}
