import type { AssertionField, Lineage, RecordFields } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { day, lineage, Story } from "../../testing/story.ts";
import { againstRise } from "../index.ts";

/** Two accounts of two origins that agree on everything. */
function two(some: Partial<RecordFields> = {}) {
  const story = new Story();
  const [a, b] = story.corroborated(some);
  return { story, a, b, level: () => story.victim(a).level, lacks: () => lacksOf(story, a) };
}

const lacksOf = (story: Story, id: string): string[] =>
  story.victim(id).missingForNext.map(({ code }) => code);

const from = (...places: string[]): Lineage => lineage(null, { from: places });

describe("a date that comes from elsewhere", () => {
  it("[J6] [T26] does not corroborate itself: an account that took it from the other agrees on nothing", () => {
    const { story, a, b, level, lacks } = two();
    expect(level()).toBe("corroborated");
    story.assertion(b, "deathDate", from(`record:${a}`));
    expect(level()).toBe("reported");
    expect(lacks()).toEqual(["date-one-origin"]);
    // Two accounts of the death they remain.
    expect(story.victim(a).origins.known).toBe(2);
    const [against] = againstRise(story.victim(a));
    expect(against).toMatchObject({ rule: "J3", code: "date-one-origin" });
    expect(against?.words).toContain("both accounts have their date from one origin");
    expect(against?.said?.map(({ account, value }) => [account, value])).toEqual([
      [a, "2031-01-08"],
      [b, "2031-01-08"],
    ]);
  });

  it("[T26] is one where both took it from one list, whoever has seen the body", () => {
    const { story, a, b, level, lacks } = two();
    story.coverage("registry");
    story.assertion(a, "deathDate", from("list:registry"));
    expect(level()).toBe("corroborated");
    story.assertion(b, "deathDate", from("list:registry"));
    expect(level()).toBe("reported");
    expect(lacks()).toEqual(["date-one-origin"]);
  });

  it("[T26] corroborates nothing where nobody knows from where", () => {
    const { story, b, level, lacks } = two();
    story.assertion(b, "deathDate", lineage(null));
    expect(level()).toBe("reported");
    expect(lacks()).toEqual(["date-unknown-origin"]);
  });

  it("[T25] that is said to be the account's own again is so: everything is as it was", () => {
    const { story, a, b } = two();
    const before = story.judge().victims;
    story.assertion(b, "deathDate", from(`record:${a}`));
    story.assertion(b, "deathDate", null);
    expect(story.judge().victims).toEqual(before);
  });

  it("[T26] of a third account does: it is the pair that agrees", () => {
    const { story, a, b, level } = two();
    const c = story.record({ lineage: lineage("driver") });
    story.join(a, c);
    story.assess(c);
    story.assertion(b, "deathDate", from(`record:${a}`));
    expect(level()).toBe("corroborated");
    story.assertion(c, "deathDate", from(`record:${b}`));
    expect(level()).toBe("reported");
  });

  it("[T25] goes with copies: who copies an account has its date from where that has it", () => {
    const { story, a, b, level, lacks } = two();
    const copied = story.record({ list: "elsewhere", lineage: lineage("neighbour") });
    story.decide("lineage", b, { lineage: from(`record:${copied}`) }, ["cem"]);
    expect(level()).toBe("corroborated");
    story.assertion(copied, "deathDate", from(`record:${a}`));
    expect(level()).toBe("reported");
    expect(lacks()).toEqual(["date-one-origin"]);
  });
});

describe("a place that comes from elsewhere", () => {
  it("[J6] [T26] of death leaves the place of injury to agree on, and the other way round", () => {
    const { story, a, b, level, lacks } = two({ injuryPlace: { place: "south-a", province: null } });
    story.assertion(b, "deathPlace", from(`record:${a}`));
    expect(level()).toBe("corroborated");
    story.assertion(b, "injuryPlace", from(`record:${a}`));
    expect(level()).toBe("reported");
    expect(lacks()).toEqual(["place-one-origin"]);
    story.assertion(b, "deathPlace", null);
    expect(level()).toBe("corroborated");
  });

  it("[T26] makes no body one with its tag", () => {
    const nameless = { given: null, family: null, bodyTag: "17" };
    const { story, a, b, lacks } = two(nameless);
    story.assertion(b, "deathPlace", from(`record:${a}`));
    expect(lacks()).toEqual(["place-one-origin", "body"]);
  });
});

describe("what came with an account, and what its list declares", () => {
  it("[T25] holds as a decision would, and a decision holds before it", () => {
    const story = new Story();
    const a = story.record({ lineage: lineage("doctor", { direct: true }) });
    const b = story.record({
      lineage: lineage("family"),
      assertions: { deathDate: from(`record:${a}`) },
    });
    story.join(a, b);
    story.assess(a);
    story.assess(b);
    expect(lacksOf(story, a)).toEqual(["date-one-origin"]);
    story.assertion(b, "deathDate", lineage("gravestone"));
    expect(story.victim(a).level).toBe("corroborated");
  });

  it("[T25] a list's word on its dates holds for all its rows, and moves nothing else", () => {
    const story = new Story();
    const a = story.record({ list: "registry", lineage: lineage("clerk", { direct: true }) });
    const b = story.record({ list: "union", lineage: lineage("colleague") });
    story.join(a, b);
    story.assess(a);
    story.assess(b);
    expect(story.victim(a).level).toBe("corroborated");
    story.coverage("registry", { lineage: lineage("clerk") });
    story.coverage("union", { assertions: { deathDate: from("list:registry") } });
    expect(lacksOf(story, a)).toEqual(["date-one-origin"]);
    // Of one row a person may know better.
    story.assertion(b, "deathDate", lineage("colleague"));
    expect(story.victim(a).level).toBe("corroborated");
  });
});

describe("bad input", () => {
  const three = () => {
    const { story, a, b } = two();
    const c = story.record({ lineage: lineage("driver") });
    story.join(a, c);
    story.assess(c);
    return { story, ids: [a, b, c] as const };
  };

  it("[J3] [T25] three dates that go round in a circle are one origin, and of nobody known", () => {
    const { story, ids } = three();
    ids.forEach((id, at) => {
      story.assertion(id, "deathDate", from(`record:${ids[(at + 1) % 3]!}`));
    });
    expect(story.victim(ids[0]).level).toBe("reported");
    expect(lacksOf(story, ids[0])).toEqual(["date-one-origin"]);
    expect(story.victim(ids[0]).origins.known).toBe(3);
    // One that names who saw it makes it known, and still one.
    story.assertion(ids[1], "deathDate", lineage("clerk", { from: [`record:${ids[2]}`] }));
    expect(lacksOf(story, ids[0])).toEqual(["date-one-origin"]);
  });

  it("[T26] a date from a list or a record that is not here, or from itself, corroborates nothing", () => {
    for (const place of ["list:nobody", `record:${"9".repeat(32)}`, "nonsense", "self"]) {
      const { story, a, b, level } = two();
      story.assertion(b, "deathDate", from(place === "self" ? `record:${b}` : place));
      expect([place, level()]).toEqual([place, "reported"]);
      expect(lacksOf(story, a)).toEqual(["date-unknown-origin"]);
    }
  });

  it("[T25] a field that is none, and a record that is none, change nothing", () => {
    const { story, a, b } = two();
    const before = story.judge().victims;
    story.decide("lineage", `${b}#colour`, { lineage: from(`record:${a}`) }, ["cem"]);
    story.decide("lineage", `${"9".repeat(32)}#deathDate`, { lineage: from(`record:${a}`) }, ["cem"]);
    story.decide("lineage", `${b}#`, { lineage: null }, ["cem"]);
    expect(story.judge().victims).toEqual(before);
  });
});

describe("the value that is shown", () => {
  const SAID: readonly (readonly [AssertionField, Partial<RecordFields>, Partial<RecordFields>])[] = [
    ["deathDate", { deathDate: day("2031-01-08") }, { deathDate: day("2031-01-09") }],
    ["injuryDate", { injuryDate: day("2031-01-08") }, { injuryDate: day("2031-01-09") }],
    ["age", { age: { low: 20, high: 20 } }, { age: { low: 40, high: 40 } }],
    ["sex", { sex: "female" }, { sex: "male" }],
    ["population", { population: "bystander" }, { population: "protester" }],
    ["cause", { cause: "beating" }, { cause: "gunfire" }],
    ["eventLink", { eventLink: "direct" }, { eventLink: "in-custody" }],
  ];

  it.each(SAID)("[V1] [T27] %s: two accounts that took it from one place support it once", (field, x, y) => {
    const story = new Story();
    const ids = [x, x, y].map((fields, at) =>
      story.record({ lineage: lineage(`o${at}`, { direct: at === 2 }), fields }),
    );
    story.join(...ids);
    for (const id of ids) story.assess(id);
    const shown = () => {
      const { death, injury, age, sex, population, cause, eventLink } = story.victim(ids[0]!);
      return { deathDate: death, injuryDate: injury, age, sex, population, cause, eventLink }[field as "age"];
    };
    expect(shown()).toEqual(Object.values(x)[0]);
    story.assertion(ids[1]!, field, from(`record:${ids[0]!}`));
    // One origin each: the direct account decides.
    expect(shown()).toEqual(Object.values(y)[0]);
    story.assertion(ids[2]!, field, from("list:nobody"));
    expect(shown()).toEqual(Object.values(x)[0]);
  });

  it("[V1] [J3] of unknown lineage adds nothing beside a known one", () => {
    const story = new Story();
    const dates = [day("2031-01-08"), day("2031-01-08"), day("2031-01-09")];
    const ids = dates.map((deathDate, at) =>
      story.record({
        lineage: lineage(["one", null, "two"][at]!, { direct: at === 2 }),
        fields: { deathDate },
      }),
    );
    story.join(...ids);
    for (const id of ids) story.assess(id);
    expect(story.victim(ids[0]!).death?.from).toBe("2031-01-09");
  });
});

describe("what two signed", () => {
  it("[J8] stays verified where a date turns out to be copied, and review is asked", () => {
    const story = new Story();
    const [a, b] = story.verified();
    story.assertion(b, "deathDate", from(`record:${a}`));
    expect(story.victim(a)).toMatchObject({ level: "verified", supported: "reported", reviewAsked: true });
    story.assertion(b, "deathDate", null);
    expect(story.victim(a)).toMatchObject({ level: "verified", reviewAsked: false });
  });

  it("[J8] becomes verified when the date is found to be the account's own after all", () => {
    const story = new Story();
    const [a, b] = story.corroborated();
    story.assertion(b, "deathDate", from(`record:${a}`));
    story.sign([a, b], "ada");
    story.sign([a, b], "ben");
    expect(story.victim(a).level).toBe("reported");
    story.assertion(b, "deathDate", null);
    expect(story.victim(a).level).toBe("verified");
    story.assertion(b, "deathDate", from(`record:${a}`));
    expect(story.victim(a).level).toBe("verified");
  });

  it("two who say different things of one value are told as a conflict of that account", () => {
    const { story, a, b } = two();
    story.decide("lineage", `${b}#deathDate`, { lineage: lineage("x") }, ["ada"], []);
    story.decide("lineage", `${b}#deathDate`, { lineage: lineage("y") }, ["ben"], []);
    expect(story.victim(a).conflicts).toContain("lineage");
    expect(story.judge().conflicts).toMatchObject([
      { type: "lineage", subject: `${b}#deathDate`, victimId: story.victim(a).id },
    ]);
  });
});
