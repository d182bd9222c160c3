/**
 * J14's sentences in Persian, by code; the number is the one that the sentence in the data names.
 *
 * The data hold the rule's own words; this is their reading on the Persian page and says no more.
 */

/** Why scopes differ, by the words that `packages/claims` has for each difference. */
const WHY: Readonly<Record<string, string>> = {
  "area unknown": "مکان نامعلوم است",
  "area differs": "مکان یکی نیست",
  "window unknown": "بازه‌ی زمانی نامعلوم است",
  "window differs": "بازه‌ی زمانی یکی نیست",
  "date before the desk's window": "تاریخ گفته پیش از بازه‌ی این میز است",
  "population unknown": "جمعیت نامعلوم است",
  "population differs": "جمعیت یکی نیست",
  "a part of a figure, not a total": "بخشی از یک رقم است، نه کل آن",
};

/** Null where the code is not one of J14's: the sentence is then printed as it stands. */
export function persianVerdict(
  code: string,
  said: string,
  why: readonly string[],
  number: (value: number) => string,
): string | null {
  const found = /\d[\d,]*/.exec(said)?.[0].replaceAll(",", "");
  const n = found === undefined ? "" : number(Number(found));
  switch (code) {
    case "exceeded":
      return n === "" ? null : `شمار کسانی که در همین گستره با نام تأیید شده‌اند (${n}) از این رقم بیشتر است.`;
    case "not-exceeded":
      return n === "" ? null : `این میز ${n} نفر را مستند کرده است که از این رقم بیشتر نیست.`;
    case "floor":
      return n === "" ? null : `این رقم کران پایین است؛ این میز ${n} نفر را مستند کرده است.`;
    case "no-figure":
      return n === "" ? null : `رقمی برای سنجش نیست؛ این میز ${n} نفر را مستند کرده است.`;
    case "not-comparable":
      // Only what the sentence in the data says may be read into it.
      if (said !== ["not comparable", why.join("; ")].filter((part) => part !== "").join(": ")) return null;
      if (why.some((reason) => WHY[reason] === undefined)) return null;
      return `${["سنجش‌پذیر نیست", why.map((reason) => WHY[reason]).join("؛ ")].filter((part) => part !== "").join(": ")}.`;
    case "inside":
      return "درون بازه‌ی این میز؛ این آزمون آن گفته نیست.";
    case "above":
      return "بالاتر از بازه‌ی این میز؛ این آزمون آن گفته نیست.";
    case "below":
      return "پایین‌تر از بازه‌ی این میز؛ این آزمون آن گفته نیست.";
    default:
      return null;
  }
}
