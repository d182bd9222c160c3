import type { Population } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { day, lineage, SCOPE, Story } from "../../testing/story.ts";
import { type Coverage, captureRows, coverageIntersection, coversScope } from "../index.ts";

function covers(list: string, some: Partial<Coverage> = {}): Coverage {
  return {
    list,
    window: SCOPE.window,
    provinces: [],
    populations: [],
    howGathered: "invented",
    copies: [],
    askedOthers: false,
    aggregator: false,
    onePerPerson: false,
    lineage: lineage(`of-${list}`),
    ...some,
  };
}

describe("coverage in common", () => {
  it("[J21] is the common window, provinces and populations", () => {
    const populations: Population[] = ["protester", "bystander"];
    expect(
      coverageIntersection([
        covers("a", { window: { from: "2031-01-05", to: "2031-01-20" }, provinces: ["north", "south"] }),
        covers("b", { provinces: ["south", "east"], populations }),
        covers("c"),
      ]),
    ).toEqual({ window: { from: "2031-01-05", to: "2031-01-20" }, provinces: ["south"], populations });
  });

  it("[J21] lists that share no day, province or population have nothing in common", () => {
    const apart: [Partial<Coverage>, Partial<Coverage>][] = [
      [
        { window: { from: "2031-01-01", to: "2031-01-05" } },
        { window: { from: "2031-01-06", to: "2031-01-09" } },
      ],
      [{ provinces: ["north"] }, { provinces: ["south"] }],
      [{ populations: ["protester"] }, { populations: ["prisoner"] }],
    ];
    for (const [a, b] of apart) expect(coverageIntersection([covers("a", a), covers("b", b)])).toBeNull();
    expect(coverageIntersection([])).toBeNull();
  });
});

/** People on the given lists, all assessed; each list with a lineage of its own unless told. */
function story(people: readonly string[][], coverages: readonly Coverage[], fields = {}) {
  const made = new Story();
  for (const one of coverages) made.coverage(one.list, one);
  for (const lists of people) {
    const ids = lists.map((list) => made.record({ list, fields }));
    made.join(...ids);
    for (const id of ids) made.assess(id);
  }
  const lists = [...coverages];
  const intersection = coverageIntersection(lists)!;
  return { made, table: () => captureRows({ victims: made.judge().victims, lists, intersection }) };
}

describe("what an estimate speaks of", () => {
  it("[J14] [J21] lists cover a scope where window, provinces and populations are its own, or not limited", () => {
    const provinces = SCOPE.area.provinces.map(({ id }) => id);
    const of = (some: Partial<Coverage>) => coversScope(coverageIntersection([covers("a", some)])!, SCOPE);
    expect(of({})).toBe(true);
    expect(of({ provinces, populations: ["bystander", "protester"] })).toBe(true);
    expect(of({ provinces: provinces.slice(1) })).toBe(false);
    expect(of({ populations: ["protester"] })).toBe(false);
    expect(of({ populations: ["protester", "bystander", "security-forces"] })).toBe(false);
    expect(of({ window: { ...SCOPE.window, to: "2031-02-01" } })).toBe(false);
    expect(of({ window: { ...SCOPE.window, from: "2031-01-02" } })).toBe(false);
  });
});

describe("captures", () => {
  it("[J21] people at reported or above stand on the lists that hold them", () => {
    const { table, made } = story([["a"], ["a", "b"], ["a", "b"], ["b"]], [covers("a"), covers("b")]);
    made.record({ list: "a" });
    const { lists, cells, rows } = table();
    expect(lists).toEqual(["a", "b"]);
    expect(cells).toEqual([
      { on: [true, true], count: 2 },
      { on: [true, false], count: 1 },
      { on: [false, true], count: 1 },
    ]);
    expect(rows.length).toBe(4);
  });

  it("[J21] a copy is no capture, and neither is a list beside the one it takes from", () => {
    const media = covers("media", { lineage: lineage("media", { from: ["list:a"] }) });
    const copy = story([["a", "media"], ["media"]], [covers("a"), media]).table();
    expect(copy.cells).toEqual([{ on: [true, false], count: 1 }]);
    expect(copy.leftOut.onNoList).toBe(1);
    const taking = story(
      [["a", "media"], ["media"]],
      [covers("a"), covers("media", { copies: ["a"] })],
    ).table();
    expect(taking.cells).toEqual([
      { on: [true, false], count: 1 },
      { on: [false, true], count: 1 },
    ]);
  });

  it("[J3] [J21] one witness on two lists is one capture, by the list that comes first", () => {
    const made = new Story();
    for (const list of ["a", "b"]) made.coverage(list, covers(list));
    const [one, two] = ["a", "b"].map((list) => made.record({ list, lineage: lineage("witness") })) as [
      string,
      string,
    ];
    made.join(one, two);
    for (const id of [one, two]) made.assess(id);
    expect(made.victim(one).captures).toEqual(["a"]);
    // A second origin on the first list leaves the witness to the second.
    const own = made.record({ list: "a", lineage: lineage("doctor") });
    made.join(one, own);
    made.assess(own);
    expect(made.victim(one).captures).toEqual(["a", "b"]);
  });

  it("[J21] an aggregator is no list, and unknown lineage no capture", () => {
    const { table } = story(
      [["a", "sum"], ["dark"]],
      [covers("a"), covers("sum", { aggregator: true }), covers("dark", { lineage: lineage(null) })],
    );
    expect(table().lists).toEqual(["a", "dark"]);
    expect(table().cells).toEqual([{ on: [true, false], count: 1 }]);
    expect(table().leftOut.onNoList).toBe(1);
  });

  it("[J21] people without linkable identity, or outside the common coverage, are left out and told", () => {
    const nameless = story([["a"]], [covers("a")], { given: null, family: null }).table();
    expect([nameless.rows.length, nameless.leftOut.identity]).toEqual([0, 1]);
    const outside = story([["a"]], [covers("a", { provinces: ["south"] })]).table();
    expect(outside.leftOut.outsideCoverage).toBe(1);
  });

  it("[J21] where accounts give no day, a list that covers only the common window says it", () => {
    const undated = { deathDate: null };
    const narrow = covers("a", { window: { from: "2031-01-05", to: "2031-01-20" } });
    expect(story([["a"]], [narrow, covers("b")], undated).table().rows.length).toBe(1);
    const wide = story([["b"]], [narrow, covers("b")], undated).table();
    expect([wide.rows.length, wide.leftOut.coverageUnknown]).toEqual([0, 1]);
    const straddling = { deathDate: day("2031-01-04", "2031-01-06") };
    expect(story([["b"]], [narrow, covers("b")], straddling).table().leftOut.coverageUnknown).toBe(1);
  });
});
