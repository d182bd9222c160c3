import { describe, expect, it } from "vitest";
import { lineage, resolvePlace, Story } from "../../testing/story.ts";
import { lineageGraph } from "../index.ts";

/** Three accounts of three origins on lists of their own. */
function three() {
  const story = new Story();
  const ids = ["doctor", "sister", "driver"].map((origin, at) =>
    story.record({ list: `list-${at}`, lineage: lineage(origin) }),
  );
  story.join(...ids);
  for (const id of ids) story.assess(id);
  const graph = () => {
    const { records, credited } = story.victim(ids[0]!);
    return lineageGraph({ facts: story.facts(), accounts: records, counted: credited, resolvePlace });
  };
  return { story, ids: ids as [string, string, string], graph };
}

const from = (...places: string[]) => lineage(null, { from: places });

describe("values that come from elsewhere", () => {
  it("[T25] [T26] are told with where they go back to, and with whose they are one", () => {
    const { story, ids, graph } = three();
    expect(graph().values).toEqual([]);
    story.assertion(ids[1], "deathDate", from(`record:${ids[0]}`));
    expect(graph().values).toEqual([
      {
        account: ids[1],
        field: "deathDate",
        said: "decision",
        from: [`record:${ids[0]}`],
        origins: ["doctor"],
        known: true,
        oneWith: [ids[0]],
        words:
          "list-1 has its date of death from list-0, which goes back to “doctor”; list-0 has it from the same origin, which confirms nothing",
      },
    ]);
    expect(graph().origins.known).toBe(3);
  });

  it("[T25] are told of nobody known, by a list, and by what an account copies", () => {
    const { story, ids, graph } = three();
    story.coverage("list-2", { assertions: { deathPlace: lineage(null) } });
    expect(graph().values).toMatchObject([
      {
        account: ids[2],
        field: "deathPlace",
        said: "list",
        known: false,
        oneWith: [],
        words: "list-2 has its place of death from nobody known",
      },
    ]);
    story.decide("lineage", ids[1], { lineage: from(`record:${ids[2]}`) }, ["ada"]);
    expect(graph().values.map(({ account, said }) => [account, said])).toEqual([
      [ids[1], "copied"],
      [ids[2], "list"],
    ]);
  });

  it("[T25] are not told of a field that the account does not have", () => {
    const { story, ids, graph } = three();
    story.coverage("list-2", { assertions: { injuryPlace: lineage("x"), injuryDate: lineage("x") } });
    story.assertion(ids[0], "injuryPlace", lineage("y"));
    expect(graph().values).toEqual([]);
  });

  it("[T25] circles of values are told by their members, and apart from those of accounts", () => {
    const { story, ids, graph } = three();
    ids.forEach((id, at) => {
      story.assertion(id, "deathDate", from(`record:${ids[(at + 1) % 3]!}`));
    });
    expect(graph().circles).toEqual([]);
    expect(graph().valueCircles).toMatchObject([
      {
        field: "deathDate",
        known: false,
        words:
          "date of death: list-0 → list-1 → list-2 → list-0: they go back to one another; nobody in it names an origin",
      },
    ]);
    expect(graph().values.map(({ oneWith }) => oneWith.length)).toEqual([2, 2, 2]);
    story.assertion(ids[1], "deathDate", lineage("clerk", { from: [`record:${ids[2]}`] }));
    expect(graph().valueCircles).toMatchObject([{ known: true }]);
  });
});
