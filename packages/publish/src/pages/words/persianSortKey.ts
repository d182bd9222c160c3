/**
 * Order of names in Persian: that of its alphabet, where code points would put پ، چ، ژ، گ after ه.
 *
 * Letters of other keyboards count as the Persian ones. Cost: linear.
 */
const ALPHABET = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی";

/** Two names compare as their keys do, code unit by code unit. */
export function persianSortKey(name: string): string {
  return [
    ...name
      .normalize("NFC")
      .replace(/[ىي]/g, "ی")
      .replace(/ك/g, "ک")
      .replace(/[أإ]/g, "ا")
      .replace(/[^\p{L}\p{N}]+/gu, " "),
  ]
    .map((letter) => {
      const at = ALPHABET.indexOf(letter);
      return at < 0 ? letter : String.fromCharCode(0xe000 + at);
    })
    .join("");
}
