import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimate } from "../report/estimate.ts";
import { estimateReport, METHOD_IDS } from "../report/types.ts";
import { captureTable } from "../table/captureTable.ts";
import { axisOf, tensAxis } from "./axis.ts";
import { binsBetween, binsOf } from "./bins.ts";
import { densityPlot } from "./densityPlot.ts";
import { interactionPlot } from "./interactionPlot.ts";
import { methodsPlot } from "./methodsPlot.ts";
import { posteriorsOf } from "./ofReport.ts";
import { overlapsPlot } from "./overlapsPlot.ts";
import { posteriorPlot } from "./posteriorPlot.ts";
import { sheetText } from "./sheet.ts";
import { wrapped, xmlText } from "./svgText.ts";
import type { PlotWords } from "./words.ts";

/** Words of no language, hostile ones among them. */
const words = (dir: "ltr" | "rtl"): PlotWords => ({
  lang: "x-test",
  dir,
  number: (value) => String(Math.round(value)),
  multiplier: String,
  practice: "PRACTICE & invented",
  estimated: "ESTIMATED <not counted>",
  unreachable: "UNREACHABLE people whom no list could ever reach are in no number that stands here at all",
  seed: (seed) => `seed ${seed}`,
  figure: (value) => `figure "${value}"`,
  documented: (value) => `documented ${value}`,
  headline: (low, high) => `headline ${low} ${high}`,
  overlaps: {
    title: (people, lists) => `overlaps ${people} ${lists}`,
    subtitle: "subtitle",
    counted: "COUNTED, estimated from these",
    rest: (columns, people) => `rest ${columns} ${people}`,
    small: "SMALL",
  },
  methods: {
    title: (low, high, documented) => `methods ${low} ${high} ${documented}`,
    refused: (code, message, documented) => `refused ${code} ${message} ${documented}`,
    subtitle: "subtitle",
    name: (id) => `name of ${id}`,
    status: (status) => `status ${status}`,
    band: "BAND",
    marks: "MARKS",
    noUpper: "NO UPPER",
    logScale: "LOG",
  },
  interaction: {
    title: "interaction",
    subtitle: "subtitle",
    axis: "axis",
    curve: (id) => `curve ${id}`,
    leaves: (model, low, high) => `leaves ${model} ${low ?? "nowhere"} ${high ?? "nowhere"}`,
  },
  posterior: {
    title: (low, high) => `posterior ${low} ${high}`,
    subtitle: "subtitle",
    row: (method, low, high) => `row of ${method} ${low} ${high}`,
    marks: "MARKS",
    ends: (low, high) => `ends ${low} ${high}`,
    outside: (method, percent) => `outside ${method} ${percent}`,
  },
  coverage: {
    title: (average, worst) => `coverage ${average} ${worst}`,
    subtitle: "subtitle",
    promised: "PROMISED",
    columns: ["held", "low", "high", "refused"],
    chosenOn: "CHOSEN ON",
    afterwards: (settings) => `afterwards ${settings}`,
    heap: "HEAP",
    setting: (id) => `setting ${id}`,
    short: (settings, of) => `short ${settings} of ${of}`,
    worst: (settings) => `worst ${settings.join(" ")}`,
    unreached: "APART",
    unknowable: "UNKNOWABLE",
    measured: (day, least, most) => `measured ${day} ${least} ${most}`,
  },
  density: {
    title: (low, high) => `density ${low} ${high}`,
    subtitle: (source) => source,
    beyond: (percent) => `beyond ${percent}`,
  },
});

/** Throws unless the text is one well-formed XML element, as far as our own markup can go wrong. */
function checkXml(text: string): void {
  const open: string[] = [];
  let at = 0;
  let roots = 0;
  const content = (from: number, to: number): void => {
    const between = text.slice(from, to);
    if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(between)) throw new Error(`bare & in ${between.slice(0, 60)}`);
    if (open.length === 0 && between.trim() !== "") throw new Error(`text outside: ${between.slice(0, 60)}`);
  };
  for (const tag of text.matchAll(/<[^>]*>/g)) {
    content(at, tag.index);
    at = tag.index + tag[0].length;
    const parts = /^<(\/?)([a-z]+)((?: [a-z][a-zA-Z:-]*="[^"<]*")*)(\/?)>$/.exec(tag[0]);
    if (parts === null) throw new Error(`not a tag: ${tag[0].slice(0, 120)}`);
    const names = [...parts[3]!.matchAll(/ ([a-zA-Z:-]+)=/g)].map(([, name]) => name);
    if (new Set(names).size !== names.length) throw new Error(`attribute twice: ${tag[0].slice(0, 120)}`);
    if (parts[1] === "/") {
      if (open.pop() !== parts[2]) throw new Error(`closed too early: ${tag[0]}`);
    } else if (parts[4] === "") {
      if (open.length === 0) roots += 1;
      open.push(parts[2]!);
    }
  }
  content(at, text.length);
  if (open.length > 0 || roots !== 1) throw new Error(`left open: ${open.join(" ")}`);
}

/** The words in a plot, lines joined. */
const said = (svg: string): string =>
  [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, line]) => line).join(" ");

function checkPlot(svg: string, practice: boolean, kind: "estimated" | "documented"): void {
  checkXml(svg);
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
  const all = said(svg);
  expect(all).toContain(xmlText(words("ltr").unreachable));
  expect(all).toContain(
    xmlText(kind === "estimated" ? "ESTIMATED <not counted>" : "COUNTED, estimated from these"),
  );
  expect(all.includes("PRACTICE &amp; invented")).toBe(practice);
}

const names = fc.uniqueArray(
  fc.oneof(
    fc.constantFrom("<b>&\"'", "فهرست ۱", "\u0000\u0007\uFFFF", "a ]]> b", "a".repeat(90), "한국 명단"),
    fc.string({ minLength: 1, maxLength: 12, unit: "binary" }),
  ),
  { minLength: 1, maxLength: 5 },
);
const given = names.chain((lists) =>
  fc.record({
    lists: fc.constant(lists),
    counts: fc.array(
      fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90_000 })),
      {
        minLength: 2 ** lists.length - 1,
        maxLength: 2 ** lists.length - 1,
      },
    ),
    practice: fc.boolean(),
    dir: fc.constantFrom("ltr" as const, "rtl" as const),
    figure: fc.integer({ min: 0, max: 1_000_000 }),
  }),
);

/** Latent classes take seconds a table, and their row is drawn like the others. */
const QUICK = METHOD_IDS.filter((id) => id !== "lcmcr");

describe("plots of any estimate", () => {
  it("are well-formed, have no number that is none, and say what they are and of whom they cannot speak", () => {
    fc.assert(
      fc.property(given, ({ lists, counts, practice, dir, figure }) => {
        const table = captureTable(lists, new Map(counts.map((count, i) => [i + 1, count])));
        // The search of five lists takes a second and draws nothing that four lists do not.
        const methods = lists.length > 4 ? ["chao", "chapman", "loglinear-stepwise"] : QUICK;
        const report = estimateReport(
          estimate(table, {
            seed: 1,
            methods,
            ...(lists.length > 4 ? {} : { sensitivity: { figure, replicates: 5 } }),
          }),
        );
        const overlaps = table.cells.map(({ history, count }) => ({
          lists: lists.filter((_, i) => (history >> i) & 1),
          people: count,
        }));
        const { documented, headline, sensitivity, seed } = report;
        const own = words(dir);
        checkPlot(
          sheetText(overlapsPlot({ lists, overlaps, documented, practice }, own)),
          practice,
          "documented",
        );
        const rows = report.methods.map((one) => ({
          ...one,
          headline: one.diagnostics["role"] === "headline",
        }));
        const methodsSvg = sheetText(
          methodsPlot({ documented, headline, methods: rows, seed, practice }, own),
        );
        checkPlot(methodsSvg, practice, "estimated");
        expect(said(methodsSvg).includes("BAND")).toBe(headline.low !== null);
        for (const { id } of rows) expect(said(methodsSvg)).toContain(`name of ${id}`);
        const posteriors = posteriorsOf(report.methods);
        const spread = posteriorPlot({ documented, headline, methods: posteriors, seed, practice }, own);
        expect(spread === null).toBe(posteriors.length === 0);
        if (spread !== null) {
          checkPlot(sheetText(spread), practice, "estimated");
          for (const { id } of posteriors) expect(said(sheetText(spread))).toContain(`row of name of ${id}`);
        }
        const curves = sensitivity?.interaction ?? [];
        const curve = interactionPlot({ documented, headline, curves, figure, seed, practice }, own);
        expect(curve === null).toBe(curves.length === 0);
        if (curve !== null) checkPlot(sheetText(curve), practice, "estimated");
        const bootstrap = sensitivity?.bootstrap ?? null;
        if (bootstrap !== null) {
          const { bins, percentile } = bootstrap;
          const density = { bins, ...percentile, source: "posterior" as const, seed, practice };
          checkPlot(sheetText(densityPlot(density, own)), practice, "estimated");
        }
      }),
      { numRuns: 200, seed: 1403, endOnFailure: true },
    );
  });

  it("of small overlaps say that they are for work, not for publication", () => {
    const plot = (people: number) =>
      sheetText(
        overlapsPlot(
          { lists: ["a", "b"], overlaps: [{ lists: ["a"], people }], documented: people, practice: false },
          words("ltr"),
        ),
      );
    expect(said(plot(49))).toContain("SMALL");
    expect(said(plot(50))).not.toContain("SMALL");
  });

  it("of posteriors fill what makes a headline, and nothing where it is refused", () => {
    const bins = { from: 120, width: 10, shares: [0.2, 0.5, 0.2], beyond: 0.1 };
    const plot = (low: number | null) =>
      sheetText(
        posteriorPlot(
          {
            documented: 100,
            headline: {
              low,
              high: low === null ? null : 148,
              refused: low === null ? { code: "CODE", message: "MESSAGE" } : null,
            },
            methods: [
              { id: "beside", bins, low: 122, high: 146, headline: false },
              { id: "own", bins, low: 121, high: 147, headline: true },
            ],
            seed: 7,
            practice: false,
          },
          words("ltr"),
        )!,
      );
    const filled = (svg: string) => [...svg.matchAll(/<path [^>]*Z" class="daftar-soft"/g)].length;
    const outlined = (svg: string) => [...svg.matchAll(/<path [^>]*Z" class="daftar-ink-line"/g)].length;
    expect([filled(plot(121)), outlined(plot(121))]).toEqual([1, 1]);
    expect([filled(plot(null)), outlined(plot(null))]).toEqual([0, 2]);
    const all = said(plot(121));
    expect(all).toContain("posterior 121 148");
    expect(all).toContain("outside name of own 10");
    expect(all.indexOf("row of name of own 121 147")).toBeLessThan(all.indexOf("row of name of beside"));
    expect(said(plot(null))).toContain("refused CODE MESSAGE 100");
  });

  it("read from right to left in Persian: the first column stands at the right", () => {
    const plot = (dir: "ltr" | "rtl") =>
      sheetText(
        overlapsPlot(
          {
            lists: ["a", "b"],
            overlaps: [
              { lists: ["a"], people: 90 },
              { lists: ["b"], people: 60 },
            ],
            documented: 150,
            practice: false,
          },
          words(dir),
        ),
      );
    const bars = (svg: string) =>
      [...svg.matchAll(/<rect x="([\d.]+)"[^>]* width="16" /g)].map(([, x]) => Number(x));
    const [ltr, rtl] = [bars(plot("ltr")), bars(plot("rtl"))];
    expect(ltr[0]!).toBeLessThan(ltr[1]!);
    expect(rtl).toEqual(ltr.map((x) => 760 - x - 16));
    expect(plot("rtl")).toContain('direction="rtl"');
  });
});

describe("scales", () => {
  it("have round ticks around what is shown, even or by ratios", () => {
    expect(axisOf(4400, 16_704)).toMatchObject({ kind: "even", ticks: [0, 5000, 10_000, 15_000, 20_000] });
    const far = axisOf(300, 80_000);
    expect(far.kind).toBe("tens");
    expect([far.ticks[0], far.ticks.at(-1)]).toEqual([500, 50_000]);
    expect(far.at(300)).toBe(0);
    expect(far.at(80_000)).toBeCloseTo(1, 12);
    expect(tensAxis(1, 100).at(10)).toBeCloseTo(0.5, 12);
    expect(() => axisOf(5, 5)).toThrow(/low and high/);
  });
});

describe("binsOf", () => {
  it("holds every draw once, in a bar or beyond", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 400 }), (draws) => {
        const { shares, beyond, width } = binsOf(draws);
        expect(Math.abs(shares.reduce((a, b) => a + b, beyond) - 1)).toBeLessThan(1e-3);
        expect(width).toBeGreaterThan(0);
        expect(beyond).toBeLessThanOrEqual((2 * Math.ceil(0.005 * draws.length + 1)) / draws.length);
      }),
      { numRuns: 200, seed: 1403 },
    );
  });
  it("tells the outermost draws instead of drawing them", () => {
    const { from, width, shares, beyond } = binsOf(Array.from({ length: 1000 }, (_, i) => i));
    expect([from, width, shares.length, beyond]).toEqual([4, 21, 48, 0.004]);
    expect(shares[0]).toBe(0.021);
  });
  it("holds of a distribution what it tells of each bar's people, outermost told", () => {
    const upTo = (people: number) => Math.min(1, Math.max(0, (people - 99) / 400));
    expect(binsBetween(100.6, 479.2, upTo)).toEqual({
      from: 100,
      width: 8,
      shares: Array.from({ length: 48 }, () => 0.02),
      beyond: 0.04,
    });
    expect(() => binsBetween(2, 1, upTo)).toThrow(/low and high/);
    expect(() => binsBetween(1, Number.POSITIVE_INFINITY, upTo)).toThrow(/low and high/);
  });
  it("knows one number, and refuses none or what is none", () => {
    expect(binsOf([7, 7, 7])).toEqual({ from: 7, width: 1, shares: [1], beyond: 0 });
    expect(() => binsOf([])).toThrow(/draws/);
    expect(() => binsOf([1, Number.NaN])).toThrow(/finite/);
  });
});

describe("wrapped", () => {
  it("loses no word and cuts none", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 15 }).filter((w) => !w.includes(" "))),
        (all) => {
          expect(wrapped(all.join(" "), 12, 100).join(" ")).toBe(all.join(" "));
        },
      ),
      { numRuns: 200, seed: 1403 },
    );
  });
});
