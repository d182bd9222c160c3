/**
 * `npm run soak [-- RUNS [SEED]]`: processes killed at random moments, 500 runs unless told; exit 1 where one failed.
 * `npm run soak -- tamper …`: every bit of a release and a desk flipped.
 */
import { randomInt } from "node:crypto";
import { soak } from "./soak.mjs";

if (process.argv[2] === "tamper") await import("./tamper.mjs");
else await kill();

async function kill() {
  const numbers = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
  const runs = Number(numbers[0] ?? 500);
  const seed = Number(numbers[1] ?? randomInt(2 ** 31));
  const quiet = process.argv.includes("--quiet");
  const from = performance.now();
  process.stdout.write(`soak: ${runs} runs, seed ${seed}\n`);
  const { failed } = await soak({
    runs,
    seed,
    tell: quiet ? () => {} : (words) => process.stdout.write(`${words}\n`),
  });
  for (const { run, kind, words } of failed) process.stdout.write(`run ${run} (${kind}) failed: ${words}\n`);
  const seconds = Math.round((performance.now() - from) / 1000);
  process.stdout.write(
    `${failed.length} of ${runs} failed, in ${seconds} s; again: npm run soak -- ${runs} ${seed}\n`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}
