import { describe, expect, it } from "vitest";
import { draw, planOf } from "./layout.ts";
import type { Lineage, LineageAccount, SourcePair } from "./types.ts";

const account = (record: string, some: Partial<LineageAccount> = {}): LineageAccount => ({
  record,
  list: record,
  label: record,
  counted: true,
  adds: true,
  why: [],
  ends: [`origin:${record}`],
  from: [],
  ...some,
});
const why = (code: LineageAccount["why"][number]["code"], of: string | null) => [
  { code, account: of, name: null, words: "" },
];
const lineage = (accounts: LineageAccount[], some: Partial<Lineage> = {}): Lineage => ({
  origins: { known: 0, unknown: false },
  accounts,
  nodes: accounts.map(({ record }) => ({ id: `origin:${record}`, kind: "origin", name: `of ${record}` })),
  edges: [],
  circles: [],
  values: [],
  valueCircles: [],
  perhapsSame: [],
  attested: [],
  mayAttest: [],
  ...some,
});
const pair = (first: string, second: string): SourcePair => ({
  sources: ["s", "t"],
  sourceClass: "medic",
  places: ["p", "p"],
  overlap: { from: "2031-01-01", to: "2031-01-02" },
  accounts: { first: [first], second: [second] },
  attestable: { first: [], second: [] },
  said: false,
  effective: false,
  wouldAdd: true,
  tells: [],
  words: "",
});

describe("the picture of origins", () => {
  it("[J3] has an account beside the one it is one origin with, the unknown and the uncounted last", () => {
    const plan = planOf(
      lineage([
        account("refused", { counted: false, adds: false, why: why("not-counted", null) }),
        account("dark", { adds: false, ends: ["unknown"], why: why("unknown", null) }),
        account("copy", {
          adds: false,
          ends: ["origin:b"],
          why: why("copies-record", "b"),
          from: ["record:b"],
        }),
        account("a"),
        account("b"),
      ]),
    );
    expect(plan.accounts.map(({ record }) => record)).toEqual(["a", "b", "copy", "dark", "refused"]);
    expect(plan.ends.map(({ id, counts }) => [id, counts])).toEqual([
      ["origin:a", true],
      ["origin:b", true],
      ["origin:refused", false],
      ["unknown", false],
    ]);
    expect(plan.lines.filter(({ copy }) => copy)).toEqual([{ from: "copy", to: "origin:b", copy: true }]);
  });

  it("[J3] leads from whoever stands on a list that takes from another to what that one goes back to", () => {
    const { lines } = planOf(
      lineage([account("a"), account("b", { adds: false, why: why("copies-list", "a") })]),
    );
    expect(lines).toContainEqual({ from: "b", to: "origin:a", copy: true });
    expect(lines).toContainEqual({ from: "b", to: "origin:b", copy: false });
  });

  it("[J3] binds ends that count as one: surely by a household, perhaps by sealed sources", () => {
    const { bonds } = planOf(
      lineage(
        [
          account("a"),
          account("b", { adds: false, why: why("household", "a") }),
          account("c", { adds: false, why: why("perhaps-same-source", "a") }),
        ],
        { perhapsSame: [pair("c", "a")] },
      ),
    );
    expect(bonds).toEqual([
      { a: "origin:a", b: "origin:b", kind: "one" },
      { a: "origin:a", b: "origin:c", kind: "perhaps" },
    ]);
  });

  it("is drawn along the reading direction, and leaves out what has no place yet", () => {
    const plan = planOf(lineage([account("a"), account("b")]));
    const heights = new Map([
      ["a", 10],
      ["origin:a", 30],
    ]);
    const [ltr, rtl] = (["ltr", "rtl"] as const).map((dir) => draw(plan, heights, 100, dir));
    expect(ltr?.lines.map(({ d }) => d)).toEqual(["M17 10C49 10 49 30 81 30"]);
    expect(rtl?.lines.map(({ d }) => d)).toEqual(["M83 10C51 10 51 30 19 30"]);
  });
});
