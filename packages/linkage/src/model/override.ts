/**
 * What a model file says instead of what would be learnt; all it leaves out is learnt as ever.
 *
 * Figures are as in `LinkParameters`: whole thousandths of log2 of a chance, worst level first. What a person or an
 * earlier run has fixed is held through the whole fit, so that the rest is learnt beside it. Cost: constant.
 */
import type { FieldSet } from "../compare/fieldSet.ts";
import { FIELD_NAMES, ruleOf, textFieldName } from "../compare/fields.ts";
import type { Correction } from "../label/correction.ts";
import type { LinkParameters } from "./parameters.ts";
import { LN2 } from "./weigh.ts";

export interface ModelFile {
  /** 1000·log2 of the odds that two rows of these lists are one person, or relatives. */
  readonly priors?:
    | readonly {
        readonly lists: readonly [string, string] | null;
        readonly match?: number | undefined;
        readonly relatives?: number | undefined;
      }[]
    | undefined;
  readonly fields?:
    | Readonly<
        Record<
          string,
          {
            readonly match?: readonly number[] | undefined;
            readonly relatives?: readonly number[] | undefined;
            readonly strangers?: readonly number[] | undefined;
          }
        >
      >
    | undefined;
  /** Whether there is a class of relatives; left out, the data are asked. */
  readonly relatives?: boolean | undefined;
  /** Probability from which a joined pair needs no second look, and from which an unjoined one waits for people. */
  readonly sure?: number | undefined;
  readonly grey?: number | undefined;
  /** How many rows two rows' agreement may be shared with by chance to be compared (decision 0034). */
  readonly partners?: number | undefined;
  readonly patronymicLists?: readonly string[] | undefined;
  /** What weights are corrected by; null: by nothing, whatever labels show. Left out, labels decide. */
  readonly correction?: Correction | null | undefined;
}

/** Names and numbers of levels that a model file may speak of; null where there is no such field. */
export function levelsOfField(name: string): number | null {
  const known = FIELD_NAMES.some((field) => field === name) || name.startsWith(textFieldName(""));
  return known ? ruleOf(name).levels.length : null;
}

/** Figures held through the fit; null where they are learnt. */
export interface HeldFigures {
  readonly match: readonly (Float64Array | null)[];
  readonly relatives: readonly (Float64Array | null)[];
  readonly strangers: readonly (Float64Array | null)[];
  /** Bits for each pair of lists. */
  readonly priorMatch: readonly (number | null)[];
  readonly priorKin: readonly (number | null)[];
}

export function heldFigures(
  override: ModelFile,
  fields: FieldSet,
  kinds: readonly (readonly [string, string] | null)[],
): HeldFigures {
  const table = (kind: "match" | "relatives" | "strangers"): (Float64Array | null)[] =>
    fields.names.map((name) => {
      const milliBits = override.fields?.[name]?.[kind];
      return milliBits === undefined
        ? null
        : Float64Array.from(milliBits, (bits) => Math.exp((bits / 1000) * LN2));
    });
  const keyOf = (lists: readonly [string, string] | null): string =>
    lists === null ? "" : JSON.stringify([...lists].sort());
  // Where lists are many, the first of two nameless priors is for pairs within a list, the second across.
  const nameless = override.priors?.filter(({ lists }) => lists === null) ?? [];
  const prior = (kind: "match" | "relatives"): (number | null)[] =>
    kinds.map((names, at) => {
      const own =
        names === null
          ? nameless[at]
          : override.priors?.find(({ lists }) => lists !== null && keyOf(lists) === keyOf(names));
      const milliBits = own?.[kind];
      return milliBits === undefined ? null : milliBits / 1000;
    });
  return {
    match: table("match"),
    relatives: table("relatives"),
    strangers: table("strangers"),
    priorMatch: prior("match"),
    priorKin: prior("relatives"),
  };
}

/**
 * The model of a run, to be given to another. Without the tables of common names, which are made of the accounts
 * themselves and counted anew.
 */
export function modelFileOf(
  { priors, fields, relatives, patronymicLists, correction }: LinkParameters,
  told: ModelFile,
  { sure, grey }: { readonly sure: number; readonly grey: number },
): ModelFile {
  return {
    ...(told.partners === undefined ? {} : { partners: told.partners }),
    sure: told.sure ?? sure,
    grey: told.grey ?? grey,
    relatives: relatives.identified,
    patronymicLists,
    priors,
    fields,
    ...(correction === undefined ? {} : { correction }),
  };
}
