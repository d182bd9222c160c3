/**
 * A temporary folder that only its owner reads and that goes when the benchmark goes: it holds rows of
 * people who were killed. What a killed benchmark left behind, the next one removes.
 */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PREFIX = "daftar-linkage-";

const runs = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
};

/** @param onEnd what else must end with this process */
export function workFolder(onEnd) {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split("-")[0]) : 0;
    if (pid > 0 && !runs(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
  // mkdtemp makes it 0700.
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  process.on("exit", () => {
    onEnd();
    rmSync(folder, { recursive: true, force: true });
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(130));
  return folder;
}
