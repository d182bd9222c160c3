/** A desk served in this process as `daftar serve` does it, for benchmarks that ask it over HTTP. */
import { randomBytes } from "node:crypto";
import { diskFiles, linkHere, openAndClose } from "@daftar/desk";
import { serveUntilSignal } from "@daftar/server";

/** @returns its address with the start token, its origin, and how one verb is asked */
export async function servedHere(dir) {
  const context = {
    cwd: dir,
    env: {},
    clock: Date.now,
    random: (count) => randomBytes(count),
    progress: () => {},
    notice: () => {},
    desks: openAndClose,
    files: diskFiles(dir),
    linkAll: linkHere,
    unlocked: () => null,
    passphrase: async () => "practice",
    ask: null,
    desk: dir,
    waitMs: 0,
  };
  const { url, token } = await serveUntilSignal(context, 0);
  const { origin } = new URL(url);
  const run = async (verb, input) => {
    const answer = await fetch(`${origin}/api/verbs/${verb}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()).result;
  };
  return { url, origin, run };
}
