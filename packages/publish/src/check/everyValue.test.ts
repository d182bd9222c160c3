/**
 * What somebody with a machine's key could change in a release that would else be ours, one value after another: in its
 * files, in its leaves, in what the desk would remember of it; and in several of these at once, so that they agree.
 */
import { leafHash } from "@daftar/log";
import {
  canonicalBytes,
  fromHex,
  fromUtf8,
  type PublishedState,
  RELEASE_PATHS,
  toHex,
  utf8,
} from "@daftar/model";
import { describe, expect, it } from "vitest";
import { seededBytes, sha256 } from "../../testing/nodeTools.ts";
import { sampleInput, samplePerson } from "../../testing/sample.ts";
import { jsonFile, jsonRows } from "../data/json.ts";
import type { ReleaseInput } from "../propose/input.ts";
import { manifestOf } from "../propose/manifest.ts";
import { type ProposedRelease, proposeRelease } from "../propose/proposeRelease.ts";
import { otherThanOurs } from "./otherThanOurs.ts";

type Theirs = Pick<ProposedRelease, "files" | "leaves" | "state" | "digest">;

const LOG = "leaves of the log";
const MEMORY = "what the desk would remember of it";

const DAYS = ["2014-07-01", "2014-08-01"] as const;
const input = (day: string, given: Partial<ReleaseInput>): ReleaseInput =>
  sampleInput({ asOf: day, slot: day, ...given });
const made = (given: ReleaseInput, seed: string): ProposedRelease =>
  proposeRelease(given, { random: seededBytes(seed), sha256 });

// Two open pairs, so that two groups can be mixed up; people only counted, people shown in part.
const everybody = sampleInput().people.filter((_, at) => at < 40);
const pairs: ReleaseInput["openPairs"] = [
  [samplePerson(11).victimId, samplePerson(12).victimId],
  [samplePerson(13).victimId, samplePerson(14).victimId],
];
const FIRST = input(DAYS[0], { people: everybody, openPairs: pairs });
const first = made(FIRST, "first");
/** One withdrew, whose tombstone waits; one came; one was raised. */
const NEXT = input(DAYS[1], {
  previous: first.state,
  openPairs: pairs,
  people: [...everybody.slice(1), samplePerson(60)].map((person) =>
    person.victimId === samplePerson(9).victimId ? { ...person, level: "verified" } : person,
  ),
});
const next = made(NEXT, "next");
/** Five withdrew, whose tombstones go out. */
const CLOSED = input(DAYS[1], { previous: first.state, openPairs: pairs, people: everybody.slice(5) });
const closed = made(CLOSED, "closed");

const otherIn = (theirs: Theirs, given: ReleaseInput, today: string = DAYS[1]): string | null =>
  otherThanOurs(theirs, { ...given, newClaims: new Set() }, today, sha256);

const jsonOf = (release: Theirs, path: string): unknown =>
  JSON.parse(fromUtf8(release.files.get(path) ?? new Uint8Array(0)));

/** With one file written as we write it, and the manifest and what names that made anew. */
function withFile(release: Theirs, path: string, value: unknown): Theirs {
  const bytes = Array.isArray(value) ? jsonRows(value) : jsonFile(Object(value));
  const files = new Map(release.files).set(path, bytes);
  const manifest = jsonFile(manifestOf(files, sha256));
  const digest = toHex(sha256(manifest));
  const closing = fromUtf8(release.leaves.at(-1) ?? new Uint8Array(0)).replace(release.digest, digest);
  return {
    files: files.set(RELEASE_PATHS.manifest, manifest),
    digest,
    leaves: [...release.leaves.slice(0, -1), utf8(closing)],
    state: { ...release.state, manifest: digest },
  };
}

interface Change {
  readonly at: string;
  readonly value: unknown;
}

const HEX = /^[0-9a-f]{16,}$/;
const otherText = (text: string): string => {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text === "2014-05-08" ? "2014-05-09" : "2014-05-08";
  if (HEX.test(text.slice(-16))) return `${text.slice(0, -1)}${text.endsWith("0") ? "1" : "0"}`;
  return `${text}x`;
};

/** A value with one thing in it changed: each scalar; each list shorter, longer, turned round. Alike items stand for others. */
function* changesOf(value: unknown, at: string, picked: (path: string) => boolean): Generator<Change> {
  if (typeof value === "string") yield { at, value: otherText(value) };
  else if (typeof value === "number") yield { at, value: value + 1 };
  else if (typeof value === "boolean") yield { at, value: !value };
  else if (Array.isArray(value)) {
    if (value.length > 0) yield { at: `${at} shorter`, value: value.slice(1) };
    if (value.length > 0) yield { at: `${at} longer`, value: [...value, value[0]] };
    if (value.length > 1) yield { at: `${at} turned`, value: [value[1], value[0], ...value.slice(2)] };
    for (const [n, item] of value.entries()) {
      if (!picked(`${at}[${n}]`)) continue;
      for (const one of changesOf(item, `${at}[${n}]`, picked))
        yield { at: one.at, value: value.with(n, one.value) };
    }
  } else if (typeof value === "object" && value !== null)
    for (const [key, item] of Object.entries(value)) {
      if (!picked(`${at}.${key}`)) continue;
      for (const one of changesOf(item, `${at}.${key}`, picked))
        yield { at: one.at, value: { ...value, [key]: one.value } };
    }
}

/** One salt and one commitment stand for all of an item. */
const NOT_ALL_SALTS = /\.(?:salts|commits)\.(?!level$|low$|claim$)/;

const isState = (value: unknown): value is PublishedState => typeof value === "object" && value !== null;

describe("[J20] of a release that another machine proposed", () => {
  it("nothing that the desk would remember can be another", () => {
    expect(otherIn(next, NEXT)).toBeNull();
    const waiting = next.state.people.findIndex(({ closing }) => closing !== null);
    const shown = next.state.people.findIndex(({ closing, version }) => closing === null && version === 2);
    const passed: string[] = [];
    let tried = 0;
    const picked = (path: string): boolean =>
      !NOT_ALL_SALTS.test(path) &&
      (!/people\[\d+\]$/.test(path) || path.includes(`[${waiting}]`) || path.includes(`[${shown}]`)) &&
      !/(?:counts|claims)\[[1-9]/.test(path);
    for (const { at, value } of changesOf(next.state, "state", picked)) {
      tried += 1;
      if (!isState(value) || otherIn({ ...next, state: value }, NEXT) === null) passed.push(at);
    }
    expect(passed).toEqual([]);
    expect(tried).toBeGreaterThan(40);
  });

  it.each([
    [RELEASE_PATHS.people, next, NEXT, /\[(?:\d\d|[2-9])\]/],
    [RELEASE_PATHS.counts, next, NEXT, /\[[1-9]\]/],
    [RELEASE_PATHS.corrections, closed, CLOSED, /\[[1-9]\]/],
    [RELEASE_PATHS.openings, next, NEXT, /\[[1-9]\d*\]|\.salts\.(?!level$)/],
  ] as const)("nothing of %s", (path, theirs, given, leftOut) => {
    expect(otherIn(theirs, given)).toBeNull();
    const passed: string[] = [];
    let tried = 0;
    for (const { at, value } of changesOf(jsonOf(theirs, path), "", (one) => !leftOut.test(one))) {
      tried += 1;
      const where = otherIn(withFile(theirs, path, value), given);
      if (where !== path) passed.push(`${at}: ${where}`);
    }
    expect(passed).toEqual([]);
    expect(tried).toBeGreaterThan(5);
  });

  it("no leaf can be left out, said twice, moved, or say something else", () => {
    const passed: number[] = [];
    const leaves = closed.leaves;
    for (const [at, leaf] of leaves.entries()) {
      const leaf2 = utf8(fromUtf8(leaf).replace(/"version":(\d+)/, (_, n) => `"version":${Number(n) + 1}`));
      for (const changed of [
        leaves.toSpliced(at, 1),
        leaves.toSpliced(at, 0, leaf),
        leaves.with(at, leaf2),
        ...(at === 0 ? [] : [leaves.with(at, leaves[at - 1]!).with(at - 1, leaf)]),
      ])
        if (otherIn({ ...closed, leaves: changed }, CLOSED) !== LOG) passed.push(at);
    }
    expect(passed).toEqual([]);
    expect(leaves.length).toBeGreaterThan(5);
  });
});

/** One item committed to otherwise, in its leaf, in the memory and in the openings, so that all agree. */
function recommitted(
  release: Theirs,
  kind: "people" | "counts" | "claims",
  change: (entry: { salts: Record<string, string>; commits: Record<string, string> }) => object,
): Theirs {
  const entry = release.state[kind].find(({ leaf }) =>
    release.leaves.some((bytes) => toHex(leafHash(bytes, sha256)) === leaf),
  );
  if (entry === undefined) throw new TypeError(`no new leaf of ${kind}`);
  const changed = { ...entry, ...change(entry) };
  const at = release.leaves.findIndex((bytes) => toHex(leafHash(bytes, sha256)) === entry.leaf);
  const bytes = canonicalBytes({ ...JSON.parse(fromUtf8(release.leaves[at]!)), commits: changed.commits });
  const leaf = toHex(leafHash(bytes, sha256));
  const state = {
    ...release.state,
    [kind]: release.state[kind].map((one) => (one === entry ? { ...changed, leaf } : one)),
  };
  const items = [...state.people.filter(({ closing }) => closing === null), ...state.counts, ...state.claims];
  const openings = items.map(({ publicId, version, salts }) => ({ publicId, version, salts }));
  const whole = withFile(release, RELEASE_PATHS.openings, openings);
  return {
    ...whole,
    leaves: whole.leaves.with(at, bytes),
    state: { ...state, manifest: whole.digest },
  };
}

describe("[J17] [J20] a proposed release that agrees with itself", () => {
  const zeros = "0".repeat(64);

  it.each(["people", "counts", "claims"] as const)(
    "and commits to other values of %s than it shows, or to more, is none of ours",
    (kind) => {
      const same = recommitted(first, kind, () => ({}));
      expect(otherIn(same, FIRST)).toBeNull();
      const field = { people: "level", counts: "low", claims: "claim" }[kind];
      for (const change of [
        ({ commits }) => ({ commits: { ...commits, [field]: zeros } }),
        ({ salts }) => ({ salts: { ...salts, [field]: zeros } }),
        ({ salts, commits }) => ({ salts: { ...salts, note: zeros }, commits: { ...commits, note: zeros } }),
        ({ commits }) => ({ commits: { ...commits, note: zeros } }),
        ({ salts }) => ({ salts: { ...salts, note: zeros } }),
      ] satisfies Parameters<typeof recommitted>[2][])
        expect(otherIn(recommitted(first, kind, change), FIRST), String(change)).toBe(LOG);
    },
  );

  it("and remembers a leaf that is not in it is none of ours", () => {
    const [one, ...rest] = first.state.people;
    const state = { ...first.state, people: [{ ...one!, leaf: zeros }, ...rest] };
    expect(otherIn({ ...first, state }, FIRST)).toBe(MEMORY);
  });

  it("[J15] and opens what somebody withdrew is none of ours", () => {
    const gone = next.state.people.find(({ closing }) => closing !== null)!;
    const { publicId, version, salts } = first.state.people.find((one) => one.publicId === gone.publicId)!;
    const openings = jsonOf(next, RELEASE_PATHS.openings);
    if (!Array.isArray(openings)) throw new TypeError("openings");
    for (const more of [
      [...openings, { publicId, version, salts }],
      [{ publicId, version, salts }, ...openings],
    ])
      expect(otherIn(withFile(next, RELEASE_PATHS.openings, more), NEXT)).toBe(RELEASE_PATHS.openings);
  });

  it("[J16] and gives somebody only counted an id that is out, or the same as another, is none of ours", () => {
    const rows = jsonOf(next, RELEASE_PATHS.people);
    if (!Array.isArray(rows)) throw new TypeError("rows");
    const counted = rows.findIndex((row) => row.class === "count-only");
    const gone = next.state.people.find(({ closing }) => closing !== null)!.publicId;
    const other = rows.findIndex((row, at) => row.class === "count-only" && at > counted);
    expect(counted).toBeGreaterThanOrEqual(0);
    for (const publicId of [gone, rows[other].publicId]) {
      const changed = rows
        .with(counted, { ...rows[counted], publicId })
        .toSorted((a, b) => (a.publicId < b.publicId ? -1 : 1));
      expect(otherIn(withFile(next, RELEASE_PATHS.people, changed), NEXT)).toBe(RELEASE_PATHS.people);
    }
  });

  it("[J16] and shows somebody in its data whom no leaf names is none of ours", () => {
    const rows = jsonOf(next, RELEASE_PATHS.people);
    if (!Array.isArray(rows)) throw new TypeError("rows");
    const known = rows.find((row) => row.class === "public-full");
    const more = [...rows, { ...known, publicId: "PRACTICE-P00000000000000aa" }];
    const sorted = more.toSorted((a, b) => (a.publicId < b.publicId ? -1 : 1));
    expect(otherIn(withFile(next, RELEASE_PATHS.people, sorted), NEXT)).toBe(RELEASE_PATHS.people);
  });

  it("[J16] and joins two groups in one, parts one in two, or calls one as another was called, is none of ours", () => {
    const rows = jsonOf(next, RELEASE_PATHS.people);
    if (!Array.isArray(rows)) throw new TypeError("rows");
    const groups = [...new Set(rows.flatMap(({ group }) => group ?? []))];
    expect(groups).toHaveLength(2);
    const fresh = "PRACTICE-G00000000000000aa";
    const regrouped = (change: (group: string, at: number) => string | null) =>
      rows.map((row, at) => (row.group === null ? row : { ...row, group: change(row.group, at) }));
    const [a, b] = groups;
    const onlyOne = rows.findIndex(({ group }) => group === a);
    for (const changed of [
      regrouped(() => a),
      regrouped((group, at) => (at === onlyOne ? fresh : group)),
      regrouped((group) => (group === a ? fresh : group)),
      regrouped((group) => (group === a ? b : a)),
      regrouped((group, at) => (at === onlyOne ? null : group)),
    ])
      expect(otherIn(withFile(next, RELEASE_PATHS.people, changed), NEXT)).toBe(RELEASE_PATHS.people);
  });

  it("[J16] and shows other values of somebody only counted, as many people as before, is none of ours", () => {
    const changed = everybody.map((person) =>
      person.release.class === "count-only" ? { ...person, level: "verified" as const } : person,
    );
    const other = made({ ...FIRST, people: changed }, "other");
    const shown = (release: Theirs) => Object.keys(Object(jsonOf(release, RELEASE_PATHS.people))).length;
    expect(shown(other)).toBe(shown(first));
    expect(otherIn(other, FIRST)).toBe(RELEASE_PATHS.people);
  });

  it("[J10] [J16] and has one group where the desk has two, or two for one, is none of ours", () => {
    const together: ReleaseInput = {
      ...FIRST,
      openPairs: [...pairs, [samplePerson(12).victimId, samplePerson(13).victimId]],
    };
    expect(otherIn(made(together, "together"), together)).toBeNull();
    expect(otherIn(made(together, "together"), FIRST)).toBe(RELEASE_PATHS.people);
    expect(otherIn(first, together)).toBe(RELEASE_PATHS.people);
  });

  it("[J16] and gives a new person the id of somebody who withdrew is none of ours", () => {
    const named = everybody.filter(({ release }) => release.class !== "count-only");
    const before = made({ ...FIRST, people: named }, "first");
    const given = { ...NEXT, previous: before.state, people: [...named.slice(1), samplePerson(60)] };
    const waiting = made(given, "next").state.people.find(({ closing }) => closing !== null)!;
    const forgotten = before.state.people.filter(({ publicId }) => publicId !== waiting.publicId);
    const bytes = seededBytes("next");
    const theirs = proposeRelease(
      { ...given, previous: { ...before.state, people: forgotten } },
      // The only id that is drawn.
      { random: (count) => (count === 8 ? fromHex(waiting.publicId.slice(-16)) : bytes(count)), sha256 },
    );
    const state = { ...theirs.state, people: [...theirs.state.people, waiting] };
    expect(state.people.filter(({ publicId }) => publicId === waiting.publicId)).toHaveLength(2);
    expect(otherIn({ ...theirs, state }, given)).toBe(RELEASE_PATHS.people);
  });

  it("[J12] and is of a day before the release before it, or of two days, is none of ours", () => {
    const release = jsonOf(next, RELEASE_PATHS.release);
    for (const days of [{ slot: "2014-06-01", asOf: "2014-06-01" }, { asOf: DAYS[0] }, { slot: DAYS[0] }])
      expect(otherIn(withFile(next, RELEASE_PATHS.release, { ...Object(release), ...days }), NEXT)).toBe(
        RELEASE_PATHS.release,
      );
    expect(otherIn(next, NEXT, DAYS[0])).toBe(RELEASE_PATHS.release);
  });

  it("and has a file cut short, or in another spelling, is none of ours", () => {
    for (const path of [RELEASE_PATHS.peopleCsv, RELEASE_PATHS.english, RELEASE_PATHS.dictionary]) {
      const cut = withFile(first, RELEASE_PATHS.toll, jsonOf(first, RELEASE_PATHS.toll));
      const files = new Map(cut.files).set(path, (first.files.get(path) ?? new Uint8Array(0)).slice(0, -1));
      const manifest = jsonFile(manifestOf(files, sha256));
      const digest = toHex(sha256(manifest));
      files.set(RELEASE_PATHS.manifest, manifest);
      const leaves = cut.leaves.with(-1, utf8(fromUtf8(cut.leaves.at(-1)!).replace(cut.digest, digest)));
      const state = { ...cut.state, manifest: digest };
      expect(otherIn({ files, digest, leaves, state }, FIRST), path).toBe(path);
    }
    const manifest = new Map(first.files).set(RELEASE_PATHS.manifest, utf8("{}"));
    expect(otherIn({ ...first, files: manifest }, FIRST)).toBe(RELEASE_PATHS.manifest);
    const state = { ...first.state, manifest: zeros };
    expect(otherIn({ ...first, digest: zeros, state }, FIRST)).toBe(LOG);
    // The log closes with what people would approve, and neither is the manifest that is there.
    const leaves = first.leaves.with(-1, utf8(fromUtf8(first.leaves.at(-1)!).replace(first.digest, zeros)));
    expect(otherIn({ ...first, digest: zeros, state, leaves }, FIRST)).toBe("the digest");
  });

  it("[J17] and renews the log as the desk decided is ours; as nobody did, it is none", () => {
    const renewal: ReleaseInput["renewal"] = {
      v: 1,
      type: "log.renew",
      version: 1,
      from: {
        origin: "practice.invalid/before",
        vkey: "key",
        size: 0,
        root: toHex(sha256(new Uint8Array(0))),
      },
      origin: FIRST.origin,
      vkey: FIRST.vkey,
    };
    const renewed = made({ ...FIRST, renewal }, "renewed");
    expect(otherIn(renewed, { ...FIRST, renewal })).toBeNull();
    expect(otherIn(renewed, FIRST)).toBe(MEMORY);
    const other = made({ ...FIRST, renewal: { ...renewal, version: 2 } }, "renewed");
    expect(otherIn(other, { ...FIRST, renewal })).toBe(LOG);
  });
});
