/**
 * A decision: done at once, or once the passkeys of whoever decides have approved it. Nothing is written
 * before, so a prompt that is turned away leaves the desk as it was.
 */
import type * as z from "zod/mini";
import { ask, notUnderstood } from "./ask.ts";
import type { Route } from "./route.ts";
import { answerDecision, decide as decideRoute, dropDecision } from "./routes.ts";

type Step = z.infer<typeof decideRoute.reply>;
/** What people's passkeys are to approve, and what to ask the browser. */
export type Waits = Extract<Step, { state: "approve" }>;
type Answer = NonNullable<(typeof answerDecision)["input"]>;
export type Assertion = Answer["assertions"][number];

/** Asks people for their passkeys. @throws ApiError where they turn that away */
export type Approve = (waits: Pick<Waits, "changed" | "approvals">) => Promise<readonly Assertion[]>;

/** A route whose reply holds a verb's result. */
export type VerbRoute<I, R> = Route<I, z.ZodMiniType<{ result: R }>>;

const VERBS = "/api/verbs/";

/** @throws ApiError */
export async function decide<I extends Readonly<Record<string, unknown>>, R>(
  route: VerbRoute<I, R>,
  input: I,
  approve: Approve,
): Promise<R> {
  let step = await ask(decideRoute, { verb: route.path.slice(VERBS.length), input });
  while (step.state === "approve") {
    const { ticket } = step;
    try {
      const assertions = await approve(step);
      step = await ask(answerDecision, { ticket, assertions });
    } catch (error) {
      // Turned away, or not what was asked: begun anew, it is a new decision.
      await ask(dropDecision, null, { at: { ticket } }).catch(() => null);
      throw error;
    }
  }
  const { result, exit, notices } = step;
  const read = route.reply.safeParse({ result, exit, notices });
  if (!read.success) throw notUnderstood();
  return read.data.result;
}
