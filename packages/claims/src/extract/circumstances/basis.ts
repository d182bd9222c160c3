/** On what basis a claimant says a number, in the claimant's own terms (J13); `stated` where nothing more is said. */
import type { Claim } from "@daftar/model";
import type { Parsed } from "../sentence/parse.ts";

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
  if (matches.length === 0) return claimed ? "stated" : null;
  for (const basis of ORDER) {
    const tied = matches.some((match) => {
      if (match.value !== basis) return false;
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
