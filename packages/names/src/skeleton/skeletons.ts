/**
 * The consonants of a name, by sound, so that Persian, Arabic and Latin spellings meet.
 *
 * Source: the usual romanisations of Persian (first) and Arabic; `../shared/research/linkage.md` 4.2
 * measures how often the keys of two spellings of one name meet. A letter read in several ways gives
 * several keys; two tokens agree where their sets of keys intersect. Vowels are left out, except that
 * one at the start is marked; doubled consonants are one; a final h is silent.
 * Sounds: S sh, C ch, Z zh, X kh, Q gh and q; the others as in English.
 * Cost: linear in the token, times at most 12 keys.
 */

const MOST_KEYS = 12;

const ARABIC: Readonly<Record<string, readonly string[]>> = {
  ب: ["b"],
  پ: ["p"],
  ت: ["t"],
  ث: ["s", "t"],
  ج: ["j"],
  چ: ["C"],
  ح: ["h"],
  خ: ["X"],
  د: ["d"],
  ذ: ["z", "d"],
  ر: ["r"],
  ز: ["z"],
  ژ: ["Z"],
  س: ["s"],
  ش: ["S"],
  ص: ["s"],
  ض: ["z", "d"],
  ط: ["t"],
  ظ: ["z"],
  غ: ["Q", "g"],
  ف: ["f"],
  ق: ["Q", "k", "g"],
  ک: ["k"],
  گ: ["g"],
  ل: ["l"],
  م: ["m"],
  ن: ["n"],
  ه: ["h"],
  و: ["v", ""],
};

// Longest first. "sh" in Eshagh and "th" in Fathi are two letters, so both readings are kept.
const LATIN: readonly (readonly [string, readonly string[]])[] = [
  ["tch", ["C"]],
  ["sch", ["S"]],
  ["kh", ["X"]],
  ["gh", ["Q", "g"]],
  ["sh", ["S", "sh"]],
  ["ch", ["C"]],
  ["zh", ["Z"]],
  ["th", ["t", "s", "th"]],
  ["dh", ["z", "d", "dh"]],
  ["ph", ["f"]],
  ["dj", ["j"]],
  ["ck", ["k"]],
  ["b", ["b"]],
  ["c", ["k", "s"]],
  ["d", ["d"]],
  ["f", ["f"]],
  ["g", ["g"]],
  ["h", ["h"]],
  ["j", ["j", "Z"]],
  ["k", ["k"]],
  ["l", ["l"]],
  ["m", ["m"]],
  ["n", ["n"]],
  ["p", ["p"]],
  ["q", ["Q"]],
  ["r", ["r"]],
  ["s", ["s"]],
  ["t", ["t"]],
  ["v", ["v"]],
  ["w", ["v", ""]],
  ["x", ["ks"]],
  ["z", ["z"]],
];

const SUN_LETTERS = "تثدذرزسشصضطظلن";

function extend(keys: readonly string[], sounds: readonly string[]): string[] {
  const out = new Set<string>();
  for (const key of keys) {
    for (const sound of sounds) {
      if (out.size >= MOST_KEYS) return [...out];
      out.add(sound !== "" && key.endsWith(sound) ? key : key + sound);
    }
  }
  return [...out];
}

function arabicKeys(token: string): string[] {
  const letters = [...token];
  let keys: string[] = [/^[اع]/u.test(token) ? "a" : ""];
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at] ?? "";
    if (letter === "ه" && at === letters.length - 1) continue;
    if (at === 0 && letter === "و") keys = extend(keys, ["v"]);
    else if (at === 0 && letter === "ی") keys = extend(keys, ["y"]);
    else if (
      letter === "ل" &&
      at > 1 &&
      letters[at - 1] === "ا" &&
      SUN_LETTERS.includes(letters[at + 1] ?? "-")
    )
      keys = extend(keys, ["l", ""]);
    else {
      const sounds = ARABIC[letter];
      if (sounds !== undefined) keys = extend(keys, sounds);
    }
  }
  return keys;
}

function latinKeys(token: string): string[] {
  let keys: string[] = [/^[aeiou]/.test(token) || /^y(?![aeiou])/.test(token) ? "a" : ""];
  if (/^y[aeiou]/.test(token)) keys = ["y"];
  for (let at = 0; at < token.length; ) {
    if (token[at] === "h" && at === token.length - 1) break;
    const found = LATIN.find(([spelling]) => token.startsWith(spelling, at));
    if (found === undefined) {
      at += 1;
      continue;
    }
    const initialW = at === 0 && found[0] === "w";
    keys = extend(keys, initialW ? ["v"] : found[1]);
    at += found[0].length;
  }
  return keys;
}

/** Whether a token opens with the article, so that a key without it is also given. */
function withoutArticle(token: string): string | null {
  if (/^ال.{3}/u.test(token)) return token.slice(2);
  return /^[ae]l.{4}/.test(token) ? token.slice(2) : null;
}

function keysOf(token: string): string[] {
  return /\p{Script=Arabic}/u.test(token) ? arabicKeys(token) : latinKeys(token);
}

/**
 * Keys of a folded token (as `normaliseName` gives it), the likeliest reading first.
 *
 * @returns none where the token has no letter these rules know
 * @example skeletons("رضا") // ["rz", "rd"]; skeletons("reza") // ["rz"]
 */
export function skeletons(token: string): string[] {
  const bare = withoutArticle(token);
  const keys = new Set([...keysOf(token), ...(bare === null ? [] : keysOf(bare))]);
  keys.delete("");
  return [...keys];
}

/**
 * Keys of several tokens read as one word: "Mohammad Reza" meets محمدرضا.
 *
 * @returns at most 12 keys
 */
export function joinedSkeletons(tokens: readonly string[]): string[] {
  let keys: readonly string[] = [""];
  for (const token of tokens) {
    const own = skeletons(token);
    const next = new Set<string>();
    for (const key of keys) {
      for (const raw of own.length === 0 ? [""] : own) {
        // The mark of a vowel at the start says nothing within a word, and doubled sounds are one.
        const sound = key === "" ? raw : raw.replace(/^a/, "");
        const joined = sound !== "" && key.endsWith(sound[0] ?? "") ? key + sound.slice(1) : key + sound;
        if (next.size < MOST_KEYS) next.add(joined);
      }
    }
    keys = [...next];
  }
  return keys.filter((key) => key !== "");
}
