/**
 * Count accounts of the practice crackdown: numbers of dead without a record each (J2).
 *
 * Drawn from the truth, with the gaps such accounts have: hospitals count the bodies they saw, a cemetery
 * the burials it held, an insider passes on a province's figure as a range. What is `whole` never starts
 * above the true number, so that a toll made of true accounts holds the truth. Cost: linear in victims.
 */
import { type CountAccount, countAccount, type SourceClass, UNKNOWN_LINEAGE } from "@daftar/model";
import type { Rng } from "@daftar/numeric";
import type { SimulatedVictim } from "../people/victims.ts";
import { NIGHTS, practiceScope } from "../place/practiceScope.ts";

export interface PracticeCount {
  /** `PRACTICE-C-…` */
  readonly id: string;
  /** The list of counts it came with: hospitals, cemetery or insider. */
  readonly list: "hospital-counts" | "cemetery-counts" | "insider-counts";
  readonly kind: SourceClass;
  readonly account: CountAccount;
  /** Invented source identity, to be sealed like a real one (J18). */
  readonly reportedBy: string;
}

interface Plan {
  readonly list: PracticeCount["list"];
  readonly kind: SourceClass;
  readonly province: string;
  readonly city: string | null;
  readonly whatCounted: CountAccount["whatCounted"];
  readonly extent: CountAccount["extent"];
  /** Part of the true number that the source knows of, from and to. */
  readonly knows: readonly [low: number, high: number];
  readonly worded: (low: number, high: number) => string;
}

const PLANS: readonly Plan[] = [
  {
    list: "hospital-counts",
    kind: "hospital",
    province: "arvandis",
    city: "mirvanak",
    whatCounted: "bodies-seen",
    extent: "partial",
    knows: [0.3, 0.45],
    worded: (low) => `${low} bodies in the cold room over the three nights`,
  },
  {
    list: "hospital-counts",
    kind: "hospital",
    province: "kuhmand",
    city: "karvanesh",
    whatCounted: "registered",
    extent: "partial",
    knows: [0.35, 0.5],
    worded: (low, high) => `between ${low} and ${high} deaths in the register`,
  },
  {
    list: "cemetery-counts",
    kind: "cemetery",
    province: "arvandis",
    city: "zarkuna",
    whatCounted: "buried",
    extent: "whole",
    knows: [0.9, 1.05],
    worded: (low, high) => `${low} to ${high} graves dug since the first night`,
  },
  {
    list: "cemetery-counts",
    kind: "cemetery",
    province: "navaris",
    city: "navakand",
    whatCounted: "buried",
    extent: "whole",
    knows: [0.85, 1.1],
    worded: (low, high) => `at least ${low}, perhaps ${high} burials`,
  },
  {
    list: "insider-counts",
    kind: "insider",
    province: "talavar",
    city: null,
    whatCounted: "told",
    extent: "whole",
    knows: [0.8, 1.2],
    worded: (low, high) => `${low} to ${high} for the province, in an internal report`,
  },
  {
    list: "insider-counts",
    kind: "insider",
    province: "arvandis",
    city: null,
    whatCounted: "told",
    extent: "whole",
    knows: [0.7, 1.25],
    worded: (low, high) => `${low} to ${high} for the province, read out at a meeting`,
  },
];

/** Count accounts of the places that have any dead. */
export function practiceCounts(victims: readonly SimulatedVictim[], rng: Rng): PracticeCount[] {
  const { window } = practiceScope();
  return PLANS.flatMap((plan, at) => {
    const dead = victims.filter(
      (victim) =>
        victim.city.province === plan.province &&
        (plan.city === null || victim.city.id === plan.city) &&
        victim.deathDate <= window.to,
    ).length;
    // Drawn even where nobody died, so that one place's dead do not change another's count.
    const jitter = 0.95 + 0.05 * rng.uniform();
    if (dead === 0) return [];
    const low = Math.floor(dead * plan.knows[0] * jitter);
    const high = Math.max(low, Math.ceil(dead * plan.knows[1]));
    return [
      {
        id: `PRACTICE-C-${String(at + 1).padStart(2, "0")}`,
        list: plan.list,
        kind: plan.kind,
        account: countAccount.parse({
          place: { province: plan.province, city: plan.city, incident: null },
          window: { from: NIGHTS[0], to: window.to },
          low,
          high,
          asWorded: plan.worded(low, high),
          whatCounted: plan.whatCounted,
          extent: plan.extent,
          includes: [],
          lineage: {
            ...UNKNOWN_LINEAGE,
            origin: `practice-${plan.kind}-${plan.city ?? plan.province}`,
            direct: plan.kind !== "insider",
            sourceClass: plan.kind,
          },
        } satisfies CountAccount),
        reportedBy: `invented ${plan.kind} source ${at + 1}`,
      },
    ];
  });
}

export const COUNT_COLUMNS = [
  "invented",
  "id",
  "list",
  "source_class",
  "province",
  "city",
  "window_from",
  "window_to",
  "low",
  "high",
  "as_worded",
  "what_counted",
  "extent",
  "origin",
  "direct",
  "reported_by",
] as const;

/** The row of `counts.csv` for one count account. */
export function countCells({ id, list, kind, account, reportedBy }: PracticeCount): string[] {
  return [
    "true",
    id,
    list,
    kind,
    account.place.province ?? "",
    account.place.city ?? "",
    account.window.from,
    account.window.to,
    String(account.low),
    String(account.high),
    account.asWorded,
    account.whatCounted,
    account.extent,
    account.lineage.origin ?? "",
    String(account.lineage.direct),
    reportedBy,
  ];
}
