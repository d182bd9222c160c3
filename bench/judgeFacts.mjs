/**
 * The program of the cases `judge…`: makes facts of invented victims in memory, then measures `judge` and
 * `linesOf` on them; `one`: judging again, and counting, after one op more. As many records each as asked for,
 * of lists with known origins; three in four victims assessed credible, so that every victim is weighed and
 * most reach reported or corroborated.
 */
import { DEFAULT_POLICY, UNKNOWN_LINEAGE } from "@daftar/model";
import { gazetteer } from "@daftar/names";
import { practiceScope } from "@daftar/simulate";
import { Judging, judge, linesOf } from "@daftar/toll";

const [, , people, each, how] = process.argv;
const victims = Number(people);
const LISTS = ["first", "second", "third", "fourth", "fifth"].slice(0, Number(each));
const hex = (prefix, n, length) => prefix + n.toString(16).padStart(length - prefix.length, "0");
const scope = practiceScope();
const places = scope.area.provinces.flatMap((province) =>
  province.cities.map((city) => ({ place: city.names[0], province: province.names[0] })),
);
const day = (n) => {
  const iso = `2014-05-${String(7 + (n % 3)).padStart(2, "0")}`;
  return { from: iso, to: iso, precision: "day", calendar: "gregorian", asWritten: iso };
};
const nowhere = { place: null, province: null };

const records = [];
const decisions = [];
const classes = [];
for (let victim = 0; victim < victims; victim += 1) {
  const ids = LISTS.map((_, at) => hex("abcde"[at], victim, 32));
  classes.push(ids);
  for (const [at, id] of ids.entries()) {
    const opId = hex("0", LISTS.length * victim + at, 64);
    const time = new Date(Date.UTC(2014, 5, 1) + 1000 * victim).toISOString();
    const fields = {
      names: [],
      given: `Given${victim % 500}`,
      father: null,
      grandfather: null,
      family: `Family${victim % 900}`,
      sex: victim % 3 === 0 ? "female" : "male",
      age: { low: 15 + (victim % 60), high: 15 + (victim % 60) },
      birthDate: null,
      injuryDate: null,
      deathDate: day(victim),
      birthPlace: null,
      injuryPlace: nowhere,
      deathPlace: places[victim % places.length],
      burialPlace: null,
      nationalId: null,
      population: "protester",
      cause: "gunfire",
      bodyTag: null,
      status: "dead",
      eventLink: "direct",
    };
    const lineage = { ...UNKNOWN_LINEAGE, origin: `origin-${at}-${victim % 5000}` };
    const version = hex("c", LISTS.length * victim + at, 64);
    records.push({
      id,
      list: LISTS[at],
      versions: [{ version, opId, time, fields }],
      recordedBy: null,
      lineage,
      missingFromEdition: false,
    });
    if (victim % 4 === 0) continue;
    decisions.push({
      opId: hex("d", LISTS.length * victim + at, 64),
      parents: [],
      time,
      type: "assess-account",
      subject: id,
      by: "anna",
      reason: "invented",
      approvedBy: ["anna"],
      body: { verdict: "credible", risks: [] },
    });
  }
}
const person = {
  key: hex("f", 1, 64),
  roles: ["recorder", "assessor", "signatory"],
  enrolledBy: null,
  revoked: false,
};
const facts = {
  records,
  counts: [],
  claims: [],
  decisions,
  signatures: [],
  runs: [],
  imports: [],
  published: [],
  erased: [],
  evidence: [],
  custody: [],
  stampRequests: [],
  timestamps: [],
  people: ["anna", "boris"].map((name) => ({ ...person, person: name })),
};
const input = {
  facts,
  classes,
  victimIds: classes.map(([first]) => `v-${first}`),
  openPairs: [],
  scope,
  policy: DEFAULT_POLICY,
  resolvePlace: gazetteer(scope.area).resolve,
};

if (how === "one") oneMore();
else {
  globalThis.benchFrom?.();
  check(linesOf(judge(input)));
}

function check(lines) {
  console.log(JSON.stringify(lines));
  if (lines.reported.low < victims / 2) throw new Error("the facts did not come to what they were made for");
}

/** Each assesses an account that nobody had assessed: one person more is reported. */
function oneMore() {
  const judging = new Judging(input);
  let facts = input.facts;
  let lines = linesOf(judging.judgement);
  const before = lines.reported.low;
  const TIMES = 10;
  globalThis.benchFrom?.();
  for (let n = 0; n < TIMES; n += 1) {
    const more = { ...decisions[0], opId: hex("e", n, 64), subject: hex("a", 4 * n, 32) };
    facts = { ...facts, decisions: [...facts.decisions, more] };
    lines = linesOf(judging.again({ ...input, facts }));
  }
  globalThis.benchTo?.(TIMES);
  check(lines);
  if (lines.reported.low !== before + TIMES) throw new Error("not everybody was judged again");
}
