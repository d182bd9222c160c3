/**
 * Why accounts are as many origins as they are: where each goes back to, who copies whom, which go round in a
 * circle, which sealed sources are possibly one person, and why an account adds no origin.
 *
 * Source: J3, T1 to T4. It asks the very functions that `judge` counts with, so the two cannot disagree. Nothing
 * in it says who a source is: ids are the pseudonyms that lineages hold. Cost: linear in records and in decisions
 * about lineage, and square in the accounts asked for.
 */
import type { Facts } from "@daftar/model";
import { placeResolver, type ResolvePlace } from "../judge/account.ts";
import { DecisionBook } from "../judge/decisionBook.ts";
import { type HeldLineage, Lineages, sameWords } from "../judge/lineages.ts";
import { countOrigins, isKnown, standForOrigins, tiesOf } from "../judge/origins.ts";
import type {
  LineageAccount,
  LineageCircle,
  LineageEdge,
  LineageGraph,
  LineageNode,
  Why,
} from "./graphTypes.ts";
import { type Reach, reachOf } from "./reach.ts";
import { type SourcedAccount, sourcePairs } from "./sourcePairs.ts";
import { type ValuedAccount, valueCirclesOf, valuesOf } from "./values.ts";
import { circleWords, whyWords } from "./words.ts";

export interface LineageGraphInput {
  /** Decisions as `judge` reads them. */
  readonly facts: Pick<Facts, "records" | "counts" | "decisions">;
  /** Ids of records, or of count accounts, in the order to show them. */
  readonly accounts: readonly string[];
  /** Those assessed credible, by themselves or by their list. */
  readonly counted: readonly string[];
  readonly resolvePlace: ResolvePlace;
}

interface Told extends SourcedAccount, ValuedAccount {
  /** Where it stands: its own record, or its list where only the list says a lineage. */
  readonly place: string;
}

const SHORT = 8;

interface Reader {
  readonly lineages: Lineages;
  readonly labelOf: (place: string) => string;
  readonly told: readonly Told[];
}

function read({ facts, accounts, counted, resolvePlace }: LineageGraphInput): Reader {
  const records = new Map(facts.records.map((record) => [record.id, record]));
  const counts = new Map(facts.counts.map((count) => [count.id, count]));
  const book = new DecisionBook(
    facts.decisions.filter(({ type }) => type === "lineage" || type === "coverage"),
  );
  const byId = {
    get: (id: string) => records.get(id),
    haveAssertions: facts.records.some(({ assertions }) => assertions !== null),
  };
  const lineages = new Lineages(byId, book, null, placeResolver(resolvePlace));
  const listOf = (id: string): string | null => records.get(id)?.list ?? counts.get(id)?.list ?? null;
  const onList = new Map<string, number>();
  for (const id of accounts) onList.set(listOf(id) ?? "", (onList.get(listOf(id) ?? "") ?? 0) + 1);
  const own = new Set(accounts);
  const labelOf = (place: string): string => {
    if (place.startsWith("list:")) return place.slice(5);
    const id = place.slice(place.indexOf(":") + 1);
    const list = listOf(id);
    if (list === null) return id;
    return own.has(id) && onList.get(list) === 1 ? list : `${list} (${id.slice(0, SHORT)})`;
  };
  const credited = new Set(counted);
  const told = accounts.flatMap((id): Told[] => {
    const list = listOf(id);
    if (list === null) return [];
    const record = records.get(id) ?? null;
    const held = lineages.held(id, record?.lineage ?? counts.get(id)?.account.lineage ?? null, list);
    const byList = held.from === "list";
    return [
      {
        id,
        list,
        label: labelOf(`record:${id}`),
        counted: credited.has(id),
        held,
        record,
        asserted: record === null ? null : lineages.values(record, held),
        place: byList ? `list:${list}` : `record:${id}`,
        ancestry: lineages.ancestry(id, held, list),
        // Its list's `copies` would no longer hold for a row with a lineage of its own (T1, T4).
        attestable:
          held.lineage.from.length === 0 && !(byList && lineages.coverage(list)?.copies.length !== 0),
      },
    ];
  });
  return { lineages, labelOf, told };
}

const originNode = (origin: string): string => `origin:${sameWords(origin)}`;

function endsOf({ ancestry }: Told, circles: Reach["circles"]): string[] {
  const ends = ancestry.terminals.flatMap(({ keys, known, lineage }) => {
    const round = circles.flatMap((members, at) =>
      members.some((place) => keys.includes(`ring:${place}`)) ? [`circle:${at + 1}`] : [],
    );
    if (round.length > 0) return round;
    return known && lineage.origin !== null ? [originNode(lineage.origin)] : ["unknown"];
  });
  return [...new Set(ends)];
}

function leadsTo(reach: Reach, start: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const todo = [start];
  for (let place = todo.pop(); place !== undefined; place = todo.pop())
    for (const { to } of reach.steps.get(place) ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      todo.push(to);
    }
  return seen;
}

function whysOf(one: Told, standing: readonly Told[], reach: Reach, ends: readonly string[]): Why[] {
  const why = (code: Why["code"], other: Told | null, name: string | null): Why => ({
    code,
    account: other?.id ?? null,
    name,
    words: whyWords(code, name, other?.label ?? ""),
  });
  if (!one.counted) return [why("not-counted", null, null)];
  if (!isKnown(one)) {
    return [why(ends.some((end) => end.startsWith("circle:")) ? "same-circle" : "unknown", null, null)];
  }
  if (standing.includes(one)) return [];
  const beyond = leadsTo(reach, one.place);
  return standing.flatMap((other): Why[] => {
    const [plainest] = tiesOf(one, other);
    if (plainest === undefined) return [];
    const copied = plainest.kind !== "same-circle" && beyond.has(`record:${other.id}`);
    return [copied ? why("copies-record", other, null) : why(plainest.kind, other, plainest.name)];
  });
}

function circlesOf({ told, labelOf }: Reader, reach: Reach): LineageCircle[] {
  return reach.circles.map((members, at): LineageCircle => {
    const id = `circle:${at + 1}`;
    const inside = told.filter(({ place }) => members.includes(place));
    const into = told.filter(({ place }) => {
      const beyond = leadsTo(reach, place);
      return !members.includes(place) && members.some((member) => beyond.has(member));
    });
    const ending = [...inside, ...into].filter((one) => endsOf(one, reach.circles).includes(id));
    const wayOut = members.some((place) =>
      (reach.steps.get(place) ?? []).some(({ to, kind }) => kind === "copies" && !members.includes(to)),
    );
    const counts =
      ending.length === 0 && wayOut
        ? "what-it-leads-to"
        : (ending.length > 0 ? ending : inside).some(isKnown)
          ? "one-known"
          : "unknown";
    return {
      id,
      members,
      accounts: [...inside, ...into].map((one) => one.id),
      counts,
      words: circleWords(members.map(labelOf), counts),
    };
  });
}

/** What a place says of itself: only where nothing is beyond it, or in a circle, does that count. */
function saidOf(from: string, { lineage }: HeldLineage): { edges: LineageEdge[]; nodes: LineageNode[] } {
  const edges: LineageEdge[] = [];
  const nodes: LineageNode[] = [];
  const add = (kind: "origin" | "body" | "household" | "source", id: string, name: string): void => {
    edges.push({ from, to: id, kind });
    nodes.push({ id, kind, name });
  };
  const { origin, body, household, sealedSource } = lineage;
  if (origin !== null) add("origin", originNode(origin), origin);
  else {
    edges.push({ from, to: "unknown", kind: "origin" });
    nodes.push({ id: "unknown", kind: "unknown", name: null });
  }
  if (body !== null) add("body", `body:${sameWords(body)}`, body);
  if (household !== null) add("household", `household:${sameWords(household)}`, household);
  if (sealedSource !== null) add("source", `source:${sealedSource.id}`, sealedSource.id);
  return { edges, nodes };
}

function drawn({ told, lineages, labelOf }: Reader, reach: Reach): Pick<LineageGraph, "nodes" | "edges"> {
  const own = new Map(told.map((one) => [`record:${one.id}`, one]));
  const nodes = new Map<string, LineageNode>();
  const edges = new Map<string, LineageEdge>();
  const round = new Set(reach.circles.flat());
  const add = (from: string, place: string, held: HeldLineage): void => {
    const steps = reach.steps.get(place) ?? [];
    for (const { to, kind } of steps) edges.set(`${from} ${to} ${kind}`, { from, to, kind });
    if (held.lineage.from.length > 0 && !round.has(place)) return;
    const said = saidOf(from, held);
    for (const edge of said.edges) {
      // Within a circle silence is no end of its own.
      if (edge.to === "unknown" && held.lineage.from.length > 0) continue;
      edges.set(`${from} ${edge.to} ${edge.kind}`, edge);
      const node = said.nodes.find(({ id }) => id === edge.to);
      if (node !== undefined && !nodes.has(node.id)) nodes.set(node.id, node);
    }
  };
  for (const one of told) add(`record:${one.id}`, one.place, one.held);
  const led = new Set([...reach.steps.values()].flatMap((steps) => steps.map(({ to }) => to)));
  for (const place of reach.steps.keys()) {
    if (own.has(place) || !led.has(place)) continue;
    nodes.set(place, {
      id: place,
      kind: place.startsWith("list:") ? "list" : "record",
      name: labelOf(place),
    });
    add(place, place, lineages.holdsAt(place));
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

/** @example lineageGraph({ facts, accounts: victim.records, counted: victim.credited, resolvePlace }) */
export function lineageGraph(input: LineageGraphInput): LineageGraph {
  const reader = read(input);
  const { told, lineages } = reader;
  const reach = reachOf(lineages, new Map(told.map(({ place, held }) => [place, held])));
  const counted = told.filter((one) => one.counted);
  const chosen = new Set(standForOrigins(counted).map(({ id }) => id));
  const standing = counted.filter(({ id }) => chosen.has(id));
  const pairs = sourcePairs(told);
  const accounts = told.map((one): LineageAccount => {
    const ends = endsOf(one, reach.circles);
    return {
      id: one.id,
      list: one.list,
      label: one.label,
      counted: one.counted,
      adds: standing.includes(one),
      why: whysOf(one, standing, reach, ends),
      ends,
      from: one.held.lineage.from,
    };
  });
  const { known, unknown } = countOrigins(counted);
  return {
    accounts,
    ...drawn(reader, reach),
    circles: circlesOf(reader, reach),
    values: valuesOf(told, reader.labelOf),
    valueCircles: valueCirclesOf(told, lineages, reader.labelOf),
    perhapsSame: pairs.filter(({ effective }) => !effective),
    attested: pairs.filter(({ effective }) => effective),
    origins: { known, unknown },
  };
}
