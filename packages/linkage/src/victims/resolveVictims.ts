/**
 * The partition in force: a run's clusters after people's decisions about pairs (SPEC V1–V7).
 *
 * A pure function of clusters and decisions in force, so that undoing a decision restores exactly what was,
 * and neither order nor repetition matters. Cost: near linear, except that a class people have parted is
 * laid out anew, at the square of its size.
 */

export interface PairDecision {
  readonly a: string;
  readonly b: string;
  readonly verdict: "same" | "different" | "cannot-tell";
}
export interface RecordPair {
  readonly a: string;
  readonly b: string;
}

export interface ResolveInput {
  readonly recordIds: readonly string[];
  /** Cluster of each record, in the order of `recordIds`. */
  readonly clusters: ArrayLike<number>;
  /** Decisions in force; one of a record that is not here is left aside. */
  readonly decisions: readonly PairDecision[];
  /** Sets of records that no decision here parts: one atom each, before all `same` decisions. */
  readonly held?: readonly (readonly string[])[];
  /** Pairs the run left to people. */
  readonly review?: readonly RecordPair[];
  /** Weights of the run's pairs, in bits: with them a parted class is laid out by strength. */
  readonly weights?: readonly (RecordPair & { readonly weight: number })[];
}

export interface Resolved {
  /** Sorted by their first member; members sorted. */
  readonly classes: readonly (readonly string[])[];
  /** Undecided pairs of records in two classes that nobody has parted; sorted, a before b. */
  readonly openPairs: readonly RecordPair[];
  /** "Same" decisions that other decisions make impossible, and are not followed. */
  readonly conflicts: readonly RecordPair[];
}

const keyOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
const inOrder = ({ a, b }: RecordPair): RecordPair => (a < b ? { a, b } : { a: b, b: a });
const byPair = (x: RecordPair, y: RecordPair): number =>
  x.a !== y.a ? (x.a < y.a ? -1 : 1) : x.b === y.b ? 0 : x.b < y.b ? -1 : 1;
const byText = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);

class Sets {
  readonly #members = new Map<string, string[]>();
  of(id: string): string[] {
    let own = this.#members.get(id);
    if (own === undefined) {
      own = [id];
      this.#members.set(id, own);
    }
    return own;
  }
  unite(a: string, b: string): void {
    const [x, y] = [this.of(a), this.of(b)];
    if (x === y) return;
    const [into, from] = x.length >= y.length ? [x, y] : [y, x];
    for (const id of from) {
      into.push(id);
      this.#members.set(id, into);
    }
  }
  distinct(): string[][] {
    return [...new Set(this.#members.values())];
  }
}

function distinctPairs(pairs: readonly RecordPair[], known: ReadonlySet<string>): RecordPair[] {
  const found = new Map<string, RecordPair>();
  for (const pair of pairs) {
    if (pair.a === pair.b) throw new RangeError("a pair must name two records");
    if (known.has(pair.a) && known.has(pair.b)) found.set(keyOf(pair.a, pair.b), inOrder(pair));
  }
  return [...found.values()].sort(byPair);
}

/** Lays out a class that people have parted: atoms, the largest first, each where nothing parts it. */
function layOut(
  atoms: readonly (readonly string[])[],
  clusterOf: ReadonlyMap<string, number>,
  parted: ReadonlyMap<string, readonly string[]>,
  weights: ReadonlyMap<string, number>,
): string[][] {
  const sorted = atoms
    .map((atom) => [...atom].sort(byText))
    .sort((x, y) => y.length - x.length || byText(x[0] ?? "", y[0] ?? ""));
  const groups: string[][] = [];
  for (const atom of sorted) {
    let [chosen, most]: [string[] | null, number] = [null, Number.NEGATIVE_INFINITY];
    for (const group of groups) {
      const inside = new Set(group);
      if (atom.some((id) => parted.get(id)?.some((other) => inside.has(other)))) continue;
      const clusters = new Set(group.map((id) => clusterOf.get(id)));
      if (!atom.some((id) => clusters.has(clusterOf.get(id)))) continue;
      let sum = 0;
      for (const a of atom) for (const b of group) sum += weights.get(keyOf(a, b)) ?? 0;
      const strength = sum / (atom.length * group.length);
      if (strength > most) [chosen, most] = [group, strength];
    }
    if (chosen) chosen.push(...atom);
    else groups.push([...atom]);
  }
  return groups;
}

/**
 * @throws RangeError when `clusters` is not as long as `recordIds`, an id comes twice, a pair names one
 *   record, or one pair has two decisions that differ
 */
export function resolveVictims(input: ResolveInput): Resolved {
  const { recordIds, clusters, decisions } = input;
  if (clusters.length !== recordIds.length) throw new RangeError("clusters must be as many as recordIds");
  const known = new Set(recordIds);
  if (known.size !== recordIds.length) throw new RangeError("recordIds must differ from each other");
  const verdictOf = new Map<string, PairDecision["verdict"]>();
  for (const { a, b, verdict } of decisions) {
    const before = verdictOf.get(keyOf(a, b));
    if (before !== undefined && before !== verdict)
      throw new RangeError("decisions must be those in force: one pair has two that differ");
    verdictOf.set(keyOf(a, b), verdict);
  }
  const of = (verdict: PairDecision["verdict"]): RecordPair[] =>
    distinctPairs(
      decisions.filter((decision) => decision.verdict === verdict),
      known,
    );
  const parted = new Map<string, string[]>();
  for (const { a, b } of of("different")) {
    parted.set(a, [...(parted.get(a) ?? []), b]);
    parted.set(b, [...(parted.get(b) ?? []), a]);
  }
  // V3, V4: what people joined is one atom, unless that would undo a parting; partings win.
  const atoms = new Sets();
  const conflicts: RecordPair[] = [];
  for (const ids of input.held ?? []) for (const id of ids) atoms.unite(ids[0] ?? id, id);
  const joined = of("same");
  for (const pair of joined) {
    const [x, y] = [atoms.of(pair.a), atoms.of(pair.b)];
    const inside = new Set(y);
    if (x !== y && x.some((id) => parted.get(id)?.some((other) => inside.has(other)))) conflicts.push(pair);
    else atoms.unite(pair.a, pair.b);
  }
  const refused = new Set(conflicts.map(({ a, b }) => keyOf(a, b)));
  const clusterOf = new Map(recordIds.map((id, at) => [id, clusters[at] ?? -1]));
  const components = new Sets();
  const firstOf = new Map<number, string>();
  for (const id of recordIds) {
    const cluster = clusterOf.get(id) ?? -1;
    const first = firstOf.get(cluster);
    if (first === undefined) firstOf.set(cluster, id);
    components.unite(first ?? id, id);
  }
  for (const { a, b } of joined) if (!refused.has(keyOf(a, b))) components.unite(a, b);
  const weights = new Map((input.weights ?? []).map(({ a, b, weight }) => [keyOf(a, b), weight]));
  const classes: string[][] = [];
  for (const component of components.distinct()) {
    const inside = new Set(component);
    const whole = !component.some((id) => parted.get(id)?.some((other) => inside.has(other)));
    if (whole) classes.push(component);
    else {
      const own = [...new Set(component.map((id) => atoms.of(id)))];
      classes.push(...layOut(own, clusterOf, parted, weights));
    }
  }
  for (const members of classes) members.sort(byText);
  classes.sort((x, y) => byText(x[0] ?? "", y[0] ?? ""));
  return { classes, openPairs: openPairs(input, known, verdictOf, classes, parted), conflicts };
}

/** V6: undecided or undecidable, in two classes, and no decision parts those classes. */
function openPairs(
  input: ResolveInput,
  known: ReadonlySet<string>,
  verdictOf: ReadonlyMap<string, PairDecision["verdict"]>,
  classes: readonly (readonly string[])[],
  parted: ReadonlyMap<string, readonly string[]>,
): RecordPair[] {
  const classOf = new Map<string, number>();
  classes.forEach((members, at) => {
    for (const id of members) classOf.set(id, at);
  });
  const closed = new Set<string>();
  for (const [a, others] of parted) for (const b of others) closed.add(`${classOf.get(a)} ${classOf.get(b)}`);
  const undecided = (input.review ?? []).filter(({ a, b }) => verdictOf.get(keyOf(a, b)) === undefined);
  const told = input.decisions.filter(({ verdict }) => verdict === "cannot-tell");
  return distinctPairs([...undecided, ...told], known).filter(({ a, b }) => {
    const [x, y] = [classOf.get(a), classOf.get(b)];
    return x !== y && !closed.has(`${x} ${y}`);
  });
}
