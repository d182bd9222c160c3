import { DEFAULT_POLICY, policy } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { samplePerson } from "../../testing/sample.ts";
import type { ReleaseInput, ReleasePerson } from "../propose/input.ts";
import { releasable } from "./releasable.ts";

const one = policy.parse({ release: { countOnlyShared: 1 } });
const run = (people: readonly ReleasePerson[], openPairs: ReleaseInput["openPairs"] = [], under = one) =>
  releasable({ people, openPairs, policy: under, practice: true });
const as = (of: ReleasePerson["release"]["class"]): Pick<ReleasePerson, "release"> => ({
  release: { class: of, kinInformed: "yes", names: [], twoPeople: true },
});

describe("release classes", () => {
  it("[P1] [J15] sealed people, alleged people, people set aside and out of scope are in no row", () => {
    const { shown, countOnly, leftOut } = run([
      samplePerson(0, as("sealed")),
      samplePerson(1, { level: "alleged" }),
      samplePerson(2, { level: "set-aside" }),
      samplePerson(3, { inScope: false }),
    ]);
    expect([...shown, ...countOnly]).toEqual([]);
    expect(leftOut).toMatchObject({ sealed: 1, belowReported: 2, outOfScope: 1 });
  });

  it("[P2] [J15] public-reduced shows name, sex, month, province and level, and nothing else", () => {
    const { shown } = run([samplePerson(1, { ...as("public-reduced"), dispute: "identity" })]);
    expect(shown[0]?.draft).toEqual({
      invented: true,
      class: "public-reduced",
      level: "verified",
      named: true,
      sex: "male",
      nameForms: [
        {
          text: "بهرنگ زرین‌رودی‌نژاد",
          script: "persian",
        },
        {
          text: "Behrang Zarrinrudinezhad",
          script: "latin",
        },
      ],
      date: {
        from: "2014-05-01",
        to: "2014-05-31",
        precision: "month",
      },
      province: "north",
      city: null,
      ageBand: null,
      cause: null,
      population: null,
      dispute: null,
      twoOrMoreOrigins: null,
      missingPresumed: false,
    });
  });

  it("[P3] [J16] only name forms consented to are shown, and a given name alone does not count as named", () => {
    const release = { ...as("public-full").release, names: ["Behrang"] };
    const { shown } = run([samplePerson(1, { release })]);
    expect(shown[0]?.draft).toMatchObject({
      nameForms: [{ text: "Behrang", script: "latin" }],
      named: false,
    });
  });

  it("[P3] [J10] words about a person, or a withheld family name, do not count a row as named", () => {
    for (const text of ["a 17 year old boy", "son of Behrang", "Behrang (surname withheld)", "Behrang T."]) {
      const release = { ...as("public-full").release, names: [text] };
      expect(run([samplePerson(1, { release })]).shown[0]?.draft.named, text).toBe(false);
    }
  });

  it.each(["no", "unsafe-to-ask", "unknown"] as const)(
    "[P4] [J15] kin informed %s: a name waits for two people and is only counted until then",
    (kinInformed) => {
      const release = { ...as("public-full").release, kinInformed, twoPeople: false };
      const waiting = run([samplePerson(1, { release })]);
      expect(waiting.shown).toEqual([]);
      expect(waiting.countOnly[0]).toMatchObject({ class: "count-only", nameForms: [], named: false });
      expect(waiting.leftOut.awaitingTwoPeople).toBe(1);
      expect(run([samplePerson(1, { release: { ...release, twoPeople: true } })]).shown).toHaveLength(1);
    },
  );

  it("[P4] somebody without a name needs nobody to be asked about it", () => {
    const release = { ...as("public-full").release, kinInformed: "unknown" as const, twoPeople: false };
    expect(run([samplePerson(1, { release, names: [], named: false })]).shown).toHaveLength(1);
  });

  it("[P5] [J16] an age that crosses a band, and a place with no province, are not shown", () => {
    const { shown } = run([samplePerson(1, { age: { low: 28, high: 33 }, place: null })]);
    expect(shown[0]?.draft).toMatchObject({ ageBand: null, city: null, province: null });
  });
});

describe("open pairs", () => {
  const [a, b, c] = [samplePerson(1), samplePerson(2), samplePerson(3)];

  it("[P7] [J16] people joined by open pairs, however many steps, share a group", () => {
    const { shown } = run(
      [a, b, c, samplePerson(4)],
      [
        [a.victimId, b.victimId],
        [c.victimId, b.victimId],
      ],
    );
    const groups = shown.map(({ group }) => group);
    expect(groups[0]).not.toBeNull();
    expect(groups).toEqual([groups[0], groups[0], groups[0], null]);
  });

  it("[P7] a pair with somebody who is not released groups nobody", () => {
    const { shown } = run([a, samplePerson(2, as("sealed"))], [[a.victimId, b.victimId]]);
    expect(shown[0]?.group).toBeNull();
  });

  it("[P8] a person only counted is left out beside a shown person who may be the same", () => {
    const { shown, countOnly, leftOut } = run(
      [a, samplePerson(2, as("count-only"))],
      [[a.victimId, b.victimId]],
    );
    expect(shown).toHaveLength(1);
    expect(shown[0]?.group).toBeNull();
    expect(countOnly).toEqual([]);
    expect(leftOut.countOnlyInOpenPairs).toBe(1);
  });

  it("[P8] [J10] of people only counted who may be one, one is left, or the verified ones", () => {
    const pair: ReleaseInput["openPairs"] = [[a.victimId, b.victimId]];
    const low = { ...as("count-only"), level: "reported" as const };
    const high = as("count-only");
    const count = (x: Partial<ReleasePerson>, y: Partial<ReleasePerson>) =>
      run([samplePerson(1, x), samplePerson(2, y)], pair).countOnly.map(({ level }) => level);
    expect(count(low, low)).toEqual(["reported"]);
    expect(count(low, high)).toEqual(["verified"]);
    expect(count(high, high)).toEqual(["verified", "verified"]);
  });
});

it("[P6] [J16] under the default policy nine people who may only be counted are not shown, ten are", () => {
  const nine = Array.from({ length: 9 }, (_, i) => samplePerson(i, as("count-only")));
  expect(run(nine, [], DEFAULT_POLICY).leftOut.countOnlyTooFew).toBe(9);
  const ten = [...nine, samplePerson(9, as("count-only"))];
  expect(run(ten, [], DEFAULT_POLICY).countOnly).toHaveLength(10);
});
