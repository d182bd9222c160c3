/**
 * Words that stand in a name without being one, in folded letters: titles, words that stand for an
 * unknown name, and parts that are written joined or apart at the writer's whim.
 *
 * Typed from general knowledge of lists in Persian, Arabic and English.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((w) => w !== ""));

/** Titles and honorifics; only ever read off the front of a name. */
export const TITLES = words(`
  سید سیده السید السیده حاج حاجی حاجیه الحاج الحاجه دکتر دکترا الدکتور دکتور د مهندس المهندس م استاد الاستاذ
  شهید شهیده الشهید الشهیده کربلایی مشهدی شیخ الشیخ جناب آقای اقای اقا خانم سرکار سرهنگ سروان ستوان سرباز
  سرتیپ سردار مرحوم مرحومه المرحوم المرحومه زنده یاد جاویدنام جانباخته دانشآموز کودک الطفل الطفله العقید
  الدکتوره دکتوره المهندسه الاستاذه الممرض الممرضه
  النقیب العمید اللواء اللوا الرائد الملازم الصحفی الصحفیه
  dr mr mrs ms miss prof eng engr seyed seyyed sayyed sayed sayyid sayyad seyedeh seyyedeh sayyedeh haj haji
  hajj hajji hajieh martyr shahid sheikh shaikh shaykh colonel captain sergeant soldier late
`);

/** A title written onto the given name: سیدعلی. */
export const JOINED_TITLE = /^(?:سیده|سید|seyyedeh|seyedeh|seyyed|seyed|sayyed)(?=.{3})/u;

/** What makes such a beginning a family name instead: سیدزاده, سیدآبادی. */
export const FAMILY_ENDING =
  /(?:زاده|ابادی|نژاد|پور|نیا|فر|لو|وند|ی|zadeh|abadi|nejad|pour|nia|far|lou|vand|i)$/u;

/** Words that say that no name is known, and the words that may stand beside them. */
export const UNKNOWN = words(`
  ناشناس ناشناخته نامشخص نامعلوم نامعین مجهول مجهوله مجهولالهویه المجهول بدون بینام بینامونشان گمنام فاقد هویت
  unknown unkown unknwon unidentified unnamed anonymous noname nameless na null none nan undisclosed withheld
  unspecified tbd
`);
export const BESIDE_UNKNOWN = words(`
  نام اسم هویت خانوادگی مرد زن کودک جسد پیکر دختر پسر بنت ولد رجل امراه طفل طفله جثه غیر معروف معلوم الهویه الاسم شخص فرد رقم شماره
  name man woman child boy girl male female body person victim not no known identity n a of the person's number
`);

/** Whole names that are written where none is known. */
export const NAMES_OF_NOBODY: ReadonlySet<string> = new Set(
  "john doe,jane doe,baby doe,infant doe,فلان,فلانی,فلانه,فلان فلانی,فلان الفلانی,فلان بنفلان,فلان ابنفلان,fulan,fulan binfulan".split(
    ",",
  ),
);

/** Of these, the words that in one part of a name say that this part is unknown: Ali Unknown. */
export const UNKNOWN_PART = words(`
  ناشناس ناشناخته نامشخص نامعلوم مجهول مجهوله مجهولالهویه المجهول بینام گمنام
  unknown unkown unknwon unidentified unnamed noname undisclosed withheld unspecified
`);
/** Two words that together say it, parted by one space. */
export const UNKNOWN_PAIR: ReadonlySet<string> = new Set(
  `بی نام,بدون نام,بدون اسم,بدون هویت,فاقد نام,فاقد هویت,بلا اسم,بلا هویه,غیر معروف,غیر معلوم,غیر محدد,غیر مشخص,لم یذکر,
  no name,not known,not given,not stated,not available,not recorded,name unknown,no data`
    .split(",")
    .map((pair) => pair.trim()),
);
/** What an unknown part takes with it: مجهول الهویه, unknown name. */
export const OF_UNKNOWN = words("الهویه هویت هویه الاسم اسم نام name identity");

/** Joined to the word after: عبد الله, ابو زید, آل احمد, al Masri. */
export const JOIN_NEXT = words(`
  عبد عبدال ابو ابن بن ام ال ذو بو بنت
  abd abdul abdol abdel abdal abdur abdus abdun abu abo ibn bin bint al el ul ol um om
`);

/** Son or daughter of: what follows is the father's name, or a family's that is called after one (bin Laden). */
export const FILIAL = words("ابن بن بنت ولد bin ibn ben bint bent ould wuld");

/** Joined to the word before: نور الدین, حسین زاده. */
export const JOIN_BEFORE = words(`
  الدین الله الرحمن الرحیم الزهرا السادات زاده پور نژاد نیا فر لو وند زادگان خواه پرست دوست
  allah ollah ullah eldin aldin eddin uddin addin eddine aldeen eldeen zadeh zade pour poor pur nejad nezhad nia
  niya far lou loo vand khah parast doust
`);

/** Mothers and fathers of: the kunya. */
export const KUNYA = words("ابو ام abu abo um omm umm om");
