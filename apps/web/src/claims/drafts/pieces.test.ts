import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Place, paragraphsOf } from "./pieces.ts";

const TEXT = "Marzan\n\nAt least 12 people were killed, 3 of them women.\nThe streets were quiet.";
const start = TEXT.indexOf("At least");
const end = TEXT.indexOf("women.") + 6;
const place = (id: string, words: string): Place => ({
  id,
  start,
  end,
  figureStart: TEXT.indexOf(words),
  figureEnd: TEXT.indexOf(words) + words.length,
});

describe("an article in pieces", () => {
  it("marks the figure of every draft within its sentence, and nothing else", () => {
    const paragraphs = paragraphsOf(TEXT, [place("a", "At least 12"), place("b", "3")]);
    expect(paragraphs.map((pieces) => pieces.map(({ text }) => text).join(""))).toEqual([
      "Marzan",
      "At least 12 people were killed, 3 of them women.",
      "The streets were quiet.",
    ]);
    expect(paragraphs[1]?.filter(({ id }) => id !== null).map(({ id, text }) => [id, text])).toEqual([
      ["a", "At least 12"],
      ["b", "3"],
    ]);
    expect(paragraphs[1]?.every(({ quoted }) => quoted)).toBe(true);
    expect(paragraphs[2]?.some(({ quoted }) => quoted)).toBe(false);
  });

  it("drops marks that turn signs round, so that a number is shown as it is read", () => {
    const [pieces] = paragraphsOf("\u202e21\u202c killed \u200f12", []);
    expect(pieces?.map(({ text }) => text).join("")).toBe("21 killed \u200f12");
  });

  it("loses no word, whatever the places", () => {
    const at = fc.nat(60);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("killed", "12", "\n", "\n\n", " ", "کشته", "۱۲"), { maxLength: 20 }),
        fc.array(fc.tuple(at, at, at, at), { maxLength: 4 }),
        (words, spans) => {
          const text = words.join(" ");
          const places = spans.map(([a, b, c, d], n) => ({
            id: String(n),
            start: Math.min(a, b),
            end: Math.max(a, b),
            figureStart: Math.min(c, d),
            figureEnd: Math.max(c, d),
          }));
          const shown = paragraphsOf(text, places).map((pieces) => pieces.map((one) => one.text).join(""));
          expect(shown).toEqual(text.split("\n").filter((line) => line.trim() !== ""));
        },
      ),
    );
  });
});
