/** Runs a verb by its name: for programs that use the verbs without a command line. */
import type { VerbContext } from "./verb/context.ts";
import type { Outcome } from "./verb/verb.ts";
import { VERBS } from "./verbs.ts";

/** @throws RangeError for a name that is no verb; DaftarError as the verb does */
export async function runVerb(name: string, context: VerbContext, input: unknown): Promise<Outcome<unknown>> {
  const entry = VERBS.find((candidate) => candidate.name === name);
  if (entry === undefined) throw new RangeError(`no verb is called ${name}`);
  return (await entry.load()).run(context, input);
}
