/** What is to be known of the lines, in the reader's language; a flag unknown here stands as the desk words it. */
import type { Formats } from "../formats/formats.ts";
import type { Say } from "../words/say.ts";

export function flagWords(
  { code, words }: { readonly code: string; readonly words: string },
  say: Say,
  format: Formats,
): string {
  const number = /^\d+/.exec(words)?.[0];
  switch (code) {
    case "toll.high-is-at-least":
      return say("lines.atLeast");
    case "toll.open-pairs":
      return number === undefined ? words : say("flag.openPairs", { n: format.number(Number(number)) });
    case "toll.inner-above-outer":
      return say("flag.innerAboveOuter");
    case "toll.scopes-cross":
      return say("flag.scopesCross");
    case "conflicts":
      return say("flag.conflicts");
    case "erased":
      return number === undefined
        ? words
        : say("flag.erased", { count: Number(number), n: format.number(Number(number)) });
    default:
      return words;
  }
}
