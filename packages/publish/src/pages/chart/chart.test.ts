import {
  aboutSpan,
  claimsInOrder,
  cloudOf,
  extentOf,
  linesOf,
  roomIn,
  scaleFor,
  timelineOf,
  widthOf,
} from "@daftar/claims";
import { isoToDays } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SAMPLE_CLAIMS, sampleClaim } from "../../../testing/sample.ts";
import { english } from "../words/english.ts";
import { persian } from "../words/persian.ts";
import { claimsPanel } from "./claimsPanel.ts";

describe("what a claim's words draw", () => {
  const extents = new Map(SAMPLE_CLAIMS.map((claim) => [claim.id, extentOf(claim)]));

  it("[P31] an end is closed only where the words close it", () => {
    expect(extents.get("union-2")).toEqual({ kind: "open-up", low: 1200 });
    expect(extents.get("paper-2-north")).toEqual({ kind: "open-down", high: 600 });
    expect(extents.get("paper-2")).toEqual({ kind: "interval", low: 900, high: 1400 });
    expect(extents.get("paper-1")).toEqual({ kind: "about", at: 2000, low: 1500, high: 2500 });
  });

  it("[P31] [J13] a denial that only calls a figure wrong names none, and a number that could be exceeded is no floor", () => {
    const none = { value: null, low: null, high: null, qualifier: null, asWorded: "an invention" };
    const denied = sampleClaim({ kind: "denial", rebuts: "paper-1", figure: none });
    expect(extentOf(denied)).toEqual({ kind: "none" });
    const could = { ...none, value: 700, qualifier: "could-exceed" as const };
    expect(extentOf(sampleClaim({ figure: could }))).toEqual({ kind: "beyond", from: 700 });
  });

  it("[P31] [J14] a denial is 0, a refusal to state draws nothing", () => {
    expect(extents.get("ministry-1")).toEqual({ kind: "point", at: 0 });
    expect(extents.get("ministry-2")).toEqual({ kind: "none" });
  });

  it("[P31] a quantity in words is a cloud placed by its word, and none where the word has no size", () => {
    expect(extents.get("union-1")).toEqual({ kind: "cloud", low: 100, high: 1000 });
    expect(cloudOf("tens of thousands")).toEqual({ low: 10_000, high: 100_000 });
    expect(cloudOf("ده‌ها نفر")).toEqual({ low: 10, high: 100 });
    expect(cloudOf("many")).toBeNull();
  });

  it("[J14] about reaches half a unit of the last digit said", () => {
    expect(aboutSpan(2000)).toEqual({ low: 1500, high: 2500 });
    expect(aboutSpan(12_300)).toEqual({ low: 12_250, high: 12_350 });
    expect(aboutSpan(0)).toEqual({ low: 0, high: 0.5 });
  });

  it("parts follow their whole, and a ring of parts loses nobody", () => {
    const ids = claimsInOrder(SAMPLE_CLAIMS).map(({ claim, depth }) => `${claim.id} ${depth}`);
    expect(ids.indexOf("paper-2-north 1")).toBe(ids.indexOf("paper-2 0") + 1);
    const ring = [sampleClaim({ id: "a", partOf: "b" }), sampleClaim({ id: "b", partOf: "a" })];
    expect(claimsInOrder(ring)).toHaveLength(2);
  });
});

describe("the scale", () => {
  it("keeps order and stays within the track", () => {
    for (const values of [[0], [3, 90], [0, 1, 12_000], [5, 5_000_000]]) {
      const { at, ticks } = scaleFor(values);
      const places = [...values, ...ticks].sort((a, b) => a - b).map(at);
      for (const [i, place] of places.entries()) {
        expect(place).toBeGreaterThanOrEqual(places[i - 1] ?? 0);
        expect(place).toBeLessThanOrEqual(100);
      }
    }
  });

  it("goes by tens only where the largest is more than a hundred times the smallest", () => {
    expect(scaleFor([10, 1000]).kind).toBe("even");
    expect(scaleFor([10, 1001]).kind).toBe("tens");
    expect(scaleFor([10, 1001]).ticks).toEqual([0, 1, 10, 100, 1000, 10_000]);
  });
});

describe("the band of claims", () => {
  const claims = claimsInOrder(SAMPLE_CLAIMS);
  const successors = new Map(
    SAMPLE_CLAIMS.flatMap((claim) => (claim.supersedes === null ? [] : [[claim.supersedes, claim] as const])),
  );
  const scale = scaleFor([0, 12, 2500]);
  const drawn = (words: typeof english, width: "wide" | "narrow") =>
    claimsPanel(claims, successors, { scale, words, width }).html;
  /** Middle of each claim's mark, by id. */
  const middles = (svg: string) =>
    new Map(
      [
        ...svg.matchAll(
          /<a href="#claim-([^"]+)".*?<rect x="([-\d.]+)"[^>]*width="([\d.]+)"[^>]*class="hit"/gs,
        ),
      ].map(([, id, x, width]) => [id, Number(x) + Number(width) / 2] as const),
    );

  it("[P31] runs with time from left to right in English and from right to left in Persian", () => {
    for (const width of ["wide", "narrow"] as const) {
      const [en, fa] = [middles(drawn(english, width)), middles(drawn(persian, width))];
      expect(en.size).toBe(claims.length);
      const whole = claims.filter(({ depth }) => depth === 0).map(({ claim }) => claim);
      for (const [at, claim] of whole.entries()) {
        const before = whole[at - 1];
        if (before === undefined) continue;
        expect(en.get(claim.id)).toBeGreaterThan(en.get(before.id) ?? 0);
        expect(fa.get(claim.id)).toBeLessThan(fa.get(before.id) ?? 0);
      }
    }
  });

  it("[P31] says each claim's words whole at its mark, or gives its number; and its sentence to those who do not see it", () => {
    const svg = drawn(english, "wide");
    for (const { claim, key } of claims) {
      const link = new RegExp(`<a href="#claim-${claim.id}".*?</a>`, "s").exec(svg)?.[0] ?? "";
      const shown = [...link.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join(" ");
      expect([english.quote(claim.figure.asWorded), String(key)]).toContain(shown.trim());
      expect(link).toContain(`aria-label="${key}. ${english.day(claim.asOf)}: `);
    }
  });

  it("[P31] joins a superseded claim to its successor, and hangs parts from their whole", () => {
    const svg = drawn(english, "wide");
    expect(svg.match(/class="joined"/g)).toHaveLength(1);
    expect(svg.match(/class="hang"/g)).toHaveLength(1);
    expect(/<a href="#claim-union-1".*?<\/a>/s.exec(svg)?.[0]).toContain('class="faded"');
  });
});

describe("time along the band", () => {
  const spread = fc.array(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 60 });

  it("keeps every claim in a slot of its own, within the width and in the order of days", () => {
    fc.assert(
      fc.property(spread, (days) => {
        const claims = claimsInOrder(
          days.map((day, at) =>
            sampleClaim({ id: `c${at}`, asOf: `2014-05-${String(day).padStart(2, "0")}` }),
          ),
        );
        const { at, slot, width } = timelineOf(claims, 600, 9);
        const places = claims.map(({ claim }) => at.get(claim.id) ?? Number.NaN);
        for (const [i, x] of places.entries()) {
          expect(x).toBeGreaterThanOrEqual((places[i - 1] ?? -slot) + slot - 0.2);
          expect(x).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it("deals the width between days as the days themselves lie apart", () => {
    const claims = claimsInOrder(
      ["2014-05-01", "2014-05-03", "2014-05-09"].map((asOf) => sampleClaim({ id: asOf, asOf })),
    );
    const { days } = timelineOf(claims, 600, 9);
    const [first, second, third] = days;
    const gap = (a = first, b = second) => (b?.from ?? 0) - (a?.to ?? 0);
    expect(gap(second, third) / gap()).toBeCloseTo(6 / 2, 6);
    expect(isoToDays(third?.iso ?? "")).toBe(isoToDays("2014-05-09"));
  });
});

describe("room for words", () => {
  it("no two labels lie on each other, and none leaves the frame", () => {
    const marks = fc.array(
      fc.record({ x: fc.integer({ min: 0, max: 580 }), y: fc.integer({ min: 0, max: 380 }) }),
      { minLength: 2, maxLength: 40 },
    );
    fc.assert(
      fc.property(marks, (points) => {
        const boxes = points.map((point) => ({ ...point, width: 14, height: 14 }));
        const room = roomIn({ x: 0, y: 0, width: 600, height: 400 }, boxes);
        const lines = ["“at least 410”"];
        const width = widthOf(lines[0] ?? "");
        const starts = boxes.flatMap((box) => {
          const label = room.place(lines, box);
          if (label === null) return [];
          const back = { start: 0, middle: width / 2, end: width }[label.anchor];
          return [{ x: label.x - back, y: label.y }];
        });
        for (const [i, a] of starts.entries()) {
          expect(a.x).toBeGreaterThanOrEqual(0);
          expect(a.x + width).toBeLessThanOrEqual(600);
          for (const b of starts.slice(i + 1))
            expect(Math.abs(a.x - b.x) >= width || Math.abs(a.y - b.y) >= 14).toBe(true);
        }
      }),
    );
  });

  it("words too long for three lines are not cut: they are left to the table", () => {
    expect(linesOf("at least 3,428 protesters")).toEqual(["at least 3,428", "protesters"]);
    expect(linesOf("words ".repeat(30).trim())).toBeNull();
  });
});
