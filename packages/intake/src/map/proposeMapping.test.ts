import type { ColumnRole } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { proposeMapping } from "./proposeMapping.ts";

// Everybody here is invented.
const one = (header: string, values: readonly string[] = [], beside: readonly string[] = []) => {
  const proposal = proposeMapping({
    header: [header, ...beside],
    rows: values.map((value) => [value, ...beside.map(() => "")]),
  }).columns[0];
  if (!proposal) throw new Error("no proposal");
  return proposal;
};
const NAMES = ["Arash Behmanzad", "Mina Parvaz", "Kian Delavar", "Nika Rahgozar"];
const DAYS = ["2014-05-08", "2014-05-09", "2014-05", ""];

describe("[J18] headers that say what a column holds", () => {
  it.each<[string, ColumnRole]>([
    ["name", "name"],
    ["Full Name", "name"],
    ["fullName", "name"],
    ["name_fa", "name"],
    ["Name (Persian)", "name"],
    ["نام و نام خانوادگی", "name"],
    ["الاسم", "name"],
    ["اسم الشهيد", "name"],
    ["نام جان‌باخته", "name"],
    ["نام / Name", "name"],
    ["first_name", "given"],
    ["نام کوچک", "given"],
    ["surname", "family"],
    ["نام خانوادگی", "family"],
    ["نام‌خانوادگی", "family"],
    ["اسم العائلة", "family"],
    ["Father's name", "father"],
    ["نام پدر", "father"],
    ["اسم الأب", "father"],
    ["grandfather", "grandfather"],
    ["اسم الجد", "grandfather"],
    ["birth_place", "birthPlace"],
    ["محل تولد", "birthPlace"],
    ["city", "deathPlace"],
    ["شهر", "deathPlace"],
    ["المدينة", "deathPlace"],
    ["محل فوت", "deathPlace"],
    ["province", "deathProvince"],
    ["استان", "deathProvince"],
    ["محافظة", "deathProvince"],
    ["المحافظة", "deathProvince"],
    ["place of injury", "injuryPlace"],
    ["محل دفن", "burialPlace"],
    ["cause of death", "cause"],
    ["علت فوت", "cause"],
    ["سبب الوفاة", "cause"],
  ])("%s", (header, role) => {
    expect(one(header, NAMES)).toMatchObject({
      role,
      sure: true,
      class: expect.stringMatching(/victim|circumstance/),
    });
  });

  it.each<[string, ColumnRole]>([
    ["died", "deathDate"],
    ["dod", "deathDate"],
    ["Date of death", "deathDate"],
    ["تاریخ فوت", "deathDate"],
    ["تاریخ کشته‌شدن", "deathDate"],
    ["تاريخ الوفاة", "deathDate"],
    ["born", "birthDate"],
    ["dob", "birthDate"],
    ["تاریخ تولد", "birthDate"],
    ["تاريخ الميلاد", "birthDate"],
    ["date of injury", "injuryDate"],
    ["تاریخ جراحت", "injuryDate"],
  ])("%s, over dates", (header, role) => {
    expect(one(header, DAYS)).toMatchObject({ role, sure: true, calendar: "gregorian" });
  });

  it.each<[string, ColumnRole, string[]]>([
    ["age", "ageYears", ["30", "حدود ۳۰", "20-25"]],
    ["سن", "ageYears", ["۳۰"]],
    ["العمر", "ageYears", ["٣٠"]],
    ["sex", "sex", ["M", "F"]],
    ["جنسیت", "sex", ["زن", "مرد"]],
    ["الجنس", "sex", ["ذكر"]],
    ["id", "key", ["1", "2"]],
    ["unique_id", "key", ["Q1-1", "Q1-2"]],
    ["شناسه", "key", ["a-b", "c-d"]],
    ["national id", "nationalId", ["0012345678"]],
    ["کد ملی", "nationalId", ["۰۰۱۲۳۴۵۶۷۸"]],
    ["soc_sec_id", "nationalId", ["1234567"]],
    ["national_id_last_6", "nationalId", ["345678"]],
    ["population", "population", ["protester", "رهگذر"]],
    ["وضعیت", "status", ["ناپدید", "کشته"]],
    ["body tag", "bodyTag", ["T-12"]],
    ["born", "birthPlace", NAMES],
  ])("%s, over such values", (header, role, values) => {
    expect(one(header, values)).toMatchObject({ role, sure: true });
  });

  it("a name beside a family name is the given name, where it is one word", () => {
    const rows = [
      ["آرش", "بهمنزاد"],
      ["مینا", "پرواز"],
    ];
    expect(proposeMapping({ header: ["نام", "نام خانوادگی"], rows }).columns.map((c) => c.role)).toEqual([
      "given",
      "family",
    ]);
    const full = [
      ["Arash Behmanzad", "Behmanzad"],
      ["Mina Parvaz", "Parvaz"],
    ];
    expect(proposeMapping({ header: ["name", "surname"], rows: full }).columns.map((c) => c.role)).toEqual([
      "name",
      "family",
    ]);
  });

  it("rows that are numbered say nothing by it", () => {
    expect(one("ردیف", ["1", "2", "3"])).toMatchObject({ role: "ignore", class: "drop" });
    expect(one("#", ["1", "2", "3"])).toMatchObject({ role: "ignore", class: "drop" });
    expect(one("no", ["7", "19", "3"])).toMatchObject({ class: "free-text", sure: false });
    expect(one("invented", ["yes", "yes"])).toMatchObject({ role: "ignore" });
  });
});

describe("[J18] sources are sealed, whatever else a header says", () => {
  it.each<[string, ColumnRole]>([
    ["reported by", "reporter"],
    ["Name of reporter", "reporter"],
    ["reporter_name", "reporter"],
    ["source", "reporter"],
    ["witness name", "reporter"],
    ["name (as told by family)", "reporter"],
    ["contact", "reporter"],
    ["relation", "reporter"],
    ["گزارش‌دهنده", "reporter"],
    ["منبع", "reporter"],
    ["نام شاهد", "reporter"],
    ["المصدر", "reporter"],
    ["اسم المبلغ", "reporter"],
    ["phone", "phone"],
    ["reporter phone", "phone"],
    ["شماره تماس", "phone"],
    ["تلفن همراه", "phone"],
    ["رقم الهاتف", "phone"],
    ["e-mail", "email"],
    ["ایمیل", "email"],
    ["address", "address"],
    ["address_1", "address"],
    ["postcode_fake", "address"],
    ["آدرس", "address"],
    ["العنوان", "address"],
  ])("%s", (header, role) => {
    expect(one(header, NAMES)).toMatchObject({ role, class: "source-identity" });
  });

  it.each(["hospital", "بیمارستان", "ward", "بخش", "link", "photo url", "لینک"])(
    "%s narrows down who could tell",
    (header) => {
      expect(one(header, NAMES)).toMatchObject({ role: "text", class: "source-identity" });
    },
  );

  it("suburb and state beside an address are an address", () => {
    expect(one("state", NAMES, ["postcode"])).toMatchObject({ role: "address", class: "source-identity" });
    expect(one("state", NAMES)).toMatchObject({ role: "deathProvince" });
  });
});

describe("[J18] what nobody said is sealed", () => {
  it.each<[string, string[], string, string]>([
    ["unknown header, names", NAMES, "text", "source-identity"],
    ["unknown header, dates", ["2014-05-08", "2014-05-09", "2014-05-10"], "text", "free-text"],
    ["unknown header, ages", ["30", "41", "17"], "text", "free-text"],
    [
      "unknown header, prose",
      ["He was seen near the square.", "She had gone out for bread."],
      "text",
      "free-text",
    ],
    ["unknown header, e-mail", ["a@example.org", "b@example.org"], "email", "source-identity"],
    ["unknown header, telephone", ["+98 912 000 0000", "۰۹۱۲۰۰۰۰۰۰۰"], "phone", "source-identity"],
    ["unknown header, links", ["https://example.org/a", "t.me/x"], "text", "source-identity"],
    [
      "unknown header, one that tells",
      ["a", "b", "c", "reported by the neighbour", "d", "e", "f"],
      "text",
      "source-identity",
    ],
    ["unknown header, nothing", [], "text", "free-text"],
    ["date", ["soon", "later"], "text", "free-text"],
    ["quotes", ["list-a", "list-b"], "text", "free-text"],
    ["list", ["L1", "L2"], "text", "free-text"],
    ["notes", NAMES, "text", "free-text"],
    ["mother", NAMES, "text", "source-identity"],
    ["occupation", ["clerk", "nurse", "baker", "clerk"], "text", "free-text"],
  ])("%s", (header, values, role, kept) => {
    expect(one(header, values)).toMatchObject({ role, class: kept });
  });

  it.each<[string, string[]]>([
    ["name", ["12", "13", "15"]],
    ["died", ["in the street", "at home", "at night"]],
    ["age", ["red", "blue"]],
    ["sex", ["1", "2", "1"]],
    ["city", ["A long story of how they came there, and of what they saw on the way, told at length", "x"]],
    ["id", ["same", "same", "same"]],
    ["population", ["blue", "green"]],
  ])("a header %s that its values contradict", (header, values) => {
    expect(one(header, values)).toMatchObject({ role: "text", class: "free-text", sure: false });
  });

  it("a name column in which anybody can be reached", () => {
    expect(one("name", [...NAMES, "call 0912 000 0000"])).toMatchObject({
      class: "source-identity",
      sure: false,
    });
    expect(one("city", [...NAMES, "x@example.org"])).toMatchObject({ class: "source-identity", sure: false });
  });

  it.each(["id", "national id", "body tag"])("telephone numbers under %s, written in any way", (header) => {
    for (const number of ["+00 555 010 77", "00 555 010 77", "0555-010-77", "055501077"]) {
      const values = ["10", "11", "12"].map((end) => number + end);
      expect(one(header, values)).toMatchObject({ role: "phone", class: "source-identity", sure: false });
    }
    // One among many is sealed by itself when it is read; the list keeps its numbers.
    const ids = Array.from({ length: 19 }, (_, n) => `${n}-A`);
    expect(one(header, [...ids, "+00 555 010 7710"])).toMatchObject({ sure: true });
    expect(one(header, [...ids, "https://example.org/1"])).toMatchObject({ sure: true });
    expect(one(header, [...ids, "a@example.org"])).toMatchObject({ class: "source-identity" });
  });

  it("a header that tells who told or how to reach them", () => {
    expect(one("city (0912 000 0000)", NAMES)).toMatchObject({ class: "source-identity", sure: false });
    expect(one("city, as told", NAMES)).toMatchObject({ class: "source-identity", sure: false });
  });

  it("a date of nothing in particular is the death's in a list, and sealed on a form or beside other dates", () => {
    for (const header of ["date", "تاریخ", "التاريخ"]) {
      expect(one(header, DAYS, ["name"])).toMatchObject({ role: "deathDate", sure: true });
      expect(one(header, DAYS, ["name", "reporter"])).toMatchObject({ class: "free-text", sure: false });
      expect(one(header, DAYS, ["name", "died"])).toMatchObject({ class: "free-text", sure: false });
    }
  });

  it("a second key", () => {
    const { columns } = proposeMapping({
      header: ["id", "unique_id"],
      rows: [
        ["1", "a"],
        ["2", "b"],
      ],
    });
    expect(columns.map((c) => [c.role, c.sure])).toEqual([
      ["key", true],
      ["text", false],
    ]);
  });

  it("but words that can be nothing else are read under any header", () => {
    expect(one("q7", ["زن", "مرد", "زن", "male"])).toMatchObject({ role: "sex", sure: true });
    expect(one("q8", ["protester", "bystander", "معترض"])).toMatchObject({ role: "population", sure: true });
    expect(one("interviewer", ["زن", "مرد", "زن"])).toMatchObject({ role: "reporter" });
  });
});

describe("how a column writes its dates", () => {
  it.each<[string, string[], string | null, string | null]>([
    ["died", ["۱۳۹۳/۰۲/۱۸", "۱۳۹۳/۰۲/۱۹"], "jalali", null],
    ["died", ["2014-05-08", "08/05/2014"], "gregorian", null],
    ["died", ["5/13/2014", "5/7/2014"], "gregorian", "mdy"],
    ["died", ["13/5/2014", "5/7/2014"], "gregorian", "dmy"],
    ["تاريخ الوفاة", ["1435/07/09", "1435/07/10"], "hijri", null],
    ["died", ["1435/07/09", "1435/07/10"], "hijri", null],
    ["تاریخ تولد", ["1370/01/02", "1365/04/05"], "jalali", null],
    ["تاريخ الميلاد", ["1400/01/02", "1405/04/05"], "hijri", null],
    ["تاریخ فوت (شمسی)", ["1393/02/18"], "jalali", null],
    ["تاریخ فوت (میلادی)", ["2014/05/08"], "gregorian", null],
    ["death date (hijri)", ["1400/07/09"], "hijri", null],
    ["died", ["18 اردیبهشت 1393"], "jalali", null],
    ["died", [], null, null],
  ])("%s over %j: %s, %s", (header, values, calendar, order) => {
    expect(one(header, values)).toMatchObject({ calendar, order });
  });

  it("day and month that change places are for a person to look at", () => {
    expect(one("died", ["5/13/2014", "13/5/2014"])).toMatchObject({ role: "deathDate", sure: false });
  });
});

describe("the practice lists", () => {
  const roles = (header: string, ...rows: string[]) =>
    proposeMapping({ header: header.split("|"), rows: rows.map((row) => row.split("|")) }).columns.map(
      (one) =>
        one.role === "ignore" || one.class === "victim" || one.class === "circumstance" ? one.role : "sealed",
    );

  it.each<[string, string[], string[]]>([
    [
      "invented|id|نام|نام پدر|نام خانوادگی|جنسیت|سن|تاریخ پذیرش|تاریخ فوت|شهر|استان|بخش|علت فوت",
      [
        "yes|PRACTICE-H-1|آرش|فرهاد|بهمنزاد|مرد|۳۱|۱۳۹۳/۰۲/۱۷|۱۳۹۳/۰۲/۱۸|دلاران|سروند|جراحی|اصابت گلوله",
        "yes|PRACTICE-H-2|مینا||پرواز|زن||۱۳۹۳/۰۲/۱۸|۱۳۹۳/۰۲/۱۸|دلاران|سروند|اورژانس|ضرب و شتم",
      ],
      [
        "ignore",
        "key",
        "given",
        "father",
        "family",
        "sex",
        "ageYears",
        "sealed",
        "deathDate",
        "deathPlace",
        "deathProvince",
        "sealed",
        "cause",
      ],
    ],
    [
      "invented|id|name|age|sex|date_of_death|city|province|cause|population|notes",
      [
        "yes|PRACTICE-R-1|Arash Behmanzad|31|male|2014-05-08|Delaran|Sarvand|gunshot|protester|",
        "yes|PRACTICE-R-2|Mina Parvaz||female||Delaran|Sarvand||bystander|confirmed by a relative",
      ],
      [
        "ignore",
        "key",
        "name",
        "ageYears",
        "sex",
        "deathDate",
        "deathPlace",
        "deathProvince",
        "cause",
        "population",
        "sealed",
      ],
    ],
    [
      "invented|id|نام و نام خانوادگی|نام پدر|شش رقم آخر کد ملی|دسته",
      ["yes|PRACTICE-O-1|آرش بهمنزاد|فرهاد|۱۲۳۴۵۶|حادثه", "yes|PRACTICE-O-2|مینا پرواز|کیان|۶۵۴۳۲۱|نامعلوم"],
      ["ignore", "key", "name", "father", "nationalId", "sealed"],
    ],
    [
      "invented|id|نام|نام خانوادگی|سن تقریبی|جنسیت|تاریخ|شهر|شرح|نام گزارش‌دهنده|تلفن گزارش‌دهنده",
      [
        "yes|PRACTICE-W-1|آرش||۳۰ تا ۳۵|مرد|۱۸ اردیبهشت ۱۳۹۳|دلاران|خودم دیدم|گزارش‌دهنده ساختگی ۱|000 555 0001",
        "yes|PRACTICE-W-2||پرواز|حدود ۲۰|زن|2014-05-08|دلاران|خودم دیدم|گزارش‌دهنده ساختگی ۲|000 555 0002",
      ],
      [
        "ignore",
        "key",
        "given",
        "family",
        "ageYears",
        "sex",
        "sealed",
        "deathPlace",
        "sealed",
        "sealed",
        "sealed",
      ],
    ],
    [
      "invented|id|نام|نام پدر|نام خانوادگی|سن|جنسیت|تاریخ فوت|شهر|استان|نسبت|نام گزارش‌دهنده|تلفن گزارش‌دهنده",
      [
        "yes|PRACTICE-F-1|آرش|فرهاد|بهمنزاد|حدود ۳۱|مرد|۱۸ اردیبهشت ۱۳۹۳|دلاران|سروند|پدر|خویشاوند ساختگی ۱|000 555 0003",
      ],
      [
        "ignore",
        "key",
        "given",
        "father",
        "family",
        "ageYears",
        "sex",
        "deathDate",
        "deathPlace",
        "deathProvince",
        "sealed",
        "sealed",
        "sealed",
      ],
    ],
    [
      "invented|id|full_name|age|died|city|quotes|summary",
      [
        "yes|PRACTICE-M-1|Arash Behmanzad|31|8/5/2014|Delaran|own reporting|",
        "yes|PRACTICE-M-2|Mina Parvaz||9/5/2014|Delaran|hospital-ledger|An invented report.",
      ],
      ["ignore", "key", "name", "ageYears", "deathDate", "deathPlace", "sealed", "sealed"],
    ],
  ])("%s", (header, rows, expected) => {
    expect(roles(header, ...rows)).toEqual(expected);
  });
});
