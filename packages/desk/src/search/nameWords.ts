/**
 * Words of names, each normalised once for as long as a desk stays open.
 *
 * A hundred thousand people share some thousands of words, and after a decision nearly all of them are the
 * same as before it. Cost: linear in texts that were not seen yet.
 */
import { type NameForm, nameForm, normaliseName } from "@daftar/names";

export class NameWords {
  readonly #tokens = new Map<string, readonly string[]>();
  readonly #forms = new Map<string, NameForm>();

  tokensOf(text: string): readonly string[] {
    const known = this.#tokens.get(text);
    if (known !== undefined) return known;
    const { tokens } = normaliseName(text);
    this.#tokens.set(text, tokens);
    return tokens;
  }

  formOf(token: string): NameForm {
    const known = this.#forms.get(token);
    if (known !== undefined) return known;
    const form = nameForm(token);
    this.#forms.set(token, form);
    return form;
  }
}
