/**
 * Whether bytes decoded as windows-1256 read as Arabic or Persian.
 *
 * Every byte decodes in windows-1256, so success proves nothing. Three signs must agree: most letters
 * outside ASCII are Arabic; words do not mix Arabic with accented Latin letters (as windows-1252, -1251
 * and ISO 8859-6 do when misread); and the letters that dominate both languages (alef, lam, meem, noon,
 * heh, waw, yeh) are common (KOI8-R, misread, gives Arabic letters of the other half only).
 */
export function readsAsArabicScript(text: string): boolean {
  let arabic = 0;
  let latin = 0;
  let common = 0;
  let long = 0;
  for (const character of text) {
    if (/[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06d2]/.test(character)) {
      arabic += 1;
      if ("المنهوي".includes(character)) common += 1;
      if ("لمنهوي".includes(character)) long += 1;
    } else if (/[\u00c0-\u024f]/.test(character)) latin += 1;
  }
  if (arabic < 4 || latin > arabic / 10) return false;
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const withArabic = words.filter((word) => /\p{Script=Arabic}/u.test(word));
  const mixed = withArabic.filter((word) => /\p{Script=Latin}/u.test(word)).length;
  return mixed <= withArabic.length / 20 && common >= arabic * 0.3 && long >= arabic * 0.15;
}
