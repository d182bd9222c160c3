/**
 * A personal name brought to the form in which names are compared.
 *
 * Source: the foldings of `foldLetters`; naming customs of Persian and Arabic lists. Titles and the
 * kunya are read off the front and kept apart; parts written joined or apart (عبد الله, حسین زاده,
 * al-Masri) are joined; words that say that the name is unknown make a placeholder, which has no tokens
 * and so never agrees with anything, and as one part of a name they are taken out of it.
 * Idempotent. Cost: linear; a look-up for each word met before.
 */
import { type NameScript, scriptOf } from "../fold/scriptOf.ts";
import { cutWords, foldWord, type ReadWord, readWord } from "./readWord.ts";
import { settleWords } from "./settleWords.ts";
import { isInitial } from "./wordKinds.ts";

/** Changes whenever these rules give another answer for some name. */
export const NAME_RULES_VERSION = "names/3";

export interface NormalisedName {
  /** As written. */
  readonly text: string;
  readonly script: NameScript;
  /** Folded words of the name, in the order written. */
  readonly tokens: readonly string[];
  readonly titles: readonly string[];
  /** Folded "father of …", "mother of …", apart from the name. */
  readonly kunya: readonly string[];
  /** Places in `tokens` that hold one letter for a whole word. */
  readonly initials: readonly number[];
  /** Places in `tokens` before which a part is written as unknown: 1 in "Ali Unknown Karimi". */
  readonly unknownAt: readonly number[];
  /**
   * Of words written "son of …" or "daughter of …": their place in `tokens`, and whose. "Ali bin Hasan" has the tokens
   * `ali`, `binhasan`, since bin Laden is a family too; here it says `[1, "hasan"]`.
   */
  readonly fathers: readonly (readonly [at: number, name: string])[];
  /** The text says that the name is unknown, or is a bare initial. */
  readonly placeholder: boolean;
}

const NONE: readonly never[] = [];

/** Where a bracket or a slash reaches over several words, the text must be read as a whole. */
function wordsOfText(text: string): string[] {
  const folded = foldWord(text).replace(/(^|[\s,;])n\/a(?=$|[\s,;])/g, "$1unknown");
  // What stands in brackets is an alias or a remark; it is the name only where nothing else is.
  const outside = folded.replace(/[([{«"][^)\]}»"]*[)\]}»"]/g, " ");
  return cutWords(/\p{L}/u.test(outside) ? outside : folded);
}

/** The words of a text, and what kinds of words they are: null where it must be read as a whole. */
function wordsApart(text: string): { tokens: string[]; kinds: number; script: NameScript } | null {
  const tokens: string[] = [];
  let kinds = 0;
  let script: NameScript = "none";
  for (const written of text.split(" ")) {
    if (written === "") continue;
    const word: ReadWord = readWord(written);
    if (!word.alone) return null;
    if (word.tokens.length === 0) continue;
    for (const token of word.tokens) tokens.push(token);
    kinds |= word.kinds;
    script = script === "none" || script === word.script ? word.script : "mixed";
  }
  return { tokens, kinds, script };
}

/**
 * @param text a name as a list writes it, in any script
 * @example normaliseName("دكتر سيد علي كريمي زاده").tokens // ["علی", "کریمیزاده"]
 */
export function normaliseName(text: string): NormalisedName {
  const apart = wordsApart(text);
  if (apart !== null && apart.kinds === 0 && apart.tokens.length > 0 && apart.script !== "mixed") {
    const { tokens, script } = apart;
    return {
      text,
      script,
      tokens,
      titles: NONE,
      kunya: NONE,
      initials: NONE,
      unknownAt: NONE,
      fathers: NONE,
      placeholder: false,
    };
  }
  const settled = settleWords(apart?.tokens ?? wordsOfText(text));
  const { tokens, placeholder } = settled;
  const initials: number[] = [];
  tokens.forEach((token, at) => {
    if (isInitial(token)) initials.push(at);
  });
  return {
    text,
    script: scriptOf(placeholder ? text : tokens.join("")),
    tokens,
    titles: settled.titles,
    kunya: settled.kunya,
    initials,
    unknownAt: settled.unknownAt,
    fathers: settled.fathers,
    placeholder,
  };
}
