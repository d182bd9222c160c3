/**
 * One step of a decision that may wait for passkeys, on the desk that the server holds, in its turn.
 *
 * Between two steps nobody waits: while a person looks for their key the desk is free, and what they then
 * approve is made anew from it. Tickets belong to the session that was given them.
 */
import {
  type DecisionStep,
  finishDecision,
  prepareDecision,
  type VerbContext,
  type WaitingDecisions,
} from "@daftar/desk";
import type { Progress } from "@daftar/model";
import type { z } from "zod";
import type { Session } from "../guard/sessions.ts";
import { checked } from "../http/body.ts";
import type { Parts } from "../parts.ts";
import type { answerInput } from "../routes/decisions.ts";
import { type Notice, servedContext } from "./servedContext.ts";
import type { ServedVerb } from "./servedVerbs.ts";

export type DecisionShown = DecisionStep & { readonly notices: readonly Notice[] };

/** What is done as a job is told when its turn has come, and tells how far it is. */
export interface Followed {
  readonly begin: () => void;
  readonly progress: Progress;
}

const unfollowed: Followed = { begin: () => {}, progress: () => {} };

function step(
  parts: Parts,
  session: Session,
  { begin, progress }: Followed,
  take: (waiting: WaitingDecisions, context: VerbContext) => Promise<DecisionStep>,
): Promise<DecisionShown> {
  const notices: Notice[] = [];
  return parts.turns.take(async () => {
    begin();
    const taken = await take(session.decisions, servedContext(parts, session, progress, notices));
    return { ...taken, notices };
  });
}

/** @throws DaftarError `usage.wrong` before it waits for its turn, and what the verb throws */
export async function beginDecision(
  parts: Parts,
  served: ServedVerb,
  session: Session,
  given: unknown,
  followed: Followed = unfollowed,
): Promise<DecisionShown> {
  const input = checked(served.input, given);
  const request = { verb: served.entry.name, input };
  return step(parts, session, followed, (waiting, context) => prepareDecision(waiting, context, request));
}

/** @throws DaftarError as `finishDecision` of `desk` */
export function answerDecision(
  parts: Parts,
  session: Session,
  answer: z.infer<typeof answerInput>,
  followed: Followed = unfollowed,
): Promise<DecisionShown> {
  return step(parts, session, followed, (waiting, context) => finishDecision(waiting, context, answer));
}
