/** What somebody with a machine's key could propose, and nobody approves. */
import { fromUtf8, type PublishedState, RELEASE_PATHS, toHex, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { seededBytes, sha256 } from "../../testing/nodeTools.ts";
import { SAMPLE_CLAIMS, sampleInput, samplePerson } from "../../testing/sample.ts";
import { jsonFile } from "../data/json.ts";
import type { ReleaseInput } from "../propose/input.ts";
import { manifestOf } from "../propose/manifest.ts";
import { type ProposedRelease, proposeRelease } from "../propose/proposeRelease.ts";
import { otherThanOurs } from "./otherThanOurs.ts";

const DAY = "2014-07-01";
const inputOf = (given: Partial<ReleaseInput> = {}): ReleaseInput =>
  sampleInput({ asOf: DAY, slot: DAY, ...given });
const propose = (given: Partial<ReleaseInput> = {}, seed = "theirs"): ProposedRelease =>
  proposeRelease(inputOf(given), { random: seededBytes(seed), sha256 });
type Theirs = Pick<ProposedRelease, "files" | "leaves" | "state" | "digest">;
const otherIn = (
  theirs: Theirs,
  given: Partial<ReleaseInput> = {},
  { today = DAY, newClaims = new Set<string>() } = {},
): string | null => otherThanOurs(theirs, { ...inputOf(given), newClaims }, today, sha256);

const PAGE = "the audit page that it names, which another version or build of the program has";

const first = propose();
const people = inputOf().people;
/** A month later somebody was joined with another, somebody withdrew, somebody came, one level rose. */
const later: Partial<ReleaseInput> = {
  asOf: "2014-08-01",
  slot: "2014-08-01",
  previous: first.state,
  people: [
    ...people.filter(({ victimId }) => victimId !== people[1]?.victimId),
    samplePerson(60),
    samplePerson(61, { level: "reported" }),
  ].map((person) => (person.victimId === people[9]?.victimId ? { ...person, level: "verified" } : person)),
};
const second = propose(later, "theirs again");
const ON = { today: "2014-08-01" };

/** The same with other files, its manifest and all that names it made anew, as whoever proposes it would. */
function withFiles(release: Theirs, changes: Readonly<Record<string, (text: string) => string>>): Theirs {
  const files = new Map(release.files);
  for (const [path, change] of Object.entries(changes))
    files.set(path, utf8(change(fromUtf8(files.get(path) ?? new Uint8Array(0)))));
  const manifest = jsonFile(manifestOf(files, sha256));
  files.set(RELEASE_PATHS.manifest, manifest);
  const digest = toHex(sha256(manifest));
  const closing = fromUtf8(release.leaves.at(-1) ?? new Uint8Array(0)).replace(release.digest, digest);
  return {
    files,
    digest,
    leaves: [...release.leaves.slice(0, -1), utf8(closing)],
    state: { ...release.state, manifest: digest },
  };
}
const withState = (release: Theirs, change: (state: PublishedState) => Partial<PublishedState>): Theirs => ({
  ...release,
  state: { ...release.state, ...change(release.state) },
});

describe("[J20] a release that another machine proposed", () => {
  it("is ours where it is made from the same: a first one, and one after it, whatever its ids and its title", () => {
    expect(otherIn(first)).toBeNull();
    expect(otherIn(propose({ title: "Another title" }, "others"))).toBeNull();
    expect(otherIn(second, later, ON)).toBeNull();
  });

  it("is ours where a claim came since; estimate, overlaps, sources and gate are for `otherResults`", () => {
    expect(otherIn(propose({ overlaps: [], accountsBySource: {}, estimate: null, gate: null }))).toBeNull();
    const claims = SAMPLE_CLAIMS.slice(0, -1);
    const before = propose({ claims });
    const newClaims = new Set([SAMPLE_CLAIMS.at(-1)?.id ?? ""]);
    expect(otherIn(before, {}, { newClaims })).toBeNull();
    expect(otherIn(before)).toBe(RELEASE_PATHS.claims);
  });

  it.each<readonly [what: string, given: Partial<ReleaseInput>, where: string]>([
    [
      "another audit page than this program builds",
      { checker: { version: "0.1.0", sha256: "0".repeat(64) } },
      PAGE,
    ],
    ["no audit page", { checker: null }, PAGE],
    ["somebody sealed by name", { people: opened(46) }, RELEASE_PATHS.people],
    ["somebody who may only be counted by name", { people: opened(20) }, RELEASE_PATHS.people],
    ["a level that nobody signed", { people: raised(16) }, RELEASE_PATHS.people],
    ["somebody who is nowhere", { people: [...people, samplePerson(70)] }, RELEASE_PATHS.people],
    ["somebody left out", { people: people.slice(1) }, RELEASE_PATHS.people],
    ["one more who is only counted", { people: [...people, counted(71)] }, RELEASE_PATHS.people],
    ["people who are not one as perhaps one", { openPairs: [] }, RELEASE_PATHS.people],
    [
      "another number",
      { counts: inputOf().counts.map((one) => ({ ...one, high: 99 })) },
      RELEASE_PATHS.counts,
    ],
    ["a claim in other words", { claims: reworded() }, RELEASE_PATHS.claims],
    ["another log's key", { vkey: "x" }, RELEASE_PATHS.release],
    ["fewer who must approve", { approvers: 3 }, RELEASE_PATHS.release],
    ["figures of another day", { asOf: "2014-06-01" }, RELEASE_PATHS.release],
    ["a day to come", { asOf: "2014-07-02", slot: "2014-07-02" }, RELEASE_PATHS.release],
  ])("is none of ours with %s", (_what, given, where) => {
    expect(otherIn(propose(given))).toBe(where);
  });

  it("is none of ours with another toll, table, page or file than its rows give", () => {
    const changes: readonly (readonly [string, (text: string) => string])[] = [
      [RELEASE_PATHS.toll, (text) => text.replace('"corroborated": 2', '"corroborated": 3')],
      [RELEASE_PATHS.peopleCsv, (text) => text.replace("verified", "reported")],
      [RELEASE_PATHS.claimsCsv, (text) => `${text}x\n`],
      [RELEASE_PATHS.dictionary, (text) => text.replace("[", "[ ")],
      [RELEASE_PATHS.english, (text) => text.replace("</style>", "main{display:none}</style>")],
      [RELEASE_PATHS.persian, (text) => text.replace("<script>", "<script>opener.fetch('/');")],
      [RELEASE_PATHS.people, (text) => text.replace('"version":1', '"version":9,"version":1')],
    ];
    for (const [path, change] of changes) {
      expect(change(fromUtf8(first.files.get(path) ?? new Uint8Array(0))), path).not.toBe(
        fromUtf8(first.files.get(path) ?? new Uint8Array(0)),
      );
      expect(otherIn(withFiles(first, { [path]: change })), path).toBe(path);
    }
    expect(otherIn(withFiles(first, { "evil.html": () => "x" }))).toBe("the list of its files");
    expect(otherIn({ ...first, digest: "0".repeat(64) })).toBe("what the desk would remember of it");
  });

  it("is none of ours with other leaves, salts or a memory of somebody else", () => {
    const [a, b] = [first.leaves[0]!, first.leaves[1]!];
    expect(otherIn({ ...first, leaves: [b, a, ...first.leaves.slice(2)] })).toBe("leaves of the log");
    expect(otherIn({ ...first, leaves: first.leaves.slice(1) })).toBe("leaves of the log");
    const swapped = withState(first, ({ people: [one, two, ...rest] }) => ({
      people: [{ ...one!, victimId: two!.victimId }, { ...two!, victimId: one!.victimId }, ...rest],
    }));
    expect(otherIn(swapped)).toBe(RELEASE_PATHS.people);
    const salted = withState(first, ({ people: [one, ...rest] }) => ({
      people: [{ ...one!, salts: { ...one!.salts, level: "0".repeat(64) } }, ...rest],
    }));
    expect(otherIn(salted)).toBe(RELEASE_PATHS.openings);
    expect(otherIn(withState(first, ({ logSize }) => ({ logSize: logSize + 1 })))).toBe(
      "what the desk would remember of it",
    );
  });

  it("is none of ours under new ids for people who are out, or after another past", () => {
    const anew = propose({ ...later, previous: { ...first.state, people: [] } }, "anew");
    expect(otherIn(anew, later, ON)).toBe(RELEASE_PATHS.people);
    expect(otherIn(first, later, ON)).toBe(RELEASE_PATHS.release);
    expect(otherIn(second, {}, ON)).toBe(RELEASE_PATHS.release);
  });
});

function opened(at: number): ReleaseInput["people"] {
  return inputOf().people.map((person) =>
    person.victimId === samplePerson(at).victimId ? { ...person, release: samplePerson(0).release } : person,
  );
}

function raised(at: number): ReleaseInput["people"] {
  return inputOf().people.map((person) =>
    person.victimId === samplePerson(at).victimId ? { ...person, level: "verified" } : person,
  );
}

function counted(at: number): ReleaseInput["people"][number] {
  return samplePerson(at, {
    level: "reported",
    release: { class: "count-only", kinInformed: "yes", names: [], twoPeople: true },
  });
}

function reworded(): ReleaseInput["claims"] {
  return SAMPLE_CLAIMS.map((claim) =>
    claim.id === "paper-1" ? { ...claim, caveats: "nobody believes it" } : claim,
  );
}
