/**
 * J14's sentences in Persian, by code; the number is the one that the sentence in the data names.
 *
 * The data hold the rule's own words; this is their reading on the Persian page and says no more.
 */

/** Null where the code is not one of J14's: the sentence is then printed as it stands. */
export function persianVerdict(
  code: string,
  said: string,
  number: (value: number) => string,
): { words: string; rest: string } | null {
  const found = /\d[\d,]*/.exec(said)?.[0].replaceAll(",", "");
  const n = found === undefined ? "" : number(Number(found));
  switch (code) {
    case "exceeded":
      return n === ""
        ? null
        : { words: `شمار کسانی که در همین گستره با نام تأیید شده‌اند (${n}) از این رقم بیشتر است.`, rest: "" };
    case "not-exceeded":
      return n === ""
        ? null
        : { words: `این میز ${n} نفر را مستند کرده است که از این رقم بیشتر نیست.`, rest: "" };
    case "floor":
      return n === ""
        ? null
        : { words: `این رقم کران پایین است؛ این میز ${n} نفر را مستند کرده است.`, rest: "" };
    case "no-figure":
      return n === ""
        ? null
        : { words: `رقمی برای سنجش نیست؛ این میز ${n} نفر را مستند کرده است.`, rest: "" };
    case "not-comparable":
      return { words: "سنجش‌پذیر نیست:", rest: said.replace(/^not comparable[:,;]?\s*/i, "") };
    case "inside":
      return { words: "درون بازه‌ی این میز؛ این آزمون آن گفته نیست.", rest: "" };
    case "above":
      return { words: "بالاتر از بازه‌ی این میز؛ این آزمون آن گفته نیست.", rest: "" };
    case "below":
      return { words: "پایین‌تر از بازه‌ی این میز؛ این آزمون آن گفته نیست.", rest: "" };
    default:
      return null;
  }
}
