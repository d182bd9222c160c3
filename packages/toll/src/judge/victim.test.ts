import { describe, expect, it } from "vitest";
import { day, lineage, type RecordOptions, SCOPE, Story } from "../../testing/story.ts";
import { judge } from "../index.ts";

/** One victim of several assessed accounts. */
function victimOf(...options: RecordOptions[]) {
  const story = new Story();
  const ids = options.map((one, at) => story.record({ lineage: lineage(`o${at}`), ...one }));
  story.join(...ids);
  for (const id of ids) story.assess(id);
  return { story, id: ids[0]!, ids, victim: () => story.victim(ids[0]!) };
}
const one = (some: RecordOptions["fields"]) => victimOf({ fields: some ?? {} }).victim();

describe("a victim's values", () => {
  it("[J10] named is a full name, or a given name with family or father's name", () => {
    const bare = { given: null, family: null, father: null, names: [] };
    const cases: [RecordOptions["fields"], string, boolean][] = [
      [{ ...bare, given: "Arel", family: "Bornak" }, "named-full", true],
      [{ ...bare, names: ["Arel Bornak"] }, "named-full", true],
      [{ ...bare, given: "Arel", father: "Cyan" }, "named-partial", true],
      [{ ...bare, given: "Arel" }, "named-partial", false],
      [{ ...bare, names: ["Arel"] }, "named-partial", false],
      [{ ...bare, father: "Cyan" }, "named-partial", false],
      [{ ...bare, bodyTag: "7" }, "unidentified-body", false],
      [bare, "described", false],
    ];
    for (const [some, identity, named] of cases) expect(one(some)).toMatchObject({ identity, named });
  });

  it("[J10] words about a person, initials and withheld names count nobody as named", () => {
    const bare = { given: null, family: null, father: null };
    const written: [string, string][] = [
      ["a 17 year old boy", "described"],
      ["N.N. (body 3)", "described"],
      ["son of Karim", "described"],
      ["two brothers", "described"],
      ["پسر ۱۷ ساله", "described"],
      ["ابن محمد علي", "described"],
      ["Reza (surname withheld)", "named-partial"],
      ["Ali R.", "named-partial"],
    ];
    for (const [text, identity] of written) {
      expect(one({ ...bare, names: [text] }), text).toMatchObject({ identity, named: false });
    }
    expect(one({ ...bare, given: "Reza", family: "(withheld)" }).named).toBe(false);
    expect(one({ ...bare, given: "boy", father: "Karim" }).named).toBe(false);
    expect(one({ ...bare, family: "Karimi", father: "Hasan" }).named).toBe(false);
    expect(one({ ...bare, names: ["رضا فرزند کریم"] }).named).toBe(true);
  });

  it("[J10] a pseudonym that people settled on is no name", () => {
    const { story, id, victim } = victimOf({});
    story.decide("resolve", `${id} identity`, { field: "identity", value: "pseudonym" }, ["ada"]);
    expect(victim()).toMatchObject({ identity: "pseudonym", named: false });
  });

  it("keeps name forms as written, with their script and no list", () => {
    const { victim } = victimOf(
      { fields: { given: null, family: null, names: ["Nama Namaei"] } },
      { fields: { given: null, family: null, names: ["نام نامی", "Nama Namaei"] } },
    );
    expect(victim().names).toEqual([
      { text: "Nama Namaei", script: "latin" },
      { text: "نام نامی", script: "persian" },
    ]);
  });

  it("shows the value that most origins support and says on which fields accounts disagree", () => {
    const { victim } = victimOf(
      { fields: { sex: "male", age: { low: 20, high: 24 }, deathDate: day("2031-01-08") } },
      { fields: { sex: "female", age: { low: 24, high: 26 }, deathDate: day("2031-01-07", "2031-01-10") } },
      { fields: { sex: "female", age: null, deathDate: day("2031-01-10") } },
    );
    expect(victim()).toMatchObject({ sex: "female", death: { from: "2031-01-07", to: "2031-01-10" } });
    expect(victim().disagreements).toEqual(["sex", "deathDate"]);
  });

  it("ten copies of one origin do not outvote two origins", () => {
    const copies = Array.from({ length: 10 }, () => ({
      lineage: lineage("loud"),
      fields: { cause: "other" as const },
    }));
    const { victim } = victimOf(
      ...copies,
      { fields: { cause: "gunfire" } },
      { fields: { cause: "gunfire" } },
    );
    expect(victim().cause).toBe("gunfire");
  });

  it("shows the narrowest of the dates that agree, and a city before its province", () => {
    const { victim } = victimOf(
      {
        fields: {
          deathDate: day("2031-01-05", "2031-01-10"),
          deathPlace: { place: null, province: "north" },
        },
      },
      { fields: { deathDate: day("2031-01-08"), deathPlace: { place: "north-a", province: null } } },
    );
    expect(victim().death?.from).toBe("2031-01-08");
    expect(victim().deathPlace?.city).toBe("north-a");
    expect(victim().disagreements).toEqual([]);
  });

  it("what people resolved holds before what accounts say; nonsense settles nothing", () => {
    const { story, id, victim } = victimOf({});
    const settle = (field: string, value: string) =>
      story.decide("resolve", `${id} ${field}`, { field, value }, ["ada"]);
    settle("deathDate", "2031-01-09/2031-01-10");
    settle("deathPlace", "south/south-b");
    settle("age", "30-39");
    settle("cause", "nonsense");
    expect(victim()).toMatchObject({
      death: { from: "2031-01-09", to: "2031-01-10", precision: "range" },
      deathPlace: { province: "south", city: "south-b" },
      age: { low: 30, high: 39 },
      cause: "gunfire",
    });
  });

  it("accounts nobody assessed say nothing beside one that was", () => {
    const story = new Story();
    const a = story.record({ fields: { sex: "female" } });
    const b = story.record({ fields: { sex: "male" } });
    story.join(a, b);
    story.assess(a);
    expect(story.victim(a)).toMatchObject({ sex: "female", disagreements: [] });
  });

  it("an official list that holds a person acknowledges the death", () => {
    const { story, victim } = victimOf({ list: "ministry", lineage: null }, {});
    expect(victim().acknowledgement).toBe("none");
    story.coverage("ministry", { lineage: lineage("ministry", { sourceClass: "official" }) });
    expect(victim()).toMatchObject({ acknowledgement: "death", acknowledgedBy: ["ministry"] });
  });

  it("a person is missing only while no account says they died", () => {
    expect(one({ status: "missing-presumed" }).status).toBe("missing-presumed");
    const both = victimOf({ fields: { status: "missing-presumed" } }, {}).victim();
    expect(both.status).toBe("dead");
    expect(both.disagreements).toContain("status");
  });
});

describe("scope", () => {
  it("[J1] deaths outside window, area or population are out and in no line; unknown stays in", () => {
    const cases: [RecordOptions["fields"], string, string[]][] = [
      [{}, "in", []],
      [{ deathDate: day("2030-12-31") }, "out", ["window"]],
      [{ deathDate: day("2031-04-01"), eventLink: "died-later-of-injury" }, "out", ["window"]],
      [{ deathDate: day("2031-02-20"), eventLink: "died-later-of-injury" }, "in", []],
      [{ deathDate: day("2031-02-20"), injuryDate: day("2031-01-20") }, "in", []],
      [{ deathDate: day("2031-02-20"), injuryDate: day("2031-02-19") }, "out", ["window"]],
      [{ deathDate: day("2031-02-20") }, "unknown", ["window"]],
      [{ deathDate: null }, "unknown", ["window"]],
      [{ population: "security-forces" }, "out", ["population"]],
      [{ population: null }, "in", []],
      [{ deathPlace: { place: null, province: null } }, "unknown", ["area"]],
    ];
    for (const [some, state, rules] of cases) {
      const { story, victim } = victimOf({ fields: some ?? {} });
      expect([some, victim().inScope]).toEqual([some, { state, rules }]);
      expect(story.lines().reported.high).toBe(state === "out" ? 0 : 1);
    }
  });

  it("[J1] a province that the scope does not name is out of it", () => {
    const { story } = victimOf({});
    const resolvePlace = () => ({ city: null, province: "abroad" });
    expect(judge({ ...story.input(), resolvePlace }).victims[0]!.inScope.rules).toEqual(["area"]);
    expect(SCOPE.area.provinces.some((province) => province.id === "abroad")).toBe(false);
  });
});

describe("release class", () => {
  const consent = (some: object = {}) => ({ class: "public-full", kinInformed: "yes", names: [], ...some });

  it("[J15] sealed unless somebody consented", () => {
    expect(one({}).release.class).toBe("sealed");
  });

  it("[J15] a name goes out on anything but yes only by two people", () => {
    for (const kinInformed of ["no", "unsafe-to-ask", "unknown"]) {
      const { story, id, victim } = victimOf({});
      story.decide("consent", id, consent({ kinInformed }), ["ada"]);
      expect(victim().release).toMatchObject({ class: "count-only", consented: "public-full" });
      story.decide("consent", id, consent({ kinInformed }), ["ada", "ben"]);
      expect(victim().release.class).toBe("public-full");
    }
  });

  it("[J15] the lowest of what stands holds, also while decisions conflict; the level stays", () => {
    const { story, ids, victim } = victimOf({}, {});
    story.decide("consent", ids[0]!, consent(), ["ada"]);
    story.decide("consent", ids[1]!, consent({ class: "count-only" }), ["ben"]);
    expect(victim().release.class).toBe("count-only");
    const { story: other, id, victim: apart } = victimOf({});
    other.decide("consent", id, consent(), ["ada"]);
    other.decide("consent", id, consent({ class: "sealed" }), ["ben"], []);
    expect(apart()).toMatchObject({
      level: "reported",
      release: { class: "sealed" },
      conflicts: ["consent"],
    });
  });

  it("[J15] only forms that every consent allows go out; with none in common, no name does", () => {
    const { story, ids, victim } = victimOf({}, {});
    story.decide("consent", ids[0]!, consent({ names: ["Arel Bornak", "C"] }), ["ada"]);
    story.decide("consent", ids[1]!, consent({ names: ["C"] }), ["ada"]);
    expect(victim().release).toMatchObject({ class: "public-full", names: ["C"] });
    story.decide("consent", ids[1]!, consent({ names: ["D"] }), ["ada"]);
    expect(victim().release.class).toBe("count-only");
  });
});

describe("decisions and ids", () => {
  it("a decision on a former victim id follows its record", () => {
    const { story, id, victim } = victimOf({}, {});
    story.decide("dispute", "former-id", { dispute: "identity" }, ["ada"]);
    expect(victim().dispute).toBe("none");
    story.anchorOf = (former) => (former === "former-id" ? id : null);
    expect(victim().dispute).toBe("identity");
  });

  it("heads that differ are listed with the victim they touch", () => {
    const { story, id } = victimOf({});
    story.decide("dispute", id, { dispute: "identity" }, ["ada"]);
    story.decide("dispute", id, { dispute: "fact-of-death" }, ["ben"], []);
    const { conflicts, victims } = story.judge();
    expect(conflicts).toMatchObject([{ type: "dispute", subject: id, victimId: victims[0]!.id }]);
    expect(victims[0]).toMatchObject({ dispute: "fact-of-death", conflicts: ["dispute"] });
  });

  it("a record in two classes, or ids that do not fit the classes, are refused", () => {
    const { story } = victimOf({}, {});
    const input = story.input();
    expect(() => judge({ ...input, classes: [...input.classes, ...input.classes] })).toThrow(RangeError);
    expect(() => judge({ ...input, victimIds: [] })).toThrow(RangeError);
    const twice = [...input.classes, input.classes[0]!];
    expect(() => judge({ ...input, classes: twice, victimIds: ["a", "b"] })).toThrow(/two of them/);
  });
});
