/** The manifest: the hash of every file of a release but itself and the log, in the order of paths. */
import { type ManifestFile, RELEASE_PATHS, type Sha256, toHex } from "@daftar/model";

export function manifestOf(files: ReadonlyMap<string, Uint8Array>, sha256: Sha256): ManifestFile {
  const listed: ManifestFile["files"] = {};
  for (const path of [...files.keys()].sort()) {
    if (path === RELEASE_PATHS.manifest || path.startsWith(RELEASE_PATHS.log)) continue;
    const bytes = files.get(path);
    if (bytes) listed[path] = { bytes: bytes.length, sha256: toHex(sha256(bytes)) };
  }
  return { format: "daftar.manifest/v1", files: listed };
}
