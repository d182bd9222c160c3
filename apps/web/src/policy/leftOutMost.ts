/**
 * Which kinds of verified people another policy leaves out most: those of whom the largest share would go.
 *
 * A quorum asks for witnesses, and not everybody has as many, so what stays is no smaller picture of the same dead.
 */
export interface KindMoved {
  readonly kind: "province" | "age" | "sex" | "cause";
  readonly value: string;
  readonly names: readonly string[];
  readonly before: { readonly people: number; readonly verified: number };
  readonly after: { readonly people: number; readonly verified: number };
}

/** Of fewer, one person is a large share. */
const FEWEST = 5;
const MOST = 3;

/** The largest shares first; none where nobody verified goes. */
export function leftOutMost(kinds: readonly KindMoved[]): readonly KindMoved[] {
  const lost = ({ before, after }: KindMoved) => (before.verified - after.verified) / before.verified;
  return kinds
    .filter(({ before, after }) => before.verified >= FEWEST && after.verified < before.verified)
    .toSorted((a, b) => lost(b) - lost(a) || b.before.verified - a.before.verified)
    .slice(0, MOST);
}
