/**
 * Words that describe a person instead of naming one, in folded letters: English, Persian, Arabic.
 *
 * Typed from general knowledge. A word is here only where it is hardly ever a name of its own; where
 * names and descriptions share a word (جوان, Young, فرد), it describes only beside a word that does.
 */
import { foldLetters } from "../fold/foldLetters.ts";

const words = (text: string): ReadonlySet<string> =>
  new Set(
    foldLetters(text)
      .split(/\s+/)
      .filter((word) => word !== ""),
  );

/** Says what somebody was. Before it may stand a name; after it stands none. */
export const DESCRIBES = words(`
  man men woman women boy boys girl girls child children kid kids baby babies infant infants newborn toddler
  teen teens teenager teenagers youth adult adults male males female females person persons people body bodies
  corpse corpses remains victim victims civilian civilians protester protesters protestor demonstrator student
  soldier policeman prisoner detainee inmate bystander passerby year years yr yrs yo month months day days aged age
  مرد مردی مردان زن زنی زنان کودک کودکی کودکان نوزاد شیرخوار نوجوان نوجوانی جسد پیکر جنازه معترض زندانی
  ساله سالگی سال ماهه شخص شخصی افراد
  رجل رجال امراه نساء نسا طفل طفله اطفال رضیع رضیعه شاب شابه فتی فتاه جثه جثمان متظاهر ضحیه سجین معتقل سنه سنوات
  عمره عمرها
`);

/** Somebody is told by their tie to another: the name that follows is the other's. */
export const KIN = words(`
  brother brothers sister sisters sibling siblings mother father parent parents wife husband widow widower fiance
  fiancee family relative relatives uncle aunt cousin cousins nephew niece grandson granddaughter grandfather
  grandmother twin twins sons daughters
  برادر خواهر خواهران مادر پدر همسر شوهر نامزد خانواده نوه عمو دایی خاله عمه پسران دختران فرزندان
  پسرش دخترش پسری دختری
  زوجه زوج اخ اخت شقیق شقیقه والد والده ارمله عایله عائله حفید ابناء بنات
`);

/** Joins a person to their father inside a name; at its front it says only whose child somebody was. */
export const CHILD_OF = words(`
  son daughter child sonof daughterof s/o d/o c/o
  پسر دختر فرزند
  ابن بنت ولد ibn bint pesar dokhtar
`);

/** What follows says where, with whom, or how else somebody is called. */
export const CUTS = words(`
  of the from in near at with who whose which was his her their and or aka alias nicknamed called named known dubbed
  از اهل در با این آن که و یا به ملقب مشهور
  من فی مع الذی التی او المعروف الملقب المکنی
`);

/** Beside a describing word these describe too; alone they may be a family name. */
export const SOFT = words(`
  young old elderly little small unknown an another some several few many one two three four five six seven
  eight nine ten
  جوان جوانی پیر مسن سالخورده یک دو سه چهار پنج شش هفت هشت نه ده چند چندین یکی
  واحد اثنان اثنین ثلاثه اربعه خمسه
`);

/** Describes only where a form begins with it. */
export const DESCRIBES_AT_FRONT = words("فرد فردی قربانی قربانیان برادران");

/** Titles by their article: الطفل فلان is "the child, so-and-so", while طفل فلان is so-and-so's child. */
export const APPOSITIONS = words("الطفل الطفله الشاب الشابه الفتی الفتاه الرضیع الرضیعه الرجل");

/** What casts doubt on the name itself, wherever it stands. */
export const DOUBTS = words(`
  surname lastname firstname uncertain unconfirmed unclear unsure pseudonym alias initials redacted
  فامیل مستعار نامشخص نامطمین
  لقب مستعارا
`);

/** Stand-ins of forms and of police files. */
export const STAND_INS = words("nn nnn xx xxx xy doe fulan فلان فلانی");

/** Not a word of a name by itself: it honours the one before. */
export const HONOURS_BEFORE = words("سادات sadat");

/** Given names written apart that are one name: with nothing beside them no family is told. */
export const COMPOUND_FIRST = words(`
  محمد امیر علی غلام حمید
  mohammad mohamad muhammad mohammed amir ameer ali aly gholam hamid
`);
export const COMPOUND_SECOND = words(`
  رضا حسین حسن علی مهدی محمد جواد امین صادق باقر تقی نقی پارسا طاها عباس اکبر اصغر
  reza riza hossein hosein hussein husayn hassan hasan ali aly mehdi mahdi mohammad mohamad muhammad mohammed
  javad jawad amin sadegh sadeq bagher baqer taghi naghi parsa taha abbas akbar asghar
`);
