/**
 * What headers are called, in English, Persian and Arabic.
 *
 * A header is understood only where the whole of it is one of these phrases, once words that name the
 * language or the dead person are taken away ("name of victim", "نام (فارسی)"). Words that point at a
 * source are looked for anywhere, and win: a column is sealed rather than read by accident (J18).
 */
import { type ColumnRole, columnRole } from "@daftar/model";
import { foldForSearch } from "@daftar/names";

const PHRASES: Partial<Record<ColumnRole, string>> = {
  key: "id|uid|uuid|rid|key|record id|rec id|row id|unique id|case id|case number|case no|file number|entry id|entry number|list id|registry number|register number|identifier|شناسه|شناسه رکورد|کد پرونده|شماره پرونده|شماره ثبت|کد ثبت|رقم السجل|رقم القيد|رقم الملف|رقم الحالة",
  name: "name|names|full name|fullname|complete name|نام و نام خانوادگی|نام ونام خانوادگی|نام نام خانوادگی|نام کامل|نام|اسم|الاسم|الاسم الكامل|الاسم الثلاثي|الاسم الرباعي|الاسم واللقب",
  given:
    "first name|firstname|given name|given names|given|first|forename|نام کوچک|اسم کوچک|الاسم الأول|الاسم الشخصي",
  father: "father|father name|fathers name|name of father|نام پدر|پدر|اسم الأب|الأب|اسم الوالد|الوالد",
  grandfather:
    "grand|grandfather|grandfather name|grandfathers name|name of grandfather|نام پدربزرگ|پدربزرگ|نام جد|اسم الجد|الجد",
  family:
    "family|family name|surname|last name|lastname|last|نام خانوادگی|نام فامیلی|نام فامیل|فامیل|فامیلی|شهرت|اللقب|اسم العائلة|العائلة|الكنية|النسبة",
  sex: "sex|gender|جنس|جنسیت|الجنس|النوع",
  ageYears:
    "age|ages|age years|age in years|age at death|age range|age band|age group|approximate age|approx age|guessed age|estimated age|age guessed|age estimate|سن|سن تقریبی|سن حدودی|سن هنگام مرگ|العمر|عمر|السن|العمر التقريبي",
  birthDate:
    "dob|date of birth|birth date|birthdate|born|birthday|birth year|year of birth|born on|birth|تاریخ تولد|تولد|سال تولد|متولد|تاريخ الميلاد|تاريخ الولادة|الميلاد|سنة الميلاد|المواليد",
  deathDate:
    "died|died on|dod|date of death|death date|date died|killed|killed on|date killed|date of killing|day of death|death|تاریخ فوت|تاریخ مرگ|تاریخ وفات|تاریخ کشته شدن|تاریخ شهادت|تاریخ درگذشت|تاریخ جان باختن|تاریخ جانباختن|تاریخ قتل|روز مرگ|فوت|درگذشت|تاريخ الوفاة|تاريخ الاستشهاد|تاريخ القتل|تاريخ الموت|الوفاة|تاريخ الوفاه",
  injuryDate:
    "injured|injured on|date of injury|injury date|date injured|date wounded|date shot|shot on|تاریخ جراحت|تاریخ مجروحیت|تاریخ مجروح شدن|تاریخ زخمی شدن|تاریخ اصابت|تاریخ آسیب|تاريخ الإصابة|تاريخ الجرح",
  birthPlace:
    "birth place|birthplace|place of birth|city of birth|born in|محل تولد|زادگاه|شهر تولد|مكان الميلاد|محل الميلاد|مكان الولادة|محل الولادة",
  deathPlace:
    "city|town|place|location|where|place of death|death place|city of death|death city|died in|killed in|place killed|where killed|place of killing|شهر|محل|مکان|محل فوت|محل مرگ|محل وفات|محل کشته شدن|محل شهادت|محل درگذشت|محل جان باختن|محل جانباختن|شهر محل فوت|شهر محل کشته شدن|مکان فوت|شهرستان|المدينة|المكان|مكان الوفاة|مكان الاستشهاد|مكان القتل|البلدة",
  deathProvince:
    "province|governorate|state|province of death|death province|استان|استان محل فوت|استان محل کشته شدن|المحافظة|الولاية",
  injuryPlace:
    "injury place|place of injury|injury city|city of injury|where injured|place injured|injured in|محل جراحت|محل اصابت|محل مجروحیت|محل مجروح شدن|محل زخمی شدن|شهر محل جراحت|محل حادثه|مكان الإصابة",
  injuryProvince: "injury province|province of injury|استان محل جراحت|استان محل حادثه|محافظة الإصابة",
  burialPlace:
    "burial place|place of burial|burial|buried|buried in|buried at|cemetery|محل دفن|محل خاکسپاری|مدفن|آرامستان|قبرستان|مكان الدفن|المقبرة",
  nationalId:
    "national id|national code|national number|national id number|nid|identity number|id number|id card|id card number|passport|passport number|ssn|soc sec id|social security number|کد ملی|کدملی|شماره ملی|شماره شناسنامه|رقم الهوية|الهوية|الرقم الوطني|الرقم القومي|رقم البطاقة",
  population: "population|population group|جمعیت|گروه جمعیتی|الفئة",
  cause:
    "cause|cause of death|death cause|manner of death|how killed|how died|weapon|علت|علت فوت|علت مرگ|علت وفات|نحوه فوت|نحوه کشته شدن|سبب الوفاة|سبب الموت|السبب|طريقة القتل",
  bodyTag:
    "body tag|tag|body number|body no|body id|corpse number|morgue number|tag number|شماره جسد|کد جسد|شماره سردخانه|برچسب جسد|رقم الجثة|رقم الجثمان",
  status: "status|outcome|fate|وضعیت|سرنوشت|الحالة|المصير",
  eventLink: "event link|link to event|link to events|ارتباط با رویداد",
};

const PHONE =
  "phone|phones|tel|telephone|mobile|cell|cellphone|whatsapp|telegram|signal|تلفن|موبایل|همراه|هاتف|الهاتف|جوال|الجوال|محمول|شماره تماس";
const EMAIL = "email|e mail|mail|ایمیل|پست الکترونیک|رایانامه|البريد|بريد";
const SOURCE =
  "reporter|reporters|reported by|informant|informants|source|sources|contact|contacts|witness|witnesses|interviewer|interviewee|interviewed|recorder|recorded by|collected by|submitted by|submitter|entered by|told by|caller|relative|relatives|kin|relation|relationship|respondent|by|گزارش|گزارشگر|گزارش دهنده|منبع|منابع|شاهد|شاهدان|راوی|تماس|مصاحبه|بستگان|خویشاوند|نسبت|ثبت کننده|معرف|المعرف|مبلغ|المبلغ|المصدر|مصدر|الشاهد|الراوي|ناقل|القرابة|صلة";
/** Where a record lay or lies: it narrows a source down to a few people (J16). */
const INSTITUTION =
  "hospital|ward|clinic|unit|department|doctor|nurse|morgue|بیمارستان|بخش|درمانگاه|پزشک|پرستار|مستشفى|المستشفى|القسم|الطبيب";
const ADDRESS = "address|street|postcode|postal|zip|suburb|آدرس|نشانی|خیابان|کد پستی|العنوان|عنوان|الشارع";
const LINK =
  "link|links|url|urls|website|web|photo|photos|image|images|picture|video|media|post|tweet|لینک|پیوند|عکس|تصویر|ویدیو|فیلم|رابط|الرابط|صورة|الصورة|فيديو";
const FREE_TEXT =
  "note|notes|comment|comments|remark|remarks|description|story|details|narrative|biography|bio|occupation|job|profession|توضیح|توضیحات|ملاحظات|یادداشت|شرح|شرح حال|شغل|حرفه|ملاحظة|تفاصيل|وصف|المهنة|مهنة";
const ROW_NUMBER =
  "no|nr|n|num|number|row|row no|row number|serial|serial no|serial number|sn|s n|sl no|index|ردیف|شماره ردیف|شماره|الرقم|الرقم التسلسلي|رقم تسلسلي|التسلسل|مسلسل|م|ت|رقم";
const PLAIN_DATE = "date|day|تاریخ|روز|التاريخ|تاريخ|اليوم";

/** Words that change nothing about what a column holds: its language, or that it is about the dead person. */
const ASIDE = new Set(
  (
    "fa|en|ar|farsi|persian|english|arabic|latin|فارسی|انگلیسی|عربی|لاتین|العربية|الإنجليزية|" +
    "victim|victims|deceased|dead|person|martyr|of|the|کشته|شده|شده ها|جانباخته|جان|باخته|قربانی|متوفی|متوفا|شهید|فرد|مقتول|" +
    "الشهيد|الشهيدة|الضحية|المتوفى|القتيل|المتوفي|" +
    "gregorian|jalali|shamsi|solar|hijri|lunar|میلادی|شمسی|جلالی|هجری|قمری|ميلادي|الميلادي|هجري|الهجري|" +
    "year|years|سال|به|ym|ymd"
  )
    .split("|")
    .map(foldForSearch),
);

const ROLE_OF = new Map<string, ColumnRole>();
for (const role of columnRole.options) {
  for (const phrase of PHRASES[role]?.split("|") ?? []) {
    ROLE_OF.set(foldForSearch(phrase), role);
    // "المحافظة" and "محافظة": Arabic headers come with and without the article.
    ROLE_OF.set(foldForSearch(phrase.replace(/^ال/, "")), role);
  }
}

const matcher = (phrases: string) => phrases.split("|").map((phrase) => ` ${foldForSearch(phrase)} `);
const MATCHERS = {
  phone: matcher(PHONE),
  email: matcher(EMAIL),
  source: matcher(SOURCE),
  institution: matcher(INSTITUTION),
  address: matcher(ADDRESS),
  link: matcher(LINK),
};
const FREE_TEXTS = new Set(FREE_TEXT.split("|").map(foldForSearch));
const ROW_NUMBERS = new Set(ROW_NUMBER.split("|").map(foldForSearch));
const PLAIN_DATES = new Set(PLAIN_DATE.split("|").map(foldForSearch));

export type HeaderMeaning =
  | { readonly kind: "role"; readonly role: ColumnRole }
  | { readonly kind: keyof typeof MATCHERS }
  | { readonly kind: "row-number" | "plain-date" | "free-text" | "unknown" };

/** Words of a header, folded; camelCase and snake_case taken apart. */
export function headerWords(header: string): string {
  // A half-space parts words in a header; folding would join them.
  return foldForSearch(header.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2").replaceAll("\u200c", " "));
}

/** What a header says by itself. */
export function headerMeaning(header: string): HeaderMeaning {
  if (/^\s*(?:#|№)\s*$/.test(header)) return { kind: "row-number" };
  const whole = headerWords(header);
  const padded = ` ${whole} `;
  for (const kind of ["phone", "email", "source", "institution", "link"] as const) {
    // "link to events" is a link between a death and its cause, not an address.
    if (MATCHERS[kind].some((phrase) => padded.includes(phrase)) && ROLE_OF.get(whole) !== "eventLink")
      return { kind };
  }
  const role = ROLE_OF.get(whole);
  if (role !== undefined) return { kind: "role", role };
  if (MATCHERS.address.some((phrase) => padded.includes(phrase))) return { kind: "address" };
  if (FREE_TEXTS.has(whole)) return { kind: "free-text" };
  if (ROW_NUMBERS.has(whole)) return { kind: "row-number" };
  if (PLAIN_DATES.has(whole)) return { kind: "plain-date" };

  // Two languages in one header ("نام / Name"): every part must say the same.
  const parts = header
    .split(/[/()|[\]\u2013\u2014]|\s-\s/)
    .map((part) => withoutAside(headerWords(part)))
    .filter((part) => part !== "");
  const roles = new Set(parts.map((part) => ROLE_OF.get(part) ?? ROLE_OF.get(part.replace(/ \d+$/, ""))));
  const [only] = roles;
  if (roles.size === 1 && only !== undefined) return { kind: "role", role: only };
  const bare = withoutAside(whole);
  const bareRole = ROLE_OF.get(bare) ?? ROLE_OF.get(partOfNumber(bare));
  if (bareRole !== undefined) return { kind: "role", role: bareRole };
  return PLAIN_DATES.has(bare) ? { kind: "plain-date" } : { kind: "unknown" };
}

function withoutAside(words: string): string {
  return words
    .split(" ")
    .filter((word) => !ASIDE.has(word))
    .join(" ");
}

/** "last 6 digits of national id" is a national id, in part. */
function partOfNumber(words: string): string {
  return words
    .replace(/\b(?:last|first|partial|digits?|masked|\d+)\b/g, " ")
    .replace(/(?:^| )(?:رقم|اخر|آخر|پایانی|چهار|شش|\d+)(?= |$)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
