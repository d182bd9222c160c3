/**
 * A release of invented people, in memory, with as many leaves as asked: people, one count account, two claims, the
 * toll and the closing leaf. The same number gives the same bytes.
 */
import { createHash } from "node:crypto";
import { entriesIn, vkey } from "@daftar/log";
import { DEFAULT_POLICY, RELEASE_PATHS } from "@daftar/model";
import { finishRelease, proposeRelease } from "@daftar/publish";
import { practiceScope } from "@daftar/simulate";
import { keyPairOf, sha256 } from "@daftar/store";

const ORIGIN = "practice.invalid/measured";
/** Leaves that are no person's: a count account, two claims, the toll, what approvers said, the closing one. */
const OTHER_LEAVES = 6;

const scope = practiceScope();
const CITIES = scope.area.provinces.flatMap(({ id, cities }) => cities.map((city) => [id, city.id]));
const SYLLABLES = ["زر", "مه", "سنگ", "نور", "دشت", "رود", "باد", "کوه", "برگ", "آب"];

/** An invented name of a number: no two numbers below 100,000 share one. */
const nameOf = (n) =>
  `${SYLLABLES[n % 10]}${SYLLABLES[Math.floor(n / 10) % 10]} ${SYLLABLES[Math.floor(n / 100) % 10]}${SYLLABLES[Math.floor(n / 1000) % 10]}${SYLLABLES[Math.floor(n / 10_000) % 10]}ی`;

function person(n) {
  const [province, city] = CITIES[n % CITIES.length];
  const day = `2014-05-${String(7 + (n % 4)).padStart(2, "0")}`;
  return {
    victimId: `victim-${n}`,
    level: n % 4 === 3 ? "corroborated" : "verified",
    inScope: true,
    missingPresumed: false,
    named: true,
    names: [nameOf(n)],
    age: { low: 14 + (n % 50), high: 14 + (n % 50) },
    sex: n % 2 === 0 ? "female" : "male",
    death: { from: day, to: day, precision: "day" },
    place: { province, city, incident: null },
    cause: "gunfire",
    population: n % 5 === 0 ? "bystander" : "protester",
    dispute: "none",
    origins: 2,
    release: { class: "public-full", kinInformed: "yes", names: [], twoPeople: true },
  };
}

export const inventedClaim = (id, asOf, value) => ({
  id,
  invented: true,
  kind: "figure",
  claimant: "Union of Record Keepers (invented)",
  claimantKind: "rights-group",
  via: [],
  figure: { value, low: value, high: null, qualifier: "at-least", asWorded: `at least ${value} people` },
  counted: "killed",
  populationNote: "security forces excluded",
  window: scope.window,
  area: scope.area.name,
  basis: "stated",
  stated: "stated",
  partOf: null,
  partKind: null,
  asOf,
  supersedes: null,
  answers: null,
  rebuts: null,
  caveats: "",
  responsibility: "",
  publishedIn: "an invented bulletin",
  sourceTier: "primary",
  note: "",
});

function seeded(seed) {
  let block = 0;
  return (count) => {
    const parts = [];
    for (let made = 0; made < count; made += 32, block += 1)
      parts.push(createHash("sha256").update(`${seed} ${block}`).digest());
    return new Uint8Array(Buffer.concat(parts).subarray(0, count));
  };
}

const pair = keyPairOf("5a".repeat(32));
const publicKey = new Uint8Array(Buffer.from(pair.publicKey, "hex"));
export const SIGNER = { name: ORIGIN, publicKey, sign: pair.sign };

/**
 * @param leaves of the log; people are as many less six
 * @param without a person by number whom this log never names, and another in their place: a history told otherwise
 * @param before what `inventedRelease` gave for the release before, if any
 * @returns `{files, leaves, state}`: the folder's files, every leaf of the log, what a next one goes on from
 */
export function inventedRelease(leaves, before = null, without = null) {
  const earlier = before?.leaves ?? [];
  const kept = before?.people ?? 0;
  // What stood before says nothing again; only the toll, the words and the closing leaf come anew.
  const people = before === null ? leaves - OTHER_LEAVES : kept + leaves - earlier.length - 3;
  const proposed = proposeRelease(
    {
      name: "Practice desk",
      title: `${scope.area.name}, May 2014`,
      practice: true,
      scope,
      policy: DEFAULT_POLICY,
      asOf: before === null ? "2014-06-30" : "2014-07-30",
      slot: before === null ? "2014-07-01" : "2014-08-01",
      approvers: 2,
      origin: ORIGIN,
      vkey: vkey(ORIGIN, publicKey, sha256),
      checker: null,
      people: Array.from({ length: people }, (_, n) => person(n === without ? people : n)),
      openPairs: [],
      redirects: new Map(),
      counts: [
        {
          countId: "count-1",
          level: "credible",
          place: { province: CITIES[0][0], city: CITIES[0][1], incident: null },
          window: { from: "2014-05-07", to: "2014-05-08" },
          low: 30,
          high: 44,
          extent: "whole",
          release: "public-full",
        },
      ],
      claims: [inventedClaim("union-1", "2014-05-20", 12), inventedClaim("union-2", "2014-05-30", 20)],
      estimate: null,
      overlaps: [],
      accountsBySource: { family: 25 },
      gate: null,
      previous: before?.state ?? null,
      renewal: null,
    },
    { random: seeded(`release ${leaves} ${earlier.length}`), sha256 },
  );
  const finished = finishRelease({
    files: proposed.files,
    leavesBefore: earlier,
    leaves: proposed.leaves,
    words: { approvals: 2, dissents: [] },
    signer: SIGNER,
    sha256,
  });
  if (finished.logSize !== leaves)
    throw new Error(`the release has ${finished.logSize} leaves, not ${leaves}`);
  return {
    files: finished.files,
    // The words of approvers are a leaf more than was proposed.
    leaves: entriesIn((path) => finished.files.get(RELEASE_PATHS.log + path), leaves),
    state: { ...proposed.state, logSize: finished.logSize },
    people,
  };
}
