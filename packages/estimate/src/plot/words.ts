/**
 * The words of a plot, in one language: whoever draws passes them, so that nothing here knows a language.
 *
 * Every plot says that what it shows is estimated (or, of overlaps, that it is not) and of whom it cannot
 * speak; the sentences are fields of this, and no plot can be drawn without them.
 */
export interface PlotWords {
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  /** A whole number of people, in this language's digits. */
  readonly number: (value: number) => string;
  /** A multiplier, as 0.5 or 2. */
  readonly multiplier: (value: number) => string;
  readonly practice: string;
  /** That what is drawn is estimated, never counted. */
  readonly estimated: string;
  /** That people no list could ever reach are in no number. */
  readonly unreachable: string;
  readonly seed: (seed: number) => string;
  readonly figure: (value: string) => string;
  readonly documented: (value: string) => string;
  readonly headline: (low: string, high: string) => string;
  readonly overlaps: {
    readonly title: (people: string, lists: string) => string;
    readonly subtitle: string;
    /** That these are documented people, from whom estimated numbers are made. */
    readonly counted: string;
    readonly rest: (columns: string, people: string) => string;
    /** That few people on exactly the same lists can be pointed to. */
    readonly small: string;
  };
  readonly methods: {
    readonly title: (low: string, high: string, documented: string) => string;
    readonly refused: (code: string, message: string, documented: string) => string;
    readonly subtitle: string;
    /** What the band behind is, where there is a headline. */
    readonly band: string;
    readonly name: (id: string) => string;
    readonly status: (status: string) => string;
    /** What the filled and the hollow mark mean. */
    readonly marks: string;
    readonly noUpper: string;
    readonly logScale: string;
  };
  readonly interaction: {
    readonly title: string;
    readonly subtitle: string;
    readonly axis: string;
    readonly curve: (id: string) => string;
    /** Where a curve leaves the headline. */
    readonly leaves: (model: string, low: string | null, high: string | null) => string;
  };
  readonly posterior: {
    readonly title: (low: string, high: string) => string;
    readonly subtitle: string;
    readonly row: (method: string, low: string, high: string) => string;
    /** What filled and outlined shapes mean, and what of them may be compared. */
    readonly marks: string;
    readonly ends: (low: string, high: string) => string;
    /** How many per cent of a method's distribution lie outside the picture. */
    readonly outside: (method: string, percent: string) => string;
  };
  readonly coverage: {
    /** How many of 100 on average, and in the worst setting. */
    readonly title: (average: string, worst: string) => string;
    readonly subtitle: string;
    /** At the line of what is promised. */
    readonly promised: string;
    /** Held, too low, too high, refused: of 100 tables. */
    readonly columns: readonly [string, string, string, string];
    readonly chosenOn: string;
    readonly afterwards: (settings: string) => string;
    readonly heap: string;
    /** A setting in words; its id where there are none. */
    readonly setting: (id: string) => string;
    /** In how many of the settings it held surely less often than promised, and their mark. */
    readonly short: (settings: string, of: string) => string;
    readonly worst: (settings: readonly (readonly [id: string, percent: string])[]) => string;
    readonly unreached: string;
    /** That no method can know of people out of reach, and no table shows it. */
    readonly unknowable: string;
    readonly measured: (day: string, least: string, most: string) => string;
  };
  readonly density: {
    readonly title: (low: string, high: string) => string;
    readonly subtitle: (source: "posterior" | "resamples") => string;
    /** How many draws lie beyond the picture. */
    readonly beyond: (percent: string) => string;
  };
}
