import { Script } from "node:vm";
import {
  type Claim,
  claimsFile,
  correctionsFile,
  countsFile,
  estimateFile,
  fromUtf8,
  overlapsFile,
  peopleFile,
  RELEASE_PATHS,
  releaseFile,
  sourcesFile,
  tollFile,
} from "@daftar/model";
import { describe, expect, it } from "vitest";
import { seededBytes, sha256 } from "../../testing/nodeTools.ts";
import { SAMPLE_CLAIMS, sampleClaim, sampleInput, samplePerson } from "../../testing/sample.ts";
import type { ReleaseInput } from "../propose/input.ts";
import { proposeRelease } from "../propose/proposeRelease.ts";
import { page } from "./page.ts";
import type { PageData } from "./pageData.ts";
import { english } from "./words/english.ts";
import { persian } from "./words/persian.ts";

function dataOf(given: Partial<ReleaseInput> = {}): PageData {
  const { files } = proposeRelease(sampleInput(given), { random: seededBytes("page"), sha256 });
  const read = (path: string): unknown => JSON.parse(fromUtf8(files.get(path) ?? new Uint8Array()));
  return {
    release: releaseFile.parse(read(RELEASE_PATHS.release)),
    people: peopleFile.parse(read(RELEASE_PATHS.people)),
    counts: countsFile.parse(read(RELEASE_PATHS.counts)),
    claims: claimsFile.parse(read(RELEASE_PATHS.claims)),
    toll: tollFile.parse(read(RELEASE_PATHS.toll)),
    estimate: estimateFile.parse(read(RELEASE_PATHS.estimate)),
    overlaps: overlapsFile.parse(read(RELEASE_PATHS.overlaps)),
    sources: sourcesFile.parse(read(RELEASE_PATHS.sources)),
    corrections: correctionsFile.parse(read(RELEASE_PATHS.corrections)),
  };
}

/** Ids of what the gate of `packages/toll` measures. */
const MEASURES =
  "scope origins undecided-pairs reviews-asked count-agreement places-without-source intake sample-coverage new-victims-per-record conditions".split(
    " ",
  );

const data = dataOf();
const [en, fa] = [page(data, english), page(data, persian)];
const real = (claims: readonly Claim[]) => claims.map((claim) => ({ ...claim, invented: false }));

describe("a page", () => {
  it("prints the ends of the estimate outward wherever it stands, and a lower bound downward", () => {
    const { estimate } = sampleInput({});
    if (estimate === null) throw new TypeError("the sample has an estimate");
    const headline = { low: 61.9, high: 80.2, level: 0.95, lowerBound: 58.7, refused: null };
    const methods = estimate.methods.map((method) => ({ ...method, low: 60.7, high: 99.1 }));
    const wide = dataOf({ estimate: { ...estimate, headline, methods } });
    for (const [words, ends, method, bound] of [
      [english, "61 to 81", "60 to 100", "58"],
      [persian, "۶۱ تا ۸۱", "۶۰ تا ۱۰۰", "۵۸"],
    ] as const) {
      const text = page(wide, words);
      // Its first line, the table of lines, the chart's own words, and the section.
      expect(text.split(ends).length - 1, words.lang).toBeGreaterThanOrEqual(4);
      expect(text).toContain(method);
      expect(text).toMatch(new RegExp(`[^\\p{Nd}]${bound}[^\\p{Nd}]`, "u"));
    }
  });

  it("says in its first line what is verified, reported and estimated or refused", () => {
    const { verifiedNamed, reported } = data.toll.lines;
    const h1 = /<h1>(.*?)<\/h1>/s.exec(en)?.[1];
    expect(h1).toContain(`At least ${verifiedNamed} people verified by name`);
    expect(h1).toContain(`${reported.low} to at least ${reported.high} reported`);
    expect(h1).toContain("the estimate is refused: two lists can never show");
    expect(/<h1>(.*?)<\/h1>/s.exec(fa)?.[1]).toContain("برآورد داده نمی‌شود");
  });

  it("[P28] stands alone: no remote host, no fetch, no module, nothing but its own folder", () => {
    for (const text of [en, fa]) {
      expect(text).not.toMatch(/https?:\/\//);
      expect(text).not.toMatch(/\bfetch\s*\(|XMLHttpRequest|import\s*\(|type="module"|localStorage|cookie/);
      const loaded = [...text.matchAll(/\b(?:src|href)="([^"#]*)/g)].map((match) => match[1]);
      expect(
        loaded.every((path) => path === "" || /^(?:log|data)\/|^[a-z]+\.(?:html|json)$/.test(path ?? "")),
      ).toBe(true);
      expect(text).toContain("default-src 'none'");
    }
  });

  it("[P28] the script is one that a browser can read", () => {
    const scripts = [...en.matchAll(/<script>(.*?)<\/script>/gs)].map((match) => match[1] ?? "");
    expect(scripts).toHaveLength(1);
    for (const script of scripts) expect(() => new Script(script)).not.toThrow();
  });

  it("[P17] [J19] of practice is marked above everything, at every heading, name and claim", () => {
    for (const [text, mark] of [
      [en, english.inventedMark],
      [fa, persian.inventedMark],
    ] as const) {
      expect(text).toContain('class="practice"');
      const headings = [...text.matchAll(/<h2>(.*?)<\/h2>/gs)].map((match) => match[1]);
      expect(headings.length).toBeGreaterThan(10);
      for (const heading of headings) expect(heading).toContain(mark);
      for (const entry of text.match(/<li id="PRACTICE-.*?<\/li>/gs) ?? []) expect(entry).toContain(mark);
    }
  });

  it("[P17] of a real release bears no such mark", () => {
    const { people, counts } = sampleInput();
    const open = dataOf({
      practice: false,
      origin: "example.org/log",
      claims: real(SAMPLE_CLAIMS),
      people,
      counts,
    });
    for (const text of [page(open, english), page(open, persian)]) {
      expect(text).not.toContain('class="practice"');
      expect(text).not.toContain('class="invented"');
      expect(text).not.toContain("PRACTICE-");
    }
  });

  it("carries the figures for programs, whatever digits it writes", () => {
    const { lines } = data.toll;
    for (const text of [en, fa]) {
      expect(text).toContain(`data-line="verifiedNamed" value="${lines.verifiedNamed}"`);
      expect(text).toContain(`data-line="reported.high" value="${lines.reported.high}"`);
    }
    expect(fa).toContain('data-line="reported.high" value="97">۹۷<');
  });

  it("in Persian says in Persian what the gate measured, why methods stand aside and how scopes differ", () => {
    const { estimate, gate } = sampleInput();
    const method = (id: string, status: "excluded" | "refused" | "failed", point: number | null = null) => ({
      id,
      status,
      reason: "Words of the data.",
      point,
      low: null,
      high: null,
      level: null,
    });
    const measure = (id: string) => ({ id, value: 3, threshold: 2, met: false, words: "Words of the data." });
    const given = dataOf({
      estimate: estimate && {
        ...estimate,
        methods: [
          method("chapman", "excluded"),
          method("chao", "refused"),
          method("loglinear-bic", "refused", 70),
          method("loglinear-aic", "failed"),
        ],
      },
      gate: gate && { ...gate, measures: MEASURES.map(measure) },
    });
    const text = page(given, persian);
    expect(text).not.toContain("Words of the data.");
    expect(text).not.toContain("alleged: no account assessed");
    expect(text).toContain("داده‌ها کران بالای محدودی نمی‌دهند.");
    expect(text).toContain("کران‌ها به جایی قرار نگرفتند.");
    expect(text.match(/برآورده نشده/g)).toHaveLength(10);
    expect(page(given, english)).toContain("Undecided pairs per 1,000 people at reported or above");
  });

  it("[J20] days carry their warning: cuts the desk recorded, none recorded, or not told", () => {
    const { gate } = sampleInput();
    const recorded = (value: number | null) => {
      const measure = { id: "conditions", value, threshold: null, met: null, words: "" };
      const told = gate && { ...gate, measures: value === null ? [] : [measure] };
      return dataOf({ gate: told });
    };
    for (const [value, inEnglish, inPersian] of [
      [2, "The desk has 2 such entries", "۲ ثبت"],
      [1, "The desk has 1 such entry", "۱ ثبت"],
      [0, "no reporting conditions recorded, so that a quiet day means nothing", "شرایط گزارش را ثبت نکرده"],
      [null, "does not tell what was cut when", "نمی‌گوید چه چیزی کی قطع بود"],
    ] as const) {
      expect(page(recorded(value), english)).toContain(inEnglish);
      expect(page(recorded(value), persian)).toContain(inPersian);
    }
    const nobody = dataOf({ people: [], counts: [], claims: [], estimate: null, gate: null, overlaps: [] });
    expect(page(nobody, english)).not.toContain("quiet day");
  });

  it("every id is there once, and every link within the page leads somewhere", () => {
    for (const text of [en, fa]) {
      const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
      const links = [...text.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
      expect(links.length).toBeGreaterThan(2 * SAMPLE_CLAIMS.length);
      for (const link of links) expect(ids).toContain(link);
    }
  });

  it("headings go down by one, and each picture and field has its name", () => {
    for (const text of [en, fa]) {
      const levels = [...text.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
      for (const [at, level] of levels.entries())
        expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
      for (const [svg] of text.matchAll(/<svg[^>]*>/g))
        expect(svg).toMatch(/aria-label="[^"]+"|aria-hidden="true"/);
      for (const [field] of text.matchAll(/<label>.*?<\/label>/g))
        expect(field).toMatch(/<(?:input|select) /);
    }
  });

  it("in Persian runs from right to left, with Jalali days and Persian digits", () => {
    expect(fa).toContain('<html lang="fa" dir="rtl"');
    expect(fa).toContain("۱۷ اردیبهشت ۱۳۹۳");
    const body = fa.slice(fa.indexOf("<main>")).replace(/<script.*$/s, "");
    expect(body).not.toMatch(/7 May 2014/);
  });

  it("shows both scripts of a name, the written form first, and gives unnamed people a place", () => {
    expect(en).toMatch(/<bdi lang="fa" dir="rtl">آرمیتا[^<]*<\/bdi> <bdi lang="en" dir="ltr">Armita/);
    expect(en).toContain('<span class="nameless">A man</span>');
    expect(fa).toContain('<span class="nameless">یک مرد</span>');
  });

  it("[P12] prints a dispute with the figure, as a floor where some rows do not tell", () => {
    expect(en).toContain("Of those reported, at least 1 disputed");
  });

  it("[P29] [J10] [J21] says that people no list could reach are in no interval, refused or not", () => {
    expect(en).toContain("People no list could ever reach are in no interval here");
    const { estimate } = sampleInput();
    const given = dataOf({
      estimate: estimate && {
        ...estimate,
        headline: { low: 51, high: 1204, level: 0.95, lowerBound: null, refused: null },
      },
    });
    const text = page(given, english);
    expect(text).toContain("an estimate of 51 to 1,204 for those whom some list could have reached");
    expect(text).toContain("People no list could ever reach are in no interval here");
  });

  it("[P16] prints J14's sentences in both languages with the same number", () => {
    const floor = data.toll.claims.find(({ code }) => code === "floor");
    expect(en).toContain(floor?.words ?? "nothing");
    expect(fa).toContain("این رقم کران پایین است");
  });

  it("[P30] takes no markup from the data", () => {
    const bad = `<img src=x onerror=alert(1)>"'&`;
    const hostile = dataOf({
      name: bad,
      title: bad,
      claims: [
        sampleClaim({
          id: "x",
          claimant: bad,
          caveats: bad,
          kind: "denial",
          figure: SAMPLE_CLAIMS[0]!.figure,
        }),
      ],
      people: [samplePerson(0, { names: [`${bad} ${bad}`] })],
    });
    for (const text of [page(hostile, english), page(hostile, persian)]) {
      expect(text).not.toContain("<img");
      expect(text).toContain("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;");
    }
  });

  it("[P34] [J22] shows the hash of the audit page that the release names, and whom to ask about it; nothing where it names none", () => {
    const { checker } = data.release;
    expect(checker).not.toBeNull();
    for (const [text, words] of [
      [en, english],
      [fa, persian],
    ] as const) {
      expect(text).toContain(`>${checker?.sha256}</code></p>\n<p>${words.audit.checkerAsk}</p>`);
      expect(page(dataOf({ checker: null }), words)).not.toContain(words.audit.checkerAsk);
    }
  });

  it("of nobody still answers", () => {
    const nobody = dataOf({ people: [], counts: [], claims: [], estimate: null, gate: null, overlaps: [] });
    expect(page(nobody, english)).toContain(
      "Nobody is verified by name yet; 0 reported; no estimate was made.",
    );
    expect(page(nobody, persian)).toContain("هنوز مرگ هیچ‌کس با نام تأیید نشده است");
  });
});
