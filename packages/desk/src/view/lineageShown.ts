/**
 * Why a person's accounts are as many origins as they are, as it is shown: `lineageGraph` of the desk's facts,
 * and who may attest (J3, T3).
 *
 * Pseudonymous ids only, as lineages hold them: who a source is lies sealed (J18). Cost: that of the graph.
 */
import { assertionField, type PersonFact, sourceClass } from "@daftar/model";
import { gazetteer } from "@daftar/names";
import {
  CIRCLE_COUNTS,
  EDGE_KINDS,
  type LineageGraph,
  lineageGraph,
  NODE_KINDS,
  TELLS,
  VALUE_SAID,
  type Victim,
  WHYS,
} from "@daftar/toll";
import { z } from "zod";
import { countedDecisions } from "./counted.ts";
import type { DeskView } from "./view.ts";

const ids = z.array(z.string());
/** One entry for each of two sources, in the order of `sources`. */
const sides = z.object({ first: ids, second: ids });

const pairShown = z.object({
  sources: ids,
  sourceClass,
  places: ids,
  overlap: z.object({ from: z.string(), to: z.string() }),
  accounts: sides,
  /** Accounts on which `lineage` can say that the two differ, and leave all else as it is. */
  attestable: sides,
  said: z.boolean(),
  effective: z.boolean(),
  wouldAdd: z.boolean(),
  tells: z.array(z.object({ code: z.enum(TELLS), words: z.string() })),
  words: z.string(),
});

export const lineageShown = z.object({
  origins: z.object({ known: z.number(), unknown: z.boolean() }),
  accounts: z.array(
    z.object({
      record: z.string(),
      list: z.string(),
      label: z.string(),
      counted: z.boolean(),
      adds: z.boolean(),
      why: z.array(
        z.object({
          code: z.enum(WHYS),
          account: z.string().nullable(),
          name: z.string().nullable(),
          words: z.string(),
        }),
      ),
      ends: ids,
      from: ids,
    }),
  ),
  nodes: z.array(z.object({ id: z.string(), kind: z.enum(NODE_KINDS), name: z.string().nullable() })),
  edges: z.array(z.object({ from: z.string(), to: z.string(), kind: z.enum(EDGE_KINDS) })),
  circles: z.array(
    z.object({
      id: z.string(),
      members: ids,
      accounts: ids,
      counts: z.enum(CIRCLE_COUNTS),
      words: z.string(),
    }),
  ),
  /** Single values that come from elsewhere than their accounts. */
  values: z.array(
    z.object({
      record: z.string(),
      field: assertionField,
      said: z.enum(VALUE_SAID),
      from: ids,
      origins: ids,
      known: z.boolean(),
      oneWith: ids,
      words: z.string(),
    }),
  ),
  /** Values of one field that go back to one another. */
  valueCircles: z.array(
    z.object({ field: assertionField, members: ids, known: z.boolean(), words: z.string() }),
  ),
  perhapsSame: z.array(pairShown),
  attested: z.array(pairShown),
  /** Custodians of this desk whose key is in force: only their word tells two sealed sources apart. */
  mayAttest: ids,
});

function pairOf({ sources, places, accounts, attestable, tells, ...rest }: LineageGraph["attested"][number]) {
  return {
    ...rest,
    sources: [...sources],
    places: [...places],
    accounts: { first: [...accounts[0]], second: [...accounts[1]] },
    attestable: { first: [...attestable[0]], second: [...attestable[1]] },
    tells: tells.map((one) => ({ ...one })),
  };
}

const custodian = ({ roles, revoked }: PersonFact): boolean => roles.includes("custodian") && !revoked;

export function lineageOfVictim(
  { facts, scope }: DeskView,
  { records, credited }: Victim,
): z.infer<typeof lineageShown> {
  const graph = lineageGraph({
    facts: { ...facts, decisions: countedDecisions(facts.decisions) },
    accounts: records,
    counted: credited,
    resolvePlace: scope === null ? () => ({ city: null, province: null }) : gazetteer(scope.area).resolve,
  });
  const { accounts, nodes, edges, circles, values, valueCircles, perhapsSame, attested, origins } = graph;
  return {
    origins: { ...origins },
    accounts: accounts.map(({ id, why, ends, from, ...rest }) => ({
      ...rest,
      record: id,
      why: why.map((one) => ({ ...one })),
      ends: [...ends],
      from: [...from],
    })),
    nodes: nodes.map((node) => ({ ...node })),
    edges: edges.map((edge) => ({ ...edge })),
    circles: circles.map(({ members, accounts: of, ...rest }) => ({
      ...rest,
      members: [...members],
      accounts: [...of],
    })),
    values: values.map(({ account, from, origins: ends, oneWith, ...rest }) => ({
      ...rest,
      record: account,
      from: [...from],
      origins: [...ends],
      oneWith: [...oneWith],
    })),
    valueCircles: valueCircles.map(({ members, ...rest }) => ({ ...rest, members: [...members] })),
    perhapsSame: perhapsSame.map(pairOf),
    attested: attested.map(pairOf),
    mayAttest: facts.people
      .filter(custodian)
      .map(({ person }) => person)
      .sort(),
  };
}
