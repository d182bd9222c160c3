/** Two people whom a verb names may act together, by what the desk says now; judged again where they sign. */
import { DaftarError, type Facts, keysHeld, twoApprovers } from "@daftar/model";

/** @throws DaftarError opening.two-people */
export function requireTwo({ people }: Pick<Facts, "people">, as: readonly string[]): void {
  const named = people.filter(({ person, revoked }) => as.includes(person) && !revoked);
  if (new Set(as).size !== as.length || twoApprovers(named.flatMap(keysHeld)) === null)
    throw new DaftarError("opening.two-people", "these people may not approve it together");
}
