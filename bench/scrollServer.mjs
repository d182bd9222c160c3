/**
 * A desk served in this process, and its table of people scrolled in Chromium by another (walkPeople.mjs of the command's tests), so that
 * CPU time and memory are the server's alone. What the walk saw is told beside them.
 *
 * node scrollServer.mjs DESK PEOPLE
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { servedHere } from "./servedHere.mjs";

const [dir, people] = process.argv.slice(2);
const { url, run } = await servedHere(dir);
// The first answer derives the view; a person who opens the desk waits once.
await run("victim-list", { limit: 100, sort: "name" });

globalThis.benchFrom?.();
const walker = spawn(
  process.execPath,
  [fileURLToPath(new URL("../apps/cli/src/testing/walkPeople.mjs", import.meta.url)), url, people],
  { stdio: ["ignore", "pipe", "inherit"] },
);
let said = "";
walker.stdout.on("data", (bytes) => {
  said += bytes;
});
const [code] = await once(walker, "close");
if (code !== 0) process.exit(1);
globalThis.benchTo?.(1);
globalThis.benchTell?.(JSON.parse(said));
process.kill(process.pid, "SIGTERM");
