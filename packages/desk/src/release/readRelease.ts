/**
 * The files of a released copy that its public lines come from, each as its manifest says.
 *
 * Not an audit: a copy made anew with its manifest passes here. But a figure altered in place is never
 * printed as the release's own.
 */
import { join } from "node:path";
import {
  claimsFile,
  DaftarError,
  estimateFile,
  manifestFile,
  RELEASE_PATHS,
  releaseFile,
  toHex,
  tollFile,
} from "@daftar/model";
import { sha256 } from "@daftar/store";
import type { z } from "zod";
import { diskFiles } from "../session/diskFiles.ts";
import { readUserBytes, readUserJson } from "../session/userFile.ts";

/** @throws DaftarError `release.damaged` naming the file, `file.not-found` */
export async function readRelease(dir: string) {
  const files = diskFiles(dir);
  const manifest = await readUserJson(files, RELEASE_PATHS.manifest, manifestFile, "release.damaged");
  const read = async <T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T>> => {
    if (toHex(sha256(await readUserBytes(files, path))) !== manifest.files[path]?.sha256) {
      throw new DaftarError("release.damaged", "the file is not the one that the manifest names", {
        file: join(dir, path),
      });
    }
    return readUserJson(files, path, schema, "release.damaged");
  };
  return {
    release: await read(RELEASE_PATHS.release, releaseFile),
    toll: await read(RELEASE_PATHS.toll, tollFile),
    estimate: (await read(RELEASE_PATHS.estimate, estimateFile)).estimate,
    claims: await read(RELEASE_PATHS.claims, claimsFile),
  };
}
