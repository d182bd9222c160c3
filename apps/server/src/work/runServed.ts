/** Runs a verb on the desk that the server holds, for one session, in its turn. */
import { resolve } from "node:path";
import type { Desks, VerbContext } from "@daftar/desk";
import { DaftarError, type Progress } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { sentFiles } from "../files/sentFiles.ts";
import type { Session } from "../guard/sessions.ts";
import { checked } from "../http/body.ts";
import type { Parts } from "../parts.ts";
import type { ServedVerb } from "./servedVerbs.ts";

/** Lends the desk that is held open; there is no other. */
function lends(desk: OpenDesk): Desks {
  return {
    async borrow(folder) {
      if (resolve(folder) !== resolve(desk.info.dir))
        throw new DaftarError("desk.not-found", "this server holds another desk");
      return { desk, giveBack: async () => {} };
    },
  };
}

export interface Notice {
  readonly code: string;
  readonly words: string;
}

function contextOf(parts: Parts, session: Session, progress: Progress, notices: Notice[]): VerbContext {
  const { desk, clock, random, uploads, downloads } = parts;
  return {
    cwd: desk.info.dir,
    env: {},
    clock,
    random,
    progress,
    notice: (code, words) => notices.push({ code, words }),
    desks: lends(desk),
    files: sentFiles(uploads, downloads, session.id),
    linkAll: parts.linkAll,
    unlocked: (person) => session.unlocked(person),
    passphrase: async (person) => {
      const held = session.passphraseForNewKey(person);
      if (held === null)
        throw new DaftarError("person.locked", `the key of ${person} is locked`, { value: person });
      return held;
    },
    ask: null,
    desk: desk.info.dir,
    waitMs: 0,
  };
}

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
    const outcome = await served.verb.run(contextOf(parts, session, progress, notices), given);
    return { ...outcome, notices };
  });
}
