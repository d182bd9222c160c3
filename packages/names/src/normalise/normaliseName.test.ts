import { describe, expect, it } from "vitest";
import { normaliseName } from "./normaliseName.ts";

const tokens = (text: string): readonly string[] => normaliseName(text).tokens;

describe("normaliseName", () => {
  it("writes Arabic and Persian letters, marks and joiners one way", () => {
    expect(tokens("عَلِي كريمي")).toEqual(["علی", "کریمی"]);
    expect(tokens("فاطمة")).toEqual(tokens("فاطمه"));
    expect(tokens("محمد\u200cرضا")).toEqual(["محمدرضا"]);
    expect(tokens("أحمد")).toEqual(tokens("احمد"));
  });

  it("writes every shape of a letter, hamza and vowel sign one way", () => {
    for (const [written, plain] of [
      ["\u0627\u0654\u062d\u0645\u062f", "احمد"], // hamza above, decomposed
      ["مـــحـمد", "محمد"],
      ["مُحَمَّد", "محمد"],
      ["\u0645\ufe77\u062d\u0645\u062f", "محمد"],
      ["\u0645\ufe70\u062d\u0645\u062f", "محمد"], // a lone sign, which NFKD makes a space
      ["\ufee3\ufea4\ufee4\ufeaa", "محمد"], // presentation forms
      ["\u202bمحمد\u202c", "محمد"],
      ["\u202eمح\u200fمد\u2069", "محمد"],
      ["مح\u200dمد", "محمد"],
      ["مح\u034fمد", "محمد"],
      ["\ufef7حمد", "لاحمد"], // lam-alef with hamza
      ["عبد\ufdf2", "عبدالله"],
      ["محمد \ufdfa", "محمد"],
      ["رحمٰن", "رحمن"],
      ["مرتضیٰ", "مرتضی"],
      ["ژیان ئەحمەد", "ژیان یهحمهد"],
      ["فرهاد ڕەسووڵ", "فرهاد رهسوول"],
      ["محمد١٢٣", "محمد123"],
      ["محمد۱۲۳", "محمد123"],
      ["Ra´ad", "raad"],
      ["Sana＇a", "sanaa"],
      ["ａｌｉ", "ali"],
      ["هدىٔ", "هدی"],
    ] as const)
      expect(tokens(written).join(" "), written).toBe(plain);
  });

  it("keeps what was written, and cuts a word in two scripts in two", () => {
    expect(normaliseName("علي Ali").text).toBe("علي Ali");
    expect(tokens("Aliعلي")).toEqual(["ali", "علی"]);
    expect(tokens("عبدAli")).toEqual(["عبد", "ali"]);
  });

  it("undresses Latin letters but keeps the sounds that their marks stand for", () => {
    expect(tokens("ʿAlī Ḥusaynī")).toEqual(["ali", "husayni"]);
    expect(tokens("Ayşe Çelik")).toEqual(["ayshe", "chelik"]);
  });

  it("takes titles and the kunya off the front and keeps them", () => {
    const name = normaliseName("دكتر سيد علي كريمي");
    expect(name.tokens).toEqual(["علی", "کریمی"]);
    expect(name.titles).toEqual(["دکتر", "سید"]);
    const kunya = normaliseName("Abu Omar Hasan Karimi Tehrani");
    expect(kunya.kunya).toEqual(["abu omar"]);
    expect(kunya.tokens).toEqual(["hasan", "karimi", "tehrani"]);
  });

  it("keeps a title that is all there is, and a family name that begins like one", () => {
    expect(tokens("سید")).toEqual(["سید"]);
    expect(tokens("سیدزاده")).toEqual(["سیدزاده"]);
    expect(tokens("سیدمحمد رضایی")).toEqual(["محمد", "رضایی"]);
  });

  it("joins parts that are written apart at will", () => {
    expect(tokens("عبد الله")).toEqual(tokens("عبدالله"));
    expect(tokens("حسین زاده")).toEqual(tokens("حسین\u200cزاده"));
    expect(tokens("Sami Al-Masri")).toEqual(["sami", "almasri"]);
  });

  it("has no name where the text says that none is known", () => {
    for (const text of [
      "ناشناس",
      "مرد ناشناس",
      "Unknown",
      "unidentified woman",
      "A.",
      "",
      "---",
      "غیر معروف",
    ]) {
      expect(normaliseName(text), text).toMatchObject({ tokens: [], placeholder: true });
    }
    expect(normaliseName("Nameless Karimi").placeholder).toBe(false);
  });

  it("has no name where several words, or words in Persian and Arabic, say so", () => {
    for (const text of [
      "مجهول الهوية",
      "مجهول",
      "مجهولة الهوية",
      "گمنام",
      "شهید گمنام",
      "بی‌نام",
      "بی نام",
      "بدون نام",
      "n/a",
      "N/A",
      "unnamed",
      "name unknown",
      "-",
      "؟",
      "م.",
      "طفل مجهول",
    ])
      expect(normaliseName(text), text).toMatchObject({ tokens: [], placeholder: true });
  });

  it("has no name where a list's word for nobody stands, in three languages", () => {
    for (const text of [
      "نامعلوم",
      "ناشناس ۱۲",
      "مجهول الهوية رقم",
      "بنت مجهولة",
      "ولد مجهول",
      "unidentified",
      "Unidentified #7",
      "Unknown male 3",
      "N/A",
      "John Doe",
      "Jane Doe 4",
      "فلان بن فلان",
      "فلان الفلاني",
    ])
      expect(normaliseName(text), text).toMatchObject({ tokens: [], placeholder: true });
    expect(tokens("John Doerr")).toEqual(["john", "doerr"]);
  });

  it("says whose son or daughter a name in a chain is, and leaves the word joined", () => {
    for (const [written, fathers] of [
      ["Ali bin Hasan Karimi", [[1, "hasan"]]],
      [
        "Ali ibn Omar ibn Zaid al-Masri",
        [
          [1, "omar"],
          [2, "zaid"],
        ],
      ],
      ["Ali bin Abd al-Rahman", [[1, "abdalrahman"]]],
      ["علي بن عبد الله كريمي", [[1, "عبدالله"]]],
      ["فاطمة بنت محمد", [[1, "محمد"]]],
      ["محمد ولد احمد", [[1, "احمد"]]],
      ["بن احمد", [[0, "احمد"]]],
      ["Ben Karimi", []],
      ["Ali Karimi", []],
    ] as const)
      expect(normaliseName(written).fathers, written).toEqual(fathers);
    expect(tokens("Osama bin Laden")).toEqual(tokens("Osama Binladen"));
    expect(tokens("Ben Karimi")).toEqual(["ben", "karimi"]);
  });

  it("takes what a person is called beside the name off its front, in three languages", () => {
    for (const [written, title, name] of [
      ["Hajj Ali Karimi", "hajj", "ali karimi"],
      ["Dr. Sara Karimi", "dr", "sara karimi"],
      ["Sheikh Ali Karimi", "sheikh", "ali karimi"],
      ["Martyr Ali Karimi", "martyr", "ali karimi"],
      ["الشهيد علي كريمي", "الشهید", "علی کریمی"],
      ["شهید علی کریمی", "شهید", "علی کریمی"],
      ["الحاج علي كريمي", "الحاج", "علی کریمی"],
      ["الدكتورة سارة كريمي", "الدکتوره", "ساره کریمی"],
      ["آقای علی کریمی", "اقای", "علی کریمی"],
    ] as const)
      expect(normaliseName(written), written).toMatchObject({ titles: [title], tokens: name.split(" ") });
    expect(normaliseName("Um Ahmad Sara Omar Karimi")).toMatchObject({ kunya: ["um ahmad"] });
  });

  it("takes an unknown part out of a name and says where it stood", () => {
    expect(normaliseName("Ali Unknown Karimi")).toMatchObject({
      tokens: ["ali", "karimi"],
      unknownAt: [1],
      placeholder: false,
    });
    expect(normaliseName("محمد مجهول الهوية")).toMatchObject({ tokens: ["محمد"], unknownAt: [1] });
    expect(normaliseName("ناشناس کریمی")).toMatchObject({ tokens: ["کریمی"], unknownAt: [0] });
    expect(normaliseName("Ali n/a Karimi")).toMatchObject({ tokens: ["ali", "karimi"], unknownAt: [1] });
    expect(normaliseName("عبد مجهول الله")).toMatchObject({ tokens: ["عبدالله"] });
    expect(normaliseName("عبد الله مجهول کریمی")).toMatchObject({
      tokens: ["عبدالله", "کریمی"],
      unknownAt: [1],
    });
    expect(normaliseName("دکتر علی مجهول")).toMatchObject({ tokens: ["علی"], unknownAt: [1] });
    expect(normaliseName("Ali Karimi").unknownAt).toEqual([]);
  });

  it("marks initials, which are no names", () => {
    expect(normaliseName("A. Karimi")).toMatchObject({ tokens: ["a", "karimi"], initials: [0] });
    expect(normaliseName("N. A. Karimi")).toMatchObject({ tokens: ["n", "a", "karimi"], initials: [0, 1] });
    expect(normaliseName("علي ر. كريمي")).toMatchObject({ initials: [1] });
    expect(normaliseName("علي كريمي").initials).toEqual([]);
  });

  it("joins the many ways of one compound", () => {
    for (const [a, b] of [
      ["عبد الرحمن", "عبدالرحمن"],
      ["عبد ال رحمن", "عبدالرحمن"],
      ["نور الدين", "نورالدين"],
      ["آل أحمد", "الاحمد"],
      ["ذو الفقار", "ذوالفقار"],
      ["ابن سينا", "ابنسينا"],
      ["Abd al-Rahman", "Abdalrahman"],
      ["Abdel Rahman", "Abdelrahman"],
      ["Nour el-Din", "Noureldin"],
      ["Abu Zaid", "Abuzaid"],
      ["Reza Hossein Zadeh", "Reza Hosseinzadeh"],
    ] as const)
      expect(tokens(a), a).toEqual(tokens(b));
  });

  it("reads the alias in brackets only where nothing stands outside them", () => {
    expect(tokens("Hasan Karimi (Shahin)")).toEqual(["hasan", "karimi"]);
    expect(tokens("(Shahin)")).toEqual(["shahin"]);
  });
});
