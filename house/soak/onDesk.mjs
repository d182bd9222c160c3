/** Verbs on a built desk for the soak: a context without a terminal, and one desk that stays open through several. */
import { randomBytes } from "node:crypto";
import { diskFiles, linkHere, openAndClose, runVerb } from "../../packages/desk/dist/index.js";

export const random = (count) => new Uint8Array(randomBytes(count));

function contextOf(folder, dir, desks) {
  return {
    cwd: folder,
    env: {},
    clock: Date.now,
    random,
    progress: () => {},
    notice: () => {},
    desks,
    files: diskFiles(folder),
    linkAll: linkHere,
    checker: async () => null,
    unlocked: () => null,
    passphrase: async () => "practice",
    ask: null,
    desk: dir,
    waitMs: 60_000,
  };
}

/** Runs a verb on the desk at `dir`; files it names lie in `folder`. */
export async function run(folder, dir, verb, input) {
  return (await runVerb(verb, contextOf(folder, dir, openAndClose), input)).result;
}

/**
 * Opens the desk and keeps it open for every verb that is run with what this gives.
 *
 * @returns {Promise<{ desk: object, run(verb: string, input: object): Promise<any>, close(): Promise<void> }>}
 */
export async function keepOpen(folder, dir) {
  let held = null;
  const desks = {
    borrow: async (wanted, options) => {
      held ??= await openAndClose.borrow(wanted, options);
      return { desk: held.desk, giveBack: async () => {} };
    },
  };
  const context = contextOf(folder, dir, desks);
  await runVerb("node list", context, {});
  return {
    desk: held.desk,
    run: async (verb, input) => (await runVerb(verb, context, input)).result,
    close: () => held.giveBack(),
  };
}
