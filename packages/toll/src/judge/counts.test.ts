import { describe, expect, it } from "vitest";
import { day, lineage, Story } from "../../testing/story.ts";
import { asCountable, countStatement, parseCountStatement } from "../index.ts";

const PLACE = { province: "north", city: "north-a", incident: null };
const WINDOW = { from: "2031-01-08", to: "2031-01-09" };
const statement = (number: number) => countStatement({ place: PLACE, window: WINDOW, number });

/** Two credible counts of one scope by two origins, the first direct. */
function twoCounts(): { story: Story; ids: [string, string] } {
  const story = new Story();
  const a = story.count({ low: 10, high: 12, lineage: lineage("morgue", { direct: true }) });
  const b = story.count({ low: 8, high: 15, lineage: lineage("hospital") });
  for (const id of [a, b]) story.assess(id);
  return { story, ids: [a, b] };
}
const verified = (story: Story) => story.judge().counts.find((count) => count.kind === "verified-number");

describe("count accounts", () => {
  it("[J2] a count nobody assessed is in no line, an assessed one is in reported", () => {
    const story = new Story();
    const id = story.count({});
    expect(story.lines().reported).toEqual({ low: 0, high: 0 });
    story.assess(id);
    expect(story.lines()).toMatchObject({ verified: 0, reported: { low: 10, high: 12 } });
    story.assess(id, "not-credible");
    expect(story.lines().reported.high).toBe(0);
  });

  it("[J11] two origins, one of them direct, and two signatures verify the number both reach", () => {
    const { story, ids } = twoCounts();
    expect(verified(story)).toBeUndefined();
    for (const person of ["ada", "ben"]) story.signCount(ids, statement(8), person);
    expect(verified(story)).toMatchObject({ low: 8, restsOn: [...ids].sort(), level: "verified" });
    expect(story.lines()).toMatchObject({ verifiedNamed: 0, verified: 8, reported: { low: 8, high: 15 } });
  });

  it("[J11] a number that two origins do not both reach is not verified by signing it", () => {
    const { story, ids } = twoCounts();
    for (const person of ["ada", "ben"]) story.signCount(ids, statement(9), person);
    expect(verified(story)).toBeUndefined();
  });

  it("[J11] one origin twice, or none direct, verifies nothing", () => {
    for (const lineages of [
      [lineage("x", { direct: true }), lineage("x")],
      [lineage("x"), lineage("y")],
      [lineage("x", { direct: true }), lineage(null)],
    ]) {
      const story = new Story();
      const ids = lineages.map((one) => story.count({ lineage: one }));
      for (const id of ids) story.assess(id);
      for (const person of ["ada", "ben"]) story.signCount(ids, statement(5), person);
      expect(verified(story)).toBeUndefined();
    }
  });

  it("[J7] nobody signs a count they recorded, or another number than the other signed", () => {
    const { story, ids } = twoCounts();
    story.signCount(ids, statement(8), "ada");
    story.signCount(ids, statement(8), "dua");
    story.signCount(ids, statement(7), "ben");
    expect(verified(story)).toBeUndefined();
    story.signCount(ids, statement(8), "cem");
    expect(verified(story)?.low).toBe(8);
  });

  it("[J8] a verified number stays until two lower it, and asks for review when its support is gone", () => {
    const { story, ids } = twoCounts();
    for (const person of ["ada", "ben"]) story.signCount(ids, statement(8), person);
    story.assess(ids[1], "not-credible");
    expect(verified(story)).toMatchObject({ low: 8, reviewAsked: true });
    for (const person of ["ada", "ben"]) story.signCount(ids, statement(8), person, "reported");
    expect(verified(story)).toBeUndefined();
  });

  it("[J8] two who take a number back leave the smaller one that was signed before", () => {
    const { story, ids } = twoCounts();
    for (const number of [5, 8])
      for (const person of ["ada", "ben"]) story.signCount(ids, statement(number), person);
    expect(verified(story)?.low).toBe(8);
    story.signCount(ids, statement(8), "cem", "reported");
    expect(verified(story)?.low).toBe(8);
    story.signCount(ids, statement(8), "ada", "reported");
    expect(verified(story)?.low).toBe(5);
    for (const person of ["ada", "cem"]) story.signCount(ids, statement(5), person, "reported");
    expect(verified(story)).toBeUndefined();
    expect(story.judge().counts[0]?.signatures).toHaveLength(8);
  });

  it("[J7] nobody signs a number that rests on what they recorded, named by the signature or not", () => {
    const { story, ids } = twoCounts();
    const own = story.count({ low: 9, lineage: lineage("own", { direct: true }) }, "counts", "ben");
    story.assess(own);
    story.signCount([ids[0]], statement(8), "ben");
    story.signCount([ids[0], own], statement(8), "ada");
    expect(verified(story)).toBeUndefined();
    story.signCount(ids, statement(8), "ben");
    story.signCount(ids, statement(8), "ada");
    expect(verified(story)?.low).toBe(8);
  });

  it("[J7] a number stands on accounts that each of the two saw, not on one that came since", () => {
    const { story, ids } = twoCounts();
    for (const person of ["ada", "ben"]) story.signCount([ids[0]], statement(8), person);
    expect(verified(story)).toBeUndefined();
    story.assess(story.count({ low: 9, lineage: lineage("later", { direct: true }) }));
    expect(verified(story)).toBeUndefined();
  });

  it("[J2] a second account with a known id inherits nothing: the first is counted, and people are told", () => {
    const story = new Story();
    const id = story.count({});
    story.assess(id);
    const [first] = story.counts;
    story.counts.push({
      ...first!,
      opId: story.op(),
      time: story.time(),
      account: { ...first!.account, low: 910, high: 1012 },
    });
    expect(story.lines().reported).toEqual({ low: 10, high: 12 });
    expect(story.judge().counts).toHaveLength(1);
    expect(story.judge().conflicts).toMatchObject([{ type: "count-account", subject: id }]);
    story.counts.reverse();
    expect(story.lines().reported).toEqual({ low: 10, high: 12 });
  });

  it("[J1] without a scope no number is verified; a count outside the scope is in no line", () => {
    const { story, ids } = twoCounts();
    for (const person of ["ada", "ben"]) story.signCount(ids, statement(8), person);
    story.scope = null;
    expect(verified(story)).toBeUndefined();
    const other = new Story();
    const outside = other.count({ window: { from: "2030-12-31", to: "2031-01-08" } });
    const elsewhere = other.count({ place: { province: "abroad", city: null, incident: null } });
    for (const id of [outside, elsewhere]) other.assess(id);
    expect(other.lines().reported.high).toBe(0);
    expect(other.judge().counts[0]!.missingForNext[0]!.code).toBe("out-of-scope");
  });

  it("[J11] a person a credible count names stands in its scope where nothing else is known", () => {
    const story = new Story();
    const person = story.record({
      fields: { deathDate: null, deathPlace: { place: null, province: null } },
    });
    story.assess(person);
    const id = story.count({ low: 1, high: 3, includes: [person] });
    expect(story.victim(person).countedIn).toEqual([]);
    story.assess(id);
    expect(story.victim(person).countedIn[0]?.place.city).toBe("north-a");
    expect(story.lines().reported).toEqual({ low: 1, high: 3 });
  });

  const square = { ...PLACE, incident: "square" };
  const namedIn = (some: Parameters<Story["record"]>[0] = {}) => {
    const story = new Story();
    const people = Array.from({ length: 8 }, (_, at) =>
      story.record({ lineage: lineage(`o${at}`), ...some }),
    );
    for (const id of people) story.assess(id);
    return { story, people };
  };

  it("[J2] [J11] people a count says it includes are not added to it, though their city is known", () => {
    const { story, people } = namedIn();
    const count = story.count({ place: square, low: 10, high: 10, includes: people });
    expect(story.lines().reported).toEqual({ low: 8, high: 8 });
    story.assess(count);
    expect(story.lines().reported).toEqual({ low: 10, high: 10 });
    // Nor is the city's count, of which the incident's is a part.
    story.assess(story.count({ low: 12, high: 12 }));
    expect(story.lines().reported).toEqual({ low: 12, high: 12 });
  });

  it("[J11] of several counts that name somebody the deepest holds them, and their days are narrowed", () => {
    const { story, people } = namedIn({ fields: { deathDate: day("2031-01-07", "2031-01-09") } });
    const province = { province: "north", city: null, incident: null };
    const first = story.count({ place: province, low: 9, high: 9, includes: people });
    const then = story.count({ place: square, low: 10, high: 10, includes: people });
    for (const id of [first, then]) story.assess(id);
    expect(story.lines().reported).toEqual({ low: 10, high: 10 });
    expect(asCountable(story.victim(people[0]!))).toMatchObject({ place: square, when: WINDOW });
  });

  it("[J2] [J11] somebody in two scopes that cross is counted once in high, whichever of the two names them", () => {
    const high = (...includes: readonly ("first" | "second")[]): number => {
      const story = new Story();
      const who = story.record({
        lineage: lineage("anybody"),
        fields: {
          deathPlace: { place: "north-a", province: null },
          deathDate: day("2031-01-09", "2031-01-10"),
        },
      });
      story.assess(who);
      const scope = (from: string, to: string, most: number, named: boolean) =>
        story.assess(
          story.count({
            place: { province: "north", city: null, incident: null },
            window: { from, to },
            low: 0,
            high: most,
            includes: named ? [who] : [],
          }),
        );
      scope("2031-01-08", "2031-01-09", 0, includes.includes("first"));
      scope("2031-01-09", "2031-01-10", 1, includes.includes("second"));
      return story.lines().reported.high;
    };
    expect([high(), high("first"), high("second"), high("first", "second")]).toEqual([1, 1, 1, 1]);
  });

  it("[J11] a count that contradicts what is known of somebody does not move them", () => {
    for (const fields of [
      { deathPlace: { place: "south-a", province: null } },
      { deathDate: day("2031-01-20") },
    ]) {
      const { story, people } = namedIn({ fields });
      story.assess(story.count({ place: square, low: 10, high: 10, includes: people }));
      expect(story.lines().reported).toEqual({ low: 18, high: 18 });
    }
    // Hurt there and dead elsewhere is no contradiction.
    const { story, people } = namedIn({
      fields: {
        injuryPlace: { place: "north-a", province: null },
        deathPlace: { place: "south-a", province: null },
      },
    });
    story.assess(story.count({ place: square, low: 10, high: 10, includes: people }));
    expect(story.lines().reported).toEqual({ low: 10, high: 10 });
  });

  it("[J8] [J11] a count that nobody signed moves no verified person as to a verified number", () => {
    const story = new Story();
    const people = Array.from({ length: 3 }, () => story.verified()[0]);
    const [a, b] = ["o1", "o2"].map((origin) =>
      story.count({ place: square, low: 5, high: 5, lineage: lineage(origin, { direct: true }) }),
    ) as [string, string];
    const [c, d] = ["o3", "o4"].map((origin) =>
      story.count({ low: 4, high: 4, lineage: lineage(origin, { direct: true }) }),
    ) as [string, string];
    for (const id of [a, b, c, d]) story.assess(id);
    for (const person of ["ada", "ben"]) {
      story.signCount([a, b], countStatement({ place: square, window: WINDOW, number: 5 }), person);
      story.signCount([c, d], countStatement({ place: PLACE, window: WINDOW, number: 4 }), person);
    }
    expect(story.lines().verified).toBe(8);
    const unsigned = story.count({ place: square, low: 5, high: 5, includes: people }, "counts", "cem");
    story.assess(unsigned);
    expect(story.lines().verified).toBe(8);
    const fact = story.counts[0]!;
    story.counts[0] = { ...fact, account: { ...fact.account, includes: people } };
    expect(story.lines().verified).toBe(5);
  });

  it("[J15] a verified number leaves only as far as both accounts may", () => {
    const { story, ids } = twoCounts();
    for (const person of ["ada", "ben"]) story.signCount(ids, statement(8), person);
    const consent = { class: "public-full", kinInformed: "yes", names: [] };
    story.decide("consent", ids[0], consent, ["ada"]);
    expect(verified(story)?.release.class).toBe("sealed");
    story.decide("consent", ids[1], consent, ["ada"]);
    expect(verified(story)?.release.class).toBe("public-full");
  });

  it("[J7] what is signed of a count reads back, and nothing else does", () => {
    expect(parseCountStatement(statement(8))).toEqual({ place: PLACE, window: WINDOW, number: 8 });
    for (const text of [
      null,
      "",
      "{}",
      "[]",
      statement(8).replace("2031-01-08", "2031-01-40"),
      statement(8).replace("8,", "0,"),
    ])
      expect(parseCountStatement(text)).toBeNull();
    expect(() => statement(0)).toThrow(RangeError);
    expect(() => statement(1.5)).toThrow(RangeError);
  });
});
