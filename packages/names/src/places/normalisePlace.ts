/**
 * A place as written, without the words that only say what kind of place it is. Cost: linear. Idempotent.
 */
import { foldForSearch } from "../fold/foldForSearch.ts";

const KIND =
  /(?:^| )(?:city|town|county|province|governorate|district|of|the|iran|islamic republic|شهرستان|شهر|استان|بخش|محافظه|مدینه|ایران)(?= |$)/g;

/**
 * @returns folded words; empty where the text names no place
 * @example normalisePlace("استان تهران") // "تهران"
 */
export function normalisePlace(text: string): string {
  const folded = foldForSearch(text);
  let bare = folded;
  for (let before = ""; before !== bare; ) {
    before = bare;
    bare = bare.replace(KIND, " ").replace(/ +/g, " ").trim();
  }
  // "Iran" or "Shahr" alone is all we were told; an unknown place says nothing.
  return /^(?:unknown|na|n a|ناشناس|نامشخص|نامعلوم|مجهول)$/.test(bare) ? "" : bare;
}
