/**
 * What a run learns of its pairs: chances of strangers, levels of all candidates, and from them all figures.
 *
 * Source: `model/`. Cost: as `comparePairs.ts` and `fit.ts`.
 */
import type { Candidates } from "../block/candidates.ts";
import type { FieldSet } from "../compare/fieldSet.ts";
import { frequenciesOf, type SharedFrequency, sharedFrequency } from "../compare/frequency.ts";
import type { Levels } from "../compare/levels.ts";
import type { Columns } from "../encode/columns.ts";
import type { Customs } from "../encode/customs.ts";
import { cellsToLearnFrom } from "../model/cells.ts";
import { chanceLevels } from "../model/chance.ts";
import { type ComparedPairs, comparePairs } from "../model/comparePairs.ts";
import type { Competition } from "../model/compete.ts";
import { type Fit, fit } from "../model/fit.ts";
import { identifyRelatives } from "../model/identifyRelatives.ts";
import type { ListPairs } from "../model/listPairs.ts";
import { heldFigures } from "../model/override.ts";
import { fieldParameters, type LinkParameters, milliBits } from "../model/parameters.ts";
import { LN2 } from "../model/weigh.ts";
import { linkageCodeVersion } from "../version.ts";
import type { LinkOptions } from "./linkOptions.ts";

interface Learnt {
  readonly parameters: LinkParameters;
  readonly compared: ComparedPairs;
  readonly shared: SharedFrequency;
}

export function learn(
  columns: Columns,
  fields: FieldSet,
  levels: Levels,
  found: Candidates,
  competition: Competition,
  kinds: ListPairs,
  options: LinkOptions,
  customs: Customs,
): Learnt {
  const { size } = columns;
  const progress = options.progress ?? (() => {});
  const held = options.override ? heldFigures(options.override, fields, kinds.names) : null;
  const frequencies = options.model?.frequencies ?? frequenciesOf(columns);
  const shared = sharedFrequency(columns, frequencies, fields);
  const strangers = options.model
    ? fields.names.map((name, at) =>
        Float64Array.from(
          options.model?.fields[name]?.strangers ?? fields.rules[at]!.u.map(milliBits),
          (bits) => Math.exp((bits / 1000) * LN2),
        ),
      )
    : chanceLevels(fields, size, levels.ofMany, options.seed).map(
        (own, field) => held?.strangers[field] ?? own,
      );
  // As the parameters will hold them, so that a later run with them weighs the same.
  const strangersTop = strangers.map((chances) => milliBits(chances.at(-1) ?? 1) / 1000);
  const compared = comparePairs(found, fields, levels.ofMany, shared, strangersTop, (done) =>
    progress({ what: "pairs compared", done, total: found.left.length }),
  );
  if (options.model) return { parameters: options.model, compared, shared };
  const cells = cellsToLearnFrom(compared, kinds, competition);
  const fitted = (relatives: boolean): Fit =>
    fit(
      fields,
      compared,
      cells,
      strangers,
      size,
      kinds,
      competition,
      (done, of) => progress({ what: "rounds of learning", done, total: of }),
      relatives,
      held,
    );
  const three = fitted(true);
  const asked = identifyRelatives(fields, three, compared.left.length, kinds.count);
  const relatives = { ...asked, identified: options.override?.relatives ?? asked.identified };
  const learnt = relatives.identified ? three : fitted(false);
  return {
    compared,
    shared,
    parameters: {
      code: linkageCodeVersion,
      seed: options.seed,
      ...customs,
      priors: kinds.names.map((names, kind) => ({
        lists: names,
        match: Math.round(1000 * learnt.priorMatch[kind]!),
        relatives: Math.round(1000 * learnt.priorKin[kind]!),
      })),
      relatives,
      fields: fieldParameters(fields, learnt.match, learnt.relatives, strangers),
      frequencies,
    },
  };
}
