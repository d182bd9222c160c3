/**
 * Deciding with passkeys, in two steps and for every verb: `prepareDecision` runs the verb until it needs
 * approvals and says which; `finishDecision` takes the browser's assertions and runs it again.
 *
 * Nothing is written before the last approval is there (`session/underWay.ts`). The heads that the person
 * saw are in the bytes approved: where somebody decided meanwhile, the second run asks anew, `changed`.
 * A verb's own refusals (already signed, not eligible) come from whichever run finds them. Cost: the verb's,
 * once for each step.
 */
import { PASSKEY_RP_ID, toHex, type Verifiers } from "@daftar/model";
import { sha256, verify, verifyEs256 } from "@daftar/store";
import { runVerb } from "../runVerb.ts";
import { ApprovalsMissing, type AskedOf, DecisionUnderWay } from "../session/underWay.ts";
import type { UserFiles, VerbContext } from "../verb/context.ts";
import { approvalsOf } from "./approvalsOf.ts";
import type { AssertionResponse, DecisionRequest, DecisionStep } from "./shapes.ts";
import { Tickets } from "./tickets.ts";

const VERIFIERS: Verifiers = { sha256, verify, verifyEs256 };
const TIMEOUT_MS = 5 * 60_000;

interface Waiting {
  readonly request: DecisionRequest;
  readonly underWay: DecisionUnderWay;
  /** Those of the first step: nobody sends a file twice. */
  readonly files: UserFiles;
}

/** Decisions that wait for passkeys; a server keeps one of these for as long as it runs. */
export class WaitingDecisions extends Tickets<Waiting> {}

function toGive({ person, credential, challenge, needed }: AskedOf) {
  const id = Buffer.from(credential, "hex").toString("base64url");
  return {
    person,
    of: needed.map(({ about }) => ({ ...about, body: { ...about.body } })),
    options: {
      challenge,
      rpId: PASSKEY_RP_ID,
      timeout: TIMEOUT_MS,
      userVerification: "required" as const,
      allowCredentials: [{ id, type: "public-key" as const }],
    },
  };
}

/** The bytes that are still to be approved, by key. */
const names = (underWay: DecisionUnderWay): string[] =>
  underWay.asked().flatMap(({ needed }) => needed.map(({ key, bytes }) => `${key} ${toHex(bytes)}`));

async function run(
  waiting: WaitingDecisions,
  context: VerbContext,
  decision: Waiting,
  ticket?: string,
): Promise<DecisionStep> {
  const { request, underWay, files } = decision;
  const before = new Set(names(underWay));
  underWay.begin();
  try {
    const { exit, result } = await runVerb(request.verb, { ...context, files, underWay }, request.input);
    return { state: "done", exit, result };
  } catch (error) {
    if (!(error instanceof ApprovalsMissing)) throw error;
    const issued = waiting.put(decision, ticket);
    const changed = ticket !== undefined && names(underWay).some((name) => !before.has(name));
    return { state: "approve", ...issued, changed, approvals: underWay.asked().map(toGive) };
  }
}

/**
 * Begins a decision. A verb that needs no passkey is done at once.
 *
 * @param context of whoever asks; people who left a key file unlocked approve with that
 * @throws DaftarError as the verb does; RangeError for a name that is no verb
 */
export function prepareDecision(
  waiting: WaitingDecisions,
  context: VerbContext,
  request: DecisionRequest,
): Promise<DecisionStep> {
  return run(waiting, context, { request, underWay: new DecisionUnderWay(sha256), files: context.files });
}

/**
 * Takes assertions, all that were asked for or some, and goes on.
 *
 * @returns `approve` where approvals are still missing, or the desk has changed meanwhile
 * @throws DaftarError `passkey.expired`; `passkey.refused`, `passkey.synced`: the ticket is still good;
 *   as the verb does: it is not
 */
export async function finishDecision(
  waiting: WaitingDecisions,
  context: VerbContext,
  { ticket, assertions }: { readonly ticket: string; readonly assertions: readonly AssertionResponse[] },
): Promise<DecisionStep> {
  const held = waiting.take(ticket);
  try {
    const asked = held.underWay.asked();
    const given = assertions.flatMap((one) => approvalsOf(one, asked, VERIFIERS));
    for (const { needed, approval } of given) held.underWay.give(needed, approval);
  } catch (error) {
    waiting.put(held, ticket);
    throw error;
  }
  return run(waiting, context, held, ticket);
}
