/** Who is taken to have said a number, through whom, and what is nobody's number (J13). */
import { describe, expect, it } from "vitest";
import type { DraftClaim } from "./draft.ts";
import { claimExtractor } from "./extractClaims.ts";

const extract = claimExtractor();
const drafts = (text: string): readonly DraftClaim[] => extract(text, { date: "2044-02-14" }).claims;
const voices = (text: string): unknown[] =>
  drafts(text).map(({ figure, kind, claimant, via }) => [
    kind === "figure" || kind === "worded-figure" ? (figure.value ?? figure.asWorded) : kind,
    claimant,
    ...via,
  ]);

describe("[J13] a quotation of several sentences", () => {
  it("is said by whoever is named behind it, and not by whoever spoke before", () => {
    expect(
      voices(
        'The ministry said 12 had died. "There were 40 bodies here. We stopped at noon," Mara Lind told Reuters. "Five of them were children."',
      ),
    ).toEqual([
      [12, "ministry"],
      [40, "Mara Lind", "Reuters"],
      [5, "Mara Lind"],
    ]);
  });

  it("goes on with whoever opened it, in every language", () => {
    expect(voices("اورلا دین گفت: «آمار دقیقی نداریم. ۱۵ نفر کشته شده‌اند.»")).toEqual([[15, "اورلا دین"]]);
    expect(voices('وقالت مديرة المركز أونا بل: "لا نعرف الباقي. قُتل 62 شخصاً".')).toEqual([
      [62, "مديرة المركز أونا بل"],
    ]);
  });

  it("is given to whoever a few words behind it name", () => {
    expect(voices("«چهل جنازه شمردیم. بعد رها کردیم.» این‌ها را لیور آدین می‌گوید.")).toEqual([
      [40, "لیور آدین"],
    ]);
  });

  it("leaves a sentence with a speaker of its own alone", () => {
    expect(voices('"The ministry said 12 people died. We buried more," said Mara Lind.')).toEqual([
      [12, "ministry"],
    ]);
  });
});

describe("[J13] who says it", () => {
  it.each([
    ["The toll was put at 88 by the bar association.", [88, "bar association"]],
    ["Amity, which last week gave a death toll of 100, called for the world to act.", [100, "Amity"]],
    ["KHR Director, Oren Vale said 648 people died.", [648, "KHR Director, Oren Vale"]],
    [
      "The semi-official Mehran agency quoted the deputy governor of Selkan, Ilen Sorak, as saying three people died.",
      [3, "deputy governor of Selkan, Ilen Sorak", "semi-official Mehran agency"],
    ],
    ["Dr. Marek Tolan, the chief surgeon, said 19 patients died.", [19, "Dr. Marek Tolan"]],
    ["A secret memo reviewed by Kestrel cites 1,860 deaths.", [1860, "Kestrel"]],
    ["The crackdown saw ten people killed, according to the High Commission.", [10, "High Commission"]],
    ["مرگ ۲۲ نفر از سوی منابع بیمارستانی تأیید شده است.", [22, "منابع بیمارستانی"]],
    ["در تازه‌ترین گزارش هرنا آمده است که ۶۵۰۰ نفر کشته شده‌اند.", [6500, "هرنا"]],
    ["نماینده تسک در مجلس: ۲۳۰ نفر کشته شده‌اند", [230, "نماینده تسک در مجلس"]],
    ["طبق آخرین آمار کمیته پیگیری: ۷۱ جان‌باخته", [71, "کمیته پیگیری"]],
    ["رئیس پزشکی قانونی در برنامه گفت‌وگوی ویژه اظهار کرد ۳۱۱۷ نفر جان باختند.", [3117, "رئیس پزشکی قانونی"]],
    ["أعلنت لجنة أطباء كالمار ارتفاع حصيلة القتلى إلى 40 قتيلاً.", [40, "لجنة أطباء كالمار"]],
    [
      "The government offered its first toll on Wednesday, saying 3,117 people were killed.",
      [3117, "government"],
    ],
    ["«دیدبان بلان» شمار کشته‌شدگان را ۸۸ نفر اعلام کرد.", [88, "دیدبان بلان"]],
    ["مقتل 118 شخصاً في الزلزال - الدفاع المدني", [118, "الدفاع المدني"]],
    ["وجاء في بيان صحفي صادر عن هرنا أن 116 شخصاً قتلوا.", [116, "هرنا"]],
    ["أما المجلس الديمقراطي في المنفى فيقدّر العدد بأكثر من 900 قتيل.", [900, "المجلس الديمقراطي في المنفى"]],
    ["وكانت الحكومة قد قدمت حصيلة رسمية، قائلة إن 3117 شخصاً قتلوا.", [3117, "الحكومة"]],
  ])("%s", (text, expected) => {
    expect(voices(text)[0]).toEqual(expected);
  });

  it("a body that is named again in other words is the body named before", () => {
    expect(
      voices(
        "The Belan Council said 12 people died. The Brenna-based group said 20 more deaths were under review.",
      ),
    ).toEqual([
      [12, "Belan Council"],
      [20, "Belan Council"],
    ]);
    expect(voices("أعلن مجلس بيلان مقتل 12 شخصاً. وأضاف المجلس أن ستة منهم نساء.")).toEqual([
      [12, "مجلس بيلان"],
      [6, "مجلس بيلان"],
    ]);
  });
});

describe("[J13] a verb that no lexicon has", () => {
  it.each([
    ["The council hinted that at least 12 people had been killed.", [12, "council"]],
    ["At least 12 people had been killed, the council bemoaned on Monday.", [12, "council"]],
    ["ألمح المجلس إلى أن 12 شخصاً قتلوا.", [12, "المجلس"]],
    ["شورا بر این پای فشرد که ۱۲ نفر کشته شده‌اند.", [12, "شورا"]],
    ["۱۲ نفر کشته شده‌اند، شورا بر این پای فشرد.", [12, "شورا"]],
    ["After 12 people were killed, the government reshuffled.", [12, null]],
    ["The delay ensured that 12 patients died.", [12, null]],
    ["ودفع التأخير إلى أن قتل 12 شخصاً.", [12, null]],
    ["تأخیر امدادگران کاری کرد که ۱۲ نفر جان باختند.", [12, null]],
  ])("%s", (text, expected) => {
    expect(voices(text)[0]).toEqual(expected);
  });
});

describe("[J13] through whom", () => {
  it.each([
    [
      "وزارت دفاع در بیانیه‌ای که از تلویزیون دولتی خوانده شد گفت سه سرباز کشته شده‌اند.",
      [3, "وزارت دفاع", "تلویزیون دولتی"],
    ],
    [
      "وقالت وزارة الدفاع في بيان نقلته وكالة الأنباء الرسمية إن ثلاثة جنود لقوا حتفهم.",
      [3, "وزارة الدفاع", "وكالة الأنباء الرسمية"],
    ],
    ["قال شاهد عيان لكستريل عبر الهاتف إن خمسة أشخاص قتلوا.", [5, "شاهد عيان", "كستريل"]],
    ["ونسبت صحيفة لومن إلى رئيس الطوارئ أن عدد القتلى بلغ 146.", [146, "رئيس الطوارئ", "صحيفة لومن"]],
    ["The ministry confirmed to Norden that two people had died.", [2, "ministry", "Norden"]],
    ['"He was one of 19 people shot dead," she told Channel 4.', [19, "she", "Channel 4"]],
  ])("%s", (text, expected) => {
    expect(voices(text)[0]).toEqual(expected);
  });
});

describe("[J13] denials", () => {
  it("who denies guilt denies no number", () => {
    expect(voices("The army denied responsibility for the 40 deaths.")).toEqual([[40, null]]);
    expect(voices("ونفى الجيش مسؤوليته عن مقتل 40 شخصاً.")).toEqual([[40, null]]);
  });

  it("who neither confirms nor denies does neither", () => {
    expect(
      voices("The government has neither confirmed nor denied reports that 500 people died.")[0],
    ).toEqual([500, null]);
  });

  it("what is called false without a word of denial is denied, and its number nobody's", () => {
    for (const text of [
      "Asked about reports of 400 dead, the spokesman said such numbers were fantasy.",
      "سخنگو گفت آمار هزاران کشته ساخته و پرداخته رسانه‌هاست.",
      'واعتبر المتحدث أن الحديث عن آلاف القتلى "محض افتراء".',
      "ورفض الوزير التقارير عن مقتل 400 شخص.",
    ])
      expect(drafts(text).map(({ kind }) => kind)).toEqual(["denial"]);
  });
});

describe("[J13] no toll", () => {
  it.each([
    "UNICEF says 2.4 million children are at risk of dying.",
    "Vessa 2 - 0 Tolm, and nobody died of boredom.",
    "هنوز مشخص نیست چند نفر کشته شده‌اند.",
    "وحضر جنازة الشقيقين نحو 500 شخص.",
    "أدى مقتل الفتاة إلى خروج 10 آلاف شخص.",
    "وقالت أم أحد القتلى إنها لم تره.",
  ])("%s", (text) => {
    expect(drafts(text).filter(({ kind }) => kind === "figure" || kind === "worded-figure")).toEqual([]);
  });

  it("who was hurt or is in hospital stands beside the dead and is none of them", () => {
    expect(voices("A fire left 7 workers dead and 19 in hospital, the fire chief said.")).toEqual([
      [7, "fire chief"],
    ]);
    expect(voices("Officials have put the toll at eight, and say 568 officers were hurt.")).toEqual([
      [8, "Officials"],
    ]);
  });
});

describe("[J13] where", () => {
  it("somebody spoke, nobody died", () => {
    expect(drafts('"More than 50 people died," the envoy told reporters in Geneva.')[0]?.area).toBeNull();
    expect(drafts("Sixteen people died in Sundre, the envoy told reporters in Geneva.")[0]?.area).toBe(
      "Sundre",
    );
  });
});

describe("[J13] parts", () => {
  it("whoever stands behind 'among the dead' is some of them", () => {
    const [, part] = drafts(
      "Watch said 34 people died. Among those killed were a 10-year-old girl and three members of one family.",
    );
    expect(part).toMatchObject({ figure: { value: 3 }, partKind: "subset", partOf: "draft-1" });
  });

  it("people whom no lexicon names are counted in the text's words", () => {
    expect(drafts("The agency said 208 government-affiliated individuals were killed.")[0]?.population).toBe(
      "government-affiliated individuals",
    );
    expect(drafts("ووثق المرصد مقتل 208 من المرتبطين بالحكومة.")[0]?.population).toBe("المرتبطين بالحكومة");
  });
});
