/** What a custodian's word that two sealed sources differ is written as: a lineage that is otherwise as it was. */
import type { Account } from "../types.ts";
import type { SourcePair } from "./types.ts";

export interface Attestation {
  readonly record: string;
  readonly lineage: NonNullable<Account["lineage"]>;
  /** Other sources that whoever approves this says it differs from, by what stands there already. */
  readonly also: readonly string[];
  readonly seen: readonly string[];
}

/**
 * On the accounts of that source of which fewer have to be written anew; empty where none here can carry it.
 * On all of them, or another account of the same source would still be taken for the other one.
 */
export function attestationsOf(
  { accounts }: { readonly accounts: readonly Pick<Account, "record" | "lineage" | "heads">[] },
  { attestable, sources }: Pick<SourcePair, "attestable" | "sources">,
): Attestation[] {
  const [first = "", second = ""] = sources;
  const sides = [
    { records: attestable.first, other: second },
    { records: attestable.second, other: first },
  ].filter(({ records }) => records.length > 0);
  const [side] = sides.sort((a, b) => a.records.length - b.records.length);
  return (side?.records ?? []).flatMap((record): Attestation[] => {
    const account = accounts.find((one) => one.record === record);
    const source = account?.lineage?.sealedSource ?? null;
    if (account === undefined || account.lineage === null || source === null || side === undefined) return [];
    const before = source.attestedDifferentFrom.filter((id) => id !== side.other);
    const sealedSource = { ...source, attestedDifferentFrom: [...before, side.other] };
    return [
      {
        record,
        lineage: { ...account.lineage, sealedSource },
        also: before,
        seen: account.heads.lineage,
      },
    ];
  });
}
