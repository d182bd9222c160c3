/**
 * The six lists of the practice data: what each is, how it was gathered and what it copies, as the
 * declarations that a desk would make (J3, J4, J21).
 */
import type { Lineage, OpBody, SourceClass } from "@daftar/model";
import { UNKNOWN_LINEAGE } from "@daftar/model";
import { practiceScope } from "../place/practiceScope.ts";
import {
  familyForms,
  hospitalLedger,
  type ListFormat,
  mediaList,
  officialList,
  rightsGroup,
  witnessForms,
} from "./rows.ts";

export interface PracticeList {
  readonly name: string;
  /** Path below the folder that `simulate` writes. */
  readonly file: string;
  /** The first letters of its rows' ids. */
  readonly prefix: string;
  readonly title: string;
  readonly kind: SourceClass;
  readonly edition: { readonly label: string; readonly extent: "full" | "partial" };
  readonly coverage: OpBody<"coverage">;
}

interface Entry {
  readonly name: string;
  readonly letter: string;
  readonly title: string;
  readonly kind: SourceClass;
  readonly format: ListFormat;
  readonly howGathered: string;
  readonly lineage: Partial<Lineage>;
  readonly copies: readonly string[];
  readonly onePerPerson: boolean;
}

/** In the order in which `--lists` takes them. */
const ENTRIES: readonly Entry[] = [
  {
    name: "hospital-ledger",
    letter: "H",
    title: "Ledger of the invented hospitals of Sarvand",
    kind: "hospital",
    format: hospitalLedger,
    howGathered: "pages of hospital ledgers, in Persian, photographed by staff",
    lineage: { origin: "practice-hospitals", direct: true },
    copies: [],
    onePerPerson: true,
  },
  {
    name: "rights-group",
    letter: "R",
    title: "List of an invented rights group",
    kind: "rights-group",
    format: rightsGroup,
    howGathered: "interviews by telephone, written in Latin letters",
    lineage: { origin: "practice-rights-interviews", direct: false },
    copies: [],
    onePerPerson: false,
  },
  {
    name: "official-list",
    letter: "O",
    title: "List of an invented public office",
    kind: "official",
    format: officialList,
    howGathered: "register of deaths kept by the office; no dates or places; some rows stand twice",
    lineage: { origin: "practice-office-register", body: "practice-office", direct: true },
    copies: [],
    onePerPerson: false,
  },
  {
    name: "witness-forms",
    letter: "W",
    title: "Forms filled in by invented witnesses",
    kind: "witness",
    format: witnessForms,
    howGathered: "forms of people who saw a death; names partial, ages guessed",
    lineage: { origin: "practice-witnesses", direct: true },
    copies: [],
    onePerPerson: false,
  },
  {
    name: "family-forms",
    letter: "F",
    title: "Forms filled in by invented families",
    kind: "family",
    format: familyForms,
    howGathered: "forms of relatives; some withhold the family name",
    lineage: { origin: "practice-families", direct: true, sawThemself: true },
    copies: [],
    onePerPerson: false,
  },
  {
    name: "media-list",
    letter: "M",
    title: "List kept by an invented news site",
    kind: "media",
    format: mediaList,
    howGathered: "put together from other lists, which the column `quotes` names, and some own reporting",
    lineage: { from: ["list:hospital-ledger", "list:rights-group", "list:witness-forms"], direct: false },
    copies: ["hospital-ledger", "rights-group", "witness-forms"],
    onePerPerson: false,
  },
];

/** How each list writes its rows, in list order. */
export const FORMATS: readonly ListFormat[] = ENTRIES.map(({ format }) => format);

/**
 * The first lists of the practice data, with what a desk declares of each.
 *
 * @param lists how many; 2 to 6
 * @throws RangeError outside these bounds
 */
export function practiceLists(lists = ENTRIES.length): PracticeList[] {
  if (!Number.isInteger(lists) || lists < 2 || lists > ENTRIES.length) {
    throw new RangeError(`lists must be whole, 2 to ${ENTRIES.length}; it is ${lists}`);
  }
  const scope = practiceScope();
  return ENTRIES.slice(0, lists).map((entry) => ({
    name: entry.name,
    file: `lists/${entry.name}.csv`,
    prefix: `PRACTICE-${entry.letter}-`,
    title: entry.title,
    kind: entry.kind,
    edition: { label: "practice-1", extent: "full" },
    coverage: {
      list: entry.name,
      window: { from: scope.window.from, to: scope.laterDeathsUntil },
      provinces: [],
      populations: [...scope.populations],
      howGathered: `${entry.howGathered} (invented)`,
      copies: [...entry.copies],
      askedOthers: false,
      aggregator: entry.copies.length > 0,
      onePerPerson: entry.onePerPerson,
      lineage: { ...UNKNOWN_LINEAGE, sourceClass: entry.kind, ...entry.lineage },
    },
  }));
}
