/**
 * Everything a page says, in one language. Each language is one file that fills this table; what the
 * data say (claims, names, verdicts) is never translated.
 */
import type {
  AgeBand,
  CauseClass,
  ClaimQualifier,
  CloseReason,
  EstimateFile,
  PersonRow,
  Population,
  PublicLevel,
  Sex,
} from "@daftar/model";

/** A method's row in `data/estimate.json`. */
export type MethodRow = NonNullable<EstimateFile["estimate"]>["methods"][number];

export interface DateParts {
  readonly from: string;
  readonly to: string;
  readonly precision: "day" | "month" | "year" | "range";
}

export interface Words {
  readonly lang: "en" | "fa";
  readonly dir: "ltr" | "rtl";
  /** File of the other page, and its name in its own language. */
  readonly other: { readonly file: string; readonly lang: string; readonly name: string };
  readonly number: (value: number) => string;
  /** Digits of any text, as this page writes them. */
  readonly digits: (text: string) => string;
  readonly day: (iso: string) => string;
  /** The same day without its year, and its year: for the axis of the chart. */
  readonly dayMonth: (iso: string) => string;
  readonly year: (iso: string) => string;
  /** Somebody's words in this language's quotation marks, kept from turning their neighbours round. */
  readonly quote: (text: string) => string;
  readonly span: (date: DateParts) => string;

  readonly practice: string;
  readonly inventedMark: string;
  readonly documentTitle: (title: string) => string;
  readonly skip: string;
  /** Names of the page's two lists of links. */
  readonly navigation: string;
  readonly contents: string;

  readonly lead: {
    readonly nobodyNamed: string;
    readonly named: (count: number) => string;
    readonly reported: (low: number, high: number, atLeast: boolean) => string;
    readonly estimated: (low: number, high: number) => string;
    readonly refused: (code: string, message: string) => string;
    readonly noEstimate: string;
    readonly join: string;
    readonly end: string;
  };
  readonly scopeLine: (parts: {
    area: string;
    from: string;
    to: string;
    later: string;
    populations: readonly string[];
  }) => string;
  /** Before the ways of dying counted, which stand in the desk's own words. */
  readonly waysLine: string;
  readonly editionLine: (parts: {
    version: string;
    asOf: string;
    slot: string;
    approvers: string;
    policy: string;
  }) => string;
  readonly unpublished: string;

  readonly headings: Readonly<
    Record<
      | "chart"
      | "own"
      | "claims"
      | "lines"
      | "breakdowns"
      | "claimsTable"
      | "estimate"
      | "counts"
      | "names"
      | "countOnly"
      | "reading"
      | "leftOut"
      | "corrections"
      | "sources"
      | "audit"
      | "fingerprint"
      | "data",
      string
    >
  >;
  readonly chart: {
    readonly caption: string;
    readonly legend: Readonly<
      Record<
        | "own"
        | "ownEstimate"
        | "exact"
        | "closed"
        | "atLeast"
        | "upTo"
        | "beyond"
        | "about"
        | "cloud"
        | "ghost",
        string
      >
    >;
    /** What the band of claims holds, for those who do not see it. */
    readonly described: (claims: number, from: string, to: string) => string;
    readonly wideDays: string;
    readonly logScale: string;
    readonly cloudNote: string;
    readonly replacedOn: (day: string) => string;
    readonly noFigure: string;
    readonly notEstimable: string;
  };
  readonly lines: {
    readonly columns: readonly [string, string, string];
    readonly verifiedNamed: readonly [string, string];
    readonly verified: readonly [string, string];
    readonly reported: readonly [string, string];
    readonly estimated: readonly [string, string];
    readonly between: (low: string, high: string) => string;
    /** The word of `between` by itself, where its numbers are marked up. */
    readonly to: string;
    readonly corroborated: (count: number) => string;
    readonly disputed: (count: number, atLeast: boolean) => string;
    readonly missing: (count: number) => string;
    readonly neverSummed: string;
    readonly notEstimable: string;
    readonly noEstimate: string;
    readonly flags: Readonly<Record<string, string>>;
  };
  readonly breakdowns: {
    readonly note: string;
    readonly column: string;
    readonly people: string;
    readonly by: Readonly<Record<string, string>>;
    readonly unknown: string;
    readonly cityUnknown: (province: string) => string;
    readonly nightOf: (day: string) => string;
    readonly nightUnknown: (day: string) => string;
    /** Heads days of which no night is known at all. */
    readonly dayNightUnknown: string;
    /** To be said with any days: how many cuts the desk had recorded; null where the release does not tell. */
    readonly underCuts: (recorded: number | null) => string;
    readonly under30: (under: number, known: number, unknown: number) => string;
  };
  readonly claimsTable: {
    readonly columns: readonly [string, string, string, string, string];
    readonly via: (chain: string) => string;
    readonly replaces: string;
    readonly replaced: string;
    readonly answers: string;
    readonly rebuts: string;
    readonly caveats: string;
    readonly responsibility: string;
    readonly partOf: string;
    readonly derived: string;
    readonly noVerdict: string;
    /**
     * A sentence of J14 by its code, `why` being the differences of scope that it names. Null: print it as
     * it stands in the data.
     */
    readonly verdict: (code: string, said: string, why: readonly string[]) => string | null;
    readonly none: string;
  };
  readonly estimate: {
    readonly none: string;
    readonly interval: (low: string, high: string, percent: string, documented: string) => string;
    readonly refused: (code: string, message: string, documented: string) => string;
    readonly lowerBound: (count: string) => string;
    readonly unreachable: string;
    readonly lists: (count: number) => string;
    readonly columns: readonly [string, string, string, string];
    /** Names of methods by id. */
    readonly methods: Readonly<Record<string, string>>;
    /** Why a method is not used, by what the data say of it; null: print the reason as it stands. */
    readonly reason: (method: MethodRow, lists: number) => string | null;
    readonly status: Readonly<Record<"ok" | "excluded" | "refused" | "failed", string>>;
    readonly overlapsHeading: string;
    readonly overlapsColumns: readonly [string, string];
    readonly list: (alias: string) => string;
    readonly overlapsNone: string;
  };
  readonly counts: {
    readonly note: string;
    readonly none: string;
    readonly columns: readonly [string, string, string, string, string];
    readonly wholeArea: string;
    readonly extent: Readonly<Record<"whole" | "partial", string>>;
    readonly level: Readonly<Record<"credible" | "verified", string>>;
  };
  readonly names: {
    readonly count: (people: number, named: number) => string;
    readonly none: string;
    readonly search: string;
    readonly found: string;
    readonly orderBy: string;
    readonly orders: Readonly<Record<"name" | "date" | "place", string>>;
    readonly nameless: (row: Pick<PersonRow, "sex" | "ageBand" | "missingPresumed">) => string;
    readonly missing: string;
    readonly maybeSame: string;
    readonly dateUnknown: string;
    readonly placeUnknown: string;
    readonly origins: string;
    readonly aged: (band: string) => string;
    /** Names compare as their keys do. */
    readonly sortKey: (name: string) => string;
  };
  readonly countOnly: {
    readonly note: string;
    readonly nothingShown: string;
    readonly columns: readonly [string, string];
  };
  readonly reading: readonly string[];
  readonly leftOut: {
    readonly none: string;
    readonly gateOpen: string;
    readonly gateShut: string;
    readonly columns: readonly [string, string];
    readonly measures: readonly [string, string, string];
    /** What is measured, by the measure's id; where an id has no words here, those of the data stand. */
    readonly measure: Readonly<Record<string, string>>;
    readonly scopeSet: readonly [no: string, yes: string];
    readonly asked: (id: string, threshold: string) => string;
    readonly noThreshold: string;
    readonly notMet: string;
    /** What is left out, by the word the gate gives it. */
    readonly what: Readonly<Record<string, string>>;
  };
  readonly corrections: {
    readonly none: string;
    readonly note: string;
    readonly columns: readonly [string, string, string];
    readonly reasons: Readonly<Record<CloseReason, string>>;
  };
  readonly sources: {
    readonly note: string;
    readonly none: string;
    readonly columns: readonly [string, string];
  };
  readonly audit: {
    readonly how: readonly string[];
    readonly fromPaper: string;
    /** Before the hash of the audit page, and after it. */
    readonly checker: (version: string) => string;
    readonly checkerAsk: string;
    /** Before a number. */
    readonly approved: string;
    readonly dissented: string;
    readonly nobodyDissented: string;
    /** In place of a reason. */
    readonly unsaid: string;
  };
  readonly fingerprint: {
    readonly note: string;
    readonly size: string;
    readonly date: string;
    readonly words: string;
    readonly hex: string;
    readonly compare: string;
    readonly noScript: string;
    readonly missing: string;
  };
  readonly data: { readonly note: string };
  readonly terms: {
    readonly level: Readonly<Record<PublicLevel, string>>;
    readonly sex: Readonly<Record<Sex, string>>;
    readonly ageBand: Readonly<Record<AgeBand, string>>;
    readonly cause: Readonly<Record<CauseClass, string>>;
    readonly population: Readonly<Record<Population, string>>;
    readonly dispute: Readonly<
      Record<"identity" | "fact-of-death" | "circumstances" | "attribution", string>
    >;
    readonly qualifier: Readonly<Record<ClaimQualifier, string>>;
    readonly basis: Readonly<Record<string, string>>;
    readonly claimant: Readonly<Record<string, string>>;
    readonly source: Readonly<Record<string, string>>;
  };
}
