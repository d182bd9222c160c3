/** Words of names as linkage reads them, each distinct name normalised once in a run. */
import { normaliseName } from "@daftar/names";

export class NameReader {
  readonly #known = new Map<string, readonly string[]>();

  tokens(name: string): readonly string[] {
    let tokens = this.#known.get(name);
    if (tokens === undefined) {
      tokens = normaliseName(name).tokens;
      this.#known.set(name, tokens);
    }
    return tokens;
  }

  /** Tokens of distinct values. */
  all(values: readonly string[]): (readonly string[])[] {
    return values.map((value) => this.tokens(value));
  }
}
