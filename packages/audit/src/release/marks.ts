/**
 * Marks of invented material (J19): all of a practice release bears them, and nothing of another does.
 *
 * Cost: linear in rows.
 */
import { estimateFile, overlapsFile, RELEASE_PATHS, type ReleaseFile, sourcesFile } from "@daftar/model";
import type { Folder } from "../folder.ts";
import { parseJson } from "../parseJson.ts";
import type { Findings } from "../report.ts";
import type { ReleasedRows } from "./rows.ts";

/** Origins of practice logs, and no others, begin so (J19). */
export const PRACTICE_ORIGIN = "practice.invalid/";
const PRACTICE_ID = "PRACTICE-";

export async function checkMarks(
  folder: Folder,
  rows: ReleasedRows,
  release: ReleaseFile,
  findings: Findings,
): Promise<void> {
  const { invented } = release;
  const wrong = (where: string, detail: string) => findings.fault("audit.marks", where, detail);
  if (release.origin.startsWith(PRACTICE_ORIGIN) !== invented) {
    wrong(RELEASE_PATHS.release, "the log's origin and the release differ on whether this is practice");
  }
  const files: readonly [path: string, rows: readonly { readonly invented: boolean }[]][] = [
    [RELEASE_PATHS.people, rows.people ?? []],
    [RELEASE_PATHS.counts, rows.counts ?? []],
    [RELEASE_PATHS.claims, rows.claims ?? []],
    [RELEASE_PATHS.corrections, rows.corrections ?? []],
    [RELEASE_PATHS.toll, rows.toll === null ? [] : [rows.toll]],
  ];
  for (const [path, marked] of files) {
    const count = marked.filter((row) => row.invented !== invented).length;
    if (count > 0) wrong(path, `${count} rows differ from the release on whether they are invented`);
  }
  const ids = [
    ...(rows.people ?? []).flatMap(({ publicId, group }) =>
      group === null ? [publicId] : [publicId, group],
    ),
    ...(rows.counts ?? []).map(({ publicId }) => publicId),
    ...(rows.corrections ?? []).map(({ publicId }) => publicId),
  ];
  for (const id of ids) {
    if (id.startsWith(PRACTICE_ID) !== invented)
      wrong(id, "the id and the release differ on whether this is practice");
  }
  for (const [path, schema] of [
    [RELEASE_PATHS.overlaps, overlapsFile],
    [RELEASE_PATHS.sources, sourcesFile],
    [RELEASE_PATHS.estimate, estimateFile],
  ] as const) {
    const bytes = await folder.read(path);
    const parsed = bytes === null ? null : schema.safeParse(parseJson(bytes));
    // Missing files are told by the manifest; these three are read nowhere else.
    if (parsed?.success === false)
      findings.fault("audit.file-changed", path, "the file does not have its form");
    else if (parsed?.success && parsed.data.invented !== invented) {
      wrong(path, "the file and the release differ on whether they are invented");
    }
  }
}
