/**
 * Search across scripts, for the page's script: a name typed in Latin letters finds its Persian form, and
 * the other way round.
 *
 * Both are brought to their consonants, which the two scripts write alike while vowels differ by taste:
 * محمد, Mohammad and Muhamad are all `mhmd`. Letters that sound alike in Persian count as one (س ص ث),
 * و and ی are left out since they may be vowels. A word of one consonant (Ali) must be the whole of one
 * that is found; a longer one, its beginning. It finds too much rather than too little.
 */

/** Persian letters by the consonant they stand for. */
const PERSIAN: Readonly<Record<string, string>> = {
  b: "ب",
  p: "پ",
  t: "تط",
  s: "سصث",
  j: "ج",
  C: "چ",
  h: "حهة",
  X: "خ",
  d: "د",
  z: "زذضظ",
  r: "ر",
  J: "ژ",
  S: "ش",
  q: "غق",
  f: "ف",
  k: "ک",
  g: "گ",
  l: "ل",
  m: "م",
  n: "ن",
};

const LETTERS = Object.fromEntries(
  Object.entries(PERSIAN).flatMap(([consonant, letters]) =>
    [...letters].map((letter) => [letter, consonant]),
  ),
);

/** Latin pairs that one Persian letter answers to, longest first, and single letters written otherwise. */
const LATIN: readonly (readonly [string, string])[] = [
  ["kh", "X"],
  ["gh", "q"],
  ["sh", "S"],
  ["ch", "C"],
  ["zh", "J"],
  ["ph", "f"],
  ["ck", "k"],
  ["c", "k"],
  ["x", "ks"],
];

/**
 * Defines `plain(text)`, letters of one form; `bones(word)`, a word's consonants; `frame(text)`, those of
 * each word between spaces, words with a half-space both parted and joined.
 */
export const SEARCH = `
function plain(s){return s.toLowerCase().replace(/[\\u064a\\u0649]/g,'\\u06cc').replace(/\\u0643/g,'\\u06a9').replace(/[\\u200e\\u200f\\u2066-\\u2069]/g,'').replace(/[\\u200c'\\u2019\\u2018-]/g,' ').replace(/[\\u06f0-\\u06f9\\u0660-\\u0669]/g,function(c){return String(c.charCodeAt(0)&15)}).normalize('NFKD').replace(/[\\u0300-\\u036f\\u064b-\\u065f]/g,'')}
var LETTERS=${JSON.stringify(LETTERS)},LATIN=${JSON.stringify(LATIN)};
function bones(w){LATIN.forEach(function(p){w=w.split(p[0]).join(p[1])});w=w.replace(/([a-zA-Z])\\1+/g,'$1');var out='';for(var i=0;i<w.length;i++){var c=w[i];if(LETTERS[c])out+=LETTERS[c];else if(/[bdfghjklmnpqrstzCJSX]/.test(c))out+=c}return out}
function frame(s){var all=plain(s)+(s.indexOf('\\u200c')<0?'':' '+plain(s.split('\\u200c').join('')));return ' '+all.split(/\\s+/).map(bones).join(' ')+' '}
`;
