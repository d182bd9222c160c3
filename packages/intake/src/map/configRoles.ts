/**
 * The `--config` of `daftar link` on plain files: which columns are read, and what is known of lists.
 *
 * `{"columns": {HEADER: ROLE}, "lists": {NAME: {"onePerPerson": true}}}`; either may be absent. With
 * `columns`, columns that it does not name are not read.
 */
import { type ColumnRole, columnRole, DaftarError } from "@daftar/model";

/** The roles that `--config` may name (design, "The verbs"). */
export const CONFIG_ROLES = [
  "name",
  "given",
  "father",
  "grandfather",
  "family",
  "sex",
  "ageYears",
  "birthDate",
  "deathDate",
  "injuryDate",
  "birthPlace",
  "deathPlace",
  "burialPlace",
  "nationalId",
  "phone",
  "email",
  "text",
  "ignore",
] as const satisfies readonly ColumnRole[];

const configRole = columnRole.extract([...CONFIG_ROLES]);
export type ConfigRole = (typeof CONFIG_ROLES)[number];

export interface ConfigColumn {
  readonly column: number;
  readonly header: string;
  readonly role: ConfigRole;
}

export interface LinkConfig {
  /** For each file, in the order of the headers given; null where the config names no columns. */
  readonly columns: readonly (readonly ConfigColumn[])[] | null;
  readonly lists: ReadonlyMap<string, { readonly onePerPerson: boolean }>;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param config the file's content, parsed
 * @param headers the header of each file to be linked; a column must be in one of them at least
 * @param file what to call the file in errors
 * @throws DaftarError `link.config` naming the file and the field
 */
export function configRoles(
  config: unknown,
  headers: readonly (readonly string[])[],
  file?: string | null,
): LinkConfig {
  const place = file === undefined || file === null ? {} : { file };
  const invalid = (field: string, why: string) => new DaftarError("link.config", why, { ...place, field });
  if (!isObject(config)) throw invalid("(the file)", "The config is an object with columns, lists, or both.");
  for (const key of Object.keys(config))
    if (key !== "columns" && key !== "lists") throw invalid(key, "No such setting.");
  const said = config["columns"];
  let columns: LinkConfig["columns"] = null;
  if (said !== undefined) {
    if (!isObject(said)) throw invalid("columns", "columns is an object: header, then role.");
    const roles = new Map<string, ConfigRole>();
    for (const [name, value] of Object.entries(said)) {
      const role = configRole.safeParse(value);
      if (!role.success)
        throw invalid(`columns[${JSON.stringify(name)}]`, `The role is one of: ${CONFIG_ROLES.join(", ")}.`);
      const header = name.normalize("NFC").trim();
      if (!headers.some((one) => one.includes(header)))
        throw invalid(`columns[${JSON.stringify(name)}]`, "No file has such a column.");
      roles.set(header, role.data);
    }
    columns = headers.map((header) =>
      header.flatMap((name, column) => {
        const role = roles.get(name);
        return role === undefined ? [] : [{ column, header: name, role }];
      }),
    );
  }
  const lists = new Map<string, { readonly onePerPerson: boolean }>();
  const saidLists = config["lists"];
  if (saidLists !== undefined) {
    if (!isObject(saidLists)) throw invalid("lists", "lists is an object: name, then what is known of it.");
    for (const [name, value] of Object.entries(saidLists)) {
      const field = `lists[${JSON.stringify(name)}]`;
      if (!isObject(value)) throw invalid(field, "What is known of a list is an object.");
      for (const key of Object.keys(value))
        if (key !== "onePerPerson") throw invalid(`${field}.${key}`, "No such setting.");
      const onePerPerson = value["onePerPerson"] ?? false;
      if (typeof onePerPerson !== "boolean") throw invalid(`${field}.onePerPerson`, "It is true or false.");
      lists.set(name, { onePerPerson });
    }
  }
  return { columns, lists };
}
