/** Long work that may need people's passkeys on its way: it waits for them outside of its turn. */
import { DaftarError } from "@daftar/model";
import type { Session } from "../guard/sessions.ts";
import type { Parts } from "../parts.ts";
import type { JobFollowed } from "./jobs.ts";
import { answerDecision, beginDecision, type DecisionShown } from "./runDecision.ts";
import type { ServedVerb } from "./servedVerbs.ts";

type Done = Extract<DecisionShown, { state: "done" }>;

/** Codes after which the ticket is still good: another passkey, or the same again. */
const AGAIN: ReadonlySet<string> = new Set(["passkey.refused", "passkey.synced"]);

/** @throws DaftarError what the verb throws, and `passkey.expired` */
export async function runJob(
  parts: Parts,
  served: ServedVerb,
  session: Session,
  input: unknown,
  follow: JobFollowed,
): Promise<Done> {
  let step = await beginDecision(parts, served, session, input, follow);
  let wrong: ReturnType<DaftarError["report"]> | null = null;
  while (step.state === "approve") {
    const { ticket } = step;
    const assertions = await follow.approved(step, wrong);
    try {
      step = await answerDecision(parts, session, { ticket, assertions: [...assertions] }, follow);
      wrong = null;
    } catch (error) {
      if (!(error instanceof DaftarError) || !AGAIN.has(error.code)) throw error;
      wrong = error.report();
    }
  }
  return step;
}
