/**
 * A desk served as `daftar serve` does, asked over HTTP for one thing again and again: what one answer
 * costs when the desk has been looked at before. Both ends are in this process.
 *
 * node askServer.mjs DESK search|person
 */
import { servedHere } from "./servedHere.mjs";

const [dir, what] = process.argv.slice(2);
const TIMES = 40;
const NAMES = ["mohamad reza", "حسین", "zahra kar", "علی", "hosseini", "Navid", "مریم احم", "reza"];

const { run } = await servedHere(dir);

// The first answers derive the view and the index of names; a person who opens the desk waits once.
const { victims } = await run("victim-list", { limit: 400, sort: "name" });
await run("victim-list", { search: "reza" });
await run("victim-show", { id: victims[0].id });

globalThis.benchFrom?.();
for (let n = 0; n < TIMES; n += 1) {
  if (what === "search") await run("victim-list", { search: NAMES[n % NAMES.length] });
  else await run("victim-show", { id: victims[(n * 7) % victims.length].id });
}
globalThis.benchTo?.(TIMES);
process.kill(process.pid, "SIGTERM");
