/** Random public ids (J16) and salts (J17). Practice ids say so in the id itself (J19). */
import { type RandomBytes, toHex } from "@daftar/model";

export interface IdSource {
  /** `P` a person, `C` a count account, `G` a group of open pairs. */
  readonly id: (kind: "P" | "C" | "G") => string;
  readonly salt: () => Uint8Array;
}

/** Ids from a source of randomness; none is given twice, nor one of those in `taken`. */
export function idSource(random: RandomBytes, practice: boolean, taken: Iterable<string>): IdSource {
  const used = new Set(taken);
  return {
    id: (kind) => {
      for (;;) {
        const id = `${practice ? "PRACTICE-" : ""}${kind}${toHex(random(8))}`;
        if (used.has(id)) continue;
        used.add(id);
        return id;
      }
    },
    salt: () => random(32),
  };
}
