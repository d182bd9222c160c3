/**
 * A name word with all that comparing needs, made once for each distinct word.
 *
 * Cost: linear, except for the reading pattern, which is made when first asked for.
 */
import { skeletons } from "../skeleton/skeletons.ts";
import { codePoints } from "./editDistance.ts";
import { readingPattern } from "./readsAs.ts";

export interface NameForm {
  readonly token: string;
  readonly arabic: boolean;
  readonly points: Uint32Array;
  readonly keys: readonly string[];
  readonly keyPoints: Uint32Array;
  readonly pattern: () => RegExp | null;
}

/**
 * @param token one folded word, or several joined without a space
 * @param keys its skeletons, where the caller has better ones (of words joined)
 */
export function nameForm(token: string, keys: readonly string[] = skeletons(token)): NameForm {
  const arabic = /\p{Script=Arabic}/u.test(token);
  let pattern: RegExp | null | undefined;
  return {
    token,
    arabic,
    points: codePoints(token),
    keys,
    keyPoints: codePoints(keys[0] ?? ""),
    pattern: () => {
      if (pattern === undefined) pattern = arabic ? readingPattern(token) : null;
      return pattern;
    },
  };
}
