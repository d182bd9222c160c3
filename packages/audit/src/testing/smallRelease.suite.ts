/**
 * A small release made by hand from the format in `model`, apart from `publish`, so that a mistake of
 * one is not a mistake of both. Everything in it is invented.
 *
 * Two releases of one log: the first shows people 1–8, the second amends 1, adds 9, no longer shows 8.
 */
import { leafHash, vkey } from "@daftar/log";
import {
  type Claim,
  COMMITTED_CLAIM_FIELDS,
  COMMITTED_COUNT_FIELDS,
  COMMITTED_PERSON_FIELDS,
  type CorrectionRow,
  type CountRow,
  canonicalBytes,
  claim as claimSchema,
  commitment,
  DEFAULT_POLICY,
  fromHex,
  type OpeningsFile,
  type PersonRow,
  type PublicLeaf,
  type ReleaseFile,
  type TollFile,
  toHex,
  toPersianDigits,
  utf8,
} from "@daftar/model";
import { sha256, testKey } from "./nodeCrypto.suite.ts";

export type Leaf = PublicLeaf;
type ItemLeaf = Extract<Leaf, { publicId: string }>;

/** All that a release is made of, before it is hashed: what a dishonest publisher could change. */
export interface Parts {
  release: ReleaseFile;
  people: PersonRow[];
  counts: CountRow[];
  claims: Claim[];
  toll: TollFile;
  corrections: CorrectionRow[];
  openings: OpeningsFile;
  /** Leaves of the releases before, and of this one but its last. */
  before: Leaf[];
  leaves: Leaf[];
  pages: Record<"index.html" | "fa.html", string>;
  /** Written as they stand, over what is made from the parts. */
  override: Map<string, string>;
}

const [DAY1, DAY2] = ["2019-03-04", "2019-03-11"];
const hex = (bytes: Uint8Array) => toHex(bytes);

/** Salts that are the same each time a test runs. */
const saltOf = (id: string, version: number, field: string) => hex(sha256(utf8(`${id} ${version} ${field}`)));
const hashOf = (leaf: Leaf) => hex(leafHash(canonicalBytes(leaf), sha256));

interface Committed {
  readonly commits: Record<string, string>;
  readonly salts: Record<string, string>;
}

export function committed(id: string, version: number, fields: readonly string[], values: object): Committed {
  const of = new Map(Object.entries(values));
  const salts = Object.fromEntries(fields.map((field) => [field, saltOf(id, version, field)]));
  const commits = Object.fromEntries(
    fields.map((field) => [field, commitment(field, fromHex(salts[field] ?? ""), of.get(field), sha256)]),
  );
  return { commits, salts };
}

const personLeaf = (row: PersonRow, prev: Leaf | null): ItemLeaf => ({
  v: 1,
  type: row.version === 1 ? "person.publish" : "person.amend",
  publicId: row.publicId,
  version: row.version,
  prev: prev === null ? null : hashOf(prev),
  commits: committed(row.publicId, row.version, COMMITTED_PERSON_FIELDS, row).commits,
});
export const closeLeaf = (prev: ItemLeaf): ItemLeaf => ({
  v: 1,
  type: "person.close",
  publicId: prev.publicId,
  version: prev.version + 1,
  prev: hashOf(prev),
  reason: "on-request",
});
const openingOf = (id: string, version: number, fields: readonly string[]): OpeningsFile[number] => ({
  publicId: id,
  version,
  salts: Object.fromEntries(fields.map((field) => [field, saltOf(id, version, field)])),
});

/** Bytes of the audit page that the small release names. */
export const SMALL_CHECKER = utf8("an invented audit page");

export const signerOf = (practice: boolean, byte = 5) => ({
  name: practice ? "practice.invalid/small" : "small.example.invalid/log",
  ...testKey(byte),
});

export function smallParts(practice: boolean): Parts {
  const mark = practice ? "PRACTICE-" : "";
  const idOf = (kind: string, n: number) => `${mark}${kind}${String(n).padStart(16, "0")}`;
  const person = (n: number): PersonRow => ({
    invented: practice,
    publicId: idOf("P", n),
    version: 1,
    class: "public-full",
    group: n === 2 || n === 3 ? idOf("G", 1) : null,
    level: n <= 2 ? "verified" : n === 3 ? "corroborated" : "reported",
    named: n !== 4,
    nameForms: n === 4 ? [] : [{ text: `Invented Barfavar${n}`, script: "latin" }],
    ageBand: n === 5 ? null : "18-29",
    sex: n % 2 === 0 ? "female" : "male",
    date: n === 6 ? null : { from: "2019-02-01", to: "2019-02-01", precision: "day" },
    city: n === 7 ? null : "city-a",
    province: "province-a",
    cause: "gunfire",
    population: "protester",
    dispute: n === 5 ? "identity" : "none",
    twoOrMoreOrigins: n <= 3,
    missingPresumed: n === 7,
    firstPublished: DAY1,
    changed: DAY1,
    reason: null,
  });
  const first = [1, 2, 3, 4, 5, 6, 7, 8].map(person);
  const counted = [1, 2, 3].map(
    (n): PersonRow => ({
      ...person(10 + n),
      publicId: idOf("P", 100 + n),
      class: "count-only",
      level: "reported",
      named: false,
      nameForms: [],
      ageBand: null,
      sex: null,
      date: null,
      city: null,
      cause: null,
      population: null,
      dispute: null,
      twoOrMoreOrigins: null,
      firstPublished: DAY2,
      changed: DAY2,
    }),
  );
  const amended: PersonRow = {
    ...first[0]!,
    version: 2,
    sex: "female",
    changed: DAY2,
    reason: "details-changed",
  };
  const added: PersonRow = { ...person(9), firstPublished: DAY2, changed: DAY2 };
  const people = [amended, ...first.slice(1, 7), added, ...counted];
  const count: CountRow = {
    invented: practice,
    publicId: idOf("C", 1),
    version: 1,
    province: "province-a",
    city: "city-a",
    windowFrom: "2019-02-01",
    windowTo: "2019-02-02",
    low: 20,
    high: 30,
    extent: "whole",
    level: "credible",
  };
  const claimOf = (id: string, value: number, partOf: string | null): Claim =>
    claimSchema.parse({
      id,
      invented: practice,
      kind: "figure",
      claimant: "=Invented, body",
      claimantKind: "other",
      via: ["one", "two"],
      figure: { value, low: value, high: value, qualifier: "exact", asWorded: `"${value}"` },
      counted: "deaths",
      populationNote: "protesters only",
      window: { from: "2019-02-01", to: null },
      area: "Inventia",
      basis: "stated",
      stated: "stated",
      partOf,
      partKind: partOf === null ? null : "disjoint",
      asOf: DAY1,
      supersedes: null,
      answers: null,
      rebuts: null,
      caveats: "two\nlines",
      responsibility: "",
      publishedIn: "",
      sourceTier: "",
      note: "",
    });
  const claims = [claimOf("whole", 12, null), claimOf("part", 5, "whole")];
  const lines = (verifiedNamed: number, low: number, high: number): TollFile["lines"] => ({
    verifiedNamed,
    verified: verifiedNamed,
    reported: { low, high },
    corroborated: 1,
    disputed: 1,
    missingPresumed: 1,
  });
  // By hand, J10–J11. 20–30 counted in city-a in two days. Placed in that scope: people 1–5 and 9, two of
  // them (2, 3) perhaps one: 5 for low, 6 for high. Person 6 and the three counted have no date, so they may
  // be in the scope: low 20, high 30 + 4. Person 7 is missing.
  const toll: TollFile = {
    invented: practice,
    asOf: DAY2,
    lines: lines(2, 20, 34),
    flags: [{ code: "toll.open-pairs", words: "Low is 1 less: perhaps the same person." }],
    // By hand: persons 1-6 and 9 and the three counted are dead; 6 and the three have no date, and the
    // three no city, age, sex, cause or population; the age of 5 is not known.
    breakdowns: {
      people: 10,
      byNight: [
        { day: "2019-02-01", people: 6, verified: 2, nightUnknown: 6 },
        { day: null, people: 4, verified: 0, nightUnknown: 4 },
      ],
      byPlace: [
        { province: "province-a", city: "city-a", people: 7, verified: 2 },
        { province: "province-a", city: null, people: 3, verified: 0 },
      ],
      byAgeBand: [
        { value: "18-29", people: 6, verified: 2 },
        { value: "unknown", people: 4, verified: 0 },
      ],
      under30: { people: 6, ofKnownAge: 6, ageUnknown: 4 },
      bySex: [
        { value: "female", people: 4, verified: 2 },
        { value: "male", people: 3, verified: 0 },
        { value: "unknown", people: 3, verified: 0 },
      ],
      byCause: [
        { value: "gunfire", people: 7, verified: 2 },
        { value: "unknown", people: 3, verified: 0 },
      ],
      byPopulation: [
        { value: "protester", people: 7, verified: 2 },
        { value: "unknown", people: 3, verified: 0 },
      ],
    },
    // By hand, J14: persons 1 and 2 are verified by name and died before the claims.
    claims: [
      {
        claim: "whole",
        code: "not-exceeded",
        words: "the desk documents 2, which does not exceed this figure",
      },
      { claim: "part", code: "not-comparable", words: "not comparable: a part, not a total" },
    ],
    gate: null,
  };
  const tollLeaf = (
    version: number,
    asOf: string,
    shown: TollFile["lines"],
    prev: Leaf | null,
  ): ItemLeaf => ({
    v: 1,
    type: "toll.publish",
    publicId: "toll",
    version,
    prev: prev === null ? null : hashOf(prev),
    asOf,
    lines: shown,
  });
  const firstLeaves = first.map((row) => personLeaf(row, null));
  const countLeaf: ItemLeaf = {
    v: 1,
    type: "count.publish",
    publicId: count.publicId,
    version: 1,
    prev: null,
    commits: committed(count.publicId, 1, COMMITTED_COUNT_FIELDS, count).commits,
  };
  const claimLeaves = claims.map(
    (claim): ItemLeaf => ({
      v: 1,
      type: "claim.publish",
      publicId: claim.id,
      version: 1,
      prev: null,
      commits: committed(claim.id, 1, COMMITTED_CLAIM_FIELDS, { claim }).commits,
    }),
  );
  const toll1 = tollLeaf(1, DAY1, lines(2, 20, 31), null);
  const manifest1 = hex(sha256(utf8("the manifest of the first release")));
  const before: Leaf[] = [
    ...firstLeaves,
    countLeaf,
    ...claimLeaves,
    toll1,
    { v: 1, type: "release", version: 1, manifest: manifest1 },
  ];
  const leaves: Leaf[] = [
    personLeaf(amended, firstLeaves[0]!),
    personLeaf(added, null),
    tollLeaf(2, DAY2, toll.lines, toll1),
  ];
  const { name, publicKey } = signerOf(practice);
  const shown = people.filter((row) => row.class !== "count-only");
  const checker = { version: "0.1.0", sha256: hex(sha256(SMALL_CHECKER)) };
  return {
    release: {
      format: "daftar.release/v1",
      version: 2,
      invented: practice,
      name: "Small",
      title: "A small release",
      scope: {
        name: "Invented winter",
        window: { from: "2019-02-01", to: "2019-02-28" },
        laterDeathsUntil: "2019-06-30",
        area: {
          name: "Inventia",
          provinces: [{ id: "province-a", names: ["A"], cities: [{ id: "city-a", names: ["a"] }] }],
        },
        populations: ["protester"],
        waysOfDying: ["by gunfire"],
      },
      policy: { ...DEFAULT_POLICY, release: { ...DEFAULT_POLICY.release, countOnlyShared: 3 } },
      asOf: DAY2,
      slot: DAY2,
      approvers: 2,
      previous: { manifest: manifest1, logSize: before.length },
      origin: name,
      vkey: vkey(name, publicKey, sha256),
      checker,
    },
    people,
    counts: [count],
    claims,
    toll,
    corrections: [],
    openings: [
      ...shown.map(({ publicId, version }) => openingOf(publicId, version, COMMITTED_PERSON_FIELDS)),
      openingOf(count.publicId, 1, COMMITTED_COUNT_FIELDS),
      ...claims.map(({ id }) => openingOf(id, 1, COMMITTED_CLAIM_FIELDS)),
    ],
    before,
    leaves,
    pages: {
      "index.html": page(toll.lines, people, { invented: practice, checker }, false),
      "fa.html": page(toll.lines, people, { invented: practice, checker }, true),
    },
    override: new Map(),
  };
}

/** A page with the figures and names and, for practice, its marks; nothing else that audit reads. */
function page(
  lines: TollFile["lines"],
  people: readonly PersonRow[],
  { invented, checker }: Pick<ReleaseFile, "invented" | "checker">,
  persian: boolean,
): string {
  const { verifiedNamed, verified, reported } = lines;
  const figures = [verifiedNamed, verified, reported.low, reported.high].map((n) =>
    persian ? toPersianDigits(String(n)) : String(n),
  );
  const words = persian ? "تمرین: ساختگی" : "Practice: invented";
  const body = [
    ...(invented ? [`<p>${words}</p>`] : []),
    `<p>${checker?.sha256 ?? ""}</p>`,
    `<p>${figures.map((n) => `<b>${n}</b>`).join(" ")}</p>`,
    ...people
      .filter((row) => row.class !== "count-only")
      .map((row) => {
        const forms = row.nameForms.map((form) => `<bdi>${form.text}</bdi>`);
        return `<li id="${row.publicId}">${forms.join(" ")} <code>${row.publicId}</code></li>`;
      }),
  ];
  return `<!doctype html><html lang="${persian ? "fa" : "en"}"><body>${body.join("\n")}</body></html>\n`;
}

/** Both pages of the parts as they now stand. */
export function repage(parts: Parts): void {
  const { toll, people, release } = parts;
  parts.pages = {
    "index.html": page(toll.lines, people, release, false),
    "fa.html": page(toll.lines, people, release, true),
  };
}

/** Rewrites leaves of this release so that chains hold again after their contents were changed. */
export function rehash(parts: Parts): void {
  const last = new Map<string, Leaf>();
  for (const leaf of parts.before) if ("publicId" in leaf) last.set(leaf.publicId, leaf);
  parts.leaves = parts.leaves.map((leaf) => {
    if (!("publicId" in leaf)) return leaf;
    const before = last.get(leaf.publicId);
    const linked = { ...leaf, prev: before === undefined ? null : hashOf(before) };
    last.set(leaf.publicId, linked);
    return linked;
  });
}
