/**
 * A small invented release, for tests and golden pages: every level, class and kind of claim once or more.
 * Country, cities, claimants and people are made up.
 */
import { vkey } from "@daftar/log";
import {
  type CauseClass,
  type CheckerNamed,
  type Claim,
  DEFAULT_POLICY,
  type Population,
  type Scope,
  toHex,
  utf8,
} from "@daftar/model";
import type { ReleaseInput, ReleasePerson } from "../src/index.ts";
import { sha256, testSigner } from "./nodeTools.ts";

export const SAMPLE_ORIGIN = "practice.invalid/sample";
export const SAMPLE_SIGNER = testSigner(SAMPLE_ORIGIN);

/** Stands for the audit page, whose bytes are other with every change of the checks. */
const SAMPLE_CHECKER_PAGE = utf8("<!doctype html><title>An invented checker</title>\n");
const SAMPLE_CHECKER: CheckerNamed = { version: "0.1.0", sha256: toHex(sha256(SAMPLE_CHECKER_PAGE)) };

export const SAMPLE_SCOPE: Scope = {
  name: "Sarvestan of practice, May 2014",
  window: { from: "2014-05-07", to: "2014-05-12" },
  laterDeathsUntil: "2014-08-31",
  area: {
    name: "Zarrinrud (invented)",
    provinces: [
      {
        id: "north",
        names: ["North Zarrinrud", "زرین‌رود شمالی"],
        cities: [
          { id: "mahtab", names: ["Mahtab-e Bala", "مهتاب بالا"] },
          { id: "sangbar", names: ["Sangbar", "سنگ‌بار"] },
        ],
      },
      {
        id: "south",
        names: ["South Zarrinrud", "زرین‌رود جنوبی"],
        cities: [{ id: "noorabad", names: ["Nurdasht", "نوردشت"] }],
      },
    ],
  },
  populations: ["protester", "bystander", "prisoner", "unknown"],
  waysOfDying: ["gunfire", "beating", "death in custody"],
};

const GIVEN: readonly (readonly [string, string, "female" | "male"])[] = [
  ["آرمیتا", "Armita", "female"],
  ["بهرنگ", "Behrang", "male"],
  ["پونه", "Pooneh", "female"],
  ["چکاوک", "Chakavak", "female"],
  ["رامتین", "Ramtin", "male"],
  ["ژاله", "Zhaleh", "female"],
  ["کیوان", "Keyvan", "male"],
  ["گلنار", "Golnar", "female"],
];
const FAMILY: readonly (readonly [string, string])[] = [
  ["زرین‌رودی‌نژاد", "Zarrinrudinezhad"],
  ["سنگ‌باری‌پور", "Sangbaripour"],
  ["مهتاب‌بالایی", "Mahtabbalaei"],
];
const CITIES = ["mahtab", "sangbar", "noorabad"] as const;
const CAUSES: readonly CauseClass[] = ["gunfire", "gunfire", "gunfire", "beating", "in-custody", "unknown"];
const POPULATIONS: readonly Population[] = ["protester", "protester", "bystander", "unknown"];

const at = <T>(items: readonly T[], index: number): T => {
  const item = items[index % items.length];
  if (item === undefined) throw new RangeError("nothing to take from");
  return item;
};

/** An invented person; the index decides everything that is not given. */
export function samplePerson(index: number, given: Partial<ReleasePerson> = {}): ReleasePerson {
  const [faGiven, enGiven, sex] = at(GIVEN, index);
  const [faFamily, enFamily] = at(FAMILY, Math.floor(index / GIVEN.length));
  const city = at(CITIES, index);
  const day = `2014-05-0${7 + (index % 3)}`;
  const age = 14 + ((index * 7) % 50);
  return {
    victimId: `victim-${String(index).padStart(4, "0")}-desk-id`,
    level: "verified",
    inScope: true,
    missingPresumed: false,
    named: true,
    names: [`${faGiven} ${faFamily}`, `${enGiven} ${enFamily}`],
    age: { low: age, high: age },
    sex,
    death: { from: day, to: day, precision: "day" },
    place: { province: city === "noorabad" ? "south" : "north", city, incident: null },
    cause: at(CAUSES, index),
    population: at(POPULATIONS, index),
    dispute: "none",
    origins: 2,
    release: { class: "public-full", kinInformed: "yes", names: [], twoPeople: true },
    ...given,
  };
}

const release = (of: ReleasePerson["release"]["class"]): ReleasePerson["release"] => ({
  class: of,
  kinInformed: "yes",
  names: [],
  twoPeople: true,
});

function samplePeople(): ReleasePerson[] {
  const people: ReleasePerson[] = [];
  for (let i = 0; i < 9; i += 1) people.push(samplePerson(i));
  people.push(
    samplePerson(9, { level: "corroborated" }),
    samplePerson(10, { level: "corroborated", dispute: "identity" }),
  );
  for (let i = 11; i < 15; i += 1) people.push(samplePerson(i, { level: "reported", origins: 1 }));
  people.push(
    samplePerson(15, { release: release("public-reduced") }),
    samplePerson(16, { level: "reported", release: release("public-reduced") }),
    samplePerson(17, { level: "reported", named: false, names: [], age: { low: 30, high: 34 } }),
    samplePerson(18, { level: "reported", missingPresumed: true }),
    samplePerson(19, {
      level: "reported",
      named: false,
      names: [],
      sex: null,
      age: null,
      death: null,
      place: null,
    }),
  );
  for (let i = 20; i < 46; i += 1) {
    people.push(samplePerson(i, { level: i % 2 ? "verified" : "reported", release: release("count-only") }));
  }
  people.push(
    samplePerson(46, { release: release("sealed") }),
    samplePerson(47, { level: "alleged" }),
    samplePerson(48, { level: "set-aside" }),
    samplePerson(49, { inScope: false }),
    samplePerson(50, {
      release: { class: "public-full", kinInformed: "unknown", names: [], twoPeople: false },
    }),
  );
  return people;
}

const NO_CLAIM: Claim = {
  id: "none",
  invented: true,
  kind: "figure",
  claimant: "nobody",
  claimantKind: "other",
  via: [],
  figure: { value: null, low: null, high: null, qualifier: null, asWorded: "" },
  counted: "killed",
  populationNote: "security forces excluded",
  window: { from: "2014-05-07", to: "2014-05-12" },
  area: "Zarrinrud (invented)",
  basis: "stated",
  stated: "stated",
  partOf: null,
  partKind: null,
  asOf: "2014-05-10",
  supersedes: null,
  answers: null,
  rebuts: null,
  caveats: "",
  responsibility: "",
  publishedIn: "an invented bulletin",
  sourceTier: "primary",
  note: "",
};

/** An invented claim. */
export const sampleClaim = (given: Partial<Claim>): Claim => ({ ...NO_CLAIM, ...given });

const figure = (
  qualifier: Claim["figure"]["qualifier"],
  asWorded: string,
  [value, low, high]: readonly [number | null, number | null, number | null],
): Claim["figure"] => ({ qualifier, asWorded, value, low, high });

export const SAMPLE_CLAIMS: readonly Claim[] = [
  sampleClaim({
    id: "ministry-1",
    claimant: "Ministry of Order (invented)",
    claimantKind: "official",
    kind: "denial",
    figure: figure("exact", "Nobody was killed", [0, 0, 0]),
    asOf: "2014-05-08",
    window: { from: "2014-05-07", to: null },
  }),
  sampleClaim({
    id: "union-1",
    claimant: "Union of Record Keepers (invented)",
    claimantKind: "rights-group",
    kind: "worded-figure",
    figure: figure("worded", "several hundred dead", [null, null, null]),
    asOf: "2014-05-09",
    caveats: "independent verification was extremely difficult",
    rebuts: "ministry-1",
  }),
  sampleClaim({
    id: "union-2",
    claimant: "Union of Record Keepers (invented)",
    claimantKind: "rights-group",
    figure: figure("at-least", "at least 1,200 people", [1200, 1200, null]),
    basis: "confirmed",
    asOf: "2014-05-14",
    supersedes: "union-1",
  }),
  sampleClaim({
    id: "paper-1",
    claimant: "an unnamed official (invented)",
    claimantKind: "official",
    via: ["Agency of the Coast (invented)"],
    figure: figure("about", "around 2,000", [2000, null, null]),
    asOf: "2014-05-13",
    responsibility: "blamed on “armed outsiders”",
  }),
  sampleClaim({
    id: "paper-2",
    claimant: "The Lantern, an invented daily",
    claimantKind: "media",
    figure: figure("between", "between 900 and 1,400 in all", [null, 900, 1400]),
    basis: "internal-figure",
    asOf: "2014-05-15",
  }),
  sampleClaim({
    id: "paper-2-north",
    claimant: "The Lantern, an invented daily",
    claimantKind: "media",
    figure: figure("up-to", "up to 600 of them in the north", [600, null, 600]),
    basis: "internal-figure",
    asOf: "2014-05-15",
    area: "North Zarrinrud",
    partOf: "paper-2",
    partKind: "subset",
  }),
  sampleClaim({
    id: "ministry-2",
    claimant: "Ministry of Order (invented)",
    claimantKind: "official",
    kind: "refusal-to-state",
    figure: figure(null, "No figure will be given", [null, null, null]),
    asOf: "2014-05-16",
  }),
];

/** The input of the sample's first release; give what a test changes. */
export function sampleInput(given: Partial<ReleaseInput> = {}): ReleaseInput {
  return {
    name: "Practice desk of Zarrinrud",
    title: "Deaths in Zarrinrud, May 2014",
    practice: true,
    scope: SAMPLE_SCOPE,
    policy: DEFAULT_POLICY,
    asOf: "2014-06-30",
    slot: "2014-07-01",
    approvers: 2,
    origin: SAMPLE_ORIGIN,
    vkey: vkey(SAMPLE_ORIGIN, SAMPLE_SIGNER.publicKey, sha256),
    checker: SAMPLE_CHECKER,
    people: samplePeople(),
    openPairs: [[samplePerson(12).victimId, samplePerson(13).victimId]],
    redirects: new Map(),
    counts: [
      {
        countId: "count-hospital-desk-id",
        level: "credible",
        place: { province: "north", city: "mahtab", incident: null },
        window: { from: "2014-05-07", to: "2014-05-08" },
        low: 30,
        high: 44,
        extent: "whole",
        release: "public-full",
      },
      {
        countId: "count-square-desk-id",
        level: "credible",
        place: { province: "south", city: "noorabad", incident: "clock square" },
        window: { from: "2014-05-08", to: "2014-05-08" },
        low: 8,
        high: 12,
        extent: "whole",
        release: "count-only",
      },
      {
        countId: "count-sealed-desk-id",
        level: "credible",
        place: { province: "south", city: null, incident: null },
        window: { from: "2014-05-07", to: "2014-05-12" },
        low: 500,
        high: 500,
        extent: "whole",
        release: "sealed",
      },
    ],
    claims: SAMPLE_CLAIMS,
    estimate: {
      documented: 40,
      lists: ["hospital-ledger", "exile-list"],
      headline: {
        low: null,
        high: null,
        level: null,
        lowerBound: 61,
        refused: {
          code: "estimate.two-lists",
          message: "Two lists can never show whether they are independent; add a third list.",
        },
      },
      methods: [
        {
          id: "chapman",
          status: "refused",
          reason: "hospital-ledger may depend on exile-list",
          point: 66.2,
          low: 51,
          high: 90,
          level: 0.95,
        },
      ],
      seed: 1,
      covers: { window: SAMPLE_SCOPE.window, provinces: [], populations: [] },
    },
    overlaps: [
      { lists: ["hospital-ledger"], people: 31 },
      { lists: ["exile-list"], people: 22 },
      { lists: ["exile-list", "hospital-ledger"], people: 12 },
    ],
    accountsBySource: { hospital: 14, medic: 4, insider: 3, family: 25, witness: 12 },
    gate: {
      open: true,
      code: "gate.open",
      measures: [
        {
          id: "origins",
          value: 5,
          threshold: 3,
          met: true,
          words: "distinct known origins behind the reported figure",
        },
        {
          id: "undecided-pairs",
          value: 21,
          threshold: 50,
          met: true,
          words: "undecided pairs per 1,000 people",
        },
      ],
      leftOut: [{ what: "alleged: no account assessed", province: null, people: 1 }],
    },
    previous: null,
    renewal: null,
    ...given,
  };
}
