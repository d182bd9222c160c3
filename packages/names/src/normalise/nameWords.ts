/**
 * Words that stand in a name without being one, in folded letters: titles, words that stand for an
 * unknown name, and parts that are written joined or apart at the writer's whim.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((w) => w !== ""));

/** Titles and honorifics; only ever read off the front of a name. */
export const TITLES = words(`
  سید سیده السید حاج حاجی حاجیه الحاج دکتر دکترا د مهندس م استاد شهید شهیده الشهید الشهیده کربلایی مشهدی
  شیخ الشیخ جناب آقای اقای اقا خانم سرکار سرهنگ سروان ستوان سرباز سرتیپ سردار مرحوم مرحومه المرحوم زنده یاد
  جاویدنام جانباخته دانش‌آموز کودک
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
  ناشناس ناشناخته نامشخص نامعلوم نامعین مجهول مجهولالهویه المجهول بدون بینام بینامونشان گمنام فاقد هویت
  unknown unidentified unnamed anonymous noname nameless na null none nan undisclosed withheld tbd
`);
export const BESIDE_UNKNOWN = words(`
  نام اسم هویت خانوادگی مرد زن کودک جسد پیکر دختر پسر رجل امراه طفل جثه غیر معروف معلوم الهویه شخص فرد
  name man woman child boy girl male female body person victim not no known identity n a of the person's
`);

/** Joined to the word after: عبد الله, ابو زید, آل احمد, al Masri. */
export const JOIN_NEXT = words(`
  عبد ابو ابن بن ام ال ذو بو بنت
  abd abdul abdol abdel abdal abu abo ibn bin ben al el ul ol um om
`);

/** Joined to the word before: نور الدین, حسین زاده. */
export const JOIN_BEFORE = words(`
  الدین الله الرحمن الرحیم الزهرا السادات زاده پور نژاد نیا فر لو وند زادگان خواه پرست دوست
  allah ollah ullah eldin aldin eddin uddin addin eddine zadeh zade pour poor pur nejad nezhad nia niya far lou
  loo vand khah parast doust
`);

/** Mothers and fathers of: the kunya. */
export const KUNYA = words("ابو ام abu abo um om umm");
