/**
 * A third look, by exiftool, where it is installed: it knows more formats of metadata than anybody.
 *
 * It reads from standard input, so that nothing is written for it. Cost: a third of a second.
 */
import { spawn } from "node:child_process";
import { z } from "zod";

/** Of one file: values by group and tag. */
const told = z.array(z.record(z.string(), z.unknown())).length(1);

/** Groups that tell of the file as such, or are computed from its pixels' frame. */
const OWN: ReadonlySet<string> = new Set(["ExifTool", "System", "File", "JFIF", "Composite", "SourceFile"]);
/** What somebody wrote into the file stands among them. */
const WRITTEN: ReadonlySet<string> = new Set(["File:Comment"]);
const PATIENCE_MS = 20_000;

function said(bytes: Uint8Array): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn("exiftool", ["-json", "-G1", "-a", "-u", "-U", "-"], {
      stdio: ["pipe", "pipe", "ignore"],
      timeout: PATIENCE_MS,
    });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.on("error", () => resolve(null));
    child.on("close", () => resolve(Buffer.concat(parts).toString("utf8")));
    // It may be gone before it has read everything.
    child.stdin.on("error", () => {});
    child.stdin.end(bytes);
  });
}

/**
 * @returns groups of tags that it finds, sorted; null where it is not installed
 */
export async function checkedByExiftool(bytes: Uint8Array): Promise<readonly string[] | null> {
  const text = await said(bytes);
  if (text === null) return null;
  try {
    const [tags = {}] = told.parse(JSON.parse(text));
    const left = Object.keys(tags).flatMap((key) => {
      const [group = key] = key.split(":");
      return OWN.has(group) && !WRITTEN.has(key) ? [] : [`tags of ${group}`];
    });
    return [...new Set(left)].sort();
  } catch {
    return ["not readable by exiftool"];
  }
}
