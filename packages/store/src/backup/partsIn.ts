/**
 * The parts of one backup in a folder: all there, none of another, each opened by itself.
 *
 * Cost: one part in memory.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DaftarError } from "@daftar/model";
import { openWith } from "../keys/nodeKeys.ts";
import { LARGEST_PART, type PartHead, readPart, readPartName } from "./format.ts";

const foreign = (name: string, words: string) =>
  new DaftarError("backup.part-foreign", words, { file: name });

/** Names of the parts in a folder, in their order. @throws DaftarError backup.no-parts, backup.part-missing, backup.part-foreign */
export function partsIn(dir: string): string[] {
  let names: string[];
  try {
    names = readdirSync(dir);
  } catch {
    throw new DaftarError("backup.no-parts", "the folder of parts cannot be read", { file: dir });
  }
  const parts = names
    .map((name) => ({ name, read: readPartName(name) }))
    .filter(({ read }) => read !== null)
    .map(({ name, read }) => ({ name, set: read?.set ?? "", part: read?.part ?? 0 }))
    .sort((a, b) => a.part - b.part || (a.name < b.name ? -1 : 1));
  const [first] = parts;
  if (first === undefined) throw new DaftarError("backup.no-parts", "there are no parts here", { file: dir });
  // Of two backups in one folder the smaller is what does not belong; of as many, the later name.
  const sizes = new Map<string, number>();
  for (const { set } of parts) sizes.set(set, (sizes.get(set) ?? 0) + 1);
  const [main] = [...sizes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0] ?? [""];
  const other = parts.find(({ set }) => set !== main);
  if (other !== undefined) throw foreign(other.name, "parts of two backups lie in one folder");
  for (const [at, { part, name }] of parts.entries()) {
    if (part === at + 1) continue;
    const missing = name.replace(/\d+(?=\.age$)/, String(at + 1).padStart(4, "0"));
    throw new DaftarError("backup.part-missing", "a part is missing", { file: missing });
  }
  return parts.map(({ name }) => name);
}

/**
 * What each part holds, in order.
 *
 * @throws DaftarError backup.part-foreign, backup.part-damaged, backup.part-missing, each naming the part
 */
export async function* slicesOf(
  dir: string,
  names: readonly string[],
  identities: readonly string[],
): AsyncGenerator<{ readonly slice: Uint8Array; readonly head: PartHead; readonly name: string }> {
  let set: string | null = null;
  for (const [at, name] of names.entries()) {
    const damaged = (words: string) => new DaftarError("backup.part-damaged", words, { file: name });
    if (statSync(join(dir, name)).size > LARGEST_PART) throw damaged("the file is larger than any part");
    let plain: Uint8Array | null;
    try {
      plain = await openWith(identities, new Uint8Array(readFileSync(join(dir, name))));
    } catch {
      throw damaged("the part is cut off or changed");
    }
    if (plain === null) throw foreign(name, "the identity does not open this part");
    const read = readPart(plain);
    if (read === null) throw damaged("what is encrypted there is no part of a backup");
    const { head, slice } = read;
    set ??= head.set;
    if (head.set !== set || readPartName(name)?.set !== set.slice(0, 16)) {
      throw foreign(name, "the part is of another backup");
    }
    if (head.part !== at + 1) throw foreign(name, `it is part ${head.part}, and was given another's name`);
    const isLast = at + 1 === names.length;
    if (head.last && !isLast) throw foreign(names[at + 1] ?? name, "the backup ended with the part before");
    if (!head.last && isLast) {
      const next = name.replace(/\d+(?=\.age$)/, String(at + 2).padStart(4, "0"));
      throw new DaftarError("backup.part-missing", "the backup goes on after the last part that is here", {
        file: next,
      });
    }
    yield { slice, head, name };
  }
}
