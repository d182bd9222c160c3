/**
 * The name forms that may be shown: what consent covers, each form once, the written form first (J15, J16).
 */
import type { NameForm } from "@daftar/model";
import { nameReach } from "@daftar/names";

/** Script of a name, by its first letter. */
export function scriptOf(text: string): NameForm["script"] {
  const letter = /\p{L}/u.exec(text)?.[0] ?? "";
  if (/\p{Script=Arabic}/u.test(letter)) return "persian";
  return /\p{Script=Latin}/u.test(letter) ? "latin" : "other";
}

/**
 * @param held forms that the accounts hold
 * @param consented forms consented to; empty: all that are held
 */
export function nameForms(held: readonly string[], consented: readonly string[]): NameForm[] {
  const texts = (consented.length > 0 ? consented : held)
    .map((text) => text.normalize("NFC").replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
  return [...new Set(texts)].map((text) => ({ text, script: scriptOf(text) }));
}

/** J10 by what is shown: a full name, of a person whose accounts name them. */
export function isNamed(named: boolean, forms: readonly NameForm[]): boolean {
  return named && forms.some((form) => nameReach(form.text) === "full");
}
