/**
 * Number words of three languages, as tables: a word adds its value, or multiplies what stands before it.
 *
 * Folded as the text is. Arabic forms of every case are given; its duals of "thousand" and "hundred" are
 * numbers of their own.
 */
import { foldWord } from "../text/foldWord.ts";

export interface NumberWord {
  readonly value: number;
  readonly is: "adds" | "multiplies" | "teen";
}

type Table = Readonly<Record<string, string>>;

const tableOf = (adds: Table, multiplies: Table, teen = ""): ReadonlyMap<string, NumberWord> => {
  const words = new Map<string, NumberWord>();
  const put = (table: Table, is: NumberWord["is"]): void => {
    for (const [value, list] of Object.entries(table))
      for (const word of list.split(" ")) words.set(foldWord(word), { value: Number(value), is });
  };
  put(adds, "adds");
  put(multiplies, "multiplies");
  if (teen !== "") put({ 10: teen }, "teen");
  return words;
};

export const ENGLISH_NUMBERS = tableOf(
  {
    1: "one",
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    11: "eleven",
    12: "twelve",
    13: "thirteen",
    14: "fourteen",
    15: "fifteen",
    16: "sixteen",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
    20: "twenty",
    30: "thirty",
    40: "forty fourty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
  },
  { 12: "dozen", 100: "hundred", 1000: "thousand", 1000000: "million" },
);

export const PERSIAN_NUMBERS = tableOf(
  {
    1: "یک",
    2: "دو",
    3: "سه",
    4: "چهار",
    5: "پنج",
    6: "شش شیش",
    7: "هفت",
    8: "هشت",
    9: "نه",
    10: "ده",
    11: "یازده",
    12: "دوازده",
    13: "سیزده",
    14: "چهارده",
    15: "پانزده پونزده",
    16: "شانزده",
    17: "هفده",
    18: "هجده هیجده",
    19: "نوزده",
    20: "بیست",
    30: "سی",
    40: "چهل",
    50: "پنجاه",
    60: "شصت",
    70: "هفتاد",
    80: "هشتاد",
    90: "نود",
    100: "صد یکصد",
    200: "دویست",
    300: "سیصد",
    400: "چهارصد",
    500: "پانصد",
    600: "ششصد شیشصد",
    700: "هفتصد",
    800: "هشتصد",
    900: "نهصد",
  },
  { 1000: "هزار", 1000000: "میلیون" },
);

export const ARABIC_NUMBERS = tableOf(
  {
    1: "واحد واحدا واحدة أحد إحدى",
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي",
    3: "ثلاثة ثلاث",
    4: "أربعة أربع",
    5: "خمسة خمس",
    6: "ستة ست",
    7: "سبعة سبع",
    8: "ثمانية ثماني ثمان ثمانيا",
    9: "تسعة تسع",
    20: "عشرون عشرين",
    30: "ثلاثون ثلاثين",
    40: "أربعون أربعين",
    50: "خمسون خمسين",
    60: "ستون ستين",
    70: "سبعون سبعين",
    80: "ثمانون ثمانين",
    90: "تسعون تسعين",
    200: "مئتان مئتين مائتان مائتين مئتا مئتي مائتا مائتي",
    300: "ثلاثمئة ثلاثمائة",
    400: "أربعمئة أربعمائة",
    500: "خمسمئة خمسمائة",
    600: "ستمئة ستمائة",
    700: "سبعمئة سبعمائة",
    800: "ثمانمئة ثمانمائة ثمانيمئة",
    900: "تسعمئة تسعمائة",
    2000: "ألفان ألفين ألفي",
  },
  { 100: "مئة مائة المئة", 1000: "ألف آلاف ألفا الألف", 1000000: "مليون مليونا ملايين" },
  "عشر عشرة",
);

/** Dual nouns: two people in one word. Forms that could as well be plurals are left out. */
export const ARABIC_DUALS: ReadonlySet<string> = new Set(
  "شخصان شخصين رجلان رجلين طفلان طفلين طفلتان طفلتين امرأتان امرأتين قتيلان قتيلين قتيلتان زميلان زميلين مسلحان إرهابيان عاملان سجينان معلمان شقيقان شقيقين شقيقتان صبيان صبيين ولدان ولدين شهيدان شهيدين جثتان جثتين فتاتان فتاتين شابان شابين شرطيان ضابطان ضابطين جنديان طبيبان متظاهران محتجان مدنيان مسعفان صحفيان صحافيان عنصران عنصرين طالبان طالبين مجندان عسكريان حارسان حارسين قاصران مراهقان ناشطان ممرضان محاميان مزارعان مهاجران لاجئان سائحان سائحين راكبان راكبين مواطنان رضيعان رضيعين مدرسان أستاذان مهندسان سائقان صيادان بحاران مصليان مشيعان سيدتان سيدتين طالبتان طالبتين ممرضتان مسنان مسنتان قياديان مقاتلان متطوعان موظفان أخوان أخوين صديقان صديقين تلميذان تلميذين جنديين طبيبين جثمانان جثمانين شهيدتان شهيدتين قائدان قائدين عجوزان فلاحان راعيان"
    .split(" ")
    .map(foldWord),
);
