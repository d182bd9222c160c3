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
import { parseItems, parseJson } from "../parseJson.ts";
import type { Findings } from "../report.ts";
import { type HashesByField, HashPacker } from "./hashesByField.ts";

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

const notOfItsForm = (path: string, findings: Findings): null => {
  findings.fault("audit.file-changed", path, "the file does not have the form of a release's data");
  return null;
};

/** What a file of items holds, each as `made` has it. */
async function all<Item, Made>(
  folder: Folder,
  path: string,
  schema: Schema<Item>,
  made: (item: Item) => Made,
  findings: Findings,
): Promise<Made[] | null> {
  const bytes = await folder.read(path);
  // A missing file is told by the manifest.
  if (bytes === null) return null;
  const items = parseItems(bytes, (item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? made(parsed.data) : null;
  });
  return items ?? notOfItsForm(path, findings);
}

export async function readRows(folder: Folder, findings: Findings): Promise<ReleasedRows> {
  const rowsOf = <Row>(path: string, schema: Schema<Row>): Promise<Row[] | null> =>
    all(folder, path, schema, (row) => row, findings);
  const tollOf = async (): Promise<TollFile | null> => {
    const bytes = await folder.read(RELEASE_PATHS.toll);
    if (bytes === null) return null;
    const parsed = tollFile.safeParse(parseJson(bytes));
    return parsed.success ? parsed.data : notOfItsForm(RELEASE_PATHS.toll, findings);
  };
  return {
    people: await rowsOf(RELEASE_PATHS.people, peopleFile.element),
    counts: await rowsOf(RELEASE_PATHS.counts, countsFile.element),
    claims: await rowsOf(RELEASE_PATHS.claims, claimsFile.element),
    corrections: await rowsOf(RELEASE_PATHS.corrections, correctionsFile.element),
    toll: await tollOf(),
  };
}

/** What opens the newest leaf of one item. */
export type HeldOpening = Omit<OpeningsFile[number], "salts"> & { readonly salts: HashesByField };

/** Apart from the rows: needed by one check alone, and large. */
export function readOpenings(folder: Folder, findings: Findings): Promise<HeldOpening[] | null> {
  const packer = new HashPacker();
  const held = ({ salts, ...opening }: OpeningsFile[number]): HeldOpening => ({
    ...opening,
    salts: packer.pack(salts),
  });
  return all(folder, RELEASE_PATHS.openings, openingsFile.element, held, findings);
}
