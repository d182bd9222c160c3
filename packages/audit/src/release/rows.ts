/**
 * The released rows, read by their schemas.
 *
 * A file that cannot be read is a fault, and the checks that need it are left out: the fault is told
 * once, and the audit fails anyway.
 */
import {
  type Claim,
  type CorrectionRow,
  type CountRow,
  claimsFile,
  correctionsFile,
  countsFile,
  type OpeningsFile,
  openingsFile,
  type PersonRow,
  peopleFile,
  RELEASE_PATHS,
  type TollFile,
  tollFile,
} from "@daftar/model";
import type { Folder } from "../folder.ts";
import { parseJson } from "../parseJson.ts";
import type { Findings } from "../report.ts";

export interface ReleasedRows {
  readonly people: readonly PersonRow[] | null;
  readonly counts: readonly CountRow[] | null;
  readonly claims: readonly Claim[] | null;
  readonly corrections: readonly CorrectionRow[] | null;
  readonly toll: TollFile | null;
}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/** What a file holds; null where there is none. Its bytes are let go here: they can be hundreds of megabytes. */
async function readJson(folder: Folder, path: string): Promise<{ readonly value: unknown } | null> {
  const bytes = await folder.read(path);
  return bytes === null ? null : { value: parseJson(bytes) };
}

async function one<T>(
  folder: Folder,
  path: string,
  schema: Schema<T>,
  findings: Findings,
): Promise<T | null> {
  const file = await readJson(folder, path);
  // A missing file is told by the manifest.
  if (file === null) return null;
  const parsed = schema.safeParse(file.value);
  if (parsed.success) return parsed.data;
  findings.fault("audit.file-changed", path, "the file does not have the form of a release's data");
  return null;
}

export async function readRows(folder: Folder, findings: Findings): Promise<ReleasedRows> {
  return {
    people: await one(folder, RELEASE_PATHS.people, peopleFile, findings),
    counts: await one(folder, RELEASE_PATHS.counts, countsFile, findings),
    claims: await one(folder, RELEASE_PATHS.claims, claimsFile, findings),
    corrections: await one(folder, RELEASE_PATHS.corrections, correctionsFile, findings),
    toll: await one(folder, RELEASE_PATHS.toll, tollFile, findings),
  };
}

/** Apart from the rows: they are five times as large, and needed by one check alone. */
export function readOpenings(folder: Folder, findings: Findings): Promise<OpeningsFile | null> {
  return one(folder, RELEASE_PATHS.openings, openingsFile, findings);
}
