/** Two people whom a verb names may act together, by what the desk says now; judged again where they sign. */
import { type ApprovalFact, DaftarError, type Facts, twoApprovers } from "@daftar/model";

/** @throws DaftarError opening.two-people */
export function requireTwo({ people }: Pick<Facts, "people">, as: readonly string[]): void {
  const named = people.filter(({ person, revoked }) => as.includes(person) && !revoked);
  const each = named.flatMap(({ person, roles, keys }): ApprovalFact[] =>
    keys.slice(0, 1).map(({ key, enrolledBy }) => ({ person, key, enrolledBy, roles })),
  );
  if (new Set(as).size !== as.length || twoApprovers(each) === null)
    throw new DaftarError("opening.two-people", "these people may not approve it together");
}
