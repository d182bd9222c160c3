/** Whose claim another answers, where the words say that one does. Cost: by the claims just before. */
import type { Parsed } from "../sentence/parse.ts";
import type { Memory } from "./memory.ts";
import { NEAR } from "./scene.ts";

/** Whose claim somebody answers: the words say that they do, and only one of another's stands just before. */
export function answered(
  parsed: Parsed,
  { recent, wholeAgo }: Memory,
  claimant: string | null,
): string | null {
  if (claimant === null || wholeAgo > NEAR || parsed.of("answer").length === 0) return null;
  const others = recent.filter((draft) => draft.partOf === null && draft.claimant !== null);
  const [only] = others;
  return others.length === 1 && only !== undefined && only.claimant !== claimant ? only.id : null;
}
