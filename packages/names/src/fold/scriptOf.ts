/** The script a text is written in, by its letters. Cost: linear. */

export type NameScript = "arabic" | "latin" | "mixed" | "other" | "none";

/** Arabic covers Persian and its neighbours; `none` has no letter. */
export function scriptOf(text: string): NameScript {
  const arabic = /\p{Script=Arabic}/u.test(text);
  const latin = /\p{Script=Latin}/u.test(text);
  if (arabic && latin) return "mixed";
  if (arabic) return "arabic";
  if (latin) return "latin";
  return /\p{L}/u.test(text) ? "other" : "none";
}
