import { describe, expect, it } from "vitest";
import { printGate } from "./gate.ts";
import { GATE_WORDS } from "./gateWords.ts";
import { languageOf } from "./language.ts";
import { printVictim } from "./victim.ts";

/** Ids of what the gate of `packages/toll` measures. */
const IDS =
  "scope origins undecided-pairs reviews-asked count-agreement places-without-source intake sample-coverage new-victims-per-record conditions".split(
    " ",
  );

const report = {
  open: false,
  code: "gate.shut",
  policy: "default",
  measures: IDS.map((id, at) => ({
    id,
    value: id === "scope" ? "An invented scope" : 1000 + at,
    threshold: ["origins", "undecided-pairs"].includes(id) ? 50 : null,
    asks: id === "origins" ? "at-least" : id === "undecided-pairs" ? "at-most" : null,
    met: id === "undecided-pairs" ? false : null,
    words: "a sentence",
    missing:
      id === "undecided-pairs" ? { words: "12 of 20 pairs must be decided", victims: ["v-1", "v-2"] } : null,
  })),
  history: null,
  leftOut: [{ what: "set aside", province: "north", provinceNames: ["North", "شمال"], people: 1204 }],
};

describe("the gate on the terminal", () => {
  it.each(["en", "fa"] as const)(
    "tells every measure by name, with unit and direction, in %s",
    (language) => {
      const text = printGate(report, language);
      for (const id of IDS) {
        expect(text).toContain(GATE_WORDS[language].measures[id]?.label ?? `no words for ${id}`);
        if (id.includes("-")) expect(text).not.toContain(id);
      }
    },
  );

  it("says in which direction a threshold is met, in the digits of the language", () => {
    expect(printGate(report)).toMatch(/undecided pairs +1,002 per 1,000 people +at most 50 +NOT MET/);
    expect(printGate(report)).toMatch(/1,001 origins +at least 50/);
    expect(printGate(report, "fa")).toMatch(/۱٬۰۰۲ در هر ۱۰۰۰ نفر +حداکثر ۵۰ +برآورده نشده/);
    expect(printGate(report, "fa")).toMatch(/دست‌کم ۵۰/);
    expect(printGate(report, "fa")).toMatch(/کنارگذاشته، ?شمال|کنارگذاشته, شمال/);
  });

  it("[J20] says what is missing, and over time in stretches of days that stood alike", () => {
    expect(printGate(report)).toMatch(/What is missing\n- 12 of 20 pairs must be decided: v-1, v-2/);
    const measures = report.measures.map(({ words: _, missing: __, ...one }) => one);
    const met = measures.map((one) => ({ ...one, met: true }));
    const points = [
      { day: "2031-01-01", open: false, measures },
      { day: "2031-01-02", open: false, measures },
      { day: "2031-01-03", open: true, measures: met },
    ];
    const history = { everyDays: 1, firstOpen: "2031-01-03", points };
    const text = printGate({ ...report, history });
    expect(text).toMatch(/first open on 2031-01-03/);
    expect(text).toMatch(/2031-01-01 – 2031-01-02 +shut +undecided pairs\n2031-01-03 +open/);
    expect(printGate({ ...report, history }, "fa")).toMatch(/2031-01-03 +باز/);
  });

  it("follows the locale, English where it is none of the two", () => {
    expect(languageOf({ LANG: "fa_IR.UTF-8" })).toBe("fa");
    expect(languageOf({ LANG: "fa_IR.UTF-8", LC_ALL: "C" })).toBe("en");
    expect(languageOf({ LANG: "fat" })).toBe("en");
    expect(languageOf({})).toBe("en");
  });
});

describe("a person on the terminal", () => {
  const shown = {
    victim: { level: "reported", id: "x" },
    against: [
      {
        code: "window",
        rule: "J6",
        words: "one more independent account of the date",
        said: [
          { label: "forms", value: "2031-01-08/2031-01-30" },
          { label: "calls", value: null },
        ],
      },
    ],
    lineage: {
      origins: { known: 0, unknown: false },
      accounts: [],
      circles: [],
      values: [],
      valueCircles: [],
      perhapsSame: [],
      attested: [],
      mayAttest: [],
    },
  };

  it("begins with what stands against a rise and by which rule, in both languages", () => {
    expect(printVictim(shown)).toMatch(
      /^Level reported\. What stands against a higher one\n- one more independent account of the date \(J6\)\n/,
    );
    expect(printVictim(shown, "fa")).toMatch(/^آنچه .*\n- یک روایت مستقل دیگر از تاریخ[\s\S]*\(J6\)\n/);
    expect(printVictim(shown, "fa").replaceAll(/\s+/g, " ")).toContain(
      "همخوان باشند؛ forms: ۲۰۳۱-۰۱-۰۸ تا ۲۰۳۱-۰۱-۳۰، calls: چیزی نمی‌گوید (J6)",
    );
    expect(printVictim({ ...shown, against: [] })).toMatch(/^Nothing stands/);
  });
});
