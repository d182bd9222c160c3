import {
  CHECKPOINT_GLOBAL,
  commitment,
  fromHex,
  fromUtf8,
  openingsFile,
  type PublicLeaf,
  peopleFile,
  publicLeaf,
  publishedState,
  RELEASE_PATHS,
  releaseFile,
  toHex,
  tollFile,
} from "@daftar/model";
import { describe, expect, it } from "vitest";
import { seededBytes, sha256 } from "../../testing/nodeTools.ts";
import { SAMPLE_CLAIMS, sampleClaim, sampleInput, samplePerson } from "../../testing/sample.ts";
import type { ReleaseInput } from "./input.ts";
import { type ProposedRelease, proposeRelease } from "./proposeRelease.ts";

const propose = (given: Partial<ReleaseInput> = {}, seed = "seed") =>
  proposeRelease(sampleInput(given), { random: seededBytes(seed), sha256 });
const json = (release: ProposedRelease, path: string): unknown =>
  JSON.parse(fromUtf8(release.files.get(path) ?? new Uint8Array()));
const peopleOf = (release: ProposedRelease) => peopleFile.parse(json(release, RELEASE_PATHS.people));
const tollOf = (release: ProposedRelease) => tollFile.parse(json(release, RELEASE_PATHS.toll));
const leavesOf = (release: ProposedRelease): PublicLeaf[] =>
  release.leaves.map((bytes) => publicLeaf.parse(JSON.parse(fromUtf8(bytes))));
const kinds = (release: ProposedRelease) => leavesOf(release).map(({ type }) => type);
const whole = (release: ProposedRelease) => [...release.files.values()].map(fromUtf8).join("\n");

const first = propose();
const next = (given: Partial<ReleaseInput> = {}) =>
  propose({ previous: first.state, slot: "2014-08-01", ...given }, "seed 2");

describe("a first release", () => {
  it("[P20] the same input and bytes give the same release; other bytes give other ids", () => {
    const again = propose();
    expect(again.digest).toBe(first.digest);
    expect(again.leaves).toEqual(first.leaves);
    const other = propose({}, "another");
    expect(peopleOf(other).map(({ publicId }) => publicId)).not.toEqual(
      peopleOf(first).map(({ publicId }) => publicId),
    );
  });

  it("[P20] the order in which people and counts come changes nothing", () => {
    const { people, counts } = sampleInput();
    const turned = propose({ people: [...people].reverse(), counts: [...counts].reverse() });
    expect(turned.digest).toBe(first.digest);
  });

  it("[P19] [J20] the digest is that of the manifest, which names every file but itself; the last leaf holds it", () => {
    const manifest = first.files.get(RELEASE_PATHS.manifest) ?? new Uint8Array();
    expect(toHex(sha256(manifest))).toBe(first.digest);
    const listed = Object.keys((JSON.parse(fromUtf8(manifest)) as { files: object }).files);
    expect([...listed, RELEASE_PATHS.manifest].sort()).toEqual([...first.files.keys()].sort());
    expect(leavesOf(first).at(-1)).toEqual({ v: 1, type: "release", version: 1, manifest: first.digest });
  });

  it("[P9] [J16] no id of the desk, list, count's incident or sealed person's name is in any file", () => {
    const text = whole(first) + first.leaves.map(fromUtf8).join("\n");
    const { people, counts } = sampleInput();
    for (const { victimId } of people) expect(text).not.toContain(victimId);
    for (const { countId } of counts) expect(text).not.toContain(countId);
    for (const list of ["hospital-ledger", "exile-list", "clock square"]) expect(text).not.toContain(list);
    const sealed = people.find(({ release }) => release.class === "sealed");
    expect(text).not.toContain(sealed?.names[1]);
  });

  it("[P10] [J16] rows are sorted by random public ids, so that their order tells nothing", () => {
    const ids = peopleOf(first).map(({ publicId }) => publicId);
    expect(ids).toEqual([...ids].sort());
    const byVictim = first.state.people.map(({ victimId }) => victimId);
    expect(byVictim).not.toEqual([...byVictim].sort());
  });

  it("[P11] [J17] leaves hold no name and no value of a person, and the openings open every commitment", () => {
    const text = first.leaves.map(fromUtf8).join("\n");
    for (const row of peopleOf(first)) {
      for (const { text: name } of row.nameForms) expect(text).not.toContain(name);
    }
    for (const word of ["public-full", "mahtab", "gunfire", "protester"]) expect(text).not.toContain(word);
    const openings = new Map(
      openingsFile
        .parse(json(first, RELEASE_PATHS.openings))
        .map((opening) => [opening.publicId, opening.salts]),
    );
    const rows = new Map(peopleOf(first).map((row) => [row.publicId, row]));
    let opened = 0;
    for (const leaf of leavesOf(first)) {
      if (leaf.type !== "person.publish") continue;
      const row = new Map(Object.entries(rows.get(leaf.publicId) ?? {}));
      for (const [field, hex] of Object.entries(leaf.commits)) {
        const salt = fromHex(openings.get(leaf.publicId)?.[field] ?? "");
        expect(commitment(field, salt, row.get(field), sha256)).toBe(hex);
        opened += 1;
      }
    }
    expect(opened).toBe(20 * 18);
  });

  it("[P12] [J16] the toll is counted over just what leaves", () => {
    const { lines } = tollOf(first);
    const shown = peopleOf(first).filter((row) => !row.missingPresumed);
    expect(lines.verifiedNamed).toBe(shown.filter((row) => row.level === "verified" && row.named).length);
    expect(lines.reported.high).toBeGreaterThan(shown.length);
    // The sealed count of 500 is in no public number.
    expect(lines.reported.high).toBeLessThan(500);
    const { people } = sampleInput();
    const without = propose({ people: people.filter(({ release }) => release.class !== "sealed") });
    expect(tollOf(without).lines).toEqual(lines);
  });

  it("[P13] [J16] an incident never leaves: a count whole for it is partial for its city", () => {
    const south = (json(first, RELEASE_PATHS.counts) as { city: string; extent: string }[]).filter(
      ({ city }) => city === "noorabad",
    );
    expect(south).toEqual([expect.objectContaining({ province: "south", extent: "partial", low: 8 })]);
  });

  it("[P14] [J16] sources are totals from the policy's number on, those with direct access in one class", () => {
    expect(json(first, RELEASE_PATHS.sources)).toEqual({
      invented: true,
      classes: [
        { class: "family", accounts: 25 },
        { class: "people with direct access", accounts: 21 },
      ],
    });
  });

  it("[P15] [J16] overlaps are totals under aliases, and none below the policy's number", () => {
    const cells = (release: ProposedRelease) =>
      (json(release, RELEASE_PATHS.overlaps) as { cells: { lists: string[]; people: number }[] | null })
        .cells;
    expect(
      cells(first)
        ?.map(({ people }) => people)
        .sort(),
    ).toEqual([12, 22, 31]);
    expect(
      cells(first)
        ?.flatMap(({ lists }) => lists)
        .sort(),
    ).toEqual(["List A", "List A", "List B", "List B"]);
    expect(cells(propose({ overlaps: [{ lists: ["exile-list"], people: 49 }] }))).toBeNull();
  });

  it("[P15] an estimate leaves without diagnostics, its reasons under aliases", () => {
    const { estimate } = json(first, RELEASE_PATHS.estimate) as {
      estimate: { methods: { reason: string }[] };
    };
    expect(estimate.methods[0]?.reason).toMatch(/^List [AB] may depend on List [AB]$/);
    expect(Object.keys(estimate.methods[0] ?? {})).not.toContain("diagnostics");
  });

  it("[P16] [J14] beside each claim stands what the released rows give, and nothing beside a refusal", () => {
    const { claims } = tollOf(first);
    expect(claims.find(({ claim }) => claim === "ministry-1")?.code).toMatch(/exceed/);
    const documented = peopleOf(first).filter(
      ({ named, level, date, population }) =>
        level === "verified" && named && date !== null && population !== null && population !== "unknown",
    ).length;
    expect(documented).toBeGreaterThan(0);
    expect(claims.find(({ claim }) => claim === "union-2")).toEqual({
      claim: "union-2",
      code: "floor",
      words: `a floor; the desk documents ${documented}`,
    });
    expect(claims.some(({ claim }) => claim === "ministry-2")).toBe(false);
  });

  it("[P17] [J19] every id, row, page and file of a practice release is marked", () => {
    for (const row of peopleOf(first)) {
      expect(row.publicId).toMatch(/^PRACTICE-P/);
      expect(Object.keys(row)[0]).toBe("invented");
      expect(row.invented).toBe(true);
    }
    for (const [path, bytes] of first.files) {
      const text = fromUtf8(bytes);
      if (path.endsWith(".csv")) {
        const [header, ...rows] = text.trimEnd().split("\n");
        expect(header).toMatch(/^invented,/);
        for (const row of rows) expect(row).toMatch(/^true,/);
      }
    }
  });

  it("[P17] [J19] practice and origin must agree, and real and invented claims never mix", () => {
    expect(() => propose({ origin: "example.org/log" })).toThrow(RangeError);
    expect(() => propose({ practice: false })).toThrow(RangeError);
    const real = sampleClaim({
      id: "real",
      invented: false,
      kind: "denial",
      figure: SAMPLE_CLAIMS[0]!.figure,
    });
    expect(() => propose({ claims: [...SAMPLE_CLAIMS, real] })).toThrow(
      expect.objectContaining({ code: "claim.real-on-practice" }),
    );
    expect(() => propose({ practice: false, origin: "example.org/log" })).toThrow(
      expect.objectContaining({ code: "claim.real-on-practice" }),
    );
  });

  it("[P34] [J22] a release names the audit page that was handed in, or none", () => {
    const named = (given: Partial<ReleaseInput>) =>
      releaseFile.parse(json(propose(given), RELEASE_PATHS.release)).checker;
    expect(named({})).toEqual(sampleInput().checker);
    expect(named({ checker: null })).toBeNull();
  });

  it("[P19] [J20] a release tells that two people or more approved, and never fewer", () => {
    expect(releaseFile.parse(json(first, RELEASE_PATHS.release)).approvers).toBe(2);
    for (const approvers of [1, 2.5, Number.NaN, -2])
      expect(() => propose({ approvers }), `${approvers}`).toThrow(RangeError);
  });

  it("[J17] a renewal of the log leads to the key that signs, just after the leaves that are there", () => {
    const { origin, vkey } = sampleInput();
    const from = { origin: "practice.invalid/before", vkey: "key", size: 0, root: "0".repeat(64) };
    const renewal = { v: 1 as const, type: "log.renew" as const, version: 1, from, origin, vkey };
    expect(kinds(propose({ renewal }))[0]).toBe("log.renew");
    for (const bad of [
      { ...renewal, origin: "practice.invalid/else" },
      { ...renewal, vkey: "else" },
      { ...renewal, from: { ...from, size: 1 } },
    ])
      expect(() => propose({ renewal: bad })).toThrow(RangeError);
    expect(() => next({ renewal })).toThrow(RangeError);
    expect(kinds(next({ renewal: { ...renewal, from: { ...from, size: first.leaves.length } } }))[0]).toBe(
      "log.renew",
    );
  });

  it("[P18] [J22] no file names size, root or fingerprint; the pages read them from the checkpoint", () => {
    expect(whole(first)).not.toContain(first.digest);
    for (const path of [RELEASE_PATHS.english, RELEASE_PATHS.persian]) {
      const page = fromUtf8(first.files.get(path) ?? new Uint8Array());
      expect(page).toContain(CHECKPOINT_GLOBAL);
      expect(page).not.toMatch(/[✓✔☑✅]/);
    }
  });

  it("the state that the desk keeps reads back, and holds no name", () => {
    const text = JSON.stringify(first.state);
    expect(publishedState.parse(JSON.parse(text))).toEqual(first.state);
    expect(text).not.toContain("Zarrinrudinezhad");
  });
});

describe("the next release", () => {
  const { people } = sampleInput();
  const rowOf = (release: ProposedRelease, victimId: string) => {
    const entry = release.state.people.find((person) => person.victimId === victimId);
    return peopleOf(release).find(({ publicId }) => publicId === entry?.publicId);
  };
  const victim = samplePerson(0).victimId;

  it("[P21] of unchanged people nothing is said again; ids, versions and slots stay", () => {
    const same = next();
    expect(kinds(same)).toEqual(["toll.publish", "release"]);
    expect(rowOf(same, victim)).toEqual(rowOf(first, victim));
  });

  it("[P22] [J16] rows only counted have new ids in every release and never a leaf", () => {
    const ids = (release: ProposedRelease) =>
      peopleOf(release).flatMap((row) => (row.class === "count-only" ? [row.publicId] : []));
    expect(ids(first).length).toBeGreaterThanOrEqual(10);
    expect(ids(next()).filter((id) => ids(first).includes(id))).toEqual([]);
    const named = new Set(leavesOf(first).flatMap((leaf) => ("publicId" in leaf ? [leaf.publicId] : [])));
    expect(ids(first).filter((id) => named.has(id))).toEqual([]);
  });

  it("[P21] a change is an amendment under the same id, with fresh salts and the leaf before it", () => {
    const changed = next({
      people: people.map((person) =>
        person.victimId === victim ? { ...person, level: "reported" as const } : person,
      ),
    });
    const [leaf] = leavesOf(changed);
    const before = first.state.people.find((person) => person.victimId === victim);
    expect(leaf).toMatchObject({
      type: "person.amend",
      publicId: before?.publicId,
      version: 2,
      prev: before?.leaf,
    });
    expect(rowOf(changed, victim)).toMatchObject({
      version: 2,
      firstPublished: "2014-07-01",
      changed: "2014-08-01",
      reason: "level-changed",
    });
    const after = changed.state.people.find((person) => person.victimId === victim);
    for (const [field, salt] of Object.entries(before?.salts ?? {}))
      expect(after?.salts[field]).not.toBe(salt);
  });

  it("[P23] [J15] a name goes at once; its tombstone waits until five go out together", () => {
    const gone = (count: number) => next({ people: people.slice(count) });
    const four = gone(4);
    expect(kinds(four).filter((type) => type === "person.close")).toEqual([]);
    expect(four.leftOut.tombstonesHeld).toBe(4);
    expect(peopleOf(four)).toHaveLength(peopleOf(first).length - 4);
    const openings = openingsFile.parse(json(four, RELEASE_PATHS.openings)).map(({ publicId }) => publicId);
    for (const { publicId } of four.state.people.filter(({ closing }) => closing !== null)) {
      expect(openings).not.toContain(publicId);
    }
    const five = gone(5);
    expect(kinds(five).filter((type) => type === "person.close")).toHaveLength(5);
    expect(five.leftOut.tombstonesHeld).toBe(0);
    const later = propose({ previous: four.state, slot: "2014-09-01", people: people.slice(5) }, "seed 3");
    expect(kinds(later).filter((type) => type === "person.close")).toHaveLength(5);
  });

  it("[P24] [J15] reasons are correction, joined-with or on-request, whatever happened", () => {
    const [a, b, c, d, e] = people as [
      ReleasePersonOf,
      ReleasePersonOf,
      ReleasePersonOf,
      ReleasePersonOf,
      ReleasePersonOf,
    ];
    const after = next({
      people: people
        .filter(({ victimId }) => victimId !== e.victimId)
        .map((person) => {
          if (person === a) return { ...person, level: "set-aside" as const };
          if (person === b) return { ...person, inScope: false };
          if (person === c || person === d) {
            return { ...person, release: { ...person.release, class: "count-only" as const } };
          }
          return person;
        }),
      redirects: new Map([[e.victimId, samplePerson(6).victimId]]),
    });
    const idOf = new Map(first.state.people.map((entry) => [entry.publicId, entry.victimId]));
    const reasons = leavesOf(after).flatMap((leaf) =>
      leaf.type === "person.close" ? [[idOf.get(leaf.publicId), leaf.reason] as const] : [],
    );
    expect(new Map(reasons)).toEqual(
      new Map([
        [a.victimId, "correction"],
        [b.victimId, "correction"],
        [c.victimId, "on-request"],
        [d.victimId, "on-request"],
        [e.victimId, "joined-with"],
      ]),
    );
    expect(whole(after)).not.toContain("found-alive");
  });

  it("[P21] two people who became one keep the id published for the one that stands", () => {
    const [a, b] = people as [ReleasePersonOf, ReleasePersonOf];
    const merged = next({
      people: people.filter((person) => person !== a),
      redirects: new Map([[a.victimId, b.victimId]]),
    });
    expect(rowOf(merged, b.victimId)?.publicId).toBe(rowOf(first, b.victimId)?.publicId);
  });

  it("[P21] somebody whose victim id changed keeps the public id", () => {
    const [a] = people as [ReleasePersonOf];
    const renamed = next({
      people: people.map((person) => (person === a ? { ...person, victimId: "another-desk-id" } : person)),
      redirects: new Map([[a.victimId, "another-desk-id"]]),
    });
    expect(rowOf(renamed, "another-desk-id")).toEqual(rowOf(first, a.victimId));
    expect(kinds(renamed)).toEqual(["toll.publish", "release"]);
  });

  it("[P23] a name that comes back before its tombstone goes on under its id", () => {
    const away = next({ people: people.slice(1) });
    const back = propose({ previous: away.state, slot: "2014-09-01" }, "seed 3");
    expect(rowOf(back, victim)).toEqual(rowOf(first, victim));
    expect(kinds(back)).toEqual(["toll.publish", "release"]);
  });

  it("[P13] a count that changed has a new version, one that is gone a closing leaf", () => {
    const [hospital, square] = sampleInput().counts as [ReleaseCountOf, ReleaseCountOf];
    const after = next({
      counts: [
        { ...hospital, high: 50 },
        { ...square, level: null },
      ],
    });
    expect(kinds(after).slice(0, 2)).toEqual(["count.close", "count.publish"]);
  });

  it("a slot before the last one is refused", () => {
    expect(() => next({ slot: "2014-06-30" })).toThrow(RangeError);
  });
});

type ReleasePersonOf = ReleaseInput["people"][number];
type ReleaseCountOf = ReleaseInput["counts"][number];

it("[P12] a release of nobody is a release: every line 0, every file there", () => {
  const nobody = propose({ people: [], counts: [], claims: [], estimate: null, gate: null, overlaps: [] });
  expect(tollOf(nobody).lines).toMatchObject({
    verifiedNamed: 0,
    verified: 0,
    reported: { low: 0, high: 0 },
  });
  expect([...nobody.files.keys()].sort()).toEqual([...first.files.keys()].sort());
});
