import type { Lineage } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { lineage, resolvePlace, Story } from "../../testing/story.ts";
import { lineageGraph } from "../index.ts";

/** Accounts of one person, each assessed; `said` by their place, which of them it was taken from by letter. */
function told(said: readonly (Lineage | null)[], from: Readonly<Record<number, readonly string[]>> = {}) {
  const story = new Story();
  const ids = said.map((one, at) =>
    story.record({ list: `list-${at}`, lineage: from[at] === undefined ? one : null }),
  );
  story.join(...ids);
  for (const id of ids) story.assess(id);
  for (const [at, refs] of Object.entries(from)) {
    const place = Number(at);
    const value = {
      ...(said[place] ?? lineage(null)),
      from: refs.map((ref) => ref.replace(/^#(\d+)$/, (_, n) => `record:${ids[Number(n)]}`)),
    };
    story.decide("lineage", ids[place]!, { lineage: value }, ["ada"]);
  }
  const graph = () => {
    const victim = story.victim(ids[0]!);
    const { records, credited, origins } = victim;
    const found = lineageGraph({
      facts: story.facts(),
      accounts: records,
      counted: credited,
      resolvePlace,
    });
    expect(found.origins).toEqual(origins);
    return found;
  };
  return { story, ids, graph };
}

const whys = (graph: ReturnType<typeof lineageGraph>) =>
  Object.fromEntries(graph.accounts.map(({ label, why }) => [label, why.map(({ code }) => code).join()]));

const medic = (id: string, some: Partial<NonNullable<Lineage["sealedSource"]>> = {}) =>
  lineage(id, {
    sourceClass: "medic",
    sealedSource: {
      id,
      place: "north-a",
      from: "2031-01-01",
      to: "2031-01-10",
      attestedDifferentFrom: [],
      ...some,
    },
  });

describe("circles of lineage", () => {
  const known = lineage("one");
  it.each([
    ["a circle of one", [null, known], { 0: ["#0"] }, 1, ["list-0 goes back to itself"]],
    ["a circle of two", [null, null, known], { 0: ["#1"], 1: ["#0"] }, 1, ["list-0 → list-1 → list-0"]],
    [
      "a circle of three",
      [null, null, null],
      { 0: ["#2"], 1: ["#0"], 2: ["#1"] },
      0,
      ["list-0 → list-2 → list-1 → list-0"],
    ],
    [
      "a tail into a circle",
      [null, null, null, known],
      { 0: ["#1"], 1: ["#2"], 2: ["#1"] },
      1,
      ["list-1 → list-2 → list-1"],
    ],
    [
      "two circles that meet in one account are one",
      [null, null, null],
      { 0: ["#1", "#2"], 1: ["#0"], 2: ["#0"] },
      0,
      ["list-0 → list-1 → list-2"],
    ],
    [
      "two circles apart",
      [lineage("x"), lineage("x"), lineage("y"), null],
      { 0: ["#1"], 1: ["#0"], 2: ["#3"], 3: ["#2"] },
      2,
      ["list-0 → list-1 → list-0", "list-2 → list-3 → list-2"],
    ],
  ] as const)("[J3] %s is told in words and counts once", (_, said, from, origins, words) => {
    const { graph } = told(said, from);
    const { circles, accounts, origins: counted } = graph();
    expect(counted.known).toBe(origins);
    expect(circles.map((one) => one.words)).toEqual(words.map((one) => expect.stringContaining(one)));
    expect(accounts.filter(({ adds }) => adds).length).toBe(origins);
  });

  it("[J3] lists that declare that they take from each other are a circle, for whoever stands on them", () => {
    const { story, graph } = told([null, null]);
    story.coverage("list-0", { lineage: lineage(null, { from: ["list:list-1"] }) });
    story.coverage("list-1", { lineage: lineage(null, { from: ["list:list-0"] }) });
    const [circle] = graph().circles;
    expect(circle).toMatchObject({ members: ["list:list-0", "list:list-1"], counts: "unknown" });
    expect(circle?.accounts.length).toBe(2);
    expect(whys(graph())).toEqual({ "list-0": "same-circle", "list-1": "same-circle" });
    // The looser word, "takes from others", makes a circle too, whose accounts keep lineages of their own.
    story.coverage("list-0", { copies: ["list-1"] });
    story.coverage("list-1", { copies: ["list-0"] });
    expect(graph().circles[0]).toMatchObject({ counts: "one-known" });
    expect(graph().origins).toEqual({ known: 1, unknown: false });
    expect(whys(graph())).toEqual({ "list-0": "", "list-1": "copies-list" });
  });

  it("[J3] a circle with a way out counts as that to which it leads", () => {
    const { graph } = told([null, null, lineage("seen")], { 0: ["#1"], 1: ["#0", "#2"] });
    expect(graph().circles[0]).toMatchObject({ counts: "what-it-leads-to" });
    expect(whys(graph())).toEqual({ "list-0": "copies-record", "list-1": "copies-record", "list-2": "" });
  });

  it("[J3] what goes round is said of each account in it", () => {
    const { graph } = told([lineage("x"), null], { 0: ["#1"], 1: ["#0"] });
    expect(graph().circles[0]).toMatchObject({ counts: "one-known" });
    expect(graph().accounts.map(({ adds }) => adds)).toEqual([true, false]);
    expect(graph().accounts[1]?.why).toMatchObject([
      { code: "same-circle", words: "it goes round in one circle with list-0" },
    ]);
  });
});

describe("why an account adds no origin", () => {
  it("[J3] is said by its plainest reason, with the account that stands for both", () => {
    const { story, ids, graph } = told(
      [
        lineage("kin-1", { household: "h" }),
        lineage("kin-2", { household: "H " }),
        lineage("ward", { body: "Office" }),
        lineage("morgue", { body: "office" }),
        lineage("other"),
        null,
        lineage("refused"),
        lineage("Other "),
      ],
      { 5: ["#4"] },
    );
    story.assess(ids[6]!, "not-credible");
    expect(whys(graph())).toEqual({
      "list-0": "",
      "list-1": "household",
      "list-2": "",
      "list-3": "same-body",
      "list-4": "",
      "list-5": "copies-record",
      "list-6": "not-counted",
      "list-7": "same-origin",
    });
    expect(graph().accounts[1]?.why[0]?.words).toBe(
      "same household “H ” as list-0, and not both saw for themselves",
    );
    expect(graph().accounts[3]?.why[0]?.account).toBe(ids[2]);
  });

  it("[J3] unknown lineage adds nothing beside a known one", () => {
    const { graph } = told([lineage("one"), null, lineage(null)]);
    expect(whys(graph())).toEqual({ "list-0": "", "list-1": "unknown", "list-2": "unknown" });
    expect(graph().nodes.filter(({ kind }) => kind === "unknown").length).toBe(1);
  });

  it("[J3] accounts on one list are told apart by their ids", () => {
    const story = new Story();
    const ids = [0, 1].map(() => story.record({ list: "forms", lineage: lineage("one") }));
    story.join(...ids);
    const victim = story.victim(ids[0]!);
    const graph = lineageGraph({
      facts: story.facts(),
      accounts: victim.records,
      counted: victim.credited,
      resolvePlace,
    });
    expect(graph.accounts.map(({ label }) => label)).toEqual(ids.map((id) => `forms (${id.slice(0, 8)})`));
  });

  it("[J3] counts of one scope have a graph too", () => {
    const story = new Story();
    const ids = [lineage("ward"), lineage("ward"), lineage("gate")].map((one) =>
      story.count({ lineage: one }),
    );
    const graph = lineageGraph({ facts: story.facts(), accounts: ids, counted: ids, resolvePlace });
    expect(graph.origins).toEqual({ known: 2, unknown: false });
    expect(graph.accounts.map(({ adds }) => adds)).toEqual([true, false, true]);
  });
});

describe("sealed sources that are possibly one person", () => {
  it("[J3] are a pair, with what keeps them together and whether telling them apart adds an origin", () => {
    const { graph } = told([
      medic("s1"),
      medic("s2", { place: "north", from: "2031-01-08", to: "2031-01-20" }),
    ]);
    const [pair] = graph().perhapsSame;
    expect(pair).toMatchObject({
      sources: ["s1", "s2"],
      overlap: { from: "2031-01-08", to: "2031-01-10" },
      said: false,
      wouldAdd: true,
    });
    expect(pair?.tells.map(({ code }) => code)).toEqual(["attest", "windows", "place-within", "class"]);
    expect(whys(graph())).toEqual({ "list-0": "", "list-1": "perhaps-same-source" });
    expect(told([medic("s1"), medic("s2", { place: "nowhere" })]).graph().perhapsSame[0]?.tells[2]).toEqual({
      code: "place-unknown",
      words: "the places “north-a” and “nowhere” are not both known places of the scope",
    });
    expect(told([medic("s1"), medic("s2", { place: "south-a" })]).graph().perhapsSame).toEqual([]);
  });

  it("[J3] an attestation is told, and whether a custodian made it effective", () => {
    const { story, ids, graph } = told([medic("s1"), medic("s2")]);
    const attested = { lineage: medic("s2", { attestedDifferentFrom: ["s1"] }) };
    story.decide("lineage", ids[1]!, attested, ["ada"]);
    expect(graph().perhapsSame[0]).toMatchObject({ said: true, effective: false });
    expect(graph().perhapsSame[0]?.words).toContain("no custodian approved it");
    story.decide("lineage", ids[1]!, attested, ["key-keeper"]);
    expect(graph().perhapsSame).toEqual([]);
    expect(graph().attested[0]).toMatchObject({ sources: ["s1", "s2"], effective: true, wouldAdd: false });
    expect(graph().origins.known).toBe(2);
  });

  it("[J3] attesting adds nothing where something else makes them one", () => {
    const household = { household: "h" };
    const { graph } = told([
      { ...medic("s1"), ...household },
      { ...medic("s2"), ...household },
    ]);
    expect(graph().perhapsSame[0]).toMatchObject({ wouldAdd: false });
  });

  it("[J3, T4] no account is offered to attest on whose list's copies would be forgotten by it", () => {
    const { story, ids, graph } = told([medic("s1"), null]);
    story.coverage("list-1", { lineage: medic("s2"), copies: [] });
    expect(graph().perhapsSame[0]?.attestable).toEqual([[ids[0]], [ids[1]]]);
    story.coverage("list-1", { lineage: medic("s2"), copies: ["list-7"] });
    expect(graph().perhapsSame[0]?.attestable).toEqual([[ids[0]], []]);
  });
});
