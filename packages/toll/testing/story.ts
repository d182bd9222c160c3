/**
 * Small invented histories for tests: facts built one at a time, each a minute after the one before.
 *
 * Everybody and everything here is invented.
 */
import {
  type ApprovalFact,
  type AssertionField,
  type AssertionLineages,
  assertionSubject,
  type CountAccount,
  type CountFact,
  type DateSpan,
  DEFAULT_POLICY,
  type DeathLevel,
  type DecisionFact,
  type DecisionType,
  type Facts,
  type KeyFact,
  type Lineage,
  type OpFact,
  type PersonFact,
  pairSubject,
  type RecordFact,
  type RecordFields,
  type Scope,
  UNKNOWN_LINEAGE,
  type WrittenPlace,
} from "@daftar/model";
import {
  type JudgeInput,
  type Judgement,
  judge,
  linesOf,
  type TollLines,
  type Victim,
} from "../src/index.ts";

export const SCOPE: Scope = {
  name: "Invented autumn",
  window: { from: "2031-01-01", to: "2031-01-31" },
  laterDeathsUntil: "2031-03-31",
  area: {
    name: "Invented land",
    provinces: ["north", "south", "east", "west"].map((id) => ({
      id,
      names: [id],
      cities: [`${id}-a`, `${id}-b`].map((city) => ({ id: city, names: [city] })),
    })),
  },
  populations: ["protester", "bystander", "unknown"],
  waysOfDying: ["any"],
};

/** `north-a` is a city of `north`; what is neither is nowhere. */
export function resolvePlace(written: WrittenPlace): { city: string | null; province: string | null } {
  const cities = SCOPE.area.provinces.flatMap((p) => p.cities.map((c) => ({ city: c.id, province: p.id })));
  const city = cities.find((one) => one.city === written.place);
  if (city) return city;
  const province = SCOPE.area.provinces.find((p) => p.id === (written.province ?? written.place));
  return { city: null, province: province?.id ?? null };
}

export function day(from: string, to: string = from): DateSpan {
  return {
    from,
    to,
    precision: from === to ? "day" : "range",
    calendar: "gregorian",
    asWritten: `${from}/${to}`,
  };
}

function fields(some: Partial<RecordFields> = {}): RecordFields {
  return {
    names: [],
    given: "Given",
    father: null,
    grandfather: null,
    family: "Bornak",
    sex: "female",
    age: { low: 25, high: 25 },
    birthDate: null,
    injuryDate: null,
    deathDate: day("2031-01-08"),
    birthPlace: null,
    injuryPlace: { place: null, province: null },
    deathPlace: { place: "north-a", province: null },
    burialPlace: null,
    nationalId: null,
    population: "protester",
    cause: "gunfire",
    bodyTag: null,
    status: "dead",
    eventLink: "direct",
    ...some,
  };
}

export function lineage(origin: string | null, some: Partial<Lineage> = {}): Lineage {
  return { ...UNKNOWN_LINEAGE, origin, ...some };
}

const hex = (prefix: string, at: number, length: number): string =>
  `${prefix}${at.toString(16).padStart(length - prefix.length, "0")}`;

export interface RecordOptions {
  readonly list?: string;
  readonly lineage?: Lineage | null;
  readonly assertions?: AssertionLineages;
  readonly recordedBy?: string | null;
  readonly fields?: Partial<RecordFields>;
  readonly import?: string;
}

export class Story {
  readonly records: RecordFact[] = [];
  readonly counts: CountFact[] = [];
  readonly decisions: DecisionFact[] = [];
  readonly signatures: OpFact<"signature">[] = [];
  readonly evidence: OpFact<"evidence">[] = [];
  readonly people: PersonFact[] = [];
  classes: string[][] = [];
  openPairs: [string, string, string?][] = [];
  notFollowed: [string, string][] = [];
  scope: Scope | null = SCOPE;
  policy = DEFAULT_POLICY;
  anchorOf: JudgeInput["anchorOf"] = undefined;
  #minutes = 0;
  #ops = 0;

  constructor() {
    for (const person of ["ada", "ben", "cem", "dua"]) this.person(person);
    this.person("key-keeper", { roles: ["custodian"] });
  }

  time(): string {
    this.#minutes += 1;
    return new Date(Date.UTC(2031, 1, 1) + this.#minutes * 60_000).toISOString();
  }

  op(): string {
    this.#ops += 1;
    return hex("0", this.#ops, 64);
  }

  person(person: string, some: Partial<Pick<PersonFact, "roles" | "revoked"> & KeyFact> = {}): void {
    const { roles = ["recorder", "assessor", "signatory"], revoked = false, ...key } = some;
    const made = { key: hex("f", this.people.length + 1, 64), credential: null, enrolledBy: null };
    this.people.push({ person, keys: [{ ...made, revoked, ...key }], roles, revoked });
  }

  /** Another standing for somebody enrolled; what they approved before keeps the old one. */
  enrolAgain(person: string, some: Partial<PersonFact>): void {
    const at = this.people.findIndex((one) => one.person === person);
    this.people[at] = { ...this.people[at]!, ...some };
  }

  /** People as they stand now, each with their first key or the one named: only who is enrolled approves. */
  approvals(names: readonly string[], key?: string): ApprovalFact[] {
    return this.people
      .filter(({ person, revoked }) => names.includes(person) && !revoked)
      .flatMap(({ person, keys, roles }) => {
        const held = keys.find((one) => one.key === key) ?? keys[0];
        return held === undefined ? [] : [{ person, key: held.key, enrolledBy: held.enrolledBy, roles }];
      })
      .sort((a, b) => (a.person < b.person ? -1 : 1));
  }

  /** A record, in a class of its own unless `join` says otherwise. */
  record(options: RecordOptions = {}): string {
    const id = hex("a", this.records.length + 1, 32);
    const opId = options.import ?? this.op();
    this.records.push({
      id,
      list: options.list ?? "forms",
      versions: [
        {
          version: hex("c", this.records.length + 1, 64),
          opId,
          time: this.time(),
          fields: fields(options.fields),
        },
      ],
      recordedBy: options.recordedBy ?? null,
      lineage: options.lineage === undefined ? null : options.lineage,
      assertions: options.assertions ?? null,
      missingFromEdition: false,
    });
    this.classes.push([id]);
    return id;
  }

  /** A newer version of a record. */
  amend(id: string, some: Partial<RecordFields>): string {
    const at = this.records.findIndex((record) => record.id === id);
    const record = this.records[at]!;
    const version = hex("d", this.#ops + 1, 64);
    const next = { version, opId: this.op(), time: this.time(), fields: fields(some) };
    this.records[at] = { ...record, versions: [...record.versions, next] };
    return version;
  }

  join(...ids: string[]): void {
    const touched = (one: readonly string[]) => one.some((id) => ids.includes(id));
    this.classes = [...this.classes.filter((one) => !touched(one)), this.classes.filter(touched).flat()];
  }

  decide(
    type: DecisionType,
    subject: string,
    body: Record<string, unknown>,
    approvedBy: string[],
    parents?: string[],
  ): string {
    const opId = this.op();
    const same = this.decisions.filter((d) => d.type === type && d.subject === subject);
    const heads = same.filter((d) => !same.some((other) => other.parents.includes(d.opId)));
    this.decisions.push({
      opId,
      parents: parents ?? heads.map((head) => head.opId),
      time: this.time(),
      type,
      subject,
      by: approvedBy[0] ?? "machine",
      reason: "invented",
      approvedBy: [...approvedBy].sort(),
      approvals: this.approvals(approvedBy),
      body,
    });
    return opId;
  }

  assess(id: string, verdict = "credible", risks: string[] = [], by = "cem"): string {
    return this.decide("assess-account", id, { verdict, risks }, [by]);
  }

  assessList(
    list: string,
    imports: string[],
    by: string[],
    verdict = "credible",
    parents?: string[],
  ): string {
    const body = { list, imports, verdict, sampleSeed: 1, sample: [], checked: "all", faults: 0 };
    return this.decide("assess-list", list, body, by, parents);
  }

  coverage(list: string, some: Record<string, unknown> = {}): string {
    return this.decide(
      "coverage",
      list,
      {
        list,
        window: SCOPE.window,
        provinces: [],
        populations: [],
        howGathered: "invented",
        copies: [],
        askedOthers: false,
        aggregator: false,
        onePerPerson: false,
        lineage: lineage(`of-${list}`),
        ...some,
      },
      ["ada"],
    );
  }

  /** Where one value of an account comes from; null: from where the account does. */
  assertion(record: string, field: AssertionField, said: Lineage | null, by = "cem"): string {
    return this.decide("lineage", assertionSubject(record, field), { lineage: said }, [by]);
  }

  pair(a: string, b: string, verdict: string, by: string[]): string {
    return this.decide("pair", pairSubject(a, b), { verdict }, by);
  }

  sign(
    records: string[],
    by: string | string[],
    level: DeathLevel = "verified",
    seen?: string[],
    key?: string,
  ): void {
    const versions = this.records
      .filter((r) => records.includes(r.id))
      .map((r) => r.versions.at(-1)!.version);
    const approvedBy = typeof by === "string" ? [by] : by;
    this.signatures.push({
      opId: this.op(),
      time: this.time(),
      by: approvedBy[0]!,
      approvedBy,
      approvals: this.approvals(approvedBy, key),
      body: {
        of: "victim",
        id: "any",
        policy: "default-1",
        level,
        seen: (seen ?? versions).sort(),
        records,
        count: null,
      },
    });
  }

  /** @param by null: the machine's, behind which nobody stands @returns the commitment to it */
  addEvidence(about: string[], by: string | null = "dua"): string {
    const commitment = hex("e", this.evidence.length + 1, 64);
    const approvedBy = by === null ? [] : [by];
    this.evidence.push({
      opId: this.op(),
      time: this.time(),
      by: by ?? "machine",
      approvedBy,
      approvals: this.approvals(approvedBy),
      body: {
        id: hex("e", this.evidence.length + 1, 32),
        about,
        kind: "photo",
        mediaType: "image/jpeg",
        size: 1024,
        original: hex("e0", 1, 64),
        commitment,
        mark: hex("e1", this.evidence.length + 1, 64),
        working: null,
      },
    });
    return commitment;
  }

  signCount(
    ids: string[],
    count: string,
    by: string,
    level: DeathLevel = "verified",
    seen: string[] = [],
  ): void {
    this.signatures.push({
      opId: this.op(),
      time: this.time(),
      by,
      approvedBy: [by],
      approvals: this.approvals([by]),
      body: { of: "count", id: ids[0]!, policy: "default-1", level, seen, records: ids, count },
    });
  }

  count(account: Partial<CountAccount>, list = "counts", recordedBy = "dua"): string {
    const id = hex("b", this.counts.length + 1, 32);
    this.counts.push({
      id,
      list,
      opId: this.op(),
      time: this.time(),
      recordedBy,
      account: {
        place: { province: "north", city: "north-a", incident: null },
        window: { from: "2031-01-08", to: "2031-01-09" },
        low: 10,
        high: 12,
        asWorded: "ten to twelve",
        whatCounted: "bodies-seen",
        extent: "whole",
        includes: [],
        lineage: lineage("count-origin"),
        ...account,
      },
    });
    return id;
  }

  facts(): Facts {
    return {
      records: this.records,
      counts: this.counts,
      claims: [],
      decisions: this.decisions,
      signatures: this.signatures,
      runs: [],
      imports: [],
      published: [],
      cosigned: [],
      erased: [],
      evidence: this.evidence,
      custody: [],
      stampRequests: [],
      timestamps: [],
      people: this.people,
    };
  }

  input(): JudgeInput {
    return {
      facts: this.facts(),
      classes: this.classes,
      victimIds: this.classes.map((one) => `v-${[...one].sort()[0]}`),
      openPairs: this.openPairs,
      notFollowed: this.notFollowed,
      scope: this.scope,
      policy: this.policy,
      resolvePlace,
      ...(this.anchorOf ? { anchorOf: this.anchorOf } : {}),
    };
  }

  judge(): Judgement {
    return judge(this.input());
  }

  lines(): TollLines {
    return linesOf(this.judge());
  }

  /** The victim that holds a record. */
  victim(record: string): Victim {
    return this.judge().victims.find((one) => one.records.includes(record))!;
  }

  /** A person with two agreeing accounts of two origins, one direct, both assessed by itself. */
  corroborated(some: Partial<RecordFields> = {}): [string, string] {
    const at = this.records.length;
    const a = this.record({
      lineage: lineage(`doctor-${at}`, { direct: true, sourceClass: "medic" }),
      fields: some,
    });
    const b = this.record({ lineage: lineage(`family-${at}`, { sourceClass: "family" }), fields: some });
    this.join(a, b);
    this.assess(a);
    this.assess(b);
    return [a, b];
  }

  verified(some: Partial<RecordFields> = {}): [string, string] {
    const pair = this.corroborated(some);
    this.sign(pair, "ada");
    this.sign(pair, "ben");
    return pair;
  }
}
