/** What a verb is given that a server runs: the desk it holds, the files that were sent, the keys unlocked. */
import { resolve } from "node:path";
import type { Desks, VerbContext } from "@daftar/desk";
import { DaftarError, type Progress } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { sentFiles } from "../files/sentFiles.ts";
import type { Session } from "../guard/sessions.ts";
import type { Parts } from "../parts.ts";

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

/** @param notices takes what is worth saying beside a result */
export function servedContext(
  parts: Parts,
  session: Session,
  progress: Progress,
  notices: Notice[],
): VerbContext {
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
    checker: parts.checker,
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
