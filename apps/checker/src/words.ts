/** Every word of the page, in English and Persian. */
import { OUTSIDE_ENGLISH, OUTSIDE_PERSIAN, type OutsideWords } from "./outsideWords.ts";

export interface Words {
  readonly dir: "ltr" | "rtl";
  readonly otherName: string;
  readonly documentTitle: string;
  readonly heading: string;
  readonly what: string;
  readonly offline: string;
  readonly choose: string;
  readonly noFolders: string;
  readonly reading: string;
  readonly nothingHere: string;
  readonly broke: string;
  readonly practice: string;
  readonly holds: string;
  readonly faulty: (faults: string) => string;
  readonly notProof: string;
  readonly cannotShow: string;
  readonly about: string;
  readonly release: string;
  readonly date: string;
  readonly size: string;
  readonly key: string;
  /** The page that the release names to be checked with. */
  readonly checker: string;
  readonly noChecker: string;
  readonly checkerNote: string;
  readonly fingerprint: string;
  readonly compareNote: string;
  readonly ofTheLogOnly: string;
  readonly inWords: string;
  readonly inHex: string;
  readonly other: string;
  readonly same: string;
  readonly unreadable: string;
  readonly differs: (place: string) => string;
  readonly faults: string;
  readonly notes: string;
  /** Remark beside details, which are in English. */
  readonly detailsLanguage: string;
  readonly outside: OutsideWords;
}

export const ENGLISH: Words = {
  dir: "ltr",
  otherName: "فارسی",
  documentTitle: "Daftar: check a release",
  heading: "Check a release",
  what: "Choose the folder of a release, on this device or on a stick. Every file is compared with the log, every row with what was committed to, names with the names before, and the toll is counted again.",
  offline: "Nothing leaves this device and nothing is fetched; you may go offline first.",
  choose: "Choose a folder",
  noFolders: "This browser cannot choose folders. Use another one, or `daftar audit DIR`.",
  reading: "Checking. A release of many thousand names takes a minute.",
  nothingHere: "There is no release.json in this folder, so it is no release.",
  broke: "The check broke off. It says nothing about the release; try another browser.",
  practice: "Practice. Everything in this release is invented.",
  holds: "This copy holds together.",
  faulty: (faults) => `This copy does not hold together. Faults: ${faults}.`,
  notProof:
    "That does not make it the true one: whoever holds the key can make another that holds together as well. Compare the fingerprint with a copy that came another way.",
  cannotShow:
    "Not checked: whose key it is, whether others were shown another log (unless you brought what tells), the estimate, and what was never published. Whoever gave you this page could have changed it; take it from somebody else than the release.",
  about: "The release",
  release: "Release",
  date: "Published in the slot of",
  size: "Leaves in the log",
  key: "Key of the log",
  checker: "Checker it names",
  noChecker: "none named",
  checkerNote:
    "Version and SHA-256 of a page such as this one. Whether this page is that one, it cannot say itself: ask another program (sha256sum audit.html). Whoever published the release named the page as well; people who built it from its sources can say whether it is honest.",
  fingerprint: "Fingerprint of this copy",
  compareNote:
    "Compare size and all 32 words, or all of the hexadecimal, with another copy. The first few alone can be made to agree.",
  ofTheLogOnly: "It stands for the log alone; the files with faults are not what the log says.",
  inWords: "In words",
  inHex: "In hexadecimal",
  other: "Fingerprint of another copy, in words or hexadecimal",
  same: "The two fingerprints are the same.",
  unreadable: "This is no whole fingerprint: 32 words in one language, or 64 hexadecimal letters.",
  differs: (place) => `The two differ, first at word ${place}. They are not copies of one log at one time.`,
  faults: "Faults",
  notes: "To know, and no fault",
  detailsLanguage: "",
  outside: OUTSIDE_ENGLISH,
};

export const PERSIAN: Words = {
  dir: "rtl",
  otherName: "English",
  documentTitle: "دفتر: بررسی یک انتشار",
  heading: "بررسی یک انتشار",
  what: "پوشه‌ی یک انتشار را از این دستگاه یا از حافظه‌ی جانبی برگزینید. هر پرونده با دفتر سنجیده می‌شود، هر ردیف با تعهدی که برایش ثبت شده، نام‌ها با نام‌های پیشین، و شمار کشته‌شدگان از نو حساب می‌شود.",
  offline:
    "هیچ‌چیز از این دستگاه بیرون نمی‌رود و هیچ‌چیز از جایی گرفته نمی‌شود؛ می‌توانید پیش از آن اینترنت را قطع کنید.",
  choose: "برگزیدن پوشه",
  noFolders:
    "این مرورگر نمی‌تواند پوشه برگزیند. مرورگر دیگری یا \u2066daftar audit DIR\u2069 را به کار ببرید.",
  reading: "در حال بررسی. انتشاری با چند هزار نام یک دقیقه طول می‌کشد.",
  nothingHere: "در این پوشه \u2066release.json\u2069 نیست؛ پس این یک انتشار نیست.",
  broke: "بررسی نیمه‌کاره ماند. این چیزی درباره‌ی انتشار نمی‌گوید؛ مرورگر دیگری را بیازمایید.",
  practice: "تمرین. همه‌چیز در این انتشار ساختگی است.",
  holds: "این نسخه با خودش سازگار است.",
  faulty: (faults) => `این نسخه با خودش سازگار نیست. شمار ایرادها: ${faults}.`,
  notProof:
    "این به معنای اصل بودن آن نیست: هر که کلید را دارد می‌تواند نسخه‌ی دیگری بسازد که آن هم با خودش سازگار باشد. اثر انگشت را با نسخه‌ای بسنجید که از راه دیگری رسیده است.",
  cannotShow:
    "آنچه بررسی نمی‌شود: کلید از آنِ کیست، آیا به دیگران دفتر دیگری نشان داده شده (مگر چیزی آورده باشید که این را بگوید)، برآورد، و آنچه هرگز منتشر نشده است. هر که این صفحه را به شما داده می‌توانسته آن را دستکاری کند؛ آن را از کسی جز دهنده‌ی انتشار بگیرید.",
  about: "انتشار",
  release: "انتشار",
  date: "نوبت انتشار",
  size: "برگ‌های دفتر",
  key: "کلید دفتر",
  checker: "صفحه‌ی بررسی",
  noChecker: "نامی برده نشده",
  checkerNote:
    "نسخه و \u2066SHA-256\u2069 صفحه‌ای مانند همین صفحه. این صفحه خودش نمی‌تواند بگوید که همان است یا نه: از برنامه‌ی دیگری بپرسید (\u2066sha256sum audit.html\u2069). نام آن صفحه را هم ناشر انتشار برده است؛ کسانی که آن را از متن برنامه ساخته‌اند می‌توانند بگویند درستکار است یا نه.",
  fingerprint: "اثر انگشت این نسخه",
  compareNote:
    "اندازه و همه‌ی ۳۲ واژه، یا همه‌ی رقم‌های شانزده‌تایی را با نسخه‌ی دیگری بسنجید. چند واژه‌ی نخست را می‌توان عمداً یکسان ساخت.",
  ofTheLogOnly: "این تنها نشانه‌ی دفتر است؛ پرونده‌های دارای ایراد آنی نیستند که دفتر می‌گوید.",
  inWords: "به واژه",
  inHex: "به عدد شانزده‌تایی",
  other: "اثر انگشت نسخه‌ی دیگر، به واژه یا به عدد شانزده‌تایی",
  same: "دو اثر انگشت یکسان‌اند.",
  unreadable: "این اثر انگشت کاملی نیست: ۳۲ واژه به یک زبان، یا ۶۴ رقم شانزده‌تایی.",
  differs: (place) =>
    `این دو یکسان نیستند؛ نخستین تفاوت در واژه‌ی ${place} است. این‌ها نسخه‌های یک دفتر در یک زمان نیستند.`,
  faults: "ایرادها",
  notes: "برای آگاهی؛ ایراد نیست",
  detailsLanguage: "شرح ایرادها به انگلیسی است.",
  outside: OUTSIDE_PERSIAN,
};
