/** The audit page as it was built with this program: what `checker` writes, and what releases name. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { VERSION } from "@daftar/desk/command";
import { type CheckerNamed, toHex } from "@daftar/model";
import { sha256 } from "@daftar/store";

interface CheckerPage extends CheckerNamed {
  readonly bytes: Uint8Array;
}

/** Null where the page was not built (`npm run build`). */
export function checkerPage(): CheckerPage | null {
  const file = fileURLToPath(import.meta.resolve("@daftar/checker"));
  if (!existsSync(file)) return null;
  const bytes = new Uint8Array(readFileSync(file));
  return { bytes, sha256: toHex(sha256(bytes)), version: VERSION };
}
