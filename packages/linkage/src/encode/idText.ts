/**
 * Ids, phone numbers and e-mail addresses as they are compared; signs that a list hides (****1234, 09xxxxx567,
 * n…@mail) become one star, which stands for any number of signs.
 *
 * Cost: linear.
 */
import { foldForSearch } from "@daftar/names";

/** Signs that stand for hidden ones; one x may be a letter of the id, three are a mask. */
const HIDDEN = /[*∗＊•●▪■×✱#?؟_…]+|\.{2,}|[xX]{3,}/gu;
const STAR = "*";

/** @param fold a part without hidden signs */
function starred(text: string, fold: (part: string) => string): string {
  return text
    .split(HIDDEN)
    .map(fold)
    .join(STAR)
    .replace(/\*(?:\s*\*)+/g, STAR);
}

/** Empty where nothing can be seen. */
const seen = (text: string): string => (text.replaceAll(STAR, "") === "" ? "" : text);

/** @example idText("۱۲۳۴-***-۷۸") // "1234*78" */
export function idText(written: string): string {
  return seen(starred(written, (part) => foldForSearch(part).replaceAll(" ", "")));
}

/** Country and trunk prefixes are written or left out at will. */
const PHONE_SIGNS = 8;
/** Fewer signs could be anybody's. */
const LEAST_PHONE = 4;

/** The last eight digits, or what can be seen of them at the end. */
export function phoneText(written: string): string {
  const end = starred(written, (part) => foldForSearch(part).replace(/\D/g, ""));
  const digits = end.slice(end.lastIndexOf(STAR) + 1);
  return digits.length >= LEAST_PHONE ? digits.slice(-PHONE_SIGNS) : "";
}

export function emailText(written: string): string {
  return seen(starred(written.trim(), (part) => part.toLowerCase()));
}
