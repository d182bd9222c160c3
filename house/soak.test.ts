/**
 * Twenty runs of the soak (`npm run soak` has 500): processes killed in an append, a publication, a backup and a
 * restore. Some forty seconds on two idle cores; the seed is printed where a run fails.
 */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const RUNS = 20;
const script = fileURLToPath(new URL("soak/run.mjs", import.meta.url));

it(`[S4] [S24] [S52] [S54] ${RUNS} kills: nothing acknowledged is lost, nothing signed is not on the disk`, async () => {
  const said = await new Promise<string>((resolve, reject) => {
    const child = spawn(process.execPath, [script, String(RUNS), "--quiet"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.on("data", (bytes: Buffer) => {
      text += bytes.toString("utf8");
    });
    child.on("error", reject);
    child.on("close", () => resolve(text));
  });
  expect(said).toContain(`0 of ${RUNS} failed`);
}, 900_000);
