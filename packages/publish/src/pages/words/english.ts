/** The words of the English page. */
import type { PersonRow } from "@daftar/model";
import { englishTerms } from "./englishTerms.ts";
import { grouped } from "./numbers.ts";
import type { DateParts, Words } from "./words.ts";

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

const number = (value: number) => grouped(value, ",");
const people = (count: number) => `${number(count)} ${count === 1 ? "person" : "people"}`;

function parts(iso: string): { year: string; month: string; day: string } {
  const [year = "", month = "", day = ""] = iso.split("-");
  return { year, month: MONTHS[Number(month) - 1] ?? month, day: String(Number(day)) };
}

function day(iso: string): string {
  const { year, month, day: d } = parts(iso);
  return `${d} ${month} ${year}`;
}

function span({ from, to, precision }: DateParts): string {
  if (from === to) return day(from);
  const [a, b] = [parts(from), parts(to)];
  if (precision === "month" && a.year === b.year && a.month === b.month) return `${a.month} ${a.year}`;
  if (precision === "year" && a.year === b.year) return a.year;
  if (a.year === b.year && a.month === b.month) return `${a.day}–${b.day} ${a.month} ${a.year}`;
  return `${day(from)} to ${day(to)}`;
}

function nameless({ sex, ageBand, missingPresumed }: Pick<PersonRow, "sex" | "ageBand" | "missingPresumed">) {
  const young = ageBand === "0-11" || ageBand === "12-17";
  const who =
    sex === "female"
      ? young
        ? "A girl"
        : "A woman"
      : sex === "male"
        ? young
          ? "A boy"
          : "A man"
        : young
          ? "A child"
          : "A person";
  return missingPresumed ? `${who}, missing` : who;
}

const LETTERS = /[^\p{L}\p{N}]+/gu;
const sortKey = (name: string) =>
  name.normalize("NFKD").replace(/\p{M}/gu, "").replace(LETTERS, " ").toLowerCase();

export const english: Words = {
  lang: "en",
  dir: "ltr",
  other: { file: "fa.html", lang: "fa", name: "فارسی" },
  number,
  digits: (text) => text,
  day,
  dayMonth: (iso) => `${parts(iso).day} ${parts(iso).month.slice(0, 3)}`,
  year: (iso) => parts(iso).year,
  quote: (text) => `“\u2068${text}\u2069”`,
  span,
  practice: "Practice. Everything on this page is invented: no person, place or event on it is real.",
  inventedMark: "invented",
  documentTitle: (title) => title,
  skip: "To the names",
  navigation: "This release",
  contents: "On this page",
  lead: {
    nobodyNamed: "Nobody is verified by name yet",
    named: (count) => `At least ${people(count)} verified by name`,
    reported: (low, high, atLeast) =>
      low === high && !atLeast
        ? `${number(low)} reported`
        : `${number(low)} to ${atLeast ? "at least " : ""}${number(high)} reported`,
    estimated: (low, high) =>
      `an estimate of ${number(low)} to ${number(high)} for those whom some list could have reached`,
    refused: (_code, message) =>
      `the estimate is refused: ${message.replace(/\.$/, "").replace(/^[A-Z](?=[a-z])/, (c) => c.toLowerCase())}`,
    noEstimate: "no estimate was made",
    join: "; ",
    end: ".",
  },
  scopeLine: ({ area, from, to, later, populations }) =>
    `Counted here: deaths in ${area} from ${from} to ${to}, and until ${later} where they follow from it; ` +
    `of ${populations.join(", ")}.`,
  waysLine: "Ways of dying counted, as the desk words them:",
  editionLine: ({ version, asOf, slot, approvers, policy }) =>
    `Release ${version} of ${slot}, on what was received by ${asOf}; approved by ${approvers} people, under policy ${policy}.`,
  unpublished:
    "Unpublished records may exist: this page counts only what may be shown, so the desk's own toll can be larger.",
  headings: {
    chart: "The toll, and what others say",
    own: "Documented here",
    claims: "Claimed by others",
    lines: "The lines of the toll",
    breakdowns: "By night, place, age and cause",
    claimsTable: "What others say, in their words",
    estimate: "Those whom no list reached",
    counts: "Accounts of numbers",
    names: "The record of names",
    countOnly: "Counted without details",
    reading: "How to read this",
    leftOut: "What is left out",
    corrections: "Corrections and withdrawals",
    sources: "Where accounts come from",
    audit: "How to check it",
    fingerprint: "Fingerprint of this copy",
    data: "The data",
  },
  chart: {
    caption:
      "Filled marks are documented here; hollow and hatched ones are what others said, at the date they said it. Every mark of theirs leads to its words.",
    legend: {
      own: "documented here: a number, or low to high",
      ownEstimate: "estimated here",
      exact: "others: one number",
      closed: "others: closed where the words close it",
      atLeast: "“at least”, “more than”: open upwards",
      upTo: "“up to”, “fewer than”: open downwards",
      beyond: "“could exceed”: a number named, no end set",
      about: "“about”: to half a unit of the last digit said",
      cloud: "a quantity in words",
      ghost: "replaced by its claimant, joined to the new figure",
    },
    described: (count, from, to) =>
      `${number(count)} statements by others, from ${from} to ${to}. Each is a link to its words in the table.`,
    wideDays: "Days of many statements are drawn wider.",
    logScale: "Each step of the scale is ten times the one before it.",
    cloudNote:
      "A cloud is placed by its word alone (“several hundred”: somewhere from 100 to 1,000); it is no number.",
    replacedOn: (when) => `replaced on ${when}`,
    noFigure: "no figure",
    notEstimable: "not estimable",
  },
  lines: {
    columns: ["Line", "People", "What it means"],
    verifiedNamed: [
      "Verified and named",
      "Two independent origins agree, one of them direct; two people signed; the name may be shown.",
    ],
    verified: [
      "Verified, unnamed included",
      "The same, with people whose name is unknown or withheld and numbers signed for whole places.",
    ],
    reported: [
      "Reported",
      "At least one account assessed as credible. Low joins people who may be the same; high joins none.",
    ],
    estimated: [
      "Estimated",
      "A statistical interval for people whom some list could have reached; never added to a count.",
    ],
    between: (low, high) => `${low} to ${high}`,
    to: "to",
    corroborated: (count) =>
      `Of those reported, ${people(count)} corroborated by two origins and not yet signed.`,
    disputed: (count, atLeast) =>
      `Of those reported, ${atLeast ? "at least " : ""}${number(count)} disputed as to identity or the fact of death.`,
    missing: (count) => `Beside these, ${people(count)} missing and presumed dead, counted in no line.`,
    neverSummed: "The lines contain one another and are never added up.",
    notEstimable: "not estimable",
    noEstimate: "not made",
    flags: {},
  },
  breakdowns: {
    note: "People at reported or above, each counted once as listed here; people who may be one and the same are not joined.",
    column: "",
    people: "People",
    by: {
      night: "Night",
      place: "Place",
      province: "Province",
      city: "City",
      ageBand: "Age",
      sex: "Sex",
      cause: "Cause",
      population: "Population",
    },
    unknown: "not known or not shown",
    cityUnknown: (province) => `${province}, city not known or not shown`,
    nightOf: (when) => `night of ${when}`,
    nightUnknown: (when) => `${when} (night unknown)`,
    dayNightUnknown: "Day (night unknown)",
    underCuts: (recorded) =>
      recorded === null
        ? "This release does not tell what was cut when, so that a quiet day in it means nothing."
        : recorded === 0
          ? "The desk has no reporting conditions recorded, so that a quiet day means nothing."
          : `Days on which internet, telephone or hospitals were cut look quieter than they were. The desk has ${number(recorded)} such ${recorded === 1 ? "entry" : "entries"} of what was cut, when and where; a release holds none of them.`,
    under30: (under, known, unknown) =>
      `${number(under)} of the ${number(known)} whose age is shown were under 30; the age of ${number(unknown)} is not known or not shown.`,
  },
  claimsTable: {
    columns: ["As of", "Who", "In their words", "Basis", "Beside what is documented here"],
    via: (chain) => `via ${chain}`,
    replaces: "replaces",
    replaced: "replaced by",
    answers: "answers",
    rebuts: "denies",
    caveats: "Reservation:",
    responsibility: "Holds responsible:",
    partOf: "part of",
    derived: "derived from what was said",
    noVerdict: "nothing to compare",
    verdict: () => null,
    none: "No claims are recorded in this release.",
  },
  estimate: {
    none: "No estimate was made for this release.",
    interval: (low, high, percent, documented) =>
      `${low} to ${high} people (${percent}), from the overlaps of lists that hold ${documented} people together.`,
    refused: (_code, message, documented) =>
      `Refused: ${message} The lists hold ${documented} people together.`,
    lowerBound: (count) => `A lower bound, whatever the lists missed: ${count}.`,
    unreachable:
      "It speaks only of people whom some list could have reached. People no list could ever reach are in no interval here.",
    lists: (count) => `Made from ${count} lists, under aliases.`,
    columns: ["Method", "Result", "Interval", "Why"],
    methods: {
      chapman: "Chapman",
      chao: "Chao's lower bound",
      "chao-mth": "Chao's bound, lists differing",
      "loglinear-bic": "Log-linear, by BIC",
      "loglinear-aic": "Log-linear, by AIC",
      "loglinear-stepwise": "Log-linear, stepwise",
      averaged: "Average over models",
      dga: "Decomposable graphs, averaged",
      lcmcr: "Latent classes",
    },
    // The data hold the reason in English.
    reason: () => null,
    status: { ok: "used", excluded: "left out", refused: "refused", failed: "failed" },
    overlapsHeading: "People by the lists that hold them",
    overlapsColumns: ["Lists", "People"],
    list: (alias) => alias,
    overlapsNone: "The overlaps of lists are not shown: too few people for a table.",
  },
  counts: {
    note: "Numbers told by a source, without one record for each person; from whom is never published.",
    none: "No account of a number is in this release.",
    columns: ["Place", "Days", "Number", "Extent", "Level"],
    wholeArea: "the whole area",
    extent: { whole: "whole", partial: "a part" },
    level: { credible: "credible", verified: "verified" },
  },
  names: {
    count: (all, named) => `${people(all)} with details, ${number(named)} of them named.`,
    none: "Nobody is shown with a name or details in this release.",
    search: "Search the names",
    found: "shown:",
    orderBy: "Order by",
    orders: { name: "name", date: "date", place: "place" },
    nameless,
    missing: "missing, presumed dead; not counted",
    maybeSame: "may be the same person as another entry",
    dateUnknown: "date not known",
    placeUnknown: "place not known",
    origins: "two or more origins",
    aged: (band) => `aged ${band}`,
    sortKey,
  },
  countOnly: {
    note: "These people are in the numbers. Only what several of them share is shown, so that nobody can be told from it.",
    nothingShown: "nothing more is shown",
    columns: ["What is shown", "People"],
  },
  reading: [
    "Counts and estimates are different things and are never added to each other.",
    "Claims are quoted as their claimants worded them. Officials and opponents stand under the same rules, and none is graded.",
    "“Verified” means that two independent origins agree, that one saw the death or the body or holds the document, and that two people signed.",
    "A name published is a name that family or consent allows. Being left out says nothing about whether somebody died.",
    "The set of names is not a sample: some cities and nights were harder to reach than others.",
  ],
  leftOut: {
    none: "The gate names nothing that it leaves out.",
    gateOpen: "The gate for figures was open under the policy.",
    gateShut: "The gate for figures was shut under the policy.",
    columns: ["Left out", "People"],
    measures: ["Measure", "Found", "Asked"],
    measure: {
      scope: "Scope",
      origins: "Distinct known origins behind the reported figure",
      "undecided-pairs": "Undecided pairs per 1,000 people at reported or above",
      "reviews-asked": "Signatures with review asked",
      "count-agreement": "Widest gap between counts and names at one place and time, per 1,000 of the count",
      "places-without-source": "Provinces of the scope with no source listed",
      intake: "Records in the last days, against half of the earlier median",
      "sample-coverage": "Sample coverage, per 1,000",
      "new-victims-per-record": "New people per 1,000 new records, on the last day with intake",
      conditions: "Entries in the table of what was cut where",
    },
    scopeSet: ["not set", "set"],
    asked: (id, threshold) => `${id === "origins" || id === "intake" ? "at least" : "at most"} ${threshold}`,
    noThreshold: "shown, no threshold",
    notMet: "not met",
    what: {},
  },
  corrections: {
    none: "None so far.",
    note: "A row that was published and is closed. The name goes first; the reason follows together with others.",
    columns: ["Public id", "Reason", "Slot"],
    reasons: {
      correction: "correction",
      "joined-with": "joined with another row",
      "on-request": "on request",
    },
  },
  sources: {
    note: "Accounts by class of source, for the whole release. Small classes are not shown.",
    none: "No class of source is large enough to be shown.",
    columns: ["Class", "Accounts"],
  },
  audit: {
    how: [
      "npx daftar audit DIR, where DIR is this folder, counts the toll again from the rows, opens every commitment in the public log and fails on any difference. It needs no network.",
      "The log under log/ holds no names: a salted fingerprint of each published field, in the order of publication. A row cannot be changed or dropped without leaving a leaf.",
    ],
    fromPaper: "Key of the log:",
    checker: (version) =>
      `A page that checks releases in any browser, audit.html, is handed on apart from releases. The one that the program behind this release builds (version ${version}) has the SHA-256:`,
    checkerAsk:
      "Ask another program for that of yours (sha256sum audit.html). Whether that page is honest, no release can say: ask people who built it from its sources.",
    approved: "People who approved this release:",
    dissented: "People who dissented, with their reasons in their own words:",
    nobodyDissented: "Nobody who may approve dissented.",
    unsaid: "(no reason goes out)",
  },
  fingerprint: {
    note: "A file cannot vouch for itself. Compare this with another copy, got another way: same size and all 32 words, or all of the hexadecimal. The first few alone can be made to agree.",
    size: "Leaves in the log",
    date: "Slot",
    words: "In words",
    hex: "In hexadecimal",
    compare: "Compare this with another copy.",
    noScript: "With scripts off: the fingerprint is the SHA-256 of the first three lines of log/checkpoint.",
    missing: "log/checkpoint.js is not beside this page, so there is no fingerprint to show.",
  },
  data: { note: "Every row of this page as open data, with a dictionary of its columns:" },
  terms: englishTerms,
};
