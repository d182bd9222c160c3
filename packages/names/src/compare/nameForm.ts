/**
 * A name word with all that comparing needs, made once for each distinct word.
 *
 * Cost: linear; what only comparing across scripts needs is made when first asked for.
 */
import { type AcrossCode, acrossCode } from "../read/acrossCode.ts";
import { skeletons } from "../skeleton/skeletons.ts";
import { soundKey } from "../sound/soundKey.ts";
import { codePoints } from "./editDistance.ts";
import { readingPattern } from "./readsAs.ts";

export interface NameForm {
  readonly token: string;
  readonly arabic: boolean;
  readonly points: Uint32Array;
  readonly keys: readonly string[];
  readonly keyPoints: Uint32Array;
  /** `soundKey` of the word. */
  readonly sound: string;
  /** One bit for each sound in it. */
  readonly soundMask: number;
  readonly pattern: () => RegExp | null;
  readonly across: () => AcrossCode;
}

function maskOf(sound: string): number {
  let mask = 0;
  for (let at = 0; at < sound.length; at += 1) mask |= 1 << (sound.charCodeAt(at) - 97);
  return mask;
}

/**
 * @param token one folded word, or several joined without a space
 * @param keys its skeletons, where the caller has better ones (of words joined)
 */
export function nameForm(token: string, keys: readonly string[] = skeletons(token)): NameForm {
  const arabic = /\p{Script=Arabic}/u.test(token);
  const sound = soundKey(token);
  let pattern: RegExp | null | undefined;
  let across: AcrossCode | undefined;
  return {
    token,
    arabic,
    points: codePoints(token),
    keys,
    keyPoints: codePoints(keys[0] ?? ""),
    sound,
    soundMask: maskOf(sound),
    pattern: () => {
      if (pattern === undefined) pattern = arabic ? readingPattern(token) : null;
      return pattern;
    },
    across: () => {
      across ??= acrossCode(token, arabic);
      return across;
    },
  };
}
