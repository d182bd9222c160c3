/**
 * The claims of a release hold together, and beside each stands the sentence of J14 that the released
 * rows give, and no other words.
 *
 * People compared: verified by name in these rows, of the release's area and days and of a population that
 * the claim counts (one nobody knows only where it counts all), who surely died up to the claim's as-of.
 * The interval stands beside a claim of the release's end or later, and only where the estimate's lists
 * cover just what the release counts. Cost: people × claims.
 */
import {
  populationsOfClaim,
  scopeDifferences,
  type Verdict,
  validateClaimSet,
  verdictOf,
} from "@daftar/claims";
import {
  type Claim,
  type ClaimVerdict,
  canonicalText,
  type EstimateFile,
  estimateFile,
  type PersonRow,
  type Population,
  population,
  RELEASE_PATHS,
  type ReleaseFile,
} from "@daftar/model";
import type { Folder } from "../folder.ts";
import { parseJson } from "../parseJson.ts";
import type { Findings } from "../report.ts";
import type { ReleasedRows } from "./rows.ts";

type Interval = { readonly low: number; readonly high: number } | null;

/** Whether the estimate speaks of just the deaths that the release counts; an empty limit is none. */
function isOfRelease(
  covers: NonNullable<EstimateFile["estimate"]>["covers"],
  { scope }: ReleaseFile,
): boolean {
  if (covers === null) return false;
  const asSet = (all: readonly string[]): string =>
    canonicalText([...new Set(all)].filter((one) => one !== "unknown").sort());
  const area = scope.area.provinces.map(({ id }) => id);
  return (
    canonicalText(covers.window) === canonicalText(scope.window) &&
    (covers.provinces.length === 0 || asSet(covers.provinces) === asSet(area)) &&
    (covers.populations.length === 0 || asSet(covers.populations) === asSet(scope.populations))
  );
}

async function intervalOf(folder: Folder, release: ReleaseFile): Promise<Interval> {
  const bytes = await folder.read(RELEASE_PATHS.estimate);
  const parsed = bytes === null ? null : estimateFile.safeParse(parseJson(bytes));
  const estimate = parsed?.success ? parsed.data.estimate : null;
  if (estimate === null || !isOfRelease(estimate.covers, release)) return null;
  const { headline } = estimate;
  if (headline.low === null || headline.high === null) return null;
  return { low: headline.low, high: headline.high };
}

/** Every population but "unknown", which is none. */
const EVERY: readonly Population[] = population.options.filter((one) => one !== "unknown");

function isOfScope(row: PersonRow, { scope }: ReleaseFile): boolean {
  if (row.date === null || row.date.to < scope.window.from || row.date.from > scope.laterDeathsUntil)
    return false;
  const area = scope.area.provinces.map(({ id }) => id);
  return area.length === 0 || (row.province !== null && area.includes(row.province));
}

function verdictFrom(
  claim: Claim,
  people: readonly PersonRow[],
  release: ReleaseFile,
  estimate: Interval,
): Verdict {
  const counted = new Set(populationsOfClaim(claim) ?? []);
  const everybody = EVERY.every((one) => counted.has(one));
  const verifiedNamed = people.filter(
    (row) =>
      row.level === "verified" &&
      row.named &&
      !row.missingPresumed &&
      row.date !== null &&
      row.date.to <= claim.asOf &&
      isOfScope(row, release) &&
      (everybody || (row.population !== null && counted.has(row.population))),
  ).length;
  const why = scopeDifferences(claim, release.scope);
  return verdictOf(claim, {
    verifiedNamed,
    sameScope: why.length === 0 ? true : { why },
    estimate: claim.asOf < release.scope.window.to ? null : estimate,
  });
}

/** Whether one printed verdict is what the rows give; reasons for "not comparable" may be worded anew. */
function isGiven({ code, words }: ClaimVerdict, given: Verdict): boolean {
  if (given.interval !== null && words === given.interval.words) return true;
  if (code !== given.code) return false;
  return code === "not-comparable" ? words.startsWith("not comparable") : words === given.words;
}

export async function checkClaims(
  folder: Folder,
  { claims, people, toll }: ReleasedRows,
  release: ReleaseFile,
  findings: Findings,
): Promise<void> {
  if (claims === null) return;
  for (const { claim, field, message } of validateClaimSet(claims)) {
    findings.fault("audit.claims", claim.id, `${field}: ${message}`);
  }
  if (people === null || toll === null) return;
  const estimate = await intervalOf(folder, release);
  const given = new Map(claims.map((claim) => [claim.id, verdictFrom(claim, people, release, estimate)]));
  const judged = new Set<string>();
  for (const verdict of toll.claims) {
    const expected = given.get(verdict.claim);
    if (expected === undefined) {
      findings.fault("audit.claims", RELEASE_PATHS.toll, `a verdict on no claim: ${verdict.claim}`);
      continue;
    }
    if (!isGiven(verdict, expected)) {
      findings.fault(
        "audit.claims",
        verdict.claim,
        "the sentence beside it is not the one that the rows give",
      );
    }
    if (verdict.code === expected.code) judged.add(verdict.claim);
  }
  for (const [id, { code }] of given) {
    if (code !== "none" && !judged.has(id)) {
      findings.fault("audit.claims", id, "the claim stands without its sentence");
    }
  }
}
