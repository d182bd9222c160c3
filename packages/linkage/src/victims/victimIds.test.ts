import { describe, expect, it } from "vitest";
import { victimIds } from "./victimIds.ts";

const hmac = (id: string): string => `V-${id}`;
const firstSeenOrder = ["c", "a", "b", "d"];

describe("victimIds", () => {
  it("[V8] names a class by its earliest imported record before any release", () => {
    const { idOf } = victimIds({ classes: [["a", "b", "c"], ["d"]], firstSeenOrder, published: null, hmac });
    expect(idOf).toEqual(["V-c", "V-d"]);
  });

  it("[V8] keeps the id under which a class was published when an earlier record joins it", () => {
    const published = new Map([
      ["b", 1],
      ["a", 2],
    ]);
    expect(victimIds({ classes: [["a", "b", "c"]], firstSeenOrder, published, hmac }).idOf).toEqual(["V-b"]);
  });

  it("[V9] leads every id that may have stood before to the one that stands", () => {
    const { redirects } = victimIds({
      classes: [["a", "b", "c"], ["d"]],
      firstSeenOrder,
      published: null,
      hmac,
    });
    expect([...redirects].sort(([a], [b]) => (a < b ? -1 : 1))).toEqual([
      ["V-a", "V-c"],
      ["V-b", "V-c"],
    ]);
  });

  it("[V10] gives back after a split the ids there were before the merge", () => {
    const apart = victimIds({ classes: [["a"], ["b"]], firstSeenOrder, published: null, hmac });
    const joined = victimIds({ classes: [["a", "b"]], firstSeenOrder, published: null, hmac });
    expect(joined.redirects.get(apart.idOf[1] ?? "")).toBe(apart.idOf[0]);
    expect(victimIds({ classes: [["b"], ["a"]], firstSeenOrder, published: null, hmac }).idOf).toEqual([
      "V-b",
      "V-a",
    ]);
    expect(apart.redirects.size).toBe(0);
  });

  it("does not depend on the order of members", () => {
    const one = victimIds({ classes: [["x", "y"]], firstSeenOrder, published: null, hmac });
    expect(victimIds({ classes: [["y", "x"]], firstSeenOrder, published: null, hmac })).toEqual(one);
    expect(() => victimIds({ classes: [[]], firstSeenOrder, published: null, hmac })).toThrow(RangeError);
  });
});
