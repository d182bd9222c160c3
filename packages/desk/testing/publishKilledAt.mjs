/**
 * A process that approves a release for the second time and is killed at one of the moments at which something
 * comes to the disk; run by `release/kill.test.ts` on the built package.
 *
 * KILL_AT counts the fsyncs and renames from the approval's own op on; at that one the process kills itself,
 * before it is done. Without KILL_AT it says on stdout how many there were.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const [dir, deskDir, digest] = process.argv.slice(2);
const killAt = Number(process.env.KILL_AT ?? "0");
let counting = false;
let count = 0;
const moments = [];
const die = (what) => {
  if (!counting) return;
  count += 1;
  moments.push(what);
  if (count === killAt) process.kill(process.pid, "SIGKILL");
};
for (const name of ["fsyncSync", "fdatasyncSync", "renameSync"]) {
  const real = fs[name];
  fs[name] = (...given) => {
    die(name === "renameSync" ? `rename ${given[1].slice(deskDir.length + 1)}` : "sync");
    return real(...given);
  };
}
syncBuiltinESMExports();

const { diskFiles, linkHere, openAndClose, runVerb } = await import("../dist/index.js");
const { randomBytes } = await import("node:crypto");
let now = Date.UTC(2031, 0, 5, 12);
const context = {
  cwd: dir,
  env: {},
  clock: () => (now += 1000),
  random: (length) => new Uint8Array(randomBytes(length)),
  progress: () => {},
  notice: () => {},
  desks: openAndClose,
  files: diskFiles(dir),
  linkAll: linkHere,
  checker: async () => null,
  unlocked: () => null,
  passphrase: async (person) => {
    counting = true;
    return `${person}'s words`;
  },
  ask: null,
  desk: deskDir,
  waitMs: 0,
};
await runVerb("release", context, { approve: digest, as: ["behzad"] });
counting = false;
fs.writeSync(1, JSON.stringify({ count, moments }));
