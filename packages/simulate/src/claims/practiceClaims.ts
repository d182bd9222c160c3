/**
 * Rival tolls of the practice crackdown, by claimants that do not exist (J13, J19).
 *
 * Every kind, qualifier and link of J13 occurs, so that a walk through the practice desk meets every
 * verdict of J14. Figures are shares of the true total, rounded as such statements round. Cost: constant.
 */
import { type Claim, claim } from "@daftar/model";
import { practiceScope } from "../place/practiceScope.ts";
import { COUNTRY } from "../place/sarvand.ts";

/** To two significant digits, or whole below 10. */
function rounded(value: number): number {
  let unit = 1;
  while (value >= unit * 100) unit *= 10;
  return Math.max(1, Math.round(value / unit)) * unit;
}

const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ",");

type Draft = Pick<Claim, "id" | "claimant" | "claimantKind" | "figure" | "basis" | "asOf"> & Partial<Claim>;

const OFFICE = "Office of Public Order of Sarvand";
const CIRCLE = "Sarvand Rights Circle";
const LANTERN = "The Mirvanak Lantern";
const OFFICIAL = "an official of Sarvand, unnamed";

const exact = (n: number, asWorded: string): Claim["figure"] => ({
  value: n,
  low: n,
  high: n,
  qualifier: "exact",
  asWorded,
});

/** @param trueTotal how many died; whole, 1 or more */
export function practiceClaims(trueTotal: number): Claim[] {
  const { window } = practiceScope();
  const share = (part: number): number => rounded(trueTotal * part);
  const confirmedFirst = Math.max(1, Math.floor(trueTotal * 0.08));
  const protesters = Math.max(1, Math.floor(trueTotal * 0.24));
  const under18 = Math.max(1, Math.floor(trueTotal * 0.03));
  const forces = Math.max(1, Math.floor(trueTotal * 0.02));
  const confirmed = protesters + under18 + forces;
  const official = share(0.12);
  const lantern = share(0.85);
  const drafts: readonly Draft[] = [
    {
      id: "denial-0508",
      kind: "denial",
      claimant: OFFICE,
      claimantKind: "official",
      figure: exact(0, "nobody was killed"),
      basis: "stated",
      asOf: "2014-05-08",
    },
    {
      id: "circle-0510",
      claimant: CIRCLE,
      claimantKind: "rights-group",
      figure: exact(confirmedFirst, `${grouped(confirmedFirst)} confirmed`),
      basis: "confirmed",
      asOf: "2014-05-10",
    },
    {
      id: "groups-0511",
      kind: "worded-figure",
      claimant: "several invented rights groups, together",
      claimantKind: "collective",
      figure: { value: null, low: null, high: null, qualifier: "worded", asWorded: "a great many" },
      basis: "confirmed",
      asOf: "2014-05-11",
      caveats: "independent verification is difficult",
    },
    {
      id: "official-0511",
      claimant: OFFICIAL,
      claimantKind: "official",
      via: ["Sarvand Wire"],
      figure: {
        value: official,
        low: null,
        high: null,
        qualifier: "about",
        asWorded: `about ${grouped(official)}`,
      },
      basis: "estimated",
      asOf: "2014-05-11",
      populationNote: "includes security forces; no breakdown",
      responsibility: '"rioters": killed (much of the violence)',
    },
    {
      id: "lantern-0512",
      claimant: LANTERN,
      claimantKind: "media",
      figure: {
        value: lantern,
        low: lantern,
        high: null,
        qualifier: "at-least",
        asWorded: `at least ${grouped(lantern)}`,
      },
      basis: "internal-figure",
      asOf: "2014-05-12",
      caveats: "a definitive figure needs further documentation",
      responsibility: "the Order Guard: killed; the Council: ordered",
    },
    {
      id: "office-0512-rebuttal",
      kind: "denial",
      claimant: OFFICE,
      claimantKind: "official",
      figure: {
        value: null,
        low: null,
        high: null,
        qualifier: null,
        asWorded: "called the figure an invention",
      },
      basis: "stated",
      asOf: "2014-05-12",
      rebuts: "lantern-0512",
    },
    {
      id: "office-0513",
      kind: "refusal-to-state",
      claimant: OFFICE,
      claimantKind: "official",
      figure: {
        value: null,
        low: null,
        high: null,
        qualifier: null,
        asWorded: "will be announced in due course",
      },
      basis: "stated",
      asOf: "2014-05-13",
    },
    {
      id: "circle-0520",
      claimant: CIRCLE,
      claimantKind: "rights-group",
      figure: exact(confirmed, `${grouped(confirmed)} confirmed`),
      basis: "confirmed",
      asOf: "2014-05-20",
      supersedes: "circle-0510",
    },
    ...(
      [
        ["protesters", protesters],
        ["under-18", under18],
        ["forces", forces],
      ] as const
    ).map(
      ([label, n]): Draft => ({
        id: `circle-0520-${label}`,
        claimant: CIRCLE,
        claimantKind: "rights-group",
        figure: exact(n, `${grouped(n)} ${label}`),
        basis: "confirmed",
        asOf: "2014-05-20",
        populationNote: label,
        partOf: "circle-0520",
        partKind: "disjoint",
      }),
    ),
    {
      id: "circle-0520-review",
      claimant: CIRCLE,
      claimantKind: "rights-group",
      figure: exact(share(0.4), `${grouped(share(0.4))} under investigation`),
      basis: "under-investigation",
      asOf: "2014-05-20",
      note: "never added to the confirmed count",
    },
    {
      id: "office-0522",
      claimant: OFFICE,
      claimantKind: "official",
      figure: exact(Math.floor(trueTotal * 0.3), `${grouped(Math.floor(trueTotal * 0.3))} names`),
      basis: "named-list",
      asOf: "2014-05-22",
      answers: "circle-0520",
    },
    {
      id: "doctors-0524",
      claimant: "a circle of doctors, unnamed",
      claimantKind: "other",
      via: ["The Zarkuna Post", "Sarvand Wire"],
      figure: {
        value: share(1.3),
        low: null,
        high: share(1.3),
        qualifier: "up-to",
        asWorded: `up to ${grouped(share(1.3))}`,
      },
      basis: "estimated",
      asOf: "2014-05-24",
    },
    {
      id: "rapporteur-0526",
      claimant: "an invented rapporteur",
      claimantKind: "un",
      figure: {
        value: share(1.6),
        low: null,
        high: null,
        qualifier: "could-exceed",
        asWorded: `could exceed ${grouped(share(1.6))}`,
      },
      basis: "estimated",
      asOf: "2014-05-26",
    },
    {
      id: "post-derived-0601",
      claimant: "The Zarkuna Post, from an official's words",
      claimantKind: "media",
      figure: {
        value: null,
        low: share(0.1),
        high: share(0.16),
        qualifier: "between",
        asWorded: `between ${grouped(share(0.1))} and ${grouped(share(0.16))}`,
      },
      basis: "stated",
      stated: "derived",
      asOf: "2014-06-01",
      answers: "official-0511",
      note: "an inference, not a stated figure",
    },
    {
      id: "office-abroad-0602",
      claimant: "an office abroad, invented",
      claimantKind: "official",
      figure: {
        value: share(0.5),
        low: share(0.5),
        high: null,
        qualifier: "more-than",
        asWorded: `more than ${grouped(share(0.5))}`,
      },
      basis: "stated",
      asOf: "2014-06-02",
      populationNote: "security forces excluded",
    },
    {
      id: "circle-quarter-0603",
      claimant: "a quarter's committee, invented",
      claimantKind: "other",
      figure: {
        value: share(0.02),
        low: null,
        high: share(0.02),
        qualifier: "fewer-than",
        asWorded: `fewer than ${grouped(share(0.02))}`,
      },
      basis: "stated",
      asOf: "2014-06-03",
      area: "Mirvanak",
    },
  ];
  return drafts.map((draft) =>
    claim.parse({
      invented: true,
      kind: "figure",
      via: [],
      counted: "killed",
      populationNote: "all populations",
      window: { from: window.from, to: null },
      area: COUNTRY,
      stated: "stated",
      partOf: null,
      partKind: null,
      supersedes: null,
      answers: null,
      rebuts: null,
      caveats: "",
      responsibility: "",
      publishedIn: "invented for practice",
      sourceTier: "invented",
      note: "",
      ...draft,
      id: `PRACTICE-${draft.id}`,
      ...Object.fromEntries(
        (["partOf", "supersedes", "answers", "rebuts"] as const).flatMap((link) => {
          const to = draft[link];
          return to ? [[link, `PRACTICE-${to}`]] : [];
        }),
      ),
    }),
  );
}
