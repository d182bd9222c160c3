/**
 * A personal name brought to the form in which names are compared.
 *
 * Source: the foldings of `foldLetters`; naming customs of Persian and Arabic lists. Titles and the
 * kunya are read off the front and kept apart; parts written joined or apart (عبد الله, حسین زاده,
 * al-Masri) are joined; words that say that the name is unknown make a placeholder, which has no tokens
 * and so never agrees with anything. The passes run until nothing changes, which makes the function
 * idempotent. Cost: linear in practice.
 */
import { foldLetters } from "../fold/foldLetters.ts";
import { type NameScript, scriptOf } from "../fold/scriptOf.ts";
import {
  BESIDE_UNKNOWN,
  FAMILY_ENDING,
  JOIN_BEFORE,
  JOIN_NEXT,
  JOINED_TITLE,
  KUNYA,
  TITLES,
  UNKNOWN,
} from "./nameWords.ts";

/** Changes whenever these rules give another answer for some name. */
export const NAME_RULES_VERSION = "names/1";

export interface NormalisedName {
  /** As written. */
  readonly text: string;
  readonly script: NameScript;
  /** Folded words of the name, in the order written. */
  readonly tokens: readonly string[];
  readonly titles: readonly string[];
  /** Folded "father of …", "mother of …", apart from the name. */
  readonly kunya: readonly string[];
  /** The text says that the name is unknown, or is a bare initial. */
  readonly placeholder: boolean;
}

function split(text: string): string[] {
  const folded = foldLetters(text).replace(/['’‘ʼʿʾ`´]/g, "");
  // What stands in brackets is an alias or a remark; it is the name only where nothing else is.
  const outside = folded.replace(/[([{«"][^)\]}»"]*[)\]}»"]/g, " ");
  const chosen = /\p{L}/u.test(outside) ? outside : folded;
  return (chosen.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => /\p{L}/u.test(word));
}

function saysUnknown(tokens: readonly string[]): boolean {
  if (tokens.length === 0) return true;
  if (tokens.length === 1 && [...(tokens[0] ?? "")].length === 1) return true;
  const rest = tokens.filter((token) => !UNKNOWN.has(token));
  const beside = rest.every((token) => BESIDE_UNKNOWN.has(token));
  return (
    beside &&
    (rest.length < tokens.length || /^(?:no name|not known|n a|غیر (?:معروف|معلوم))$/.test(rest.join(" ")))
  );
}

function join(tokens: readonly string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? "";
    if (JOIN_BEFORE.has(token) && out.length > 0) out.push((out.pop() ?? "") + token);
    else if (JOIN_NEXT.has(token) && at + 1 < tokens.length) {
      out.push(token + (tokens[at + 1] ?? ""));
      at += 1;
    } else out.push(token);
  }
  return out;
}

function takeTitles(tokens: string[], titles: string[], kunya: string[]): string[] {
  let rest = tokens;
  for (;;) {
    const first = rest[0] ?? "";
    if (rest.length > 1 && TITLES.has(first)) {
      titles.push(first);
      rest = rest.slice(1);
      continue;
    }
    const joined = JOINED_TITLE.exec(first)?.[0];
    const bare = joined === undefined ? "" : first.slice(joined.length);
    if (joined !== undefined && !FAMILY_ENDING.test(bare)) {
      titles.push(joined);
      rest = [bare, ...rest.slice(1)];
      continue;
    }
    // "Abu Ali Hasan Karimi": two words or more must remain, else it is the name itself.
    if (rest.length >= 4 && KUNYA.has(first)) {
      kunya.push(`${first} ${rest[1]}`);
      rest = rest.slice(2);
      continue;
    }
    return rest;
  }
}

/**
 * @param text a name as a list writes it, in any script
 * @example normaliseName("دكتر سيد علي كريمي زاده").tokens // ["علی", "کریمیزاده"]
 */
export function normaliseName(text: string): NormalisedName {
  const titles: string[] = [];
  const kunya: string[] = [];
  let tokens = split(text);
  for (;;) {
    const next = split(join(takeTitles(tokens, titles, kunya)).join(" "));
    if (next.join(" ") === tokens.join(" ")) break;
    tokens = next;
  }
  const placeholder = saysUnknown(tokens);
  const kept = placeholder ? [] : tokens;
  return {
    text,
    script: scriptOf(placeholder ? text : kept.join("")),
    tokens: kept,
    titles,
    kunya,
    placeholder,
  };
}
