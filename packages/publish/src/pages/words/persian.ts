/** The words of the Persian page: Persian digits, Jalali days. */
import { jalaliOf, type PersonRow, toPersianDigits } from "@daftar/model";
import { grouped } from "./numbers.ts";
import { persianReason } from "./persianReason.ts";
import { persianSortKey } from "./persianSortKey.ts";
import { persianTerms } from "./persianTerms.ts";
import { persianVerdict } from "./persianVerdict.ts";
import type { DateParts, Words } from "./words.ts";

const MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split(" ");

const number = (value: number) => toPersianDigits(grouped(value, "٬"));
const people = (count: number) => `${number(count)} نفر`;

function parts(iso: string): { year: string; month: string; day: string } {
  const { year, month, day } = jalaliOf(iso);
  return {
    year: toPersianDigits(String(year)),
    month: MONTHS[month - 1] ?? "",
    day: toPersianDigits(String(day)),
  };
}

function day(iso: string): string {
  const { year, month, day: d } = parts(iso);
  return `${d} ${month} ${year}`;
}

/** A month or year of another calendar is no month or year of this one: its ends are told. */
function span({ from, to }: DateParts): string {
  if (from === to) return day(from);
  const [a, b] = [parts(from), parts(to)];
  if (a.year === b.year && a.month === b.month) return `${a.day} تا ${b.day} ${a.month} ${a.year}`;
  if (a.year === b.year) return `${a.day} ${a.month} تا ${b.day} ${b.month} ${a.year}`;
  return `${day(from)} تا ${day(to)}`;
}

function nameless({ sex, ageBand, missingPresumed }: Pick<PersonRow, "sex" | "ageBand" | "missingPresumed">) {
  const young = ageBand === "0-11" || ageBand === "12-17";
  const who =
    sex === "female"
      ? young
        ? "یک دختر"
        : "یک زن"
      : sex === "male"
        ? young
          ? "یک پسر"
          : "یک مرد"
        : young
          ? "یک کودک"
          : "یک نفر";
  return missingPresumed ? `${who}، ناپدیدشده` : who;
}

const REFUSALS: Readonly<Record<string, string>> = {
  "estimate.two-lists": "از دو فهرست هرگز معلوم نمی‌شود که آیا مستقل از هم‌اند؛ فهرست سومی لازم است",
  "estimate.one-list": "تنها یک فهرست هست و هم‌پوشانی‌ای در کار نیست",
  "estimate.no-overlap": "هیچ‌کس در دو فهرست نیست",
  "estimate.not-identifiable": "هیچ مدلی از این جدول برآورد یکتا نمی‌دهد",
  "estimate.unbounded": "داده‌ها کران بالای محدودی نمی‌دهند",
  "estimate.methods-disagree": "روش‌های پذیرفتنی بیش از آن با هم اختلاف دارند که یک بازه گفته شود",
  "estimate.too-wide": "دو سر بازه بیش از چهار برابر از هم دورند و این چیز کمی می‌گوید",
  "estimate.small-stratum": "شمار ثبت‌شدگان این بخش کمتر از آن است که برآورد شود",
  "estimate.no-stratum": "هیچ بخشی را نمی‌توان برآورد کرد",
  "estimate.different-scopes": "فهرست‌ها زمان، مکان و جمعیت مشترکی را پوشش نمی‌دهند",
  "estimate.coverage-undeclared": "پوشش فهرست‌ها اعلام نشده است",
  "estimate.subset-list": "یکی از فهرست‌ها سراسر در دیگری است",
  "estimate.copied-list": "دو فهرست درست همان کسان را دارند",
  "estimate.nobody": "هنوز کسی با هویت قابل تطبیق در رده‌ی «گزارش‌شده» یا بالاتر نیست",
};

const whyRefused = (code: string) => REFUSALS[code] ?? "شرط‌های آن برقرار نیست";

export const persian: Words = {
  lang: "fa",
  dir: "rtl",
  other: { file: "index.html", lang: "en", name: "English" },
  number,
  digits: toPersianDigits,
  day,
  dayMonth: (iso) => `${parts(iso).day} ${parts(iso).month}`,
  year: (iso) => parts(iso).year,
  quote: (text) => `«\u2068${text}\u2069»`,
  span,
  practice: "تمرین. همه‌ی این صفحه ساختگی است: هیچ شخص، مکان یا رویدادی در آن واقعی نیست.",
  inventedMark: "ساختگی",
  documentTitle: (title) => title,
  skip: "رفتن به نام‌ها",
  navigation: "این انتشار",
  contents: "در این صفحه",
  lead: {
    nobodyNamed: "هنوز مرگ هیچ‌کس با نام تأیید نشده است",
    named: (count) => `دست‌کم ${people(count)} با نام تأیید شده‌اند`,
    reported: (low, high, atLeast) =>
      low === high && !atLeast
        ? `${people(low)} گزارش شده است`
        : `${number(low)} تا ${atLeast ? "دست‌کم " : ""}${people(high)} گزارش شده است`,
    estimated: (low, high) =>
      `برآورد برای کسانی که فهرستی می‌توانسته به آنان برسد ${number(low)} تا ${people(high)} است`,
    refused: (code) => `برآورد داده نمی‌شود، زیرا ${whyRefused(code)}`,
    noEstimate: "برآوردی انجام نشده است",
    join: "؛ ",
    end: ".",
  },
  scopeLine: ({ area, from, to, later, populations }) =>
    `آنچه اینجا شمرده می‌شود: مرگ‌ها در ${area} از ${from} تا ${to}، و تا ${later} اگر پیامد همان باشد؛ ` +
    `از میان ${populations.join("، ")}.`,
  waysLine: "شیوه‌های مرگی که شمرده می‌شود، به بیان خود میز:",
  editionLine: ({ version, asOf, slot, approvers, policy }) =>
    `انتشار شماره‌ی ${version}، ${slot}، بر پایه‌ی آنچه تا ${asOf} رسیده است؛ با تأیید ${approvers} نفر، زیر ضابطه‌ی ${policy}.`,
  unpublished:
    "ممکن است سوابق منتشرنشده‌ای وجود داشته باشد: این صفحه تنها آنچه را می‌توان نشان داد می‌شمارد و شمار خود میز می‌تواند بیشتر باشد.",
  headings: {
    chart: "شمار کشته‌شدگان و آنچه دیگران می‌گویند",
    own: "مستند در اینجا",
    claims: "گفته‌ی دیگران",
    lines: "رده‌های شمارش",
    breakdowns: "به تفکیک شب، مکان، سن و علت",
    claimsTable: "گفته‌ی دیگران، به بیان خودشان",
    estimate: "کسانی که هیچ فهرستی به آنان نرسید",
    counts: "روایت‌های عددی",
    names: "دفتر نام‌ها",
    countOnly: "شمرده‌شدگان بدون جزئیات",
    reading: "این صفحه را چگونه بخوانیم",
    leftOut: "آنچه بیرون مانده است",
    corrections: "اصلاح‌ها و برداشتن‌ها",
    sources: "روایت‌ها از کجا می‌آیند",
    audit: "چگونه می‌توان آن را وارسی کرد",
    fingerprint: "اثر انگشت این نسخه",
    data: "داده‌ها",
  },
  chart: {
    caption:
      "نشان‌های توپُر در اینجا مستند شده‌اند؛ نشان‌های توخالی و هاشورخورده گفته‌ی دیگران‌اند، در تاریخی که گفته‌اند. هر نشانِ آنان به واژه‌هایش می‌رسد.",
    legend: {
      own: "مستند در اینجا: یک عدد، یا از کران پایین تا بالا",
      ownEstimate: "برآوردشده در اینجا",
      exact: "دیگران: یک عدد",
      closed: "دیگران: بسته در جایی که واژه‌ها بسته‌اند",
      atLeast: "«دست‌کم»، «بیش از»: رو به بالا باز",
      upTo: "«تا»، «کمتر از»: رو به پایین باز",
      beyond: "«ممکن است بیش از»: عددی گفته شده و کرانی نه",
      about: "«حدود»: تا نیم واحد آخرین رقم گفته‌شده",
      cloud: "مقدار به واژه",
      ghost: "گوینده آن را جایگزین کرده است؛ به رقم تازه پیوسته",
    },
    described: (count, from, to) =>
      `${number(count)} گفته از دیگران، از ${from} تا ${to}. هر یک پیوندی است به واژه‌هایش در جدول.`,
    wideDays: "روزهایی که گفته‌های بسیار دارند پهن‌تر کشیده شده‌اند.",
    logScale: "هر پله‌ی مقیاس ده برابر پله‌ی پیشین است.",
    cloudNote: "ابر تنها با واژه‌اش جا گرفته است («چند صد»: جایی میان ۱۰۰ تا ۱٬۰۰۰)؛ عدد نیست.",
    replacedOn: (when) => `در ${when} جایگزین شد`,
    noFigure: "بدون عدد",
    notEstimable: "برآوردناپذیر",
  },
  lines: {
    columns: ["رده", "شمار", "معنا"],
    verifiedNamed: [
      "تأییدشده و نام‌دار",
      "دو خاستگاه مستقل هم‌خوان‌اند و یکی از آن‌ها مستقیم است؛ دو نفر امضا کرده‌اند؛ نام را می‌توان نشان داد.",
    ],
    verified: [
      "تأییدشده، با بی‌نامان",
      "همان، با کسانی که نامشان دانسته نیست یا پوشیده است و شمارهایی که برای یک مکان امضا شده‌اند.",
    ],
    reported: [
      "گزارش‌شده",
      "دست‌کم یک روایت که معتبر ارزیابی شده است. کران پایین کسانی را که شاید یک نفر باشند یکی می‌گیرد؛ کران بالا نه.",
    ],
    estimated: [
      "برآوردشده",
      "بازه‌ی آماری برای کسانی که فهرستی می‌توانسته به آنان برسد؛ هرگز با شمارش جمع نمی‌شود.",
    ],
    between: (low, high) => `${low} تا ${high}`,
    to: "تا",
    corroborated: (count) =>
      `از گزارش‌شدگان، ${people(count)} را دو خاستگاه گواهی کرده‌اند و هنوز امضا نشده‌اند.`,
    disputed: (count, atLeast) =>
      `از گزارش‌شدگان، هویت یا اصلِ مرگ ${atLeast ? "دست‌کم " : ""}${people(count)} محل اختلاف است.`,
    missing: (count) => `در کنار این‌ها ${people(count)} ناپدید و مرده انگاشته‌اند و در هیچ رده شمرده نمی‌شوند.`,
    neverSummed: "رده‌ها یکدیگر را دربر می‌گیرند و هرگز با هم جمع نمی‌شوند.",
    notEstimable: "برآوردناپذیر",
    noEstimate: "انجام نشده",
    flags: {
      "toll.inner-above-outer":
        "در دست‌کم یک مکان، جمع بخش‌ها از عدد گفته‌شده برای کل بیشتر است؛ جمع پابرجاست و میانگین گرفته نمی‌شود.",
      "toll.scopes-cross":
        "برخی گستره‌های شمارش یکدیگر را قطع می‌کنند: برای کران پایین تنها بزرگ‌تر و برای کران بالا هر دو شمرده می‌شود.",
      "toll.high-is-at-least": "برخی مکان‌ها تنها شمارش بخشی دارند: کران بالا را «دست‌کم» بخوانید.",
      "toll.open-pairs": "کران پایین از آن رو کمتر است که شاید برخی از این افراد یک نفر باشند.",
    },
  },
  breakdowns: {
    note: "کسانی که در رده‌ی گزارش‌شده یا بالاترند، هر کدام یک بار؛ کسانی که شاید یک نفر باشند یکی گرفته نشده‌اند.",
    column: "",
    people: "شمار",
    by: {
      night: "شب",
      place: "مکان",
      province: "استان",
      city: "شهر",
      ageBand: "سن",
      sex: "جنس",
      cause: "علت",
      population: "جمعیت",
    },
    unknown: "نامعلوم یا نشان‌داده‌نشده",
    cityUnknown: (province) => `${province}، شهر نامعلوم یا نشان‌داده‌نشده`,
    nightOf: (when) => `شب ${when}`,
    nightUnknown: (when) => `${when} (شب نامعلوم)`,
    dayNightUnknown: "روز (شب نامعلوم)",
    underCuts: (recorded) =>
      recorded === null
        ? "این انتشار نمی‌گوید چه چیزی کی قطع بود، پس روز آرام در آن معنایی ندارد."
        : recorded === 0
          ? "این میز شرایط گزارش را ثبت نکرده است، پس روز آرام معنایی ندارد."
          : `روزهایی که اینترنت، تلفن یا بیمارستان‌ها قطع یا بسته بود آرام‌تر از آنچه بودند به چشم می‌آیند. این میز ${number(recorded)} ثبت از این‌که چه چیزی، کی و کجا قطع بود دارد؛ هیچ‌کدام در انتشار نمی‌آید.`,
    under30: (under, known, unknown) =>
      `از ${people(known)} که سنشان نشان داده شده، ${people(under)} زیر ۳۰ سال بودند؛ سن ${people(unknown)} نامعلوم است یا نشان داده نشده.`,
  },
  claimsTable: {
    columns: ["تا تاریخ", "گوینده", "به بیان خودش", "پایه", "در کنار آنچه اینجا مستند است"],
    via: (chain) => `به نقل ${chain}`,
    replaces: "جایگزینِ",
    replaced: "جایگزین‌شده با",
    answers: "در پاسخِ",
    rebuts: "در ردِ",
    caveats: "قید:",
    responsibility: "مسئول می‌داند:",
    partOf: "بخشی از",
    derived: "برگرفته از آنچه گفته شده",
    noVerdict: "چیزی برای سنجش نیست",
    verdict: (code, said, why) => persianVerdict(code, said, why, number),
    none: "در این انتشار گفته‌ای ثبت نشده است.",
  },
  estimate: {
    none: "برای این انتشار برآوردی انجام نشده است.",
    interval: (low, high, percent, documented) =>
      `${low} تا ${high} نفر (${percent})، از هم‌پوشانی فهرست‌هایی که روی‌هم ${documented} نفر در آن‌هاست.`,
    refused: (code, _message, documented) =>
      `داده نشد: ${whyRefused(code)}. روی‌هم ${documented} نفر در فهرست‌ها هستند.`,
    lowerBound: (count) => `کران پایین، هر چه از فهرست‌ها جا مانده باشد: ${count}.`,
    unreachable:
      "این تنها درباره‌ی کسانی است که فهرستی می‌توانسته به آنان برسد. کسانی که هیچ فهرستی نمی‌توانسته به آنان برسد در هیچ بازه‌ای نیستند.",
    lists: (count) => `از ${number(count)} فهرست، با نام مستعار.`,
    columns: ["روش", "نتیجه", "بازه", "چرا"],
    methods: {
      chapman: "چپمن",
      chao: "کران پایین چائو",
      "chao-mth": "کران چائو، با تفاوت فهرست‌ها",
      "loglinear-bic": "لگاریتمی‌خطی، به سنجه‌ی BIC",
      "loglinear-aic": "لگاریتمی‌خطی، به سنجه‌ی AIC",
      "loglinear-stepwise": "لگاریتمی‌خطی، گام‌به‌گام",
      averaged: "میانگین مدل‌ها",
      dga: "میانگین گراف‌های تجزیه‌پذیر",
      lcmcr: "رده‌های پنهان",
    },
    reason: persianReason,
    status: { ok: "به‌کاررفته", excluded: "کنارگذاشته", refused: "ردشده", failed: "ناکام" },
    overlapsHeading: "شمار افراد بر پایه‌ی فهرست‌هایی که در آن‌ها هستند",
    overlapsColumns: ["فهرست‌ها", "شمار"],
    list: (alias) => alias.replace(/^List /, "فهرست "),
    overlapsNone: "هم‌پوشانی فهرست‌ها نشان داده نمی‌شود: شمار افراد برای جدول کم است.",
  },
  counts: {
    note: "عددهایی که منبعی گفته است، بی آن‌که برای هر نفر سابقه‌ای باشد؛ منبع هرگز منتشر نمی‌شود.",
    none: "در این انتشار روایت عددی نیست.",
    columns: ["مکان", "روزها", "عدد", "گستره", "رده"],
    wholeArea: "سراسر منطقه",
    extent: { whole: "کل", partial: "بخشی" },
    level: { credible: "معتبر", verified: "تأییدشده" },
  },
  names: {
    count: (all, named) => `${people(all)} با جزئیات، ${people(named)} از آنان با نام.`,
    none: "در این انتشار هیچ‌کس با نام یا جزئیات نشان داده نشده است.",
    search: "جست‌وجو در نام‌ها",
    found: "نشان داده شده:",
    orderBy: "ترتیب بر پایه‌ی",
    orders: { name: "نام", date: "تاریخ", place: "مکان" },
    nameless,
    missing: "ناپدید، مرده انگاشته؛ شمرده نشده",
    maybeSame: "شاید همان فردِ سطری دیگر باشد",
    dateUnknown: "تاریخ نامعلوم",
    placeUnknown: "مکان نامعلوم",
    origins: "دو خاستگاه یا بیشتر",
    aged: (band) => band,
    sortKey: persianSortKey,
  },
  countOnly: {
    note: "این افراد در شمار آمده‌اند. تنها آنچه میان چند نفر از آنان مشترک است نشان داده می‌شود تا کسی از آن شناخته نشود.",
    nothingShown: "چیز دیگری نشان داده نمی‌شود",
    columns: ["آنچه نشان داده می‌شود", "شمار"],
  },
  reading: [
    "شمارش و برآورد دو چیزند و هرگز با هم جمع نمی‌شوند.",
    "گفته‌ها به بیان گویندگانشان آمده‌اند. مقام رسمی و مخالف زیر یک ضابطه‌اند و هیچ‌یک نمره نمی‌گیرد.",
    "«تأییدشده» یعنی دو خاستگاه مستقل هم‌خوان‌اند، یکی از آن‌ها مرگ یا پیکر را دیده یا سند را در دست دارد، و دو نفر امضا کرده‌اند.",
    "نامی که منتشر شده نامی است که خانواده یا رضایت اجازه داده است. نبودن نام چیزی درباره‌ی مرگ کسی نمی‌گوید.",
    "این نام‌ها نمونه‌ی آماری نیستند: رسیدن به برخی شهرها و شب‌ها دشوارتر از بقیه بوده است.",
  ],
  leftOut: {
    none: "دروازه چیزی را که بیرون گذاشته باشد نام نمی‌برد.",
    gateOpen: "دروازه‌ی ارقام زیر این ضابطه باز بود.",
    gateShut: "دروازه‌ی ارقام زیر این ضابطه بسته بود.",
    columns: ["بیرون‌مانده", "شمار"],
    measures: ["سنجه", "یافته", "خواسته"],
    measure: {
      scope: "گستره",
      origins: "خاستگاه‌های جداگانه و شناخته‌شده‌ی رقم گزارش‌شده",
      "undecided-pairs": "جفت‌های تعیین‌نشده، در هر ۱٬۰۰۰ نفرِ گزارش‌شده یا بالاتر",
      "reviews-asked": "امضاهایی که بازبینی‌شان خواسته شده",
      "count-agreement": "بیشترین فاصله‌ی شمارش‌ها و نام‌ها در یک مکان و زمان، در هر ۱٬۰۰۰ نفرِ شمارش",
      "places-without-source": "استان‌هایی از گستره که منبعی برایشان فهرست نشده",
      intake: "سوابق رسیده در روزهای اخیر، در برابر نیمِ میانه‌ی پیشین",
      "sample-coverage": "پوشش نمونه، در هر ۱٬۰۰۰",
      "new-victims-per-record": "افراد تازه در هر ۱٬۰۰۰ سابقه‌ی تازه، در واپسین روزِ دریافت",
      conditions: "سطرهای جدولِ آنچه در هر جا قطع شده بود",
    },
    scopeSet: ["تعیین نشده", "تعیین شده"],
    asked: (id, threshold) => `${id === "origins" || id === "intake" ? "دست‌کم" : "حداکثر"} ${threshold}`,
    noThreshold: "نشان داده می‌شود؛ بی‌آستانه",
    notMet: "برآورده نشده",
    what: {
      "alleged: no account assessed": "ادعاشده: هیچ روایتی ارزیابی نشده",
      "set aside": "کنارگذاشته",
      "known to lie outside the scope": "دانسته‌شده که بیرون از گستره است",
      "missing and presumed dead": "ناپدید و مرده انگاشته",
    },
  },
  corrections: {
    none: "تاکنون هیچ.",
    note: "سطری که منتشر شده بود و بسته شده است. نام نخست می‌رود؛ دلیل همراه با دیگران می‌آید.",
    columns: ["شناسه‌ی عمومی", "دلیل", "نوبت"],
    reasons: { correction: "اصلاح", "joined-with": "یکی‌شدن با سطری دیگر", "on-request": "به درخواست" },
  },
  sources: {
    note: "روایت‌ها به تفکیک گونه‌ی منبع، برای کل انتشار. گونه‌های کوچک نشان داده نمی‌شوند.",
    none: "هیچ گونه‌ای آن‌قدر بزرگ نیست که نشان داده شود.",
    columns: ["گونه", "روایت‌ها"],
  },
  audit: {
    how: [
      "فرمان \u2066npx daftar audit DIR\u2069 (که DIR همین پوشه است) شمار را از روی سطرها از نو می‌شمارد، هر تعهد دفتر عمومی را باز می‌کند و با هر تفاوتی مردود می‌شود. به شبکه نیازی ندارد.",
      "دفتر عمومی در پوشه‌ی \u2066log/\u2069 نامی در خود ندارد: تنها اثر نمک‌خورده‌ی هر خانه‌ی منتشرشده، به ترتیب انتشار. هیچ سطری بی‌برگ تغییر نمی‌کند یا نمی‌افتد.",
    ],
    fromPaper: "کلید دفتر عمومی:",
    checker: (version) =>
      `صفحه‌ای که انتشارها را در هر مرورگری وارسی می‌کند (\u2066audit.html\u2069) جدا از خود انتشار به دست خوانندگان می‌رسد. صفحه‌ای که برنامه‌ی سازنده‌ی این انتشار می‌سازد (نسخه‌ی \u2066${version}\u2069) این \u2066SHA-256\u2069 را دارد:`,
    checkerAsk:
      "این عدد را برای نسخه‌ی خودتان با برنامه‌ی دیگری حساب کنید (\u2066sha256sum audit.html\u2069). درستکار بودن آن صفحه را هیچ انتشاری نمی‌تواند گواهی کند؛ از کسانی بپرسید که خودشان آن را از متن برنامه ساخته‌اند.",
    approved: "کسانی که این انتشار را تصویب کردند:",
    dissented: "کسانی که مخالفت کردند، با دلیل به واژه‌های خودشان:",
    nobodyDissented: "هیچ‌یک از کسانی که حق تصویب دارند مخالفت نکرد.",
    unsaid: "(دلیلی بیرون نمی‌رود)",
  },
  fingerprint: {
    note: "هیچ پرونده‌ای نمی‌تواند ضامن خودش باشد. این را با نسخه‌ای دیگر که از راهی دیگر رسیده بسنجید: همان اندازه و همه‌ی ۳۲ واژه، یا همه‌ی رقم‌های شانزده‌تایی. چند واژه‌ی نخست را می‌توان عمداً یکسان ساخت.",
    size: "برگ‌های دفتر",
    date: "نوبت",
    words: "به واژه",
    hex: "به عدد شانزده‌تایی",
    compare: "این را با نسخه‌ای دیگر بسنجید.",
    noScript: "اگر اسکریپت خاموش است: اثر انگشت همان SHA-256 سه سطر نخست \u2066log/checkpoint\u2069 است.",
    missing: "پرونده‌ی \u2066log/checkpoint.js\u2069 کنار این صفحه نیست و اثر انگشتی برای نشان دادن نیست.",
  },
  data: { note: "هر سطر این صفحه به صورت داده‌ی باز، با فرهنگ ستون‌ها:" },
  terms: persianTerms,
};
