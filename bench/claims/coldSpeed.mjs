/** Speed of extraction in a process of its own, whose first text it is: `node coldSpeed.mjs FILE` prints JSON. */
import { readFileSync } from "node:fs";
import { claimExtractor } from "@daftar/claims/extract";

const text = readFileSync(process.argv[2], "utf8");
const cpu = process.cpuUsage();
const from = performance.now();
const { claims } = claimExtractor()(text, { date: "2031-03-20" });
const seconds = (performance.now() - from) / 1e3;
const { user, system } = process.cpuUsage(cpu);
console.log(JSON.stringify({ drafts: claims.length, seconds, cpuSeconds: (user + system) / 1e6 }));
