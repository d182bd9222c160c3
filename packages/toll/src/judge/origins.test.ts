import type { Lineage } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { lineage, Story } from "../../testing/story.ts";

function originsOf(lineages: readonly (Lineage | null)[], lists: readonly string[] = []) {
  const story = new Story();
  const ids = lineages.map((one, at) => story.record({ lineage: one, list: lists[at] ?? "forms" }));
  story.join(...ids);
  for (const id of ids) story.assess(id);
  return { story, ids, origins: () => story.victim(ids[0]!).origins };
}

const sealed = (id: string, from: string, to: string, attested: string[] = []) => ({
  id,
  place: "north-a",
  from,
  to,
  attestedDifferentFrom: attested,
});

describe("origins", () => {
  it("[J3] distinct known origins are counted, however many accounts each has", () => {
    expect(originsOf([lineage("one"), lineage("one"), lineage("two")]).origins().known).toBe(2);
  });

  it("[J3] all accounts of unknown lineage are one origin, or none beside a known one", () => {
    const unknown = originsOf([lineage(null), lineage(null), null]);
    expect(unknown.origins()).toEqual({ known: 0, unknown: true });
    expect(unknown.story.victim(unknown.ids[0]!).risks).toContain("single-origin");
    expect(originsOf([lineage(null), lineage("one")]).origins()).toEqual({ known: 1, unknown: true });
  });

  it("[J3] a copy has the origin of what it copies, through any number of hands", () => {
    const { story, ids, origins } = originsOf([lineage("one"), null, null]);
    story.decide("lineage", ids[1]!, { lineage: lineage("paper", { from: [`record:${ids[0]}`] }) }, ["ada"]);
    story.decide("lineage", ids[2]!, { lineage: lineage("blog", { from: [`record:${ids[1]}`] }) }, ["ada"]);
    expect(origins().known).toBe(1);
  });

  it("[J3] a list that copies another is no second origin of the people on both", () => {
    const { story, origins } = originsOf([lineage("rights"), null], ["rights", "media"]);
    story.coverage("media", { lineage: lineage("media", { from: ["list:rights"] }) });
    expect(origins().known).toBe(1);
  });

  it("[J3] a copied list's default lineage is followed where the list's own account is absent", () => {
    const { story, origins, ids } = originsOf([null, lineage("hospital")], ["media", "hospital"]);
    story.coverage("rights", { lineage: lineage("rights-team") });
    story.coverage("media", { lineage: lineage("media", { from: ["list:rights"] }) });
    expect(origins().known).toBe(2);
    expect(story.victim(ids[0]!).originIds).toContain("list:rights");
  });

  it("[J3] a list said to take from another adds nothing beside it, and itself where the other is silent", () => {
    const beside = originsOf([null, lineage("rights")], ["media", "rights"]);
    beside.story.coverage("media", { copies: ["rights"] });
    expect(beside.origins().known).toBe(1);
    const alone = originsOf([null, lineage("doctor")], ["media", "hospital"]);
    alone.story.coverage("media", { copies: ["rights"] });
    expect(alone.origins().known).toBe(2);
  });

  it("[J3] one household is one origin unless each saw for themselves", () => {
    const of = (saw: [boolean, boolean]) =>
      originsOf(saw.map((sawThemself, at) => lineage(`kin-${at}`, { household: "h", sawThemself }))).origins()
        .known;
    expect([of([false, false]), of([true, false]), of([true, true])]).toEqual([1, 1, 2]);
  });

  it("[J3] an official body and its organs are one origin", () => {
    expect(
      originsOf([lineage("police", { body: "state" }), lineage("morgue", { body: "state" })]).origins().known,
    ).toBe(1);
  });

  it("[J3] sealed sources of one class and place with overlapping windows are one until attested", () => {
    const first = lineage("s1", {
      sourceClass: "medic",
      sealedSource: sealed("s1", "2031-01-01", "2031-01-10"),
    });
    const at = (from: string, some: Partial<Lineage> = {}) =>
      lineage("s2", { sourceClass: "medic", sealedSource: sealed("s2", from, "2031-01-20"), ...some });
    expect(originsOf([first, at("2031-01-10")]).origins().known).toBe(1);
    expect(originsOf([first, at("2031-01-11")]).origins().known).toBe(2);
    expect(originsOf([first, at("2031-01-10", { sourceClass: "family" })]).origins().known).toBe(2);
  });

  it("[J3] sealed sources are apart by place only where the places are known to be two", () => {
    const at = (id: string, place: string) =>
      lineage(id, {
        sourceClass: "medic",
        sealedSource: { ...sealed(id, "2031-01-01", "2031-01-10"), place },
      });
    const known = (a: string, b: string) => originsOf([at("s1", a), at("s2", b)]).origins().known;
    for (const [a, b] of [
      ["north-a", "north-a"],
      ["north", "north-a"],
      ["Border post", "border  post "],
      ["a place nobody knows", "north-a"],
    ] as const)
      expect(known(a, b), `${a} · ${b}`).toBe(1);
    for (const [a, b] of [
      ["north-a", "north-b"],
      ["north", "south-a"],
    ] as const)
      expect(known(a, b), `${a} · ${b}`).toBe(2);
  });

  it("[J3] origins, bodies and households are one however they are typed", () => {
    const pairs: [Lineage, Lineage][] = [
      [lineage("Caller 31"), lineage("caller  31 ")],
      [lineage("a", { body: "State Police" }), lineage("b", { body: "state police" })],
      [lineage("a", { household: "خانه يک" }), lineage("b", { household: "خانه یک " })],
    ];
    for (const pair of pairs) {
      const { story, origins } = originsOf(pair);
      expect(origins().known).toBe(1);
      expect(story.judge().origins, "for the gate").toBe(pair[0].household === null ? 1 : 2);
    }
    expect(originsOf([lineage("caller 31"), lineage("caller 13")]).origins().known).toBe(2);
  });

  it("[J3] only a custodian attests that two sealed sources differ", () => {
    const first = lineage("s1", { sealedSource: sealed("s1", "2031-01-01", "2031-01-10") });
    const second = lineage("s2", { sealedSource: sealed("s2", "2031-01-01", "2031-01-10", ["s1"]) });
    const { story, ids, origins } = originsOf([first, second]);
    expect(origins().known).toBe(1);
    story.decide("lineage", ids[1]!, { lineage: second }, ["ada"]);
    expect(origins().known).toBe(1);
    story.decide("lineage", ids[1]!, { lineage: second }, ["key-keeper"]);
    expect(origins().known).toBe(2);
  });

  it("[J3] a cycle of lineage is one origin, for whoever copies it too", () => {
    const { story, ids, origins } = originsOf([null, null, null]);
    const [a, b, c] = ids as [string, string, string];
    for (const [from, to] of [
      [a, b],
      [b, a],
      [c, a],
    ] as const)
      story.decide("lineage", from, { lineage: lineage("stated", { from: [`record:${to}`] }) }, ["ada"]);
    expect(origins().known).toBe(1);
  });

  it("[J3] a circle that names an origin is not a second origin beside it", () => {
    const { story, ids, origins } = originsOf([lineage("X", { direct: true }), null, null]);
    const [a, b, c] = ids as [string, string, string];
    const said = (of: string, from: string, some: Lineage) =>
      story.decide("lineage", of, { lineage: { ...some, from: [`record:${from}`] } }, ["ada"]);
    said(b, c, lineage("X"));
    said(c, b, lineage(null));
    expect(origins()).toEqual({ known: 1, unknown: false });
    expect(story.victim(a).level).toBe("reported");
    // Nor by its body or its source, and through however many hands.
    said(b, c, lineage("Y", { body: "state" }));
    story.decide("lineage", a, { lineage: lineage("X", { body: "state" }) }, ["ada"]);
    expect(origins().known).toBe(1);
  });

  it("[J8] an account that resembles two origins does not make them one", () => {
    const a = lineage("s1", { sealedSource: sealed("s1", "2031-01-01", "2031-01-05") });
    const b = lineage("s2", { sealedSource: sealed("s2", "2031-01-10", "2031-01-15") });
    const forged = lineage("s3", { sealedSource: sealed("s3", "2031-01-01", "2031-01-31") });
    expect(originsOf([a, b]).origins().known).toBe(2);
    expect(originsOf([a, b, forged]).origins().known).toBe(2);
  });

  it("[J3] a decision about an account's lineage holds before what came with it and its list's default", () => {
    const { story, ids } = originsOf([null], ["rights"]);
    expect(story.victim(ids[0]!).origins.known).toBe(0);
    story.coverage("rights");
    expect(story.victim(ids[0]!).originIds).toEqual(["origin:of rights"]);
    story.decide("lineage", ids[0]!, { lineage: lineage("witness") }, ["ada"]);
    expect(story.victim(ids[0]!).originIds).toEqual(["origin:witness"]);
  });
});
