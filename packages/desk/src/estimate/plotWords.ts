/** The words of the plots, in English and Persian; numbers, methods and refusals are worded as on release pages. */
import { ASSUMPTIONS, type PlotWords } from "@daftar/estimate";
import { english, persian } from "@daftar/publish";

/** To three figures, as people speak of multipliers. */
function short(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return String(Number(value.toFixed(digits)));
}

/** A word by its key; the key itself where there is none. */
const wordOf = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key;

export const ENGLISH: PlotWords = {
  lang: "en",
  dir: "ltr",
  number: english.number,
  multiplier: short,
  practice: "Practice. Everything here is invented: no person, place or event is real.",
  estimated: "Estimated, not counted: never to be added to a count, nor divided among named people.",
  unreachable: ASSUMPTIONS.unreachable,
  seed: (seed) => `Seed ${seed}.`,
  figure: (value) => `a figure asked about, not ours: ${value}`,
  documented: (value) => `documented: ${value}`,
  headline: (low, high) => `headline: ${low} to ${high}`,
  overlaps: {
    title: (people, lists) =>
      `${people} people are documented on ${lists} lists, and this is how the lists overlap`,
    subtitle:
      "A column is the people on exactly the lists whose dots are filled. The bar beside a list is everyone on it.",
    counted:
      "Documented people, not estimated ones. How many are on no list is estimated from these overlaps.",
    rest: (columns, people) => `${columns} more overlaps with ${people} people are not drawn.`,
    small:
      "Some columns hold fewer than 50 people: for work, not for publication. A release shows totals, under aliases.",
  },
  methods: {
    title: (low, high, documented) =>
      `Estimated: between ${low} and ${high} people killed, of whom ${documented} are documented`,
    refused: (code, message, documented) => english.estimate.refused(code, message, documented),
    subtitle: "Each line is one method's 95% interval, on one scale.",
    band: "The band behind is the headline.",
    name: (id) => wordOf(english.estimate.methods, id),
    status: (status) => wordOf(english.estimate.status, status),
    marks:
      "Filled: the headline is made from it. Hollow: shown beside it. Broken line: refused. Methods without a line say why.",
    noUpper: "An arrow: the data set no upper limit.",
    logScale: "Equal distances are equal ratios.",
  },
  interaction: {
    title: "What no table can tell would change the estimate by this much",
    subtitle:
      "Every model takes the dependence of all lists together as absent. Were it not, the people on no list would be more or fewer by a multiplier, and the table would look the same.",
    axis: "people on no list, times what the model finds",
    curve: (id) =>
      id === "no-top-interaction" ? "every dependence but one" : wordOf(english.estimate.methods, id),
    leaves: (model, low, high) =>
      low === null && high === null
        ? `${model}: there is no headline to leave.`
        : `${model}: at ${low ?? "no multiplier"} it reaches the headline's lower end, at ${high ?? "no multiplier"} its upper.`,
  },
  posterior: {
    title: (low, high) =>
      `Estimated: between ${low} and ${high} people killed, and how well each number goes with the lists`,
    subtitle:
      "The taller a shape stands over a number, the better that total goes with how the lists overlap. A broad shape: the lists settle little. Two heaps: they leave two answers open.",
    row: (method, low, high) => `${method}: ${low} to ${high}`,
    marks:
      "Filled: the headline is made from it. Outlined: shown beside it. The line beneath a shape is its 95% interval. Each shape has a height of its own: compare where they stand and how broad they are, not how tall. The outermost hundredth of each is not drawn.",
    ends: (low, high) => `${low} to ${high}`,
    outside: (method, percent) => `${method}: ${percent}% lies further out and is not drawn.`,
  },
  density: {
    title: (low, high) => `Estimated: 95 in 100 draws lie between ${low} and ${high} people`,
    subtitle: (source) =>
      source === "posterior"
        ? "How likely each number is, given the table and the method. The line is the 95% interval."
        : "What the chosen model would have said of other tables that chance could have given, the choice made anew for each. The line holds 95 in 100.",
    beyond: (percent) => `${percent}% of the draws lie further out and are not drawn.`,
  },
};

export const PERSIAN: PlotWords = {
  lang: "fa",
  dir: "rtl",
  number: persian.number,
  multiplier: (value) => persian.digits(short(value).replace(".", "٫")),
  practice: "تمرین. همه‌چیز در این‌جا ساختگی است: هیچ شخص، مکان یا رویدادی واقعی نیست.",
  estimated: "برآورد است، نه شمارش: هرگز با شماری جمع نمی‌شود و میان نام‌ها بخش نمی‌شود.",
  unreachable:
    "کسانی که هیچ فهرستی هرگز نمی‌توانست به آنان برسد شمرده نشده‌اند و هیچ‌یک از این عددها نشان نمی‌دهد که چند نفرند.",
  seed: (seed) => `دانه‌ی ${persian.digits(String(seed))}.`,
  figure: (value) => `عددی که پرسیده شده، نه از ما: ${value}`,
  documented: (value) => `ثبت‌شده: ${value}`,
  headline: (low, high) => `برآورد اصلی: ${low} تا ${high}`,
  overlaps: {
    title: (people, lists) => `${people} نفر در ${lists} فهرست ثبت شده‌اند و هم‌پوشانی فهرست‌ها چنین است`,
    subtitle: "هر ستون کسانی‌اند که درست در فهرست‌های نقطه‌پُر هستند. میله‌ی کنار هر فهرست همه‌ی کسان آن است.",
    counted: "کسان ثبت‌شده، نه برآوردشده. شمار کسانی که در هیچ فهرستی نیستند از همین هم‌پوشانی‌ها برآورد می‌شود.",
    rest: (columns, people) => `${columns} هم‌پوشانی دیگر با ${people} نفر رسم نشده است.`,
    small:
      "برخی ستون‌ها کمتر از ۵۰ نفر دارند: برای کار است، نه انتشار. در انتشار تنها جمع‌ها و با نام مستعار می‌آیند.",
  },
  methods: {
    title: (low, high, documented) =>
      `برآورد: میان ${low} و ${high} نفر کشته، که ${documented} نفرشان ثبت شده‌اند`,
    refused: (code, message, documented) => persian.estimate.refused(code, message, documented),
    subtitle: "هر خط بازه‌ی ۹۵ درصدی یک روش است، همه بر یک مقیاس.",
    band: "نوار پشت آن‌ها برآورد اصلی است.",
    name: (id) => wordOf(persian.estimate.methods, id),
    status: (status) => wordOf(persian.estimate.status, status),
    marks:
      "نشان پُر: برآورد اصلی از آن ساخته می‌شود. توخالی: در کنار آن آمده. خط بریده: رد شده. روشی که خط ندارد می‌گوید چرا.",
    noUpper: "پیکان: داده‌ها کران بالایی نمی‌دهند.",
    logScale: "فاصله‌های برابر نسبت‌های برابرند.",
  },
  interaction: {
    title: "آنچه هیچ جدولی نمی‌گوید، برآورد را این‌قدر دگرگون می‌کند",
    subtitle:
      "هر مدل وابستگیِ همه‌ی فهرست‌ها با هم را نبوده می‌گیرد. اگر بود، شمار کسان بیرون از فهرست‌ها در ضریبی ضرب می‌شد و جدول همین می‌ماند.",
    axis: "شمار کسان بیرون از فهرست‌ها، چند برابر یافته‌ی مدل",
    curve: (id) =>
      id === "no-top-interaction" ? "همه‌ی وابستگی‌ها جز یکی" : wordOf(persian.estimate.methods, id),
    leaves: (model, low, high) =>
      low === null && high === null
        ? `${model}: برآورد اصلی نیست که از آن بیرون رود.`
        : `${model}: با ضریب ${low ?? "هیچ"} به سر پایین برآورد اصلی می‌رسد و با ${high ?? "هیچ"} به سر بالای آن.`,
  },
  posterior: {
    title: (low, high) =>
      `برآورد: میان ${low} و ${high} نفر کشته، و این‌که هر عدد چه اندازه با فهرست‌ها می‌خواند`,
    subtitle:
      "هر جا شکل بلندتر است، آن شمار با هم‌پوشانی فهرست‌ها بهتر می‌خواند. شکل پهن: فهرست‌ها چیز زیادی را روشن نمی‌کنند. دو توده: دو پاسخ را باز می‌گذارند.",
    row: (method, low, high) => `${method}: ${low} تا ${high}`,
    marks:
      "پُر: برآورد اصلی از آن ساخته می‌شود. تنها خط دور: در کنار آن آمده. خط زیر هر شکل بازه‌ی ۹۵ درصدی آن است. هر شکل بلندی خودش را دارد: جای شکل‌ها و پهنایشان را بسنجید، نه بلندی‌شان را. دورترین یک‌صدم هر یک رسم نشده است.",
    ends: (low, high) => `${low} تا ${high}`,
    outside: (method, percent) => `${method}: ${percent}٪ دورتر است و رسم نشده.`,
  },
  density: {
    title: (low, high) => `برآورد: ۹۵ از ۱۰۰ نمونه میان ${low} و ${high} نفر است`,
    subtitle: (source) =>
      source === "posterior"
        ? "هر عدد با این جدول و این روش چه اندازه محتمل است. خط، بازه‌ی ۹۵ درصدی است."
        : "مدل برگزیده از جدول‌های دیگری که بخت می‌توانست بدهد چه می‌گفت، با گزینشی نو برای هر یک. خط ۹۵ از ۱۰۰ را دربر دارد.",
    beyond: (percent) => `${percent}٪ نمونه‌ها دورترند و رسم نشده‌اند.`,
  },
};
