/** On what basis a claimant says a number, in the claimant's own terms (J13); `stated` where nothing more is said. */
import type { Claim } from "@daftar/model";
import type { Parsed } from "../sentence/parse.ts";
import { zoneOf } from "../sentence/zones.ts";

type Basis = Claim["basis"];

const ORDER: readonly Basis[] = [
  "under-investigation",
  "internal-figure",
  "named-list",
  "confirmed",
  "estimated",
];
/** These speak of the whole statement; the others only of the number they stand next to. */
const WHOLE: ReadonlySet<Basis> = new Set(["internal-figure", "named-list"]);

const INTERNAL = /^(?:internal|leaked|confidential|secret|classified|restricted)$/;
const RECORD =
  /^(?:report|reports|document|documents|memo|memos|memorandum|cable|cables|file|files|data|figures|records|briefing|note|spreadsheet|tally|list)$/;

/** "A leaked cabinet memo": a word or two may stand between. */
function isInternal({ language, tokens }: Parsed): boolean {
  if (language !== "en") return false;
  return tokens.some(
    ({ word }, at) =>
      INTERNAL.test(word) && [1, 2, 3].some((step) => RECORD.test(tokens[at + step]?.word ?? "")),
  );
}

/**
 * @param at token of the number
 * @param others tokens of the other numbers of dead in the sentence
 */
export function basisOf(
  parsed: Parsed,
  at: number,
  others: readonly number[],
  claimed: boolean,
): Basis | null {
  const matches = parsed.of("basis");
  if (matches.length === 0 && !isInternal(parsed)) return claimed ? "stated" : null;
  const zone = zoneOf(parsed, at);
  for (const basis of ORDER) {
    if (basis === "internal-figure" && isInternal(parsed)) return basis;
    const tied = matches.some((match) => {
      if (match.value !== basis || zoneOf(parsed, match.from) !== zone) return false;
      if (WHOLE.has(basis)) return true;
      // What is looked into is the number nearest to the words.
      const away = (place: number): number => Math.abs(place - match.from);
      if (basis === "under-investigation" && others.some((other) => away(other) < away(at))) return false;
      const [low, high] = [Math.min(match.from, at), Math.max(match.from, at)];
      return !others.some((other) => other > low && other < high);
    });
    if (tied) return basis;
  }
  return claimed ? "stated" : null;
}
