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
import { type Folder, parseJson } from "../folder.ts";
import type { Findings } from "../report.ts";

export interface ReleasedRows {
  readonly people: readonly PersonRow[] | null;
  readonly counts: readonly CountRow[] | null;
  readonly claims: readonly Claim[] | null;
  readonly corrections: readonly CorrectionRow[] | null;
  readonly openings: OpeningsFile | null;
  readonly toll: TollFile | null;
}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

export async function readRows(folder: Folder, findings: Findings): Promise<ReleasedRows> {
  const one = async <T>(path: string, schema: Schema<T>): Promise<T | null> => {
    const bytes = await folder.read(path);
    // A missing file is told by the manifest.
    if (bytes === null) return null;
    const parsed = schema.safeParse(parseJson(bytes));
    if (parsed.success) return parsed.data;
    findings.fault("audit.file-changed", path, "the file does not have the form of a release's data");
    return null;
  };
  return {
    people: await one(RELEASE_PATHS.people, peopleFile),
    counts: await one(RELEASE_PATHS.counts, countsFile),
    claims: await one(RELEASE_PATHS.claims, claimsFile),
    corrections: await one(RELEASE_PATHS.corrections, correctionsFile),
    openings: await one(RELEASE_PATHS.openings, openingsFile),
    toll: await one(RELEASE_PATHS.toll, tollFile),
  };
}
