/** Names as linkage reads them, each distinct one normalised once in a run. */
import { type NormalisedName, normaliseName } from "@daftar/names";

export class NameReader {
  readonly #known = new Map<string, NormalisedName>();

  read(name: string): NormalisedName {
    let read = this.#known.get(name);
    if (read === undefined) {
      read = normaliseName(name);
      this.#known.set(name, read);
    }
    return read;
  }

  tokens(name: string): readonly string[] {
    return this.read(name).tokens;
  }
}
