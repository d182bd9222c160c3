/** What stands against a rise of somebody's level, in Persian; in English the desk's own words serve. Codes are `packages/toll`'s. */

import { toPersianDigits } from "@daftar/model";

export const AGAINST_IN_PERSIAN: Readonly<Record<string, string>> = {
  assessment: "روایتی که خودش یا فهرستش باورپذیر ارزیابی شده باشد",
  "single-assessment":
    "روایت‌هایی از دو خاستگاه که هر یک خودش ارزیابی شده باشد: ارزیابی فهرست بیش از «گزارش‌شده» نمی‌دهد",
  "second-origin": "یک خاستگاه مستقل دیگر",
  "told-dead": "دو خاستگاه که از مرگ بگویند، نه از ناپدید شدن",
  window: "یک روایت مستقل دیگر از تاریخ: دو خاستگاه باید بر آن همخوان باشند",
  "date-one-origin":
    "یک روایت دیگر از تاریخ، از خاستگاهی دیگر: هر دو روایت تاریخ را از یک خاستگاه دارند، پس آن تاریخ تنها خودش را تأیید می‌کند",
  "date-unknown-origin":
    "اینکه تاریخ از کجا آمده است: در یکی از دو روایت معلوم نیست، پس هنوز چیزی را تأیید نمی‌کند",
  "place-one-origin":
    "یک روایت دیگر از جا، از خاستگاهی دیگر: هر دو روایت جا را از یک خاستگاه دارند، پس آن جا تنها خودش را تأیید می‌کند",
  "place-unknown-origin":
    "اینکه جا از کجا آمده است: در یکی از دو روایت معلوم نیست، پس هنوز چیزی را تأیید نمی‌کند",
  area: "یک روایت مستقل دیگر از جا: دو خاستگاه باید بر استان زخمی شدن یا مرگ همخوان باشند",
  body: "پیکر با شماره یا برچسب و جایش، یا یکی دانستن آن به داوری دو نفر",
  scope: "گستره‌ی میز: تا تعیین نشود چیزی تأیید نمی‌شود",
  "direct-account": "یک روایت مستقیم که خودش ارزیابی شده است",
  dispute: "پایان یافتن اختلاف",
  "open-pair": "تصمیم درباره‌ی جفت‌هایی که شاید این شخص را به دیگری بپیوندند",
  "two-signatures": "دو امضاکننده",
  "second-signature": "امضاکننده‌ی دوم، شخصی دیگر با کلیدی دیگر",
  "signed-lower": "دو امضاکننده آن را پایین آورده‌اند: دو تن باید دوباره بالا ببرند",
  "set-aside": "کنار گذاشته شده است",
  "out-of-scope": "بیرون از گستره‌ی این میز است",
  "risk-anonymous-only": "روایتی که بی‌نام نباشد: همه‌ی روایت‌ها بی‌نام‌اند",
  "risk-coerced-record": "روایتی که زیر فشار ساخته نشده باشد: همه‌ی روایت‌ها چنین‌اند",
};

/** What the accounts that come nearest say of what is missing; nothing where it is not they who lack it. */
export function saidInPersian(
  said: readonly { readonly label: string; readonly value: string | null }[],
): string {
  if (said.length === 0) return "";
  return `؛ ${said.map(({ label, value }) => `${label}: ${value === null ? "چیزی نمی‌گوید" : valueInPersian(value)}`).join("، ")}`;
}

const VALUES: Readonly<Record<string, string>> = { dead: "مرگ", "missing-presumed": "ناپدید" };
const valueInPersian = (value: string): string =>
  VALUES[value] ?? toPersianDigits(value.replace("/", " تا "));
