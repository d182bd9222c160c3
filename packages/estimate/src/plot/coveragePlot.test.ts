import { describe, expect, it } from "vitest";
import { MEASURED } from "../coverage/measured.ts";
import { judgedOf, type MeasuredScenario, unreachedOf } from "../coverage/measuredCoverage.ts";
import { coveragePlot } from "./coveragePlot.ts";
import { englishPlots } from "./englishPlots.ts";
import { persianPlots } from "./persianPlots.ts";
import { figureOf, sheetText } from "./sheet.ts";
import type { Speech } from "./speech.ts";

const speech: Speech = {
  number: String,
  digits: (text) => text,
  point: ".",
  day: (iso) => iso,
  method: (id) => id,
  status: (id) => id,
  refused: () => "",
};
const words = englishPlots(speech);
const row = (scenario: string, panel: "A" | "B", covered: number, more?: Partial<MeasuredScenario>) => ({
  scenario,
  panel,
  lists: 4,
  people: 2000,
  reach: "all" as const,
  tables: 500,
  covered,
  low: covered / 500 - 0.02,
  high: covered / 500 + 0.02,
  tooLow: 500 - covered,
  tooHigh: 0,
  refusedShare: 0.1,
  ...more,
});
const measured = {
  day: "2026-11-27",
  scenarios: [
    row("indep", "A", 490),
    row("latent2", "A", 440),
    row("later-good", "B", 480, { tables: 480, tooLow: 0 }),
    row("later-bad", "B", 400),
    row("hidden", "B", 20, { reach: "part" }),
  ],
};
const said = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, line]) => line);

describe("the plot of coverage", () => {
  it("puts failures first, by form and word, and settings out of reach apart and unjudged", () => {
    const svg = sheetText(coveragePlot(measured, false, words)!);
    const lines = said(svg);
    expect(lines.join(" ")).toContain("held it 91.4 times in 100 on average, in the worst setting 80 times");
    expect(lines.findIndex((line) => line?.startsWith("Three in ten"))).toBeLessThan(
      lines.findIndex((line) => line?.startsWith("Lists independent")),
    );
    expect([...svg.matchAll(/daftar-needs-hollow" fill/g)]).toHaveLength(2);
    expect([...svg.matchAll(/<circle /g)]).toHaveLength(2);
    expect(lines.join(" ")).toContain("In 2 of 4 settings (hollow)");
    expect(lines.join(" ")).toContain("later-bad (80)");
    expect(lines).toContain("hidden");
    expect(lines.join(" ")).toContain("on 480 to 500 tables");
    expect(lines.join(" ")).toContain("People no list could ever reach");
    expect(lines.join(" ")).not.toContain("Practice.");
    expect(said(sheetText(coveragePlot(measured, true, words)!))[0]).toContain("Practice.");
  });

  it("is drawn at any width within its own sheet, in both directions", () => {
    for (const own of [words, persianPlots(speech)]) {
      for (const width of [372, 560, 760, 1100]) {
        const sheet = coveragePlot(measured, false, own, width)!;
        for (const [, x] of sheetText(sheet).matchAll(/ c?x="([-\d.]+)"/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(x)).toBeLessThanOrEqual(width);
        }
        expect(figureOf(sheet).closing.at(-1)).toBe(own.unreachable);
      }
    }
  });

  it("is none where nothing is judged", () => {
    expect(coveragePlot({ day: "2026-11-27", scenarios: [] }, false, words)).toBeNull();
    expect(coveragePlot({ ...measured, scenarios: measured.scenarios.slice(-1) }, false, words)).toBeNull();
  });

  it("has words in both languages for every setting that a method was chosen on", () => {
    const chosenOn = MEASURED.scenarios.filter(({ panel }) => panel === "A");
    expect(chosenOn.length).toBeGreaterThan(0);
    for (const { scenario } of chosenOn) {
      expect(words.coverage.setting(scenario)).toMatch(/^[A-Z]/);
      expect(persianPlots(speech).coverage.setting(scenario)).toMatch(/^[\u0600-\u06FF]/);
    }
    expect(judgedOf(MEASURED).length + unreachedOf(MEASURED).length).toBe(MEASURED.scenarios.length);
  });
});
