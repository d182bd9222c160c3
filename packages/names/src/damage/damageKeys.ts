/**
 * What taking text out of a PDF does to words in Arabic script, as keys beside the word; what was written
 * is never rewritten.
 *
 * Source: `../shared/research/linkage.md` 2, and five editions of one list in which two thirds of all
 * differences of one word are of the first two kinds (figures in the package README). The joined letter
 * lam-alef comes out with its letters turned round (صلاح as صالح, الاعرج as االعرج); Allah, one glyph, comes
 * out back to front (هللا); a last letter is lost (علی as عل).
 * Traps: صلاح and صالح are also two names, سلیم and سلیمی likewise. A key says "may be the same word", never
 * "is". Split and glued words meet in a key of the whole name without its spaces (`spaceFreeKey`).
 * Cost: linear.
 */

const REVERSED_ALLAH = /هللا/g;
const ALEF_LAM = /[ال]{2,}/g;

/** The word with what damage may turn round brought in one order: all spellings of one damage share it. */
export function damageKey(token: string): string {
  if (!token.includes("ال") && !token.includes("لا")) return token;
  return token.replace(REVERSED_ALLAH, "الله").replace(ALEF_LAM, (run) => {
    const lams = run.replaceAll("ا", "");
    return "ا".repeat(run.length - lams.length) + lams;
  });
}

/** Fewer letters left say too little. */
const LEAST_LEFT = 2;

/**
 * Keys by which a damaged spelling and the whole word meet: the word's own, then the one it has when its
 * last letter is lost. One spelling is damage of the other where the first key of one is among the keys
 * of the other; two second keys that meet say nothing.
 *
 * @param token folded word, as `normaliseName` gives it
 * @returns one key for a word that is not in Arabic script
 * @example damageKeys("صلاح") // ["صالح", "صال"]
 */
export function damageKeys(token: string): string[] {
  const own = damageKey(token);
  if (!/^[\u0621-\u06d3]+$/.test(token) || token.length <= LEAST_LEFT) return [own];
  const lost = damageKey(token.slice(0, -1));
  return lost === own ? [own] : [own, lost];
}

/** Spellings that a word may have had before lam-alef or Allah was turned round; at most four. */
export function undamaged(token: string): string[] {
  const found: string[] = [];
  const whole = token.replace(REVERSED_ALLAH, "الله");
  if (whole !== token) found.push(whole);
  for (let at = token.indexOf("ال"); at >= 0 && found.length < 4; at = token.indexOf("ال", at + 1)) {
    const before = `${token.slice(0, at)}لا${token.slice(at + 2)}`;
    // Of هلال it would make هللا, which is Allah turned round and never what a word was.
    if (damageKey(before) === damageKey(token)) found.push(before);
  }
  return found;
}
