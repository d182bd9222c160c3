/**
 * Pairs of sealed sources that are possibly one person, and those that a custodian attested to be two.
 *
 * Source: J3, T3. A pair is one of class, window and place as `countOrigins` compares them; attested is what a
 * custodian approved, and only that counts. Cost: square of one person's accounts.
 */
import { commonDays } from "@daftar/model";
import type { Terminal } from "../judge/lineages.ts";
import { alikeSources, countOrigins, type OriginAccount, saidToDiffer } from "../judge/origins.ts";
import type { SourcePair } from "./graphTypes.ts";
import { pairWords, quoted } from "./words.ts";

export interface SourcedAccount extends OriginAccount {
  readonly label: string;
  readonly counted: boolean;
  /** A decision on this account can attest, and leave all else of its lineage as it is. */
  readonly attestable: boolean;
}

interface Alike {
  readonly a: SourcedAccount;
  readonly b: SourcedAccount;
  readonly t: Terminal;
  readonly u: Terminal;
}

const idOf = ({ lineage }: Terminal): string => lineage.sealedSource?.id ?? "";

/** Every two terminals of two accounts that are alike, the smaller source id first. */
function alikeOf(accounts: readonly SourcedAccount[]): Alike[] {
  const found: Alike[] = [];
  for (const [i, a] of accounts.entries())
    for (const b of accounts.slice(i + 1))
      for (const t of a.ancestry.terminals)
        for (const u of b.ancestry.terminals) {
          if (idOf(t) === idOf(u) || !alikeSources(t, u)) continue;
          found.push(idOf(t) < idOf(u) ? { a, b, t, u } : { a: b, b: a, t: u, u: t });
        }
  return found;
}

/** The accounts as they would be had a custodian attested that the two sources differ. */
function attestedAs(accounts: readonly OriginAccount[], [a, b]: readonly [string, string]): OriginAccount[] {
  return accounts.map((account) => ({
    ...account,
    ancestry: {
      ...account.ancestry,
      terminals: account.ancestry.terminals.map((terminal) => {
        const source = terminal.lineage.sealedSource;
        if (source?.id !== a) return terminal;
        // What else this lineage says is approved with it; the other source's words stay as they are.
        const sealedSource = { ...source, attestedDifferentFrom: [...source.attestedDifferentFrom, b] };
        return { ...terminal, attested: true, lineage: { ...terminal.lineage, sealedSource } };
      }),
    },
  }));
}

function placeTell({ t, u }: Alike, [a, b]: readonly [string, string]): SourcePair["tells"][number] {
  const [x, y] = [t.sourcePlace, u.sourcePlace];
  if (x === null || y === null)
    return {
      code: "place-unknown",
      words: `the places ${quoted(a)} and ${quoted(b)} are not both known places of the scope`,
    };
  if (x.province === y.province && x.city === y.city)
    return { code: "place-same", words: `both are of the place ${quoted(a)}` };
  return { code: "place-within", words: `of the places ${quoted(a)} and ${quoted(b)} one holds the other` };
}

function pairOf(accounts: readonly SourcedAccount[], group: readonly Alike[]): SourcePair | null {
  const [first] = group;
  const [s, o] = [first?.t.lineage.sealedSource ?? null, first?.u.lineage.sealedSource ?? null];
  const overlap = s === null || o === null ? null : commonDays(s, o);
  if (first === undefined || s === null || o === null || overlap === null) return null;
  const sources = [s.id, o.id] as const;
  const places = [s.place, o.place] as const;
  const sides = [
    [...new Map(group.map(({ a }) => [a.id, a])).values()],
    [...new Map(group.map(({ b }) => [b.id, b])).values()],
  ] as const;
  const ids = (side: 0 | 1, which: (one: SourcedAccount) => boolean): string[] =>
    sides[side].filter(which).map(({ id }) => id);
  const effective = group.every(({ t, u }) => saidToDiffer(t, u, "a custodian"));
  const said = group.some(({ t, u }) => saidToDiffer(t, u, "anybody"));
  const counted = accounts.filter((one) => one.counted);
  const { sourceClass } = first.t.lineage;
  const labels = [sides[0].map(({ label }) => label), sides[1].map(({ label }) => label)] as const;
  return {
    sources,
    sourceClass,
    places,
    overlap,
    accounts: [ids(0, () => true), ids(1, () => true)],
    attestable: [ids(0, (one) => one.attestable), ids(1, (one) => one.attestable)],
    said,
    effective,
    wouldAdd: !effective && countOrigins(attestedAs(counted, sources)).known > countOrigins(counted).known,
    tells: [
      { code: "attest", words: "a custodian attests that they are different persons" },
      { code: "windows", words: `both windows hold ${overlap.from} to ${overlap.to}` },
      placeTell(first, places),
      { code: "class", words: `both are of the class ${quoted(sourceClass)}` },
    ],
    words: pairWords(
      { sources, accounts: labels },
      effective
        ? "are different persons, as a custodian attested"
        : said
          ? "are said to be different persons, but no custodian approved it: they count once"
          : "are possibly the same person: they count once until a custodian attests that they differ",
    ),
  };
}

/** By source ids, sorted. */
export function sourcePairs(accounts: readonly SourcedAccount[]): SourcePair[] {
  const groups = new Map<string, Alike[]>();
  for (const alike of alikeOf(accounts)) {
    const key = JSON.stringify([idOf(alike.t), idOf(alike.u)]);
    groups.set(key, [...(groups.get(key) ?? []), alike]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => pairOf(accounts, group) ?? []);
}
