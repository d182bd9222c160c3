/**
 * Names enough for tens of thousands of invented dead, as the scenarios of households need them: with the
 * few of `familyNames.ts` every second stranger would be a namesake, and nobody could tell people apart.
 *
 * Family names are built as those are (J19): made-up stems of two parts and real endings, 2,400 names. Given
 * names are common ones, typed from general knowledge. Cost: built once, when first asked for.
 */
import { ENDINGS } from "./familyNames.ts";
import { FEMALE_NAMES, MALE_NAMES, type SpelledName, spelledName } from "./givenNames.ts";

type Part = readonly [fa: string, ...latin: string[]];

const FIRST_PARTS: readonly Part[] = [
  ["تلگ", "Talg"],
  ["نوژ", "Nuzh", "Nouj"],
  ["خرمژ", "Khormazh", "Xormaj"],
  ["دژک", "Dezhk", "Dejk"],
  ["ورزم", "Varzm"],
  ["گلشپ", "Golshap", "Gulshap"],
  ["پرندک", "Parandak"],
  ["هامرگ", "Hamarg"],
  ["کشون", "Keshun", "Keshoon"],
  ["ریژم", "Rizhm", "Rijm"],
  ["لوندش", "Lavandesh"],
  ["اسپرک", "Esparak", "Isparak"],
  ["چمروژ", "Chamruzh", "Chamrouj"],
  ["زنگپ", "Zangap"],
  ["یادرغ", "Yadragh", "Yadraq"],
  ["فروشن", "Farushan", "Faroushan"],
  ["بلورق", "Balurgh", "Balouraq"],
  ["شبتوم", "Shabtum", "Shabtoom"],
  ["مروزک", "Marvazak"],
  ["قرنگش", "Gharangesh", "Qarangesh"],
];

const SECOND_PARTS: readonly Part[] = [
  ["اندار", "andar"],
  ["اورس", "avars"],
  ["ادون", "adun", "adoon"],
  ["یزانک", "izanak"],
  ["وماسپ", "umasp", "oumasp"],
  ["ارنگون", "arangun", "arangoon"],
  ["یلاوش", "ilavash"],
  ["استور", "astur", "astour"],
  ["اوینا", "avina"],
  ["یشکار", "ishkar"],
  ["اگنون", "agnun", "agnoun"],
  ["وتراب", "utarab", "outarab"],
  ["ازمین", "azmin", "azmeen"],
  ["یرخوند", "irkhund", "irxund"],
  ["افدال", "afdal"],
  ["وگرشا", "ugarsha", "oogarsha"],
  ["انچول", "anchul", "anchool"],
  ["یبهار", "ibohar"],
  ["اسفند", "asfond"],
  ["ارمیک", "armik", "armeek"],
];

/** All family names, the more frequent first, as `byRank` takes them. */
export const manyFamilyNames = (): SpelledName[] =>
  ENDINGS.flatMap(([faEndings, latinEndings]) =>
    FIRST_PARTS.flatMap(([firstFa, ...firstLatin]) =>
      SECOND_PARTS.map(([secondFa, ...secondLatin]) => ({
        fa: faEndings.map((ending) => `${firstFa}${secondFa}${ending}`),
        latin: firstLatin.flatMap((first) =>
          secondLatin.flatMap((second) => latinEndings.map((ending) => `${first}${second}${ending}`)),
        ),
      })),
    ),
  );

export const MANY_MALE_NAMES: readonly SpelledName[] = [
  ...MALE_NAMES,
  ...[
    "امیرعلی|امیر علی=Amirali|Amir Ali|Amir-Ali",
    "امیررضا|امیر رضا=Amirreza|Amir Reza",
    "محمدمهدی|محمد مهدی=Mohammadmehdi|Mohammad Mehdi|Mohamad Mahdi",
    "محمدحسین|محمد حسین=Mohammadhossein|Mohammad Hossein",
    "امیرمحمد|امیر محمد=Amirmohammad|Amir Mohammad",
    "عبدالله|عبد الله=Abdollah|Abdullah|Abdolah",
    "عبدالرضا|عبد الرضا=Abdolreza|Abdulreza",
    "عبدالحمید|عبد الحمید=Abdolhamid|Abdulhamid",
    "غلامرضا|غلام رضا=Gholamreza|Qolamreza|Gholam Reza",
    "غلامعلی|غلام علی=Gholamali|Gholam Ali",
    "حمیدرضا|حمید رضا=Hamidreza|Hamid Reza",
    "حسینعلی|حسین علی=Hosseinali|Hossein Ali",
    "نورالدین=Nouroddin|Nureddin|Nooreddin",
    "شمس‌الدین|شمس الدین=Shamsoddin|Shamseddin",
    "هادی=Hadi",
    "مهران=Mehran",
    "بهروز=Behrouz|Behrooz|Behruz",
    "خسرو=Khosrow|Khosro|Khosrou",
    "منوچهر=Manouchehr|Manuchehr",
    "هوشنگ=Houshang|Hushang|Hooshang",
    "ایرج=Iraj",
    "جمشید=Jamshid|Jamsheed",
    "فریدون=Fereydoun|Feridun|Fereidoon",
    "بیژن=Bijan|Bizhan",
    "کوروش=Kourosh|Koorosh|Cyrus",
    "داریوش=Dariush|Daryoush|Darioush",
    "سهراب=Sohrab",
    "رستم=Rostam",
    "یعقوب=Yaghoub|Yaqub|Yaghoob",
    "ایوب=Ayoub|Ayub",
    "صادق=Sadegh|Sadeq",
    "باقر=Bagher|Baqer",
    "تقی=Taghi|Taqi",
    "نقی=Naghi|Naqi",
    "رسول=Rasoul|Rasul|Rasool",
    "طاها=Taha",
    "صالح=Saleh|Salih",
    "خالد=Khaled|Khalid",
    "فواد|فؤاد=Foad|Fouad|Fuad",
    "آرتین=Artin",
    "ماهان=Mahan",
    "پارسا=Parsa",
    "سامان=Saman",
    "کاوه=Kaveh|Kave|Kawe",
    "آزاد=Azad",
    "هیمن=Hemin|Heemin",
    "ژیار=Zhiar|Jiyar",
  ].map(spelledName),
];

export const MANY_FEMALE_NAMES: readonly SpelledName[] = [
  ...FEMALE_NAMES,
  ...[
    "خدیجه=Khadijeh|Khadije|Xadijeh",
    "رقیه=Roghayeh|Roqayeh|Roghaye",
    "صدیقه=Sedigheh|Seddiqeh|Sedighe",
    "طیبه=Tayebeh|Tayyebe",
    "عاطفه=Atefeh|Atefe",
    "راضیه=Razieh|Raziyeh|Razie",
    "مرضیه=Marzieh|Marziyeh",
    "حدیث=Hadis|Hadith",
    "ثریا=Soraya|Sorayya",
    "ژاله=Zhaleh|Jaleh|Zhale",
    "لاله=Laleh|Lale",
    "پروانه=Parvaneh|Parvane",
    "پروین=Parvin|Parveen",
    "فرشته=Fereshteh|Fereshte",
    "الناز=Elnaz",
    "ساناز=Sanaz",
    "گلناز=Golnaz|Gulnaz",
    "نسرین=Nasrin|Nasreen",
    "یاسمن=Yasaman|Yasamin",
    "آتنا=Atena",
    "هستی=Hasti",
    "غزل=Ghazal|Qazal",
    "غزاله=Ghazaleh|Ghazale",
    "شقایق=Shaghayegh|Shaqayeq",
    "ملیکا=Melika|Malika",
    "یگانه=Yeganeh|Yegane",
    "دنیا=Donya|Dunya",
    "روژین=Rozhin|Rojin",
    "ژینا=Zhina|Jina",
  ].map(spelledName),
];
