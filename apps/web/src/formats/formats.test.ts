import { describe, expect, it } from "vitest";
import { formatsFor } from "./formats.ts";

const english = formatsFor({ language: "en", digits: "latin", calendar: "gregorian" });
const persian = formatsFor({ language: "fa", digits: "persian", calendar: "jalali" });

describe("numbers", () => {
  it("are grouped by thousands in the reader's digits", () => {
    expect(english.number(1234567)).toBe("1,234,567");
    expect(persian.number(1234567)).toBe("۱٬۲۳۴٬۵۶۷");
    expect(english.number(-12)).toBe("−12");
  });

  it("with decimals keep their places, and no zero has a sign", () => {
    expect(english.decimal(6.255, 1)).toBe("6.3");
    expect(persian.decimal(-8.833, 1)).toBe("−۸٫۸");
    expect(english.decimal(-0.01, 1)).toBe("0.0");
  });

  it("an interval never shrinks by rounding", () => {
    expect(english.interval(336.18, 383.37)).toBe("336 to 384");
    expect(persian.interval(336.18, 383.37)).toBe("۳۳۶ تا ۳۸۴");
    expect(english.interval(12, 12)).toBe("12");
  });
});

describe("dates", () => {
  it("follow the calendar, whatever the language", () => {
    expect(english.day("2014-05-08")).toBe("8 May 2014");
    expect(persian.day("2014-05-08")).toBe("۱۸ اردیبهشت ۱۳۹۳");
    expect(formatsFor({ language: "en", digits: "latin", calendar: "jalali" }).day("2014-05-08")).toBe(
      "18 Ordibehesht 1393",
    );
    expect(formatsFor({ language: "fa", digits: "latin", calendar: "gregorian" }).day("2014-05-08")).toBe(
      "8 مه 2014",
    );
  });

  it("a span says its month and year once where both ends share them", () => {
    expect(english.span("2014-05-08/2014-05-10")).toBe("8–10 May 2014");
    expect(english.span("2014-05-30/2014-06-02")).toBe("30 May to 2 June 2014");
    expect(english.span("2014-05-08")).toBe("8 May 2014");
    expect(persian.span("2014-05-08/2014-05-10")).toBe("۱۸ تا ۲۰ اردیبهشت ۱۳۹۳");
    expect(english.span("2013-12-30/2014-01-02")).toBe("30 December 2013 to 2 January 2014");
  });

  it("what is no day is left as it is", () => {
    expect(english.day("about May")).toBe("about May");
  });
});
