import { describe, expect, it } from "vitest";
import { SAMPLE_CLAIMS, sampleClaim } from "../../../testing/sample.ts";
import { aboutSpan, cloudOf, extentOf } from "./extent.ts";
import { scaleFor } from "./scale.ts";
import { claimsInOrder } from "./tollChart.ts";

describe("what a claim's words draw", () => {
  const extents = new Map(SAMPLE_CLAIMS.map((claim) => [claim.id, extentOf(claim)]));

  it("[P31] an end is closed only where the words close it", () => {
    expect(extents.get("union-2")).toEqual({ kind: "open-up", low: 1200 });
    expect(extents.get("paper-2-north")).toEqual({ kind: "open-down", high: 600 });
    expect(extents.get("paper-2")).toEqual({ kind: "interval", low: 900, high: 1400 });
    expect(extents.get("paper-1")).toEqual({ kind: "about", at: 2000, low: 1500, high: 2500 });
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
