/**
 * Every file of a release against `manifest.json`: missing, changed, extra.
 *
 * The manifest names every file but itself and those under `log/`; its own hash is the log's last leaf.
 * Cost: one pass over all bytes.
 */
import { type ManifestFile, manifestFile, RELEASE_PATHS, type Sha256, toHex } from "@daftar/model";
import type { Folder } from "../folder.ts";
import { parseJson } from "../parseJson.ts";
import type { Findings } from "../report.ts";

/** What no release is without; a manifest that names fewer hides something. */
const NEEDED = Object.entries(RELEASE_PATHS)
  .filter(([part, path]) => part !== "manifest" && !path.startsWith(RELEASE_PATHS.log))
  .map(([, path]) => path);

/** @returns SHA-256 of the manifest's bytes in hexadecimal; null where there is none */
export async function checkManifest(
  folder: Folder,
  sha256: Sha256,
  findings: Findings,
): Promise<string | null> {
  const bytes = await folder.read(RELEASE_PATHS.manifest);
  if (bytes === null) {
    findings.fault("audit.file-missing", RELEASE_PATHS.manifest, "the release has no manifest");
    return null;
  }
  const parsed = manifestFile.safeParse(parseJson(bytes));
  if (parsed.success) await checkFiles(parsed.data, folder, sha256, findings);
  else findings.fault("audit.manifest", RELEASE_PATHS.manifest, "the manifest cannot be read");
  return toHex(sha256(bytes));
}

async function checkFiles(
  { files }: ManifestFile,
  folder: Folder,
  sha256: Sha256,
  findings: Findings,
): Promise<void> {
  const outside = (path: string) => path === RELEASE_PATHS.manifest || path.startsWith(RELEASE_PATHS.log);
  const named = new Set(Object.keys(files));
  for (const path of NEEDED) {
    if (!named.has(path)) findings.fault("audit.manifest", path, "the manifest does not name this file");
  }
  for (const [path, expected] of Object.entries(files)) {
    if (outside(path)) {
      findings.fault("audit.manifest", path, "the manifest names a file that is not its to name");
      continue;
    }
    const bytes = await folder.read(path);
    if (bytes === null) {
      findings.fault("audit.file-missing", path, "the manifest names this file");
    } else if (bytes.length !== expected.bytes || toHex(sha256(bytes)) !== expected.sha256) {
      findings.fault("audit.file-changed", path, "the file is not the one that was released");
    }
  }
  for (const path of folder.paths) {
    if (!outside(path) && !named.has(path)) {
      findings.fault("audit.file-extra", path, "the release does not name this file");
    }
  }
}
