/** What a verb receives where there is no desk and nobody to ask: files by name, and nothing else that works. */
import type { VerbContext } from "../src/verb/context.ts";

const none = (what: string) => () => {
  throw new Error(`no ${what} here`);
};

/** @param files what each file holds, by the name a verb is given */
export function plainContext(files: Readonly<Record<string, string>>): VerbContext {
  return {
    cwd: "/",
    env: {},
    clock: () => 0,
    random: none("randomness"),
    progress: () => {},
    notice: () => {},
    desks: { borrow: () => Promise.reject(new Error("no desk here")) },
    files: {
      open: (name) => {
        const text = files[name];
        if (text === undefined) return Promise.reject(new Error(`no file ${name} here`));
        const bytes = new TextEncoder().encode(text);
        return Promise.resolve({ name, size: bytes.length, path: null, read: () => Promise.resolve(bytes) });
      },
      rejectedOf: none("place for rejected rows"),
    },
    linkAll: none("linkage"),
    checker: async () => null,
    unlocked: () => null,
    passphrase: none("passphrase"),
    ask: null,
    desk: null,
    waitMs: 0,
  };
}
