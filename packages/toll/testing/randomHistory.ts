/** Random histories of a desk: every kind of op, on whatever is there. Invented. */
import { assertionField, type Lineage } from "@daftar/model";
import fc from "fast-check";
import { day, lineage, type Story } from "./story.ts";

export const PEOPLE = ["ada", "ben", "cem", "dua"];

/** One step of a history; numbers pick among what is there. */
const step = fc.record({
  kind: fc.constantFrom(
    "record",
    "record",
    "record",
    "assess",
    "assess",
    "assess",
    "list",
    "join",
    "join",
    "sign",
    "sign",
    "sign",
    "dispute",
    "set-aside",
    "pair",
    "count",
    "assess-count",
    "open",
    "lineage",
    "assertion",
    "assertion",
    "amend",
  ),
  a: fc.nat(40),
  b: fc.nat(40),
  c: fc.nat(40),
} as const);
export const steps = fc.array(step, { minLength: 5, maxLength: 60 });
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

export const at = <T>(rows: readonly T[], index: number): T | undefined =>
  rows[index % Math.max(1, rows.length)];
const MANY = ["north-a", "north-b", "south-a", null];

/** Of one value: its account's again, an origin, nobody known, another account's value, or a list's. */
function saidOf(c: number, other: string): Lineage | null {
  if (c % 7 === 0) return null;
  const from = c % 3 === 0 ? [`record:${other}`] : c % 5 === 0 ? [`list:list-${c % 4}`] : [];
  return lineage(c % 4 === 1 ? null : `o${c % 6}`, { from, direct: c % 2 === 0 });
}

export function play(story: Story, all: readonly Step[]): Story {
  for (const { kind, a, b, c } of all) {
    const record = at(story.records, a)?.id;
    const second = at(story.records, b)?.id;
    const who = at(PEOPLE, c)!;
    if (kind === "record")
      story.record({
        list: `list-${a % 3}`,
        lineage: c % 4 === 0 ? null : lineage(`o${c % 5}`, { direct: c % 2 === 0 }),
        recordedBy: c % 7 === 0 ? "dua" : null,
        ...(b % 6 === 5 ? { assertions: { deathDate: lineage(`o${a % 5}`) } } : {}),
        fields: {
          deathDate: b % 5 === 0 ? null : day(`2031-01-${String(8 + (b % 4)).padStart(2, "0")}`),
          deathPlace: { place: at(MANY, a)!, province: null },
          family: c % 6 === 0 ? null : "Bornak",
        },
      });
    else if (kind === "count")
      story.count({ low: a % 6, high: (a % 6) + (b % 4), lineage: lineage(`c${c % 3}`, { direct: true }) });
    else if (kind === "assess-count") {
      const count = at(story.counts, a)?.id;
      if (count) story.assess(count, c % 5 === 0 ? "not-credible" : "credible", [], who);
    } else if (record === undefined || second === undefined) continue;
    else if (kind === "assess") story.assess(record, c % 6 === 0 ? "not-credible" : "credible", [], who);
    else if (kind === "list") {
      const { list, versions } = story.records.find((one) => one.id === record)!;
      story.assessList(list, [versions[0]!.opId], c % 2 === 0 ? ["ada", "ben"] : [who]);
    } else if (kind === "join") {
      if (record !== second) story.join(record, second);
    } else if (kind === "sign") {
      const victim = story.classes.find((one) => one.includes(record))!;
      story.sign(victim.slice(), who, c % 9 === 0 ? "reported" : "verified");
    } else if (kind === "dispute")
      story.decide("dispute", record, { dispute: at(["none", "identity", "fact-of-death"], c) }, [who]);
    else if (kind === "set-aside")
      story.decide("set-aside", record, { reason: at(["fabricated", null, "found-alive"], c) }, [who]);
    else if (kind === "pair") story.pair(record, second, at(["same", "different"], c)!, [who]);
    else if (kind === "open") story.openPairs.push([record, second]);
    else if (kind === "lineage")
      story.decide(
        "lineage",
        record,
        { lineage: lineage(`o${c}`, { from: c % 2 ? [`record:${second}`] : [] }) },
        [who],
      );
    else if (kind === "assertion")
      story.assertion(record, at(assertionField.options, a + b)!, saidOf(c, second), who);
    else story.amend(record, { deathPlace: { place: at(MANY, c)!, province: null } });
  }
  return story;
}
