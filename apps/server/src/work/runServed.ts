/** Runs a verb on the desk that the server holds, for one session, in its turn. */
import type { Progress } from "@daftar/model";
import type { Session } from "../guard/sessions.ts";
import { checked } from "../http/body.ts";
import type { Parts } from "../parts.ts";
import { type Notice, servedContext } from "./servedContext.ts";
import type { ServedVerb } from "./servedVerbs.ts";

/**
 * @param begin called when its turn has come
 * @throws DaftarError `usage.wrong` before it waits for its turn, and what the verb throws
 */
export async function runServed(
  parts: Parts,
  served: ServedVerb,
  session: Session,
  input: unknown,
  { begin, progress }: { readonly begin: () => void; readonly progress: Progress },
): Promise<{ result: unknown; exit: 0 | 1; notices: Notice[] }> {
  const given = checked(served.input, input);
  const notices: Notice[] = [];
  return parts.turns.take(async () => {
    begin();
    const outcome = await served.verb.run(servedContext(parts, session, progress, notices), given);
    return { ...outcome, notices };
  });
}
