/** What holds of extraction whatever the text: it ends, its quotes are where it says, and it reads onward only. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimExtractor } from "./extractClaims.ts";

const extract = claimExtractor();

const WORDS =
  'killed people at least were 12 1,204 the ministry said . , told Reuters including 3 women and in Marzan on Friday denied that nobody according to dozens of between 8 March died toll rose from کشته شدند نفر ۱۲ دست‌کم به گفته وزارت ، گفت قتل مقتل ما لا يقل عن شخصا وقال إن بينهم " “ ” ( ) - % : ; <b> &nbsp; \n \n\n \u200f 0 99999999999'.split(
    " ",
  );
const story = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(" "));
const any = fc.oneof(
  story,
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
);

describe("extraction", () => {
  it("never breaks, and every quote and figure stands where it says", () => {
    fc.assert(
      fc.property(any, (text) => {
        for (const draft of extract(text, { date: "2031-03-20" }).claims) {
          expect(text.slice(draft.start, draft.end)).toBe(draft.quote);
          expect(text.slice(draft.figureStart, draft.figureEnd)).toBe(draft.figure.asWorded);
          expect(draft.figureStart).toBeGreaterThanOrEqual(draft.start);
          expect(draft.figureEnd).toBeLessThanOrEqual(draft.end);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("gives the same drafts for the same text", () => {
    fc.assert(
      fc.property(story, (text) => {
        expect(claimExtractor()(text)).toEqual(extract(text));
      }),
      { numRuns: 20 },
    );
  });

  it("reads onward only: paragraphs that follow change nothing before them", () => {
    fc.assert(
      fc.property(fc.array(story, { maxLength: 4 }), story, (before, after) => {
        const text = `2031-03-20\n\n${before.join("\n\n")}`;
        const alone = extract(text).claims;
        expect(extract(`${text}\n\n${after}`).claims.slice(0, alone.length)).toEqual(alone);
      }),
      { numRuns: 400 },
    );
  });

  it("reads digits of three scripts alike", () => {
    const scripts = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"];
    const written = (value: number, digits: string): string =>
      String(value).replace(/\d/g, (one) => digits.charAt(Number(one)));
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 99_999 }), (value) => {
        for (const [before, after] of [
          ["At least ", " people were killed."],
          ["دست‌کم ", " نفر کشته شدند."],
          ["قتل ما لا يقل عن ", " شخصا."],
        ]) {
          const values = scripts.map(
            (digits) => extract(`${before}${written(value, digits)}${after}`).claims[0]?.figure.value,
          );
          expect(values).toEqual([value, value, value]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
