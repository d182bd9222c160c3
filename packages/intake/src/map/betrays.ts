/**
 * What a text gives away of somebody who speaks: how to reach them, or that they told (J18).
 *
 * Written to say yes too often rather than too rarely, save for numbers of a list, of a body or of an
 * identity card, which are as long as telephone numbers: of those only what is written as one is taken
 * for one. Cost: one look at each character for most texts, since most have no nine digits and no sign
 * that an address needs.
 */
import { toAsciiDigits } from "@daftar/model";

const EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]{2,}/;
const LINK = /https?:\/\/|www\.|\bt\.me\/|(?:^|\s)@[a-z0-9_]{4,}/i;
const PHONE = /(?:^|[^\d])(?:\+|00)?\d(?:[\s().-]?\d){8,14}(?!\d)/;
const TOLD =
  /(?:reported|told|confirmed|according) (?:by|to)|as told|(?:^|\s)(?:به گفته|به نقل|گزارش شده|نقلا عن|بحسب)(?=\s)/i;

/** A number written as it is dialled: `+` or `00` and a country, brackets, or groups behind a 0 or as 3-3-4. */
const DIALLED = [
  /\+\s?\(?\d(?:[\s().-]?\d){6,14}(?!\d)/,
  // Identity numbers of ten digits begin with 00 too; a country and a number behind it are longer.
  /(?:^|\D)00[1-9](?:[\s().-]?\d){8,12}(?!\d)/,
  /\(\d{2,5}\)[\s.-]?\d(?:[\s.-]?\d){4,9}(?!\d)/,
  /(?:^|\D)0[1-9]\d{1,3}[\s.-]\d{3,4}[\s.-]?\d{3,4}(?![\s.-]?\d)/,
  /(?:^|\D)\d{3}[\s.-]\d{3}[\s.-]\d{4}(?!\d)/,
] as const;
/** A telephone number without any sign of it. One such number may be an identity's; a column of them is not. */
const BARE = /^0[1-9]\d{9}$/;

export const hasEmail = (text: string): boolean => EMAIL.test(text);
export const hasLink = (text: string): boolean => LINK.test(text);
export const saysWhoTold = (text: string): boolean => TOLD.test(text);

/** A run of digits as long as a telephone number; ISO dates and plain counts are not. */
export function hasPhone(text: string): boolean {
  const plain = toAsciiDigits(text);
  return PHONE.test(plain) && !/^\s*\d{4}-\d{2}-\d{2}/.test(plain);
}

export function isDialled(text: string): boolean {
  const plain = toAsciiDigits(text);
  return DIALLED.some((form) => form.test(plain));
}

export function isBareMobile(text: string): boolean {
  return BARE.test(toAsciiDigits(text).trim());
}

/** Whether a text could hold an address or a number at all. */
function mayReach(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isDigit =
      (code >= 0x30 && code <= 0x39) || (code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9);
    if (isDigit) {
      digits += 1;
      // The shortest number that anything above takes for one.
      if (digits >= 7) return true;
    } else if (code === 0x40 || code === 0x2f || code === 0x2e) return true; // @ / .
  }
  return false;
}

/** Whether a text tells how to reach somebody. */
export function reachesSomebody(text: string): boolean {
  return mayReach(text) && (hasEmail(text) || hasLink(text) || hasPhone(text) || isDialled(text));
}

/** Whether a text tells how to reach somebody, or who told. */
export function betraysSomebody(text: string): boolean {
  return reachesSomebody(text) || saysWhoTold(text);
}

/** The same for a number, which is no telephone number for its length alone. */
export function numberBetraysSomebody(text: string): boolean {
  if (saysWhoTold(text)) return true;
  return mayReach(text) && (hasEmail(text) || hasLink(text) || isDialled(text));
}
